const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const MARKS = /\p{M}/gu
const ZERO_WIDTH = /\p{Cf}/gu
const SPACES = /[\p{Cc}\s]+/gu
const ASCII = /^[\x20-\x7e]*$/
/** Nothing to tidy: most cells are numbers and codes. */
const TIDY = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

/** Text as received, in composed form, without invisible characters and with single spaces. */
export function tidyText(raw: string): string {
  if (TIDY.test(raw)) return raw
  return raw.replace(ZERO_WIDTH, '').replace(SPACES, ' ').trim().normalize('NFC')
}

/** Lower case, and every character that is drawn like đ read as đ: eth (Ð ð) and the African letter (Ɖ ɖ). */
function lowered(text: string): string {
  return text.toLowerCase().replace(/[ðɖ]/g, 'đ')
}

/**
 * A form in which hòa and hoà, thủy and thuỷ are the same text: lower case, the tone of each syllable moved to its end
 * (domain notes §6.2). For comparing only; it is not meant to be read.
 */
export function toneAtSyllableEnd(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return lowered(text)
    .normalize('NFD')
    .replace(/[^\s]+/g, moveTones)
    .normalize('NFC')
}

function moveTones(syllable: string): string {
  const tones = syllable.match(TONES)
  return tones === null ? syllable : syllable.replace(TONES, '') + tones.join('')
}

/** Lower case without any mark, đ as d. What differs only in marks becomes the same text, Văn Lang and Văn Lăng too. */
export function withoutMarks(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : lowered(text).normalize('NFD').replace(MARKS, '').replace(/đ/g, 'd')
}

/** Every run of characters that are neither letters nor digits read as one space. */
export function wordsOnly(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
}
