import iconv from 'iconv-lite'
import { canEncodeLegacy, encodeLegacy } from './characters/encode-legacy.ts'
import type { LegacyEncoding } from './characters/legacy-encoding.ts'

export type WritableEncoding = 'utf-8' | 'utf-16le' | 'windows-1258' | LegacyEncoding

/** The bytes of text in an encoding, without a mark; null when it has no code for one of the letters. */
export function encodeText(encoding: WritableEncoding, text: string): Buffer | null {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'windows-1258') return windows1258(text)
  return canEncodeLegacy(encoding, text) ? Buffer.from(encodeLegacy(encoding, text), 'latin1') : null
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/

/** A letter with a tone that has no code of its own is a vowel and a mark: "ế" is "ê" and U+0301. */
function windows1258(text: string): Buffer | null {
  let split = ''
  for (const letter of text.normalize('NFC')) {
    if (hasCode(letter)) {
      split += letter
      continue
    }
    const parts = letter.normalize('NFD')
    const tone = TONES.exec(parts)?.[0]
    if (tone === undefined) return null
    const vowel = parts.replace(tone, '').normalize('NFC')
    if (!hasCode(vowel) || !hasCode(tone)) return null
    split += vowel + tone
  }
  return iconv.encode(split, 'windows-1258')
}

const coded = new Map<string, boolean>()

function hasCode(letter: string): boolean {
  const known = coded.get(letter)
  if (known !== undefined) return known
  const found = iconv.decode(iconv.encode(letter, 'windows-1258'), 'windows-1258') === letter
  coded.set(letter, found)
  return found
}
