/** What a cell of an identifier column says once everything that is not part of the identifier is taken away. */
export type IdentifierText =
  | { readonly kind: 'digits'; readonly digits: string; readonly cleaned: boolean; readonly letters: boolean }
  | { readonly kind: 'empty' | 'scientific' | 'characters' }

const PLAIN_DIGITS = /^\d+$/
const SCIENTIFIC = /^\d+(?:[.,]\d*)?e[+-]?\d+$/i
// A number that a program wrote as a fraction: 303217354.0. With two groups it would be a thousands separator.
const FRACTION_OF_ZERO = /^(\d+)[.,]0{1,2}$/
const GROUPED_BY_COMMA = /^\d{1,3}(?:,\d{3})+$/
const SEPARATORS = /[\s'’‘`´".\-‐‑‒–—−_/]/g
const INVISIBLE = /[\p{Cc}\p{Cf}\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/gu
const NOTHING =
  /^(?:[\s\p{P}\p{S}]*|n\/?a|#n\/a|null|none|nil|kh[oô]ng(?: c[oó])?|ch[uư]a (?:c[oó]|c[aấ]p)|tr[oố]ng)$/iu

/** Text in compatibility form (full-width digits become plain ones) without invisible characters or outer spaces. */
export function visibleText(raw: string): string {
  return raw.replace(INVISIBLE, ' ').normalize('NFKC').trim()
}

/** True for an empty cell and for the ways people write that there is nothing: "-", "N/A", "không có". */
export function saysNothing(raw: string): boolean {
  return NOTHING.test(visibleText(raw))
}

/** True for a number that a spreadsheet has cut to its leading digits, such as 7.9E+10: the rest cannot be known. */
export function isScientific(raw: string): boolean {
  return SCIENTIFIC.test(visibleText(raw).replace(/[\s']/g, ''))
}

/**
 * The digits of a cell. `cleaned`: separators inside were removed; `letters`: O and l stood for 0 and 1,
 * which the caller may believe only when its own checks pass.
 */
export function identifierDigits(raw: string): IdentifierText {
  const trimmed = raw.trim()
  if (PLAIN_DIGITS.test(trimmed)) return { kind: 'digits', digits: trimmed, cleaned: false, letters: false }
  if (saysNothing(raw)) return { kind: 'empty' }
  if (isScientific(raw)) return { kind: 'scientific' }
  const text = visibleText(raw)
  const whole = FRACTION_OF_ZERO.exec(text)?.[1] ?? (GROUPED_BY_COMMA.test(text) ? text.replaceAll(',', '') : text)
  const compact = whole.replace(SEPARATORS, '')
  if (PLAIN_DIGITS.test(compact)) return { kind: 'digits', digits: compact, cleaned: true, letters: false }
  const read = compact.replace(/[oO]/g, '0').replace(/[lI|]/g, '1')
  // Some letters among digits are slips of a typist or a scanner; mostly letters is another kind of text.
  const replaced = [...compact].filter((character) => !PLAIN_DIGITS.test(character)).length
  if (PLAIN_DIGITS.test(read) && replaced * 2 <= read.length)
    return { kind: 'digits', digits: read, cleaned: true, letters: true }
  return { kind: 'characters' }
}
