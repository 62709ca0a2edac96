import { withoutMarks, wordsOnly } from './vietnamese-text.ts'

/** How a household business pays tax: by its own declarations, or a lump sum that the tax office sets. */
export type TaxMethod = 'declares' | 'lump_sum'

/** The method that a text means; null where it says none. */
export function taxMethodOf(text: string): TaxMethod | null {
  const words = wordsOnly(withoutMarks(text))
  if (/\bkhoan\b/.test(words)) return 'lump_sum'
  return /\bke khai\b|\btu khai\b/.test(words) ? 'declares' : null
}
