import type { Block, Employer, Person } from './facts.ts'

/** What a month's base on the employer's roll makes, and some more; of who is not on it any sum. */
export function incomeOf(
  { roll, random }: Block,
  person: Person,
  employer: Employer,
  { from, to }: { readonly from?: number | null; readonly to?: number | null },
): number {
  const insured = roll.find(
    (row) =>
      row.person === person && row.unit?.employer === employer && row.base > 0 && row.participation === 'compulsory',
  )
  const months = from == null || to == null ? MONTHS_OF_A_YEAR : to - from + 1
  if (insured === undefined) return 1_000 * months * random.between(6_000, 22_000)
  return 1_000 * Math.round((insured.base * months * random.between(100, 125)) / 100_000)
}

const MONTHS_OF_A_YEAR = 12
