import type { DuplicateRecord } from './record.ts'
import type { Confidence } from './type.ts'

/** How sure it is that the records are one person's, by the weakest key among them: A for untouched and repaired CCCDs, B for other strong keys, C for names. */
export function confidenceOf(records: readonly DuplicateRecord[]): Confidence {
  const weakest = Math.max(...records.map(({ first }) => first.key_quality))
  return weakest <= 1 ? 'A' : weakest === 2 ? 'B' : 'C'
}

/** The lower of two. */
export function weaker(a: Confidence, b: Confidence): Confidence {
  return a > b ? a : b
}
