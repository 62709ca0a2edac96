import { decodeLegacy } from './decode-legacy.ts'
import type { LegacyEncoding } from './legacy-encoding.ts'
import { TCVN3_TABLE } from './tcvn3-table.ts'
import { VNI_TABLE } from './vni-table.ts'
import { VPS_TABLE } from './vps-table.ts'

/** The code of each letter; where several spellings decode to it (VNI), the one that typing gives. */
const CODES: Readonly<Record<LegacyEncoding, ReadonlyMap<string, string>>> = {
  tcvn3: codesOf(TCVN3_TABLE),
  vni: codesOf(VNI_TABLE),
  vps: codesOf(VPS_TABLE),
}

function codesOf(table: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  for (const [code, letter] of table) if (!codes.has(letter) || isOneCase(code)) codes.set(letter, code)
  return codes
}

function isOneCase(code: string): boolean {
  return code === code.toLowerCase() || code === code.toUpperCase()
}

/**
 * `text` in a legacy encoding, one Latin-1 character a byte: `Buffer.from(encodeLegacy(…), 'latin1')` are its bytes.
 * For capitals with a tone, which TCVN3 lacks, write the text in small letters and a capital font (`.VnTimeH`).
 * @throws RangeError for a letter that the encoding cannot write.
 */
export function encodeLegacy(encoding: LegacyEncoding, text: string): string {
  let encoded = ''
  for (const letter of text.normalize('NFC')) {
    const code = codeOf(encoding, letter)
    if (code === null) throw new RangeError(`${encoding} has no code for U+${letter.codePointAt(0)?.toString(16)}`)
    encoded += code
  }
  return encoded
}

/** True when every letter of `text` has a code. */
export function canEncodeLegacy(encoding: LegacyEncoding, text: string): boolean {
  for (const letter of text.normalize('NFC')) if (codeOf(encoding, letter) === null) return false
  return true
}

function codeOf(encoding: LegacyEncoding, letter: string): string | null {
  const code = CODES[encoding].get(letter)
  if (code !== undefined) return code
  // What lies free in TCVN3 among the letters is drawn by no font: "Á" is no code for "Á".
  const limit = encoding === 'tcvn3' ? 0xc0 : 0x100
  return letter.charCodeAt(0) < limit && decodeLegacy(encoding, letter) === letter ? letter : null
}
