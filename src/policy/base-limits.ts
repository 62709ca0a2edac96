import { LAW, type PolicyBook } from './book.ts'
import { REGIONAL_MINIMUM_WAGES, type WageRegion } from './minimum-wages.ts'
import {
  CONTRIBUTION_CAP_MULTIPLE,
  CONTRIBUTION_FLOOR,
  REFERENCE_LEVEL,
  UNEMPLOYMENT_CAP_MULTIPLE,
} from './reference-level.ts'

/** Between which amounts a contribution base counts in a month (year*12+month-1); whole đồng, undefined where the law of the month is not known here. */

/** The most that counts for social and health insurance: twenty reference levels. */
export function contributionCap(month: number, policy: PolicyBook = LAW): number | undefined {
  return product(policy.valueIn(REFERENCE_LEVEL, month), policy.valueIn(CONTRIBUTION_CAP_MULTIPLE, month))
}

/**
 * The least that counts: the reference level from 1/7/2025, the regional minimum wage before. Where the region is not known (null), the
 * lowest of the four, so that nothing is taken for too low that may be right.
 */
export function contributionFloor(
  month: number,
  region: WageRegion | null,
  policy: PolicyBook = LAW,
): number | undefined {
  const kind = policy.valueIn(CONTRIBUTION_FLOOR, month)
  if (kind === undefined) return undefined
  return kind === 'reference_level'
    ? policy.valueIn(REFERENCE_LEVEL, month)
    : minimumWage(month, region, Math.min, policy)
}

/** The most that counts for unemployment insurance: twenty regional minimum wages; the highest of the four where the region is not known. */
export function unemploymentCap(
  month: number,
  region: WageRegion | null,
  policy: PolicyBook = LAW,
): number | undefined {
  return product(minimumWage(month, region, Math.max, policy), policy.valueIn(UNEMPLOYMENT_CAP_MULTIPLE, month))
}

function minimumWage(
  month: number,
  region: WageRegion | null,
  choose: (...wages: number[]) => number,
  policy: PolicyBook,
): number | undefined {
  const wages = policy.valueIn(REGIONAL_MINIMUM_WAGES, month)
  if (wages === undefined) return undefined
  return region === null ? choose(wages.I, wages.II, wages.III, wages.IV) : wages[region]
}

function product(amount: number | undefined, times: number | undefined): number | undefined {
  return amount === undefined || times === undefined ? undefined : amount * times
}
