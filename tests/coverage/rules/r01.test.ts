import { expect, it } from 'vitest'
import { over, REMOVING, SETTLED } from '../each-exclusion.ts'
import { BARE, BRANCH, BRANCH_UNIT, LIFELESS, LIVING, ofEmployer, PAUSED_UNIT, STATES } from '../employer-cases.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { EMPLOYER, LIVE_UNIT, month, OTHER, PAID, PAID_BY_OTHER, type Scene, WORKER, YEAR } from '../scene.ts'

const here = { person: WORKER, employer: EMPLOYER, unit: 1 }
const elsewhere = { person: WORKER, employer: 20 }
const CASE = ['R01 @10']
const { E10: _closed, ...REMOVING_WORKERS } = REMOVING

/** What is left of the employer's own case: leads and exclusions without a person. */
const CASES: readonly (readonly [string, Scene, readonly string[], (readonly string[])?])[] = [
  ['no unit', BARE, CASE],
  ...LIFELESS.map(([what, unit]) => [`a unit ${what}`, { ...BARE, units: [{ ...LIVE_UNIT, ...unit }] }, CASE] as const),
  ...LIVING.map(
    ([what, unit]) => [`a unit ${what}`, { ...BARE, units: [{ ...LIVE_UNIT, ...unit }] }, ['R03 @10']] as const,
  ),
  ['a unit that pauses all the year', { ...BARE, units: [PAUSED_UNIT] }, [], ['R03 R27 @10']],
  ['no unit, but people on a roll', { units: [] }, ['R02 @10']],
  ['everybody it pays is insured', { ...BARE, insured: [{ ...here, ...YEAR }] }, []],
  ['a cooperative', { ...BARE, employer: { kind: 'cooperative' } }, ['R06 @10']],
  ['a household business', { ...BARE, employer: { kind: 'household_business' } }, ['R07 @10']],
  ['a payer that only withholds', { ...BARE, employer: { withholding_only: 1 } }, []],
  ['operating in the registry alone', { ...BARE, employer: { tax_status: null } }, CASE],
  ['operating for tax alone', { ...BARE, employer: { registry_status: null } }, CASE],
  ['state: R26', { ...BARE, employer: STATES.R26 }, [], ['R01 R26 @10']],
  ['state: R27', { ...BARE, employer: STATES.R27 }, [], ['R01 R27 @10']],
  ['state: R28', { ...BARE, employer: STATES.R28 }, ['R28 @10'], ['R01 R28 @10']],
  ['state: R29', { ...BARE, employer: STATES.R29 }, ['R29 @10'], ['R01 R29 @10']],
  ['registered thirty days ago', { ...BARE, employer: { registered_on: '2025-12-01' } }, []],
  ['registered thirty-one days ago', { ...BARE, employer: { registered_on: '2025-11-30' } }, CASE],
  ['pays under a branch that has no unit either', { ...BARE, employment: { payer_tax_id: BRANCH } }, CASE],
  ['pays under the root, its branch has a unit that lists nobody', { ...BARE, units: [BRANCH_UNIT] }, ['R03 @10']],
  [
    'pays under a branch and insures through the head office',
    { colleague: false, employment: { payer_tax_id: BRANCH }, insured: [{ ...here, ...YEAR }] },
    [],
  ],
  [
    'its unit bears the tax ID of the employer it succeeded',
    { units: [{ ...LIVE_UNIT, tax_id: '7000000009' }] },
    ['R02 @10'],
  ],
  [
    'a second job, insured at the other employer all year',
    { ...BARE, employers: [OTHER], insured: [{ ...elsewhere, ...YEAR }] },
    [],
  ],
  [
    'a second job, insured at the other employer in one month',
    { ...BARE, employers: [OTHER], insured: [{ ...elsewhere, from: month(2025, 7), to: month(2025, 7) }] },
    [],
  ],
  [
    'two employers without a unit, insured at neither',
    { ...BARE, employers: [OTHER], employments: [{ ...PAID_BY_OTHER, contract_from: '2020-01-01' }] },
    ['R01 @10', 'R01 @20'],
  ],
]

