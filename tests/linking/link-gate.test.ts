import { describe, expect, it } from 'vitest'
import { driftChecks, linkRun, precisionChecks } from '../../src/linking/link-gate.ts'
import type { LinkSummary } from '../../src/linking/summary.ts'

const summary = (low: number, sure = 0, sureAgreed = 0): LinkSummary =>
  ({
    records: 1000,
    sizes: { 2: 10, 3: 2 },
    quality: {
      precision: { value: 0.99, low, high: 1 },
      decisions: { decided: sure, agreed: sureAgreed, sure, sureAgreed },
    },
  }) as unknown as LinkSummary
const USUAL = { records: 1000, linked: 26, clusters: 12, largest: 3 }
const nights = (count: number) => Array.from({ length: count }, () => USUAL)

describe('the gate on linkage', () => {
  const PRECISION: readonly (readonly [fact: string, summary: LinkSummary, failed: number])[] = [
    ['passes when the lower end is high enough', summary(0.98), 0],
    ['fails when the lower end is below, whatever the estimate', summary(0.9799), 1],
    ['fails when people part too many of the pairs that the machine is sure of', summary(0.99, 50, 48), 1],
    ['waits for fifty of them', summary(0.99, 49, 0), 0],
    ['passes a night on which nothing was joined', { ...summary(0), quality: null }, 0],
  ]
  for (const [fact, told, failed] of PRECISION)
    it(fact, () => expect(precisionChecks({ min_precision: 0.98 }, told)).toHaveLength(failed))

  it('checks nothing that is not set', () => {
    expect(precisionChecks({}, summary(0))).toEqual([])
    expect(driftChecks({}, { ...USUAL, linked: 900, largest: 50 }, nights(5))).toEqual([])
  })

  it('counts persons and clusters out of the sizes', () => expect(linkRun(summary(1))).toEqual(USUAL))

  const DRIFT = [
    ['passes what is as usual', USUAL, 3, 0],
    ['needs three earlier nights', { ...USUAL, linked: 900, largest: 9 }, 2, 0],
    ['tells a match rate and a mean size that are far off', { ...USUAL, linked: 60 }, 3, 2],
    ['tells a rate that has fallen', { ...USUAL, linked: 10, clusters: 5 }, 3, 1],
    ['tells a largest cluster that is far off', { ...USUAL, largest: 5 }, 3, 1],
  ] as const
  for (const [fact, tonight, earlier, failed] of DRIFT)
    it(fact, () =>
      expect(driftChecks({ max_match_rate_drift: 0.5, max_cluster_drift: 0.5 }, tonight, nights(earlier))).toHaveLength(
        failed,
      ),
    )

  it('says the figures', () =>
    expect(precisionChecks({ min_precision: 0.98 }, summary(0.9712))[0]).toMatch(/97,12 %.*98,00 %/))
})
