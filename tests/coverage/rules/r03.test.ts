import { expect, it } from 'vitest'
import { over, REMOVING, SETTLED } from '../each-exclusion.ts'
import { BRANCH, BRANCH_UNIT, LIFELESS, LIVING, ofEmployer, PAUSED_UNIT, STATES } from '../employer-cases.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { COLLEAGUE, EMPLOYER, LIVE_UNIT, month, OTHER, type Scene, WORKER, YEAR } from '../scene.ts'

/** A live unit whose roll lists nobody. */
const EMPTY: Scene = { colleague: false }
const here = { person: WORKER, employer: EMPLOYER, unit: 1 }
const CASE = ['R03 @10']
const { E10: _closed, ...REMOVING_WORKERS } = REMOVING

/** What is left of the employer's own case: leads and exclusions without a person. */
const CASES: readonly (readonly [string, Scene, readonly string[], (readonly string[])?])[] = [
  ['a live unit that lists nobody', EMPTY, CASE],
  ...LIVING.map(([what, unit]) => [`a unit ${what}`, { ...EMPTY, units: [{ ...LIVE_UNIT, ...unit }] }, CASE] as const),
  ...LIFELESS.map(
    ([what, unit]) => [`a unit ${what}`, { ...EMPTY, units: [{ ...LIVE_UNIT, ...unit }] }, ['R01 @10']] as const,
  ),
  [
    'a unit that lists people in one month compared',
    { colleague: false, insured: [{ ...here, person: COLLEAGUE, from: month(2025, 1), to: month(2025, 1) }] },
    ['R02 @10'],
  ],
  [
    'a unit that lists people after the year only',
    { colleague: false, insured: [{ ...here, person: COLLEAGUE, from: month(2026, 1), to: month(2026, 6) }] },
    CASE,
  ],
  [
    'a unit that lists people with health cover only',
    { colleague: false, insured: [{ ...here, person: COLLEAGUE, kind: 'health_only', ...YEAR }] },
    CASE,
  ],
  ['a unit that tells a head-count', { ...EMPTY, units: [{ ...LIVE_UNIT, participants: 1 }] }, ['R02 @10']],
  [
    'a unit that pauses all the year: R27 says why it is no lead',
    { ...EMPTY, units: [PAUSED_UNIT] },
    [],
    ['R03 R27 @10'],
  ],
  ['one unit pauses all the year, another lives', { ...EMPTY, units: [PAUSED_UNIT, BRANCH_UNIT] }, CASE],
  [
    'everybody it pays is insured elsewhere',
    { ...EMPTY, employers: [OTHER], insured: [{ person: WORKER, employer: 20, ...YEAR }] },
    [],
  ],
  ['pays outside of contracts only', { ...EMPTY, employment: { form: '05-2' } }, []],
  ['a cooperative', { ...EMPTY, employer: { kind: 'cooperative' } }, CASE],
  ['a household business', { ...EMPTY, employer: { kind: 'household_business' } }, CASE],
  ['state: R26', { ...EMPTY, employer: STATES.R26 }, [], ['R03 R26 @10']],
  ['state: R27', { ...EMPTY, employer: STATES.R27 }, [], ['R03 R27 @10']],
  ['moved, R28: the case stays beside that of the state', { ...EMPTY, employer: STATES.R28 }, ['R03 @10', 'R28 @10']],
  [
    'to be verified, R29: the case stays beside that of the state',
    { ...EMPTY, employer: STATES.R29 },
    ['R03 @10', 'R29 @10'],
  ],
  ['registered thirty days ago', { ...EMPTY, employer: { registered_on: '2025-12-01' } }, []],
  ['registered thirty-one days ago', { ...EMPTY, employer: { registered_on: '2025-11-30' } }, CASE],
  [
    'the unit of a branch that pays and lists nobody',
    { ...EMPTY, units: [BRANCH_UNIT], employment: { payer_tax_id: BRANCH } },
    CASE,
  ],
  [
    'its unit bears the tax ID of the employer it succeeded',
    { ...EMPTY, units: [{ ...LIVE_UNIT, tax_id: '7000000009' }] },
    CASE,
  ],
  ...Object.entries(REMOVING_WORKERS).map(
    ([code, more]) => [`${code} of the only worker`, over(EMPTY, more), []] as const,
  ),
]

casesOnEachDialect(
  'rule R03',
  CASES.map(([title, scene, leads, exclusions = []]) => ({ title, scene: over(SETTLED, scene), leads, exclusions })),
  ({ leads, exclusions }, outcome) => expect(ofEmployer(outcome)).toEqual({ leads, exclusions }),
)

onEachDialect('rule R03', (play) => {
  it('tells people and money, and asks to look into it', async () => {
    const { findings } = await play(EMPTY)
    expect(findings.find((row) => row.rule_id === 'R03')).toMatchObject({
      person_id: 0,
      period: '2025',
      class: 'uncovered',
      workers: 1,
      money_vnd: 96_000_000,
      confidence: 'A',
      priority: 2,
      reason:
        'Kỳ thu nhập 2025: 1 người lao động có thu nhập theo hợp đồng không có trong danh sách đóng quỹ hưu trí, tổng thu nhập chịu thuế 96.000.000 đ; đối chiếu danh sách 01–12/2025 (12/12 tháng). Mã đơn vị BHXH đang hoạt động nhưng không có người tham gia. Cần rà soát, xác minh.',
    })
  })

  it('leaves the worker’s own case beside R27', async () => {
    const { leads } = await play({ ...EMPTY, units: [PAUSED_UNIT] })
    expect(leads).toEqual([`R08 ${WORKER}@10`])
  })
})
