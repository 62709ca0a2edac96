/** What windows-1252 shows for the bytes 0x80 to 0x9F; the five it leaves free stay the control characters of Latin-1. */
export const WINDOWS_1252_LETTERS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

const BYTES: ReadonlyMap<string, number> = new Map(
  [...WINDOWS_1252_LETTERS].map((letter, index) => [letter, 0x80 + index]),
)

/** The character that windows-1252 shows for a byte: that of Latin-1 but for 0x80 to 0x9F. */
export function windows1252Letter(byte: number): string {
  return WINDOWS_1252_LETTERS[byte - 0x80] ?? String.fromCharCode(byte)
}

/** The byte behind a character of text that was read as Latin-1 or as windows-1252; null for a character of neither. */
export function byteOfLetter(letter: string): number | null {
  const code = letter.charCodeAt(0)
  return code < 0x100 ? code : (BYTES.get(letter) ?? null)
}
