import { expect, it } from 'vitest'
import { over, REMOVING, SETTLED } from '../each-exclusion.ts'
import { BARE, BRANCH, BRANCH_UNIT, ofEmployer, PAUSED_UNIT, STATES } from '../employer-cases.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { COLLEAGUE, EMPLOYER, LIVE_UNIT, month, OTHER, PAID, type Scene, WORKER, YEAR } from '../scene.ts'

const here = { person: WORKER, employer: EMPLOYER, unit: 1 }
const elsewhere = { person: WORKER, employer: 20 }
const CASE = ['R02 @10']

/** A second worker whom no roll lists either. */
const SECOND = { ...PAID, employment_id: 2, person_id: 3, contract_from: '2020-01-01', income_vnd: 4_000_000 }
const SECOND_PERSON = {
  person_id: 3,
  person_key: 'C:092080000003',
  citizen_id: '092080000003',
  name_folded: 'le van ba',
  birth_date: '1980-05-06',
  gender: 'male',
}
const TWO: Scene = { employments: [SECOND], people: [SECOND_PERSON], employers: [OTHER] }

/** What is left of the employer's own case: leads and exclusions without a person. */
const CASES: readonly (readonly [string, Scene, readonly string[], (readonly string[])?])[] = [
  ['a unit that insures others', {}, CASE],
  [
    'a unit that insures others in one month compared',
    { colleague: false, insured: [{ ...here, person: COLLEAGUE, from: month(2025, 12), to: month(2025, 12) }] },
    CASE,
  ],
  [
    'a unit that insured others until the year before',
    { colleague: false, insured: [{ ...here, person: COLLEAGUE, from: month(2024, 1), to: month(2024, 12) }] },
    ['R03 @10'],
  ],
  [
    'a unit that tells a head-count though the roll lists nobody',
    { colleague: false, units: [{ ...LIVE_UNIT, participants: 1 }] },
    CASE,
  ],
  [
    'a unit that tells a head-count of nobody',
    { colleague: false, units: [{ ...LIVE_UNIT, participants: 0 }] },
    ['R03 @10'],
  ],
  [
    'a head-count told by a unit that is closed',
    { colleague: false, units: [{ ...LIVE_UNIT, participants: 3, closed: 1 }] },
    ['R01 @10'],
  ],
  ['a unit that pauses all the year, another that insures', { units: [PAUSED_UNIT, BRANCH_UNIT] }, CASE],
  ['a closed unit whose roll still lists people', { units: [{ ...LIVE_UNIT, closed: 1 }] }, CASE],
  [
    'a roll of people in voluntary insurance only',
    { colleague: false, insured: [{ ...here, person: COLLEAGUE, kind: 'voluntary', ...YEAR }] },
    ['R03 @10'],
  ],
  ['a cooperative', { employer: { kind: 'cooperative' } }, CASE],
  ['a household business', { employer: { kind: 'household_business' } }, CASE],
  ['no unit', BARE, ['R01 @10']],
  ['everybody it pays is insured', { insured: [{ ...here, ...YEAR }] }, []],
  ['insured here in one month of the year', { insured: [{ ...here, from: month(2025, 3), to: month(2025, 3) }] }, []],
  [
    'insured here in the month before the year',
    { insured: [{ ...here, from: month(2024, 12), to: month(2024, 12) }] },
    CASE,
  ],
  ['state: R26', { employer: STATES.R26 }, [], ['R02 R26 @10']],
  ['state: R27', { employer: STATES.R27 }, [], ['R02 R27 @10']],
  ['moved, R28: the case stays beside that of the state', { employer: STATES.R28 }, ['R02 @10', 'R28 @10']],
  ['to be verified, R29: the case stays beside that of the state', { employer: STATES.R29 }, ['R02 @10', 'R29 @10']],
  ['registered thirty days ago', { employer: { registered_on: '2025-12-01' } }, []],
  ['registered thirty-one days ago', { employer: { registered_on: '2025-11-30' } }, CASE],
  [
    'pays under a branch that insures others',
    { units: [LIVE_UNIT, BRANCH_UNIT], employment: { payer_tax_id: BRANCH } },
    CASE,
  ],
  [
    'pays under a branch and insures through the head office',
    { employment: { payer_tax_id: BRANCH }, insured: [{ ...here, ...YEAR }] },
    [],
  ],
  [
    'insured at the second of its two units',
    { units: [LIVE_UNIT, { ...LIVE_UNIT, unit_id: 2, unit_code: 'TC0002' }], insured: [{ ...here, unit: 2, ...YEAR }] },
    [],
  ],
  ['its unit bears the tax ID of the employer it succeeded', { units: [{ ...LIVE_UNIT, tax_id: '7000000009' }] }, CASE],
]

