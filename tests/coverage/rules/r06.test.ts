import { expect, it } from 'vitest'
import { over, SETTLED } from '../each-exclusion.ts'
import { BARE, BRANCH, LIFELESS, LIVING, ofEmployer, PAUSED_UNIT, STATES } from '../employer-cases.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { EMPLOYER, LIVE_UNIT, month, OTHER, PAID_BY_OTHER, type Scene, WORKER, YEAR } from '../scene.ts'

const KIND: Scene = { employer: { kind: 'cooperative' } }
const of = (scene: Scene): Scene => over(over(SETTLED, KIND), scene)
const here = { person: WORKER, employer: EMPLOYER, unit: 1 }
const CASE = ['R06 @10']

/** What is left of the cooperative's own case: leads and exclusions without a person. */
const CASES: readonly (readonly [string, Scene, readonly string[], (readonly string[])?])[] = [
  ['no unit', BARE, CASE],
  ...LIFELESS.map(([what, unit]) => [`a unit ${what}`, { ...BARE, units: [{ ...LIVE_UNIT, ...unit }] }, CASE] as const),
  ...LIVING.map(
    ([what, unit]) => [`a unit ${what}`, { ...BARE, units: [{ ...LIVE_UNIT, ...unit }] }, ['R03 @10']] as const,
  ),
  ['a unit that pauses all the year', { ...BARE, units: [PAUSED_UNIT] }, [], ['R03 R27 @10']],
  ['no unit, but people on a roll', { units: [] }, ['R02 @10']],
  ['everybody it pays is insured', { ...BARE, insured: [{ ...here, ...YEAR }] }, []],
  ['pays outside of contracts only', { ...BARE, employment: { form: '05-2' } }, []],
  ['an enterprise', { ...BARE, employer: { kind: 'enterprise' } }, ['R01 @10']],
  ['state: R26', { ...BARE, employer: STATES.R26 }, [], ['R06 R26 @10']],
  ['state: R27', { ...BARE, employer: STATES.R27 }, [], ['R06 R27 @10']],
  ['state: R28', { ...BARE, employer: STATES.R28 }, ['R28 @10'], ['R06 R28 @10']],
  ['state: R29', { ...BARE, employer: STATES.R29 }, ['R29 @10'], ['R06 R29 @10']],
  ['no register tells its state', { ...BARE, employer: { tax_status: null, registry_status: null } }, CASE],
  ['registered thirty days ago', { ...BARE, employer: { registered_on: '2025-12-01' } }, []],
  ['registered thirty-one days ago', { ...BARE, employer: { registered_on: '2025-11-30' } }, CASE],
  ['pays under a branch that has no unit either', { ...BARE, employment: { payer_tax_id: BRANCH } }, CASE],
  [
    'pays under a branch and insures through the head office',
    { colleague: false, employment: { payer_tax_id: BRANCH }, insured: [{ ...here, ...YEAR }] },
    [],
  ],
  [
    'its unit bears the tax ID of the one it succeeded',
    { units: [{ ...LIVE_UNIT, tax_id: '7000000009' }] },
    ['R02 @10'],
  ],
  [
    'a second job, insured at the other employer in one month',
    {
      ...BARE,
      employers: [OTHER],
      insured: [{ person: WORKER, employer: 20, from: month(2025, 7), to: month(2025, 7) }],
    },
    [],
  ],
  [
    'a second job at an enterprise, insured at neither',
    { ...BARE, employers: [OTHER], employments: [{ ...PAID_BY_OTHER, contract_from: '2020-01-01' }] },
    ['R01 @20', 'R06 @10'],
  ],
]

casesOnEachDialect(
  'rule R06',
  CASES.map(([title, scene, leads, exclusions = []]) => ({ title, scene: of(scene), leads, exclusions })),
  ({ leads, exclusions }, outcome) => expect(ofEmployer(outcome)).toEqual({ leads, exclusions }),
)

onEachDialect('rule R06', (play) => {
  it('tells people and money, and asks to look into it', async () => {
    const { findings } = await play(of(BARE))
    expect(findings.find((row) => row.rule_id === 'R06')).toMatchObject({
      person_id: 0,
      period: '2025',
      class: 'uncovered',
      workers: 1,
      money_vnd: 96_000_000,
      confidence: 'A',
      priority: 1,
      reason:
        'Kỳ thu nhập 2025: 1 người lao động có thu nhập theo hợp đồng không có trong danh sách đóng quỹ hưu trí, tổng thu nhập chịu thuế 96.000.000 đ; đối chiếu danh sách 01–12/2025 (12/12 tháng). Hợp tác xã chưa có mã đơn vị BHXH đang hoạt động. Cần rà soát, xác minh.',
    })
  })
})
