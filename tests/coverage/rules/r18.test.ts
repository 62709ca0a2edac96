import { expect, it } from 'vitest'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import { EMPLOYER, type Insured, month, OTHER, type Scene, WORKER } from '../scene.ts'
import { itsLeadSays } from '../words.ts'

const KNOWN = [
  { province_code: '92', year: 2025, known_mask: 4095 },
  { province_code: '92', year: 2026, known_mask: 4095 },
]
const JUNE_2025 = month(2025, 6)
const JULY_2025 = month(2025, 7)

function scene(at: number, base: number | undefined, row: Partial<Insured> = {}, more: Partial<Scene> = {}): Scene {
  const told = base === undefined ? {} : { base }
  const roll = { person: WORKER, employer: EMPLOYER, unit: 1, from: at, to: at }
  return { known: KNOWN, asOf: '2026-12-31', ...more, insured: [{ ...roll, ...told, ...row }, ...(more.insured ?? [])] }
}

interface Case {
  readonly title: string
  readonly scene: Scene
  readonly months: readonly (readonly [from: number, to: number])[]
  readonly exclusions?: readonly string[]
}

/** [month, region as the roll writes it, floor]: the first base that is none and the last that is. */
const floors: readonly (readonly [string, number, string, number])[] = [
  ['June 2025, region not told: the lowest regional wage', JUNE_2025, '', 3_450_000],
  ['June 2025, region I', JUNE_2025, 'I', 4_960_000],
  ['June 2025, region II', JUNE_2025, 'Vùng II', 4_410_000],
  ['June 2025, a region that cannot be read', JUNE_2025, 'đảo', 3_450_000],
  ['July 2025: the reference level', JULY_2025, 'I', 2_340_000],
  ['January 2026, when the regional wages rise: the reference level', month(2026, 1), 'I', 2_340_000],
  ['June 2026', month(2026, 6), '', 2_340_000],
  ['July 2026: the new reference level', month(2026, 7), '', 2_530_000],
]

const half = { contractKind: 'part_time' } as const

const CASES: readonly Case[] = [
  ...floors.flatMap(([what, at, wageRegion, floor]): Case[] => [
    { title: `${what}: the floor`, scene: scene(at, floor, { wageRegion }), months: [] },
    { title: `${what}: a dong below`, scene: scene(at, floor - 1, { wageRegion }), months: [[at, at]] },
  ]),
  {
    title: 'the region of the employer’s commune counts where the roll has none',
    scene: scene(JUNE_2025, 4_959_999, {}, { employer: { wage_region: '1' } }),
    months: [[JUNE_2025, JUNE_2025]],
  },
  {
    title: 'the roll’s own region comes first',
    scene: scene(JUNE_2025, 3_450_000, { wageRegion: 'IV' }, { employer: { wage_region: '1' } }),
    months: [],
  },
  ...['official', 'commune_part_time', 'owner', 'manager_unpaid'].map((position) => ({
    title: `the base of a ${position} is set by the base salary before July 2025`,
    scene: scene(JUNE_2025, 2_340_000, { position }),
    months: [],
  })),
  { title: 'below it', scene: scene(JUNE_2025, 2_339_999, { position: 'official' }), months: [[JUNE_2025, JUNE_2025]] },
  { title: 'a base that is not told, or a coefficient', scene: scene(JULY_2025, undefined), months: [] },
  { title: 'without the retirement fund', scene: scene(JULY_2025, 1_000_000, { funds: 2 }), months: [] },
  {
    title: 'voluntary cover has a floor of its own',
    scene: scene(JULY_2025, 1_500_000, { kind: 'voluntary', employer: 0 }),
    months: [],
  },
  { title: 'on leave', scene: scene(JULY_2025, 1_000_000, { state: 'sick' }), months: [] },
  {
    title: 'a month that is in part on leave',
    scene: scene(
      JULY_2025,
      1_000_000,
      {},
      { insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, state: 'sick', from: JULY_2025, to: JULY_2025 }] },
    ),
    months: [],
  },
  {
    title: 'another row of the month with a base that suffices',
    scene: scene(
      JULY_2025,
      1_000_000,
      {},
      { insured: [{ person: WORKER, employer: EMPLOYER, unit: 2, base: 2_340_000, from: JULY_2025, to: JULY_2025 }] },
    ),
    months: [],
  },
  {
    title: 'a base that suffices at another employer says nothing of this one',
    scene: scene(
      JULY_2025,
      1_000_000,
      {},
      {
        employers: [OTHER],
        insured: [{ person: WORKER, employer: 20, base: 9_000_000, from: JULY_2025, to: JULY_2025 }],
      },
    ),
    months: [[JULY_2025, JULY_2025]],
  },
  {
    title: 'is one case a year, of the months below',
    scene: scene(month(2025, 5), 2_400_000, { to: month(2026, 8) }),
    months: [
      [month(2025, 5), month(2025, 6)],
      [month(2026, 7), month(2026, 8)],
    ],
  },
  {
    title: 'a part-timer by the roll: E7',
    scene: scene(JULY_2025, 1_000_000, half),
    months: [],
    exclusions: ['R18 E7 1@10'],
  },
  {
    title: 'a part-timer by the contract that tax data tell: E7',
    scene: scene(JULY_2025, 1_000_000, {}, { employment: { contract_kind: 'part_time' } }),
    months: [],
    exclusions: ['R18 E7 1@10'],
  },
  {
    title: 'full-time in another month',
    scene: scene(JULY_2025, 1_000_000, half, {
      insured: [
        { person: WORKER, employer: EMPLOYER, unit: 1, base: 1_000_000, from: month(2025, 9), to: month(2025, 9) },
      ],
    }),
    months: [[month(2025, 9), month(2025, 9)]],
  },
  {
    title: 'a closed employer: E10',
    scene: scene(JULY_2025, 1_000_000, {}, { employer: { tax_status: '01' } }),
    months: [],
    exclusions: ['R18 E10 1@10'],
  },
  {
    title: 'months of the employer’s pause are left out',
    scene: scene(
      JULY_2025,
      1_000_000,
      {},
      { employer: { tax_status: '05', status_on: '2025-07-01', status_until: '2025-07-31' } },
    ),
    months: [],
  },
  { title: 'months that no roll knows', scene: scene(month(2024, 7), 1_000_000), months: [] },
]

