import { expect, it } from 'vitest'
import { eachExclusionRemoves } from '../each-exclusion.ts'
import { onEachDialect } from '../on-each-dialect.ts'
import { WORKER, YEAR } from '../scene.ts'

onEachDialect('rule R08b', (play) => {
  const income = 100_000_000
  const leadWith = async (employment: Record<string, unknown>) => {
    const { leads } = await play({ employment: { income_vnd: income, ...employment } })
    return leads[leads.length - 1]?.split(' ')[0]
  }

  it('finds a worker from whom insurance was deducted and who is in no roll, before any other worker rule', async () => {
    const { findings } = await play({
      employment: { deduction_vnd: 10_080_000 },
      insured: [{ person: WORKER, kind: 'voluntary', ...YEAR }],
    })
    expect(findings.find((row) => row.person_id === WORKER)).toMatchObject({
      rule_id: 'R08b',
      priority: 0,
      class: 'partly_covered',
    })
  })

  it('names the sum that was deducted', async () => {
    const { findings } = await play({ employment: { deduction_vnd: 10_080_000 } })
    expect(findings.find((row) => row.rule_id === 'R08b')?.reason).toContain('bảo hiểm được trừ 10.080.000 đ')
  })

  const deductions: readonly (readonly [string, number, string])[] = [
    ['nothing', 0, 'R08'],
    ['the health share, 1.5 %', 1_500_000, 'R08'],
    ['2 % of the income', 2_000_000, 'R08'],
    ['a dong more than 2 %', 2_000_001, 'R08b'],
    ['10.5 %', 10_500_000, 'R08b'],
  ]
  for (const [what, deduction_vnd, rule] of deductions)
    it(`${what} deducted is ${rule}`, async () => expect(await leadWith({ deduction_vnd })).toBe(rule))

  it('measures a high income by the cap: health insurance alone never exceeds 1.5 % of it', async () => {
    expect(await leadWith({ income_vnd: 1_200_000_000, deduction_vnd: 12_000_000 })).toBe('R08b')
  })

  it('counts the worker for the employer’s case', async () => {
    const { findings } = await play({ employment: { deduction_vnd: 10_000_000 } })
    expect(findings.map(({ rule_id }) => rule_id)).toContain('R08b')
    expect(findings.find((row) => row.rule_id === 'R02')).toMatchObject({ workers: 1 })
  })
})

eachExclusionRemoves('R08b', { employment: { deduction_vnd: 9_000_000 } })
