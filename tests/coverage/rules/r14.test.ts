import { expect, it } from 'vitest'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { EMPLOYER, type Insured, month, OTHER, type Scene, WORKER } from '../scene.ts'

const NO_JOBLESS = 1 + 2 + 8
const ALL = 15
const KNOWN = [
  { province_code: '92', year: 2024, known_mask: 4095 },
  { province_code: '92', year: 2025, known_mask: 4095 },
  { province_code: '92', year: 2026, known_mask: 0b1111111111 },
]

/** The worker is on the roll of 2025 and 2026 with these; nobody is paid who is not insured. */
function scene(insured: Partial<Insured>, more: Partial<Scene> = {}): Scene {
  return {
    known: KNOWN,
    asOf: '2026-10-31',
    insured: [
      {
        person: WORKER,
        employer: EMPLOYER,
        unit: 1,
        funds: NO_JOBLESS,
        from: month(2025, 1),
        to: month(2025, 12),
        ...insured,
      },
      ...(more.insured ?? []),
    ],
    ...Object.fromEntries(Object.entries(more).filter(([name]) => name !== 'insured')),
  }
}

interface Case {
  readonly title: string
  readonly scene: Scene
  /** Months of each finding. */
  readonly months: readonly (readonly [from: number, to: number])[]
  readonly exclusions?: readonly string[]
}

const whole = [month(2025, 1), month(2025, 12)] as const
const of2026 = { from: month(2025, 11), to: month(2026, 2) }

const CASES: readonly Case[] = [
  { title: 'holds in the months without the fund', scene: scene({}), months: [whole] },
  { title: 'does not hold with the fund', scene: scene({ funds: ALL }), months: [] },
  {
    title: 'is not evaluated where the roll does not say its funds',
    scene: scene({ funds: undefined as never }),
    months: [],
  },
  {
    title: 'is not evaluated in months that no roll knows',
    scene: scene({ from: month(2023, 1), to: month(2023, 12) }),
    months: [],
  },
  {
    title: 'ends with the last known month',
    scene: scene({ from: month(2026, 9), to: month(2026, 12) }),
    months: [[month(2026, 9), month(2026, 10)]],
  },
  {
    title: 'is one case a year',
    scene: scene(of2026),
    months: [
      [month(2025, 11), month(2025, 12)],
      [month(2026, 1), month(2026, 2)],
    ],
  },
  { title: 'is silent in months of leave', scene: scene({ state: 'maternity' }), months: [] },
  {
    title: 'leaves out the months of leave',
    scene: scene(
      { to: month(2025, 3) },
      {
        insured: [
          {
            person: WORKER,
            employer: EMPLOYER,
            unit: 1,
            funds: NO_JOBLESS,
            state: 'sick',
            from: month(2025, 3),
            to: month(2025, 5),
          },
        ],
      },
    ),
    months: [[month(2025, 1), month(2025, 2)]],
  },
  {
    title: 'is silent without the retirement fund',
    scene: scene(
      { funds: 2 },
      { insured: [{ person: WORKER, employer: 20, funds: ALL, from: whole[0], to: whole[1] }], employers: [OTHER] },
    ),
    months: [],
  },
  {
    title: 'is silent where another employer pays the fund',
    scene: scene(
      {},
      { insured: [{ person: WORKER, employer: 20, funds: ALL, from: whole[0], to: whole[1] }], employers: [OTHER] },
    ),
    months: [],
  },
  {
    title: 'names the months in which no employer pays it',
    scene: scene(
      {},
      {
        insured: [{ person: WORKER, employer: 20, funds: ALL, from: month(2025, 4), to: whole[1] }],
        employers: [OTHER],
      },
    ),
    months: [[month(2025, 1), month(2025, 3)]],
  },
  {
    title: 'another unit of the employer pays the fund',
    scene: scene(
      {},
      { insured: [{ person: WORKER, employer: EMPLOYER, unit: 2, funds: 4, from: whole[0], to: whole[1] }] },
    ),
    months: [],
  },
  {
    title: 'a contract of two months is outside until 31/12/2025',
    scene: scene({ ...of2026, contractMonths: '2' }),
    months: [[month(2026, 1), month(2026, 2)]],
  },
  { title: 'a contract of three months is inside before', scene: scene({ contractMonths: '3' }), months: [whole] },
  {
    title: 'the contract that the tax data tell counts too',
    scene: scene({}, { employment: { contract_months: '2.5' } }),
    months: [],
  },
  {
    title: 'a part-timer is outside until 31/12/2025',
    scene: scene({ ...of2026, contractKind: 'part_time' }),
    months: [[month(2026, 1), month(2026, 2)]],
  },
  {
    title: 'a salaried manager is due from 01/2026 only',
    scene: scene({ ...of2026, position: 'manager_paid' }),
    months: [[month(2026, 1), month(2026, 2)]],
  },
  ...['official', 'commune_part_time', 'owner', 'manager_unpaid'].map((position) => ({
    title: `${position} never is`,
    scene: scene({ ...of2026, position }),
    months: [],
  })),
  {
    title: 'armed forces are excluded by E9',
    scene: scene({ position: 'armed_forces' }),
    months: [],
    exclusions: ['R14 E9 1@10'],
  },
  {
    title: 'a foreigner is excluded by E4',
    scene: scene({}, { person: { nationality: 'Hàn Quốc' } }),
    months: [],
    exclusions: ['R14 E4 1@10'],
  },
  {
    title: 'someone whose nationality is written as Vietnam is not',
    scene: scene({}, { person: { nationality: 'VNM' } }),
    months: [whole],
  },
  {
    title: 'a pensioner is excluded by E1',
    scene: scene(
      {},
      { insured: [{ person: WORKER, kind: 'health_only', object: 'HT', group: 2, from: whole[0], to: whole[1] }] },
    ),
    months: [],
    exclusions: ['R14 E1 1@10'],
  },
  {
    title: 'a pensioner of the list of benefits is excluded by E1',
    scene: scene({}, { benefits: [{ benefit: 'pension', from_month: month(2020, 1) }] }),
    months: [],
    exclusions: ['R14 E1 1@10'],
  },
  {
    title: 'unemployment benefit, and a pension of the list from after the months, are no exclusion',
    scene: scene(
      { to: month(2025, 3) },
      {
        benefits: [{ benefit: 'unemployment' }, { benefit: 'pension', from_month: month(2025, 4) }],
      },
    ),
    months: [[month(2025, 1), month(2025, 3)]],
  },
  {
    title: 'a pension that began after the months is no exclusion',
    scene: scene(
      { to: month(2025, 3) },
      {
        insured: [{ person: WORKER, kind: 'health_only', object: 'HT', group: 2, from: month(2025, 4), to: whole[1] }],
      },
    ),
    months: [[month(2025, 1), month(2025, 3)]],
  },
  {
    title: 'a closed employer is excluded by E10',
    scene: scene({}, { employer: { tax_status: '03' } }),
    months: [],
    exclusions: ['R14 E10 1@10'],
  },
  {
    title: 'months of the employer’s pause are left out',
    scene: scene({}, { employer: { tax_status: '05', status_on: '2025-01-01', status_until: '2025-10-31' } }),
    months: [[month(2025, 11), month(2025, 12)]],
  },
]

