import { expect, it } from 'vitest'
import { eachExclusionRemoves } from '../each-exclusion.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { EMPLOYER, month, OTHER, type Scene, WORKER, YEAR } from '../scene.ts'

const abroad = { nationality: 'Hàn Quốc' } as const
const contract = (contract_months: string) => ({ employment: { ...abroad, contract_months } })
const here = { person: WORKER, employer: EMPLOYER, unit: 1 } as const

/** Each scene and every lead and exclusion that it leaves. */
const CASES: readonly (readonly [string, Scene, readonly string[], readonly string[]])[] = [
  ['contract of twelve months', contract('12'), ['R02 @10', 'R20 1@10'], []],
  ['contract a tenth of a month short of twelve', contract('11.9'), [], ['R20 E4 1@10']],
  [
    'under twelve months by column [11]',
    { employment: { ...abroad, foreigner_under_12_months: 1 } },
    [],
    ['R20 E4 1@10'],
  ],
  ['length unknown', { employment: abroad }, ['R02 @10', 'R20 1@10'], []],
  ['Vietnamese', { employment: { contract_months: '36' } }, ['R02 @10', 'R08 1@10'], []],
  [
    'retirement age in the month in which the contract starts',
    { employment: { ...abroad, contract_from: '2025-06-01' }, person: { birth_date: '1964-03-20' } },
    [],
    ['R20 E4 1@10'],
  ],
  [
    'retirement age a month after the contract starts',
    { employment: { ...abroad, contract_from: '2025-05-31' }, person: { birth_date: '1964-03-20' } },
    ['R02 @10', 'R20 1@10'],
    [],
  ],
  ['a deduction goes before', { employment: { ...abroad, deduction_vnd: 9_000_000 } }, ['R02 @10', 'R08b 1@10'], []],
  [
    'a health card goes before',
    { employment: abroad, insured: [{ person: WORKER, kind: 'health_only', group: 1, object: 'DN', ...YEAR }] },
    ['R02 @10', 'R13 1@10'],
    [],
  ],
  [
    'voluntary cover goes before',
    { employment: abroad, insured: [{ person: WORKER, kind: 'voluntary', ...YEAR }] },
    ['R02 @10', 'R16 1@10'],
    [],
  ],
  [
    'insured here in one month',
    { employment: abroad, insured: [{ ...here, from: month(2025, 4), to: month(2025, 4) }] },
    [],
    [],
  ],
  [
    'insured at another employer all year',
    { employment: abroad, employers: [OTHER], insured: [{ person: WORKER, employer: 20, ...YEAR }] },
    ['R12 1@10'],
    ['R02 E5 1@10'],
  ],
  ['paid in appendix 05-2', { employment: { ...abroad, form: '05-2' } }, [], ['R20 E8 1@10']],
  ['employer without a unit', { ...contract('24'), units: [], colleague: false }, ['R01 @10', 'R20 1@10'], []],
]

casesOnEachDialect(
  'rule R20',
  CASES.map(([title, scene, leads, exclusions]) => ({ title, scene, leads, exclusions })),
  ({ leads, exclusions }, outcome) => {
    expect(outcome.leads).toEqual(leads)
    expect(outcome.exclusions).toEqual(exclusions)
  },
)

onEachDialect('rule R20 in words', (play) => {
  it('says the length of the contract, in whole and in part months', async () => {
    const { findings } = await play(contract('12.5'))
    expect(findings.find((row) => row.rule_id === 'R20')).toMatchObject({
      class: 'uncovered',
      priority: 2,
      confidence: 'A',
      reason: expect.stringContaining(
        'người lao động nước ngoài, thu nhập chịu thuế 96.000.000 đ tại đơn vị, hợp đồng 12,5 tháng',
      ),
    })
  })

  it('is at C and says so where the length is unknown', async () => {
    const { findings } = await play({ employment: abroad })
    expect(findings.find((row) => row.rule_id === 'R20')).toMatchObject({
      confidence: 'C',
      reason: expect.stringContaining('chưa rõ thời hạn hợp đồng (chỉ thuộc diện nếu đủ 12 tháng)'),
    })
  })
})

eachExclusionRemoves('R20', { employment: abroad })
