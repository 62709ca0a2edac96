import { contributionCap, contributionFloor, unemploymentCap } from './base-limits.ts'
import { LAW, type PolicyBook } from './book.ts'
import type { WageRegion } from './minimum-wages.ts'
import { shareOf } from './money-share.ts'
import { FOREIGN_WORKER_RATES, WORKER_RATES } from './rates.ts'

export interface DeductionOf {
  /** A foreigner under Điều 2.2 pays no unemployment insurance. */
  readonly foreigner: boolean
  /** Region of the place of work; null: not known, the limits are then the widest. */
  readonly region: WageRegion | null
}

/**
 * What is taken off a worker's wage in a month (domain notes §4.4): 9.5 % · min(max(B, floor), 20·ref) + 1 % · min(B, 20·rmw), in whole đồng.
 * The two shares are added before rounding; half a đồng goes up. A payroll that rounds each fund may differ by a đồng or two.
 *
 * @param base B, whole đồng, not negative.
 * @param month year*12+month-1.
 * @returns undefined where the law of the month is not known here.
 */
export function deductionFor(
  base: number,
  month: number,
  { foreigner, region }: DeductionOf,
  policy: PolicyBook = LAW,
): number | undefined {
  const rates = policy.valueIn(foreigner ? FOREIGN_WORKER_RATES : WORKER_RATES, month)
  const cap = contributionCap(month, policy)
  const floor = contributionFloor(month, region, policy)
  const jobless = unemploymentCap(month, region, policy)
  if (rates === undefined || cap === undefined || floor === undefined || jobless === undefined) return undefined
  const insured = Math.min(Math.max(base, floor), cap)
  const parts = (rates.retirement + rates.sicknessMaternity + rates.accident + rates.health) * insured
  return shareOf(parts + rates.unemployment * Math.min(base, jobless), 1, 1000)
}
