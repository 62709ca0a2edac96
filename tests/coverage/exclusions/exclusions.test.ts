import { expect, it } from 'vitest'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { CITIZEN_ID, EMPLOYER, LIVE_UNIT, month, type Scene, WORKER, YEAR } from '../scene.ts'

const card = (object: string, from = YEAR.from, to = YEAR.to) => ({
  person: WORKER,
  kind: 'health_only',
  group: 2,
  object,
  from,
  to,
})
const abroad = { nationality: 'Nhật Bản' } as const

/** Each scene and what becomes of the worker: the exclusion that removes the lead, or the rule under which it stands. */
const CASES: readonly (readonly [string, Scene, string])[] = [
  ...['HT', 'TB', 'XB', 'CT', 'CS'].map((code) => [`card ${code}`, { insured: [card(code)] }, 'E1'] as const),
  ['card HT that ended the year before', { insured: [card('HT', month(2020, 1), month(2024, 12))] }, 'R08'],
  ['card HT from the year after', { insured: [card('HT', month(2026, 1), month(2026, 6))] }, 'R08'],
  [
    'card HT in the month that stands for the year',
    {
      insured: [card('HT', month(2026, 3), month(2026, 3))],
      employer: { province_code: '79' },
      known: [{ province_code: '79', year: 2025, known_mask: 0, fallback_month: month(2026, 3) }],
    },
    'E1',
  ],
  ['card TN: unemployment benefit excludes nobody', { insured: [card('TN')] }, 'R08'],
  ...['pension', 'monthly_insurance', 'work_injury', 'survivor', 'social_pension'].map(
    (benefit) => [`${benefit} by the list`, { benefits: [{ benefit, from_month: month(2020, 1) }] }, 'E1'] as const,
  ),
  ['unemployment benefit by the list', { benefits: [{ benefit: 'unemployment', from_month: month(2025, 1) }] }, 'R08'],
  ['a pension since nobody knows when', { benefits: [{ benefit: 'pension' }] }, 'E1'],
  ['a pension from December', { benefits: [{ benefit: 'pension', from_month: month(2025, 12) }] }, 'E1'],
  ['a pension from the year after', { benefits: [{ benefit: 'pension', from_month: month(2026, 1) }] }, 'R08'],
  [
    'a pension that ended in January',
    { benefits: [{ benefit: 'pension', from_month: month(2020, 1), to_month: month(2025, 1) }] },
    'E1',
  ],
  [
    'a pension that ended the year before',
    { benefits: [{ benefit: 'pension', from_month: month(2020, 1), to_month: month(2024, 12) }] },
    'R08',
  ],
  ['fourteen in the year', { person: { birth_date: '2011-12-31' } }, 'E3'],
  ['fifteen in the year', { person: { birth_date: '2010-12-31' } }, 'R08'],
  ['110 in the year', { person: { birth_date: '1915-01-02' } }, 'R08'],
  ['111 in the year', { person: { birth_date: '1914-12-31' } }, 'E3'],
  ['no birth date, born 2012 by the citizen ID', { person: { birth_date: null, citizen_id: '092212000001' } }, 'E3'],
  ['foreigner under twelve months by column [11]', { employment: { ...abroad, foreigner_under_12_months: 1 } }, 'E4'],
  ['foreigner, contract of 11.5 months', { employment: { ...abroad, contract_months: '11.5' } }, 'E4'],
  ['foreigner, contract of 9 months', { employment: { ...abroad, contract_months: '9' } }, 'E4'],
  ['foreigner, contract of 12 months', { employment: { ...abroad, contract_months: '12' } }, 'R20'],
  ['foreigner, contract of 100 months', { employment: { ...abroad, contract_months: '100' } }, 'R20'],
  ['foreigner past retirement age at the start', { employment: abroad, person: { birth_date: '1950-01-05' } }, 'E4'],
  ['Vietnamese under twelve months', { employment: { nationality: 'Việt Nam', contract_months: '6' } }, 'R08'],
  ...['VN', 'VNM', 'Viet Nam', 'VIỆT NAM', 'Vietnamese', 'CHXHCN Việt Nam', 'Kinh', '', '-'].map(
    (nationality) =>
      [
        `nationality written "${nationality}"`,
        { employment: { nationality, foreigner_under_12_months: 1 } },
        'R08',
      ] as const,
  ),
  ...['Viet', 'Hoa Kỳ', 'VNX'].map(
    (nationality) =>
      [
        `nationality written "${nationality}"`,
        { employment: { nationality, foreigner_under_12_months: 1 } },
        'E4',
      ] as const,
  ),
  ['probation', { employment: { contract_kind: 'probation' } }, 'E6'],
  ['contract of half a month', { employment: { contract_months: '0.5' } }, 'E6'],
  ['contract of one month', { employment: { contract_months: '1' } }, 'R08'],
  [
    'part-time below the reference level',
    { employment: { contract_kind: 'part_time', income_vnd: 12 * 2_340_000 - 1 } },
    'E7',
  ],
  [
    'part-time at the reference level',
    { employment: { contract_kind: 'part_time', income_vnd: 12 * 2_340_000 } },
    'R08',
  ],
  [
    'part-time for two months at the level',
    { employment: { contract_kind: 'part_time', precision: 'month', taxed_mask: 3, income_vnd: 2 * 2_340_000 } },
    'R08',
  ],
  ['full-time below the reference level', { employment: { contract_kind: 'fixed', income_vnd: 1_000_000 } }, 'R08'],
  ['appendix 05-2 only', { employment: { form: '05-2' } }, 'E8'],
  ['a payer that only withholds', { employer: { withholding_only: 1 }, units: [], colleague: false }, 'E8'],
  [
    'a payer that only withholds, its unit closed',
    { employer: { withholding_only: 1 }, units: [{ ...LIVE_UNIT, closed: 1 }], colleague: false },
    'E8',
  ],
  ['a payer that withholds and has a unit of its own', { employer: { withholding_only: 1 } }, 'R08'],
  ['no form', { employment: { form: '' } }, 'R08'],
  ...['QN', 'CA', 'CY'].map((code) => [`card ${code}`, { insured: [card(code)] }, 'E9'] as const),
  ['card CA that ended years before', { insured: [card('CA', month(2015, 1), month(2019, 12))] }, 'R08'],
  [
    'position in the armed forces',
    {
      insured: [
        { person: WORKER, kind: 'health_only', position: 'armed_forces', from: month(2020, 1), to: month(2026, 1) },
      ],
    },
    'E9',
  ],
  ['died before the year', { person: { died_on: '2024-12-31' } }, 'E11'],
  ['died in the year', { person: { died_on: '2025-01-01' } }, 'R08'],
  ['died in the year, day unknown', { person: { died_on: '2025' } }, 'R08'],
  [
    'died before the months of pay',
    { employment: { precision: 'month', taxed_mask: 0b111000 }, person: { died_on: '2025-03-31' } },
    'E11',
  ],
  ...['dead', 'left_country'].flatMap((status) => [
    [
      `${status} by the residents before the year`,
      { residents: [{ status, status_on: '2024-12-31' }] },
      'E11',
    ] as const,
    [`${status} by the residents in the year`, { residents: [{ status, status_on: '2025-01-01' }] }, 'R08'] as const,
    [
      `${status} by the residents in the year, month unknown`,
      { residents: [{ status, status_on: '2025' }] },
      'R08',
    ] as const,
    [`${status} by the residents, nobody says since when`, { residents: [{ status }] }, 'E11'] as const,
    [
      `${status} by one list of residents, living by another`,
      { residents: [{ status }, { status: 'temporary' }] },
      'R08',
    ] as const,
  ]),
  ...['permanent', 'temporary', 'absent', 'moved', ''].map(
    (status) => [`resident, status "${status}"`, { residents: [{ status, status_on: '2020-01-01' }] }, 'R08'] as const,
  ),
  ['one payment below a monthly minimum wage', { employment: { payments: 1, income_vnd: 3_449_999 } }, 'E12'],
  ['one payment of a monthly minimum wage', { employment: { payments: 1, income_vnd: 3_450_000 } }, 'R08'],
  ['two payments', { employment: { payments: 2, income_vnd: 1_000_000 } }, 'R08'],
  [
    'owner by the tax ID of the household business',
    { employer: { kind: 'household_business', tax_id: CITIZEN_ID } },
    'E13',
  ],
  ['owner by the owner’s ID', { employer: { kind: 'household_business', owner_citizen_id: CITIZEN_ID } }, 'E13'],
  [
    'owner by the personal tax ID',
    { person: { personal_tax_id: '8000000001' }, employer: { tax_id: '8000000001' } },
    'E13',
  ],
]