casesOnEachDialect('rule R18', CASES, ({ months, exclusions }, outcome) => {
  const found = outcome.findings.filter((row) => row.rule_id === 'R18')
  expect(found.map((row) => [row.month_from, row.month_to])).toEqual(months)
  expect(outcome.exclusions.filter((row) => row.startsWith('R18 '))).toEqual(exclusions ?? [])
})

onEachDialect('rule R18: what it tells', (play) => {
  const lead = async (one: Scene) => (await play(one)).findings.find((row) => row.rule_id === 'R18')

  it('below the reference level', async () => {
    expect(await lead(scene(JULY_2025, 2_000_000, { to: month(2025, 9) }))).toMatchObject({
      period: '2025',
      class: 'partly_covered',
      priority: 2,
      confidence: 'A',
      reason:
        'Danh sách ghi mức đóng từ 2.000.000 đ các tháng 07–09/2025 (3 tháng), dưới mức sàn 2.340.000 đ (mức tham chiếu); đối chiếu danh sách 01–12/2025 (12/12 tháng). Cần rà soát, xác minh.',
    })
  })

  it('below the regional wage, a softer sign', async () => {
    const found = await lead(scene(JUNE_2025, 3_000_000))
    expect(found).toMatchObject({ priority: 3 })
    expect(found?.reason).toContain('dưới mức sàn 3.450.000 đ (mức lương tối thiểu vùng)')
  })

  it('below both', async () => {
    const found = await lead(scene(JUNE_2025, 2_000_000, { to: JULY_2025 }))
    expect(found).toMatchObject({ priority: 2 })
    expect(found?.reason).toContain('dưới mức sàn 2.340.000 đ đến 3.450.000 đ theo từng tháng')
  })
})

itsLeadRestsOn('R18', scene(JUNE_2025, 2_000_000), {
  compared: 'danh sách 01–12/2025',
  restsOn: 'insurance_participants',
  rows: ['2:3'],
  scope: ['insurance_participants 92: 2025…2026 (2)'],
})

itsLeadSays('R18', [
  [
    'below the floors of both halves of 2025',
    scene(JUNE_2025, 2_000_000, { to: JULY_2025 }),
    'Danh sách ghi mức đóng từ 2.000.000 đ các tháng 06–07/2025 (2 tháng), dưới mức sàn 2.340.000 đ đến 3.450.000 đ theo từng tháng (mức tham chiếu từ 07/2025, mức lương tối thiểu vùng trước đó); đối chiếu danh sách 01–12/2025 (12/12 tháng). Cần rà soát, xác minh.',
  ],
  [
    'below the reference level',
    scene(JULY_2025, 2_000_000),
    'Danh sách ghi mức đóng từ 2.000.000 đ các tháng 07/2025 (1 tháng), dưới mức sàn 2.340.000 đ (mức tham chiếu); đối chiếu danh sách 01–12/2025 (12/12 tháng). Cần rà soát, xác minh.',
  ],
  [
    'below the regional wage',
    scene(JUNE_2025, 3_000_000),
    'Danh sách ghi mức đóng từ 3.000.000 đ các tháng 06/2025 (1 tháng), dưới mức sàn 3.450.000 đ (mức lương tối thiểu vùng); đối chiếu danh sách 01–12/2025 (12/12 tháng). Cần rà soát, xác minh.',
  ],
])
