import type { LegacyEncoding } from './legacy-encoding.ts'
import { TCVN3_TABLE } from './tcvn3-table.ts'
import { VNI_TABLE } from './vni-table.ts'
import { VPS_TABLE } from './vps-table.ts'
import { byteOfLetter, windows1252Letter } from './windows-1252.ts'

/** Characters that a decoding may have to change; text without any is returned as it is. */
const TOUCHED: Readonly<Record<LegacyEncoding, RegExp>> = {
  tcvn3: /[\u0080-\u00ff\u03bc]/,
  vni: /[\u0080-\u00ff]/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: VPS writes capital letters as control characters.
  vps: /[\u0002-\u0006\u0010-\u0015\u0019\u001c\u001d]|[^\u0000-\u007f]/,
}

const VNI_CODE = /[AEOUYaeouyÔôÖö][ÀÁÂÃÄÅÈÉÊËÏÕØÙÚÛÜàáâãäåèéêëïõøùúûü]|[\u0080-\u00ff]/g

/**
 * Unicode text (NFC) of text in a legacy encoding. `text` holds one character a byte, as Latin-1 or as windows-1252 reads it; characters that
 * neither can hold are Unicode already and stay. What shows in a capital font is a capital: that is the caller's to do.
 */
export function decodeLegacy(encoding: LegacyEncoding, text: string): string {
  if (!TOUCHED[encoding].test(text)) return text
  return DECODERS[encoding](text).normalize('NFC')
}

const DECODERS: Readonly<Record<LegacyEncoding, (text: string) => string>> = {
  tcvn3: (text) => text.replace(/[\u0080-\u00ff\u03bc]/g, tcvn3Letter),
  vni: (text) => text.replace(VNI_CODE, vniLetters),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: VPS writes capital letters as control characters.
  vps: (text) => text.replace(/[\u0000-\u001f]|[^\u0000-\u007f]/g, vpsLetter),
}

/** Some programs turn the micro sign U+00B5, TCVN3's "à", into the Greek letter that looks the same. */
function tcvn3Letter(code: string): string {
  return TCVN3_TABLE.get(code === '\u03bc' ? '\u00b5' : code) ?? windows1252Letter(code.charCodeAt(0))
}

function vniLetters(code: string): string {
  const letter = VNI_TABLE.get(code)
  if (letter !== undefined) return letter
  if (code.length === 1) return windows1252Letter(code.charCodeAt(0))
  // No pair after all: both stand for themselves, as in "oí".
  return vniLetters(code.charAt(0)) + vniLetters(code.charAt(1))
}

function vpsLetter(code: string): string {
  const byte = byteOfLetter(code)
  if (byte === null) return code
  const latin1 = String.fromCharCode(byte)
  return VPS_TABLE.get(latin1) ?? windows1252Letter(byte)
}