const WHO = ` ${WORKER}@${EMPLOYER}`

casesOnEachDialect(
  'exclusions by case',
  CASES.map(([title, scene, outcome]) => ({ title: `${title}: ${outcome}`, scene, outcome })),
  ({ outcome }, { leads, exclusions }) => {
    const left = leads.filter((lead) => lead.endsWith(WHO))
    expect([left, exclusions]).toEqual(
      outcome.startsWith('E')
        ? [[], [`${outcome === 'E4' ? 'R20' : 'R08'} ${outcome}${WHO}`]]
        : [[`${outcome}${WHO}`], []],
    )
  },
)

onEachDialect('exclusions', (play) => {
  it('the first exclusion in order removes, and only that one is told', async () => {
    const { exclusions } = await play({ insured: [card('HT')], employment: { contract_kind: 'probation' } })
    expect(exclusions).toEqual([`R08 E1 ${WORKER}@${EMPLOYER}`])
  })

  it('names the rule that would have held', async () => {
    const { exclusions } = await play({ employment: { contract_kind: 'probation', deduction_vnd: 9_000_000 } })
    expect(exclusions).toEqual([`R08b E6 ${WORKER}@${EMPLOYER}`])
  })

  it('an employer all of whose questions are excluded is no case', async () => {
    const { leads } = await play({ employment: { contract_kind: 'probation' } })
    expect(leads).toEqual([])
  })

  it('E15: paid by a branch without a unit, insured through the root', async () => {
    const { leads, exclusions } = await play({
      employment: { payer_tax_id: '7000000001-001' },
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR }],
    })
    expect([leads, exclusions]).toEqual([[], [`R08 E15 ${WORKER}@${EMPLOYER}`]])
  })

  it('a branch with a unit of its own is no E15', async () => {
    const { exclusions } = await play({
      employment: { payer_tax_id: '7000000001-001' },
      units: [LIVE_UNIT, { ...LIVE_UNIT, unit_id: 2, unit_code: 'TC0002', tax_id: '7000000001-001' }],
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR }],
    })
    expect(exclusions).toEqual([])
  })

  it('a reason is Vietnamese and rests on rows', async () => {
    const { store } = await play({ insured: [card('HT')] })
    expect(await store.db.selectFrom('exclusions').select(['period', 'reason']).execute()).toEqual([
      {
        period: '2025',
        reason:
          'Đang hưởng lương hưu, trợ cấp hằng tháng (theo danh sách người hưởng, hoặc thẻ BHYT nhóm HT, TB, XB, CT, CS) trong năm 2025.',
      },
    ])
    expect(
      await store.db.selectFrom('exclusion_row').select(['file_id', 'row_number']).orderBy('file_id').execute(),
    ).toEqual([
      { file_id: 1, row_number: 2 },
      { file_id: 2, row_number: 3 },
    ])
  })

  it.each([
    [
      { residents: [{ status: 'left_country', status_on: '2024-05-01' }] },
      'Danh sách dân cư ghi đã chết hoặc ra nước ngoài',
    ],
    [{ person: { died_on: '2024-05' } }, 'Đã chết ngày 2024-05, trước thời gian có thu nhập'],
    [
      { person: { died_on: '2025-05' }, residents: [{ status: 'left_country', status_on: '2024-05-01' }] },
      'Danh sách dân cư ghi đã chết hoặc ra nước ngoài',
    ],
  ])('a reason tells what was found: %j', async (scene, begins) => {
    const { store } = await play(scene)
    const [found] = await store.db.selectFrom('exclusions').select('reason').execute()
    expect(found?.reason.startsWith(begins), found?.reason).toBe(true)
  })
})
