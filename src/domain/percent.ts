/**
 * Percentages as people print them, held against the counts they come from. Reports round, and some truncate (domain notes §8.1): a
 * printed figure agrees when it is within one unit of its last decimal. Shares are always computed from counts, never from one another.
 */
export interface PrintedPercent {
  /** In units of the last decimal: 988 for "98,8 %". */
  readonly units: number
  readonly decimals: number
}

/** `98,8 %`, `95.16%` or `96`; null for anything else. */
export function parsePercent(text: string): PrintedPercent | null {
  const match = /^(\d{1,6})(?:[.,](\d{1,4}))?\s*%?$/.exec(text.normalize('NFKC').trim())
  if (match === null) return null
  const fraction = match[2] ?? ''
  return { units: Number(`${match[1]}${fraction}`), decimals: fraction.length }
}

/** How a printed percentage comes from a count; `within` when neither rounding nor truncating gives it but the tolerance covers it, null when it contradicts. */
export type PercentReading = 'rounded' | 'truncated' | 'within' | null

/**
 * @param part whole number, not negative.
 * @param whole whole number above 0.
 */
export function readPercent({ units, decimals }: PrintedPercent, part: number, whole: number): PercentReading {
  if (whole <= 0 || part < 0) throw new RangeError('readPercent wants a part from 0 on of a whole above 0')
  const [of, scaled] = [BigInt(whole), BigInt(part) * 100n * 10n ** BigInt(decimals)]
  const printed = BigInt(units)
  if ((2n * scaled + of) / (2n * of) === printed) return 'rounded'
  if (scaled / of === printed) return 'truncated'
  const apart = printed * of - scaled
  return apart <= of && apart >= -of ? 'within' : null
}

/** Whether |printed − computed| is at most 0.1 for one decimal, 0.01 for two. */
export function percentAgrees(printed: string, part: number, whole: number): boolean {
  const percent = parsePercent(printed)
  return percent !== null && readPercent(percent, part, whole) !== null
}
