import { decodeLegacy } from './decode-legacy.ts'
import type { LegacyEncoding } from './legacy-encoding.ts'
import { byteOfLetter, WINDOWS_1252_LETTERS } from './windows-1252.ts'

/** What the text of a column may be written in, beside what it was read as. */
export type Reading = LegacyEncoding | 'windows-1258' | 'utf-8' | 'utf-8-twice'

/** Letters that only Unicode has: no legacy text read as Latin-1 holds them, and none of it becomes one. */
const UNICODE_ONLY = /[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]/

/** True for text that cannot be legacy text read as Latin-1. */
export function isUnicodeOnly(text: string): boolean {
  return UNICODE_ONLY.test(text)
}

const WINDOWS_1258 = new TextDecoder('windows-1258')
const LETTERS_1258 = Array.from({ length: 256 }, (_, byte) => WINDOWS_1258.decode(Uint8Array.of(byte)))

/**
 * One letter of UTF-8 whose bytes were read as windows-1252 or Latin-1 (or as windows-1258, which shows Ă for the byte C3) and written as
 * UTF-8 once more.
 */
const FOLLOWING = `[\\u0080-\\u00bf${WINDOWS_1252_LETTERS}]`
const UTF8_AGAIN = new RegExp(
  `[Ă\\u00c2-\\u00df]${FOLLOWING}|[\\u00e0-\\u00ef]${FOLLOWING}{2}|[\\u00f0-\\u00f4]${FOLLOWING}{3}`,
  'g',
)

const DECODERS: Readonly<Record<Reading, (text: string) => string>> = {
  tcvn3: (text) => inCapitals(decodeLegacy('tcvn3', text)),
  vni: (text) => decodeLegacy('vni', text),
  vps: (text) => decodeLegacy('vps', text),
  'windows-1258': (text) => text.replace(/[\u0080-\u00ff]/g, letterOf1258).normalize('NFC'),
  'utf-8': (text) => text.replace(/[\u00c2-\u00f4][\u0080-\u00bf]+/g, lettersOfUtf8).normalize('NFC'),
  'utf-8-twice': (text) => text.replace(UTF8_AGAIN, utf8Again).normalize('NFC'),
}

/**
 * Text (NFC) in the reading of that name. `text` holds one character a byte (Latin-1 or windows-1252). For a legacy encoding, text with letters
 * that only Unicode has is left as it is.
 */
export function readAs(reading: Reading, text: string): string {
  if (reading !== 'utf-8-twice' && UNICODE_ONLY.test(text)) return text
  return DECODERS[reading](text)
}

function letterOf1258(letter: string): string {
  return LETTERS_1258[letter.charCodeAt(0)] as string
}

function lettersOfUtf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** The bytes of one letter, as windows-1252 or Latin-1 shows them. A letter that they do not make stays as it is. */
function utf8Again(letters: string): string {
  const bytes = Array.from(letters, (letter) => (letter === 'Ă' ? 0xc3 : (byteOfLetter(letter) as number)))
  const letter = Buffer.from(bytes).toString('utf8')
  return letter.includes('\ufffd') ? letters : letter
}

/** A capital font draws TCVN3's small letters as capitals: in a text whose other letters are all capitals they are meant so ("NGUYễN"). */
function inCapitals(text: string): string {
  return /[A-ZĐ]{2}/.test(text) && !/[a-z]/.test(text) ? text.toUpperCase() : text
}
