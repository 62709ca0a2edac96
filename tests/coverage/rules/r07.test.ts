import { expect, it } from 'vitest'
import { over, SETTLED } from '../each-exclusion.ts'
import { BARE, BRANCH, LIFELESS, LIVING, ofEmployer, PAUSED_UNIT, STATES } from '../employer-cases.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import {
  CITIZEN_ID,
  EMPLOYER,
  LIVE_UNIT,
  month,
  OTHER,
  PAID,
  PAID_BY_OTHER,
  type Scene,
  WORKER,
  YEAR,
} from '../scene.ts'

const KIND: Scene = { employer: { kind: 'household_business' } }
const of = (scene: Scene): Scene => over(over(SETTLED, KIND), scene)
const here = { person: WORKER, employer: EMPLOYER, unit: 1 }
const CASE = ['R07 @10']
const HIRED = { ...PAID, employment_id: 2, person_id: 3, contract_from: '2020-01-01', income_vnd: 60_000_000 }
const HIRED_PERSON = {
  person_id: 3,
  person_key: 'C:092080000003',
  citizen_id: '092080000003',
  name_folded: 'le van ba',
}

/** What is left of the household business's own case: leads and exclusions without a person. */
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
  ['state: R26', { ...BARE, employer: STATES.R26 }, [], ['R07 R26 @10']],
  ['state: R27', { ...BARE, employer: STATES.R27 }, [], ['R07 R27 @10']],
  ['state: R28', { ...BARE, employer: STATES.R28 }, ['R28 @10'], ['R07 R28 @10']],
  ['state: R29', { ...BARE, employer: STATES.R29 }, ['R29 @10'], ['R07 R29 @10']],
  ['no register tells its state', { ...BARE, employer: { tax_status: null, registry_status: null } }, CASE],
  ['registered thirty days ago', { ...BARE, employer: { registered_on: '2025-12-01' } }, []],
  ['registered thirty-one days ago', { ...BARE, employer: { registered_on: '2025-11-30' } }, CASE],
  ['pays its owner alone', { ...BARE, employer: { owner_citizen_id: CITIZEN_ID } }, []],
  [
    'pays its owner, who bears its tax ID, and a worker',
    { ...BARE, employer: { tax_id: CITIZEN_ID }, employments: [HIRED], people: [HIRED_PERSON] },
    CASE,
  ],
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
    ['R01 @20', 'R07 @10'],
  ],
]

casesOnEachDialect(
  'rule R07',
  CASES.map(([title, scene, leads, exclusions = []]) => ({ title, scene: of(scene), leads, exclusions })),
  ({ leads, exclusions }, outcome) => expect(ofEmployer(outcome)).toEqual({ leads, exclusions }),
)

onEachDialect('rule R07', (play) => {
  it('tells people and money, and asks to look into it', async () => {
    const { findings } = await play(of(BARE))
    expect(findings.find((row) => row.rule_id === 'R07')).toMatchObject({
      person_id: 0,
      period: '2025',
      class: 'uncovered',
      workers: 1,
      money_vnd: 96_000_000,
      confidence: 'A',
      priority: 2,
      reason:
        'Kỳ thu nhập 2025: 1 người lao động có thu nhập theo hợp đồng không có trong danh sách đóng quỹ hưu trí, tổng thu nhập chịu thuế 96.000.000 đ; đối chiếu danh sách 01–12/2025 (12/12 tháng). Hộ kinh doanh chưa có mã đơn vị BHXH đang hoạt động; cần loại trừ thành viên gia đình không có hợp đồng. Cần rà soát, xác minh.',
    })
  })

  it('the owner is not counted among the hired workers', async () => {
    const { findings } = await play(
      of({ ...BARE, employer: { tax_id: CITIZEN_ID }, employments: [HIRED], people: [HIRED_PERSON] }),
    )
    expect(findings.find((row) => row.rule_id === 'R07')).toMatchObject({ workers: 1, money_vnd: 60_000_000 })
  })
})
