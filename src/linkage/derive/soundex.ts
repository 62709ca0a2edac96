const CODES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ 1: 'bfpv', 2: 'cgjkqsxz', 3: 'dt', 4: 'l', 5: 'mn', 6: 'r' }).flatMap(([code, letters]) =>
    [...letters].map((letter) => [letter, code]),
  ),
)

/**
 * American Soundex of the letters a–z of a text: one letter and three digits; null when it has none. For names in English spelling;
 * Vietnamese names are compared by syllable instead.
 * @see National Archives (USA), "The Soundex Indexing System".
 */
export function soundex(text: string): string | null {
  const letters = text.toLowerCase().replace(/[^a-z]/g, '')
  const first = letters[0]
  if (first === undefined) return null
  let code = first.toUpperCase()
  let last = CODES[first] ?? ''
  for (const letter of letters.slice(1)) {
    const digit = CODES[letter] ?? ''
    if (digit !== '' && digit !== last) code += digit
    // h and w do not part two letters of one code; a vowel does.
    if (letter !== 'h' && letter !== 'w') last = digit
    if (code.length === 4) break
  }
  return code.padEnd(4, '0')
}
