import { withoutMarks, wordsOnly } from './vietnamese-text.ts'

/** Months after which an employer pays: every month, every quarter or every half-year. */
export type PaymentCycle = 1 | 3 | 6

/** The cycle that a text means; monthly, which is what the law has for employers, where it names none. */
export function paymentCycleOf(text: string): PaymentCycle {
  const words = wordsOnly(withoutMarks(text))
  const number = Number(/\d+/.exec(words)?.[0] ?? Number.NaN)
  if (number === 6 || /\b(?:sau thang|nua nam)\b/.test(words)) return 6
  if (number === 3 || /\b(?:ba thang|quy)\b/.test(words)) return 3
  return 1
}