casesOnEachDialect('rule R14', CASES, ({ months, exclusions }, outcome) => {
  const found = outcome.findings.filter((row) => row.rule_id === 'R14')
  expect(found.map((row) => [row.month_from, row.month_to])).toEqual(months)
  expect(outcome.exclusions.filter((row) => row.startsWith('R14 '))).toEqual(exclusions ?? [])
})

onEachDialect('rule R14: what it tells', (play) => {
  const lead = async (one: Scene) => (await play(one)).findings.find((row) => row.rule_id === 'R14')

  it('names the months, what was compared, and no more than a lead', async () => {
    expect(await lead(scene({ from: month(2025, 3), to: month(2025, 6) }))).toMatchObject({
      period: '2025',
      class: 'partly_covered',
      priority: 2,
      confidence: 'A',
      workers: 1,
      money_vnd: null,
      rests_on: 'insurance_participants',
      compared: 'danh sách 01–12/2025',
      reason:
        'Danh sách ghi đóng quỹ hưu trí tại đơn vị nhưng không có quỹ BHTN các tháng 03–06/2025 (4 tháng); không thấy BHTN ở đơn vị khác; đối chiếu danh sách 01–12/2025 (12/12 tháng). Cần rà soát, xác minh.',
    })
  })

  it('rests on the rows of the roll', async () => {
    const { store } = await play(scene({}))
    const rows = await store.db.selectFrom('finding_row').select(['file_id', 'row_number']).execute()
    expect(rows).toEqual([{ file_id: 2, row_number: 3 }])
  })

  it('is of confidence B where not every month of the year is known', async () => {
    expect(await lead(scene({ from: month(2026, 1), to: month(2026, 10) }))).toMatchObject({ confidence: 'B' })
  })

  // A man born in July 1964 reaches the age of 2025, 61 years and 3 months, in October 2025.
  it('says from the month of the retirement age on that a pension may be due, at confidence C', async () => {
    const aged = scene(of2026, { person: { birth_date: '1964-07-10' } })
    const { findings } = await play(aged)
    const found = findings.filter((row) => row.rule_id === 'R14')
    expect(found.map((row) => [row.period, row.confidence])).toEqual([
      ['2025', 'A'],
      ['2026', 'C'],
    ])
    expect(found[1]?.reason).toContain('Từ 01–02/2026 (2 tháng) đã đến tuổi nghỉ hưu')
    expect(found[0]?.reason).not.toContain('tuổi nghỉ hưu')
  })

  // Born in October 1964 he is not old enough in 2025; 61 years and 6 months are full in April 2026.
  it('says nothing of it a month before the age is reached', async () => {
    const person = { birth_date: '1964-10-10' }
    const march = await lead(scene({ from: month(2026, 3), to: month(2026, 3) }, { person }))
    const april = await lead(scene({ from: month(2026, 4), to: month(2026, 4) }, { person }))
    expect([march?.confidence, april?.confidence]).toEqual(['B', 'C'])
  })

  const confidences: readonly (readonly [string, Scene, string])[] = [
    ['a repaired key', scene({ keyQuality: 1 }), 'B'],
    ['an employer that has moved', scene({}, { employer: { tax_status: '06' } }), 'B'],
    ['both', scene({ keyQuality: 1 }, { employer: { tax_status: '06' } }), 'C'],
    ['a key that is no citizen ID', scene({ keyQuality: 2 }), 'C'],
    ['a person without citizen ID and passport', scene({}, { person: { citizen_id: null } }), 'C'],
    ['a person joined by name', scene({}, { person: { link_step: 5 } }), 'C'],
    [
      'an employer that no register lists',
      scene({}, { employer: { tax_status: null, registry_status: null, listed: 0 } }),
      'C',
    ],
    ['a person in review', scene({}, { person: { in_review: 1 } }), 'D'],
  ]
  for (const [what, one, confidence] of confidences)
    it(`${what}: confidence ${confidence}`, async () => expect(await lead(one)).toMatchObject({ confidence }))
})

itsLeadRestsOn('R14', scene({}), {
  compared: 'danh sách 01–12/2025',
  restsOn: 'insurance_participants',
  rows: ['2:3'],
  scope: ['insurance_participants 92: 2024…2026 (3)'],
})