casesOnEachDialect(
  'rule R02',
  CASES.map(([title, scene, leads, exclusions = []]) => ({ title, scene: over(SETTLED, scene), leads, exclusions })),
  ({ leads, exclusions }, outcome) => expect(ofEmployer(outcome)).toEqual({ leads, exclusions }),
)

const { E10: _closed, ...REMOVING_WORKERS } = REMOVING
const NOT_COUNTED: Readonly<Record<string, Scene>> = {
  ...REMOVING_WORKERS,
  E5: { insured: [{ ...elsewhere, ...YEAR }] },
  R12: { insured: [{ ...elsewhere, from: month(2025, 7), to: month(2025, 7) }] },
  E15: { employment: { payer_tax_id: BRANCH }, insured: [{ ...here, ...YEAR }] },
}

casesOnEachDialect(
  'rule R02 and whom it counts',
  [
    { title: 'both workers whom no roll lists', scene: over(SETTLED, TWO), counted: [2, 100_000_000] },
    ...Object.entries(NOT_COUNTED).map(([code, more]) => ({
      title: `not the worker whom ${code} takes out`,
      scene: over(over(SETTLED, TWO), more),
      counted: [1, 4_000_000],
    })),
  ],
  ({ counted }, { findings }) =>
    expect(findings.filter((row) => row.rule_id === 'R02').map((row) => [row.workers, row.money_vnd])).toEqual([
      counted,
    ]),
)

onEachDialect('rule R02', (play) => {
  it('is partly covered and of the first priority', async () => {
    const { findings } = await play({})
    expect(findings.find((row) => row.rule_id === 'R02')).toMatchObject({
      person_id: 0,
      period: '2025',
      class: 'partly_covered',
      workers: 1,
      confidence: 'A',
      priority: 1,
      reason:
        'Kỳ thu nhập 2025: 1 người lao động có thu nhập theo hợp đồng không có trong danh sách đóng quỹ hưu trí, tổng thu nhập chịu thuế 96.000.000 đ; đối chiếu danh sách 01–12/2025 (12/12 tháng). Đơn vị đang tham gia cho người lao động khác. Cần rà soát, xác minh.',
    })
  })

  it('tells the person taken out because insured elsewhere: E5 the whole time, R12 in some months', async () => {
    const exclusionsOf = async (code: 'E5' | 'R12') => (await play(over(TWO, NOT_COUNTED[code]!))).exclusions
    expect(await exclusionsOf('E5')).toEqual([`R02 E5 ${WORKER}@${EMPLOYER}`])
    expect(await exclusionsOf('R12')).toEqual([`R02 R12 ${WORKER}@${EMPLOYER}`])
  })

  it('a year that is not compared adds nothing to people and income', async () => {
    const second = { ...PAID, employment_id: 3, income_vnd: 5_000_000 }
    const { findings } = await play({ ...TWO, employments: [SECOND, { ...second, person_id: 3, year: 2024 }] })
    expect(findings.filter((row) => row.rule_id === 'R02')).toMatchObject([{ workers: 2, money_vnd: 100_000_000 }])
  })

  it('rests on the employer’s own rows', async () => {
    const { store, findings } = await play({})
    const id = findings.find((row) => row.rule_id === 'R02')?.finding_id ?? 0
    expect(await store.db.selectFrom('finding_row').selectAll().where('finding_id', '=', id).execute()).toEqual([
      { finding_id: id, file_id: 4, row_number: 7 },
    ])
  })

  it('is not evaluated without the list of units', async () => {
    const { store, leads } = await play({ sources: ['tax_workers', 'insurance_participants'] })
    expect(leads).toEqual([`R08 ${WORKER}@10`])
    const rule = await store.db.selectFrom('rule_evaluation').selectAll().where('rule_id', '=', 'R02').execute()
    expect(rule).toMatchObject([{ evaluated: 0, needs: 'insurance_units' }])
  })
})