casesOnEachDialect(
  'rule R01',
  CASES.map(([title, scene, leads, exclusions = []]) => ({ title, scene: over(SETTLED, scene), leads, exclusions })),
  ({ leads, exclusions }, outcome) => expect(ofEmployer(outcome)).toEqual({ leads, exclusions }),
)

casesOnEachDialect(
  'rule R01 and who does not count',
  Object.entries(REMOVING_WORKERS).map(([code, more]) => ({
    title: `${code} of the only worker: no case of the employer`,
    scene: over(over(SETTLED, BARE), more),
  })),
  (_, outcome) => expect(ofEmployer(outcome)).toEqual({ leads: [], exclusions: [] }),
)

onEachDialect('rule R01', (play) => {
  it('tells people, money and months, at the confidence of both keys', async () => {
    const { findings } = await play(BARE)
    expect(findings.find((row) => row.person_id === 0)).toMatchObject({
      rule_id: 'R01',
      employer_id: EMPLOYER,
      period: '2025',
      class: 'uncovered',
      workers: 1,
      money_vnd: 96_000_000,
      confidence: 'A',
      priority: 1,
      month_from: month(2025, 1),
      month_to: month(2025, 12),
      compared: 'danh sách 01–12/2025',
      rests_on: 'tax_workers',
      insured_today: null,
    })
  })

  it('says what was found and asks to look into it', async () => {
    const { findings } = await play(BARE)
    expect(findings.find((row) => row.rule_id === 'R01')?.reason).toBe(
      'Kỳ thu nhập 2025: 1 người lao động có thu nhập theo hợp đồng không có trong danh sách đóng quỹ hưu trí, tổng thu nhập chịu thuế 96.000.000 đ; đối chiếu danh sách 01–12/2025 (12/12 tháng). Đơn vị chưa có mã đơn vị BHXH đang hoạt động. Cần rà soát, xác minh.',
    )
  })

  it('a tax ID that was repaired takes the case to B', async () => {
    const { findings } = await play({ ...BARE, employer: { tax_id_repaired: 1 } })
    expect(findings.find((row) => row.rule_id === 'R01')?.confidence).toBe('B')
  })

  it('a year is a case of its own', async () => {
    const { findings } = await play({
      ...BARE,
      employments: [{ ...PAID, employment_id: 2, year: 2024 }],
      known: [2024, 2025].map((year) => ({ province_code: '92', year, known_mask: 4095 })),
    })
    expect(findings.filter((row) => row.rule_id === 'R01').map((row) => row.period)).toEqual(['2024', '2025'])
  })

  it('rests on the employer’s own rows', async () => {
    const { store, findings } = await play(BARE)
    const id = findings.find((row) => row.rule_id === 'R01')?.finding_id ?? 0
    expect(await store.db.selectFrom('finding_row').selectAll().where('finding_id', '=', id).execute()).toEqual([
      { finding_id: id, file_id: 4, row_number: 7 },
    ])
  })

  it('an employer that no register lists is a lead at C, resting on its workers’ tax rows', async () => {
    const { store, findings } = await play({
      employment: { employer_id: 20, payer_tax_id: '7000000002' },
      employers: [{ ...OTHER, listed: 0, tax_status: null, registry_status: null }],
    })
    expect(findings.find((row) => row.rule_id === 'R01')).toMatchObject({ employer_id: 20, confidence: 'C' })
    const id = findings.find((row) => row.rule_id === 'R01')?.finding_id ?? 0
    expect(await store.db.selectFrom('finding_row').selectAll().where('finding_id', '=', id).execute()).toEqual([
      { finding_id: id, file_id: 1, row_number: 2 },
    ])
  })

  it('is not evaluated without the list of units', async () => {
    const { store, leads } = await play({ ...BARE, sources: ['tax_workers', 'insurance_participants', 'tax_units'] })
    expect(leads).toEqual([`R08 ${WORKER}@10`])
    const rule = await store.db.selectFrom('rule_evaluation').selectAll().where('rule_id', '=', 'R01').execute()
    expect(rule).toMatchObject([{ evaluated: 0, needs: 'insurance_units' }])
  })
})
