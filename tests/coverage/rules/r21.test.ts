import { expect, it } from 'vitest'
import { atHome, COMMUNE, FILES, group, livesAt, month, NEIGHBOUR, neighbour, voluntary, WORKER } from '../at-home.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import type { Insured } from '../scene.ts'

const until = (last: number, more: Partial<Insured> = {}): Insured => ({
  person: WORKER,
  employer: 10,
  unit: 1,
  from: month(2023, 1),
  to: last,
  ...more,
})
const HOME = [livesAt('H')]

const CASES = [
  { title: 'three known months out', scene: { insured: [until(month(2025, 9))] }, leads: ['R21 1@0'] },
  { title: 'only two known months out', scene: { insured: [until(month(2025, 10))] }, leads: [] },
  { title: '24 months after the last month in', scene: { insured: [until(month(2023, 12))] }, leads: ['R21 1@0'] },
  { title: '25 months after it', scene: { insured: [until(month(2023, 11))] }, leads: [] },
  {
    title: 'a year paid by contract after the year of the last month in',
    scene: { employment: { form: '05-1' }, insured: [until(month(2024, 12))] },
    leads: [],
  },
  {
    title: 'a year paid by contract in which the last month in lies',
    scene: { employment: { form: '05-1' }, insured: [until(month(2025, 8))] },
    leads: ['R21 1@0'],
  },
  {
    title: 'months paid by contract, the last one that in which the person was in',
    scene: {
      employment: { form: '05-1', precision: 'month', taxed_mask: 0b1111_1111 },
      insured: [until(month(2025, 8))],
    },
    leads: ['R21 1@0'],
  },
  {
    title: 'a month paid by contract after the last month in',
    scene: {
      employment: { form: '05-1', precision: 'month', taxed_mask: 0b1_1111_1111 },
      insured: [until(month(2025, 8))],
    },
    leads: [],
  },
  {
    title: 'voluntary by now',
    scene: { insured: [until(month(2025, 6)), voluntary(WORKER, { from: month(2025, 8) })] },
    leads: [],
  },
  {
    title: 'back in a job',
    scene: { insured: [until(month(2025, 3)), until(month(2025, 12), { from: month(2025, 9) })] },
    leads: [],
  },
  { title: 'health cover alone is no job', scene: { insured: [until(month(2025, 6), { funds: 8 })] }, leads: [] },
  {
    title: 'moved away',
    scene: { residents: [livesAt('H', { status: 'moved' })], insured: [until(month(2025, 6))] },
    leads: [],
  },
  {
    title: 'nobody lists the person as a resident',
    scene: { residents: [], insured: [until(month(2025, 6))] },
    leads: [],
  },
  {
    title: 'moved away by one list, living here by another',
    scene: {
      residents: [
        livesAt('H', { status: 'moved', status_on: '2025-11-01' }),
        livesAt('H', { status_on: '2020-01-01' }),
      ],
      insured: [until(month(2025, 6))],
    },
    leads: ['R21 1@0'],
  },
  {
    title: 'on a pension',
    scene: { benefits: [{ benefit: 'pension', from_month: month(2025, 7) }], insured: [until(month(2025, 6))] },
    leads: [],
    exclusions: ['R21 E1 1@0'],
  },
  {
    title: 'on unemployment benefit',
    scene: { benefits: [{ benefit: 'unemployment', from_month: month(2025, 7) }], insured: [until(month(2025, 6))] },
    leads: ['R21 1@0'],
  },
  {
    title: 'a pensioner by the card',
    scene: {
      insured: [
        until(month(2025, 6)),
        { person: WORKER, kind: 'health_only', object: 'HT', from: month(2025, 7), to: month(2025, 12) },
      ],
    },
    leads: [],
    exclusions: ['R21 E1 1@0'],
  },
  {
    title: 'in the forces',
    scene: { residents: [livesAt('H', group('armed_forces'))], insured: [until(month(2025, 6))] },
    leads: [],
    exclusions: ['R21 E9 1@0'],
  },
  {
    title: 'dead',
    scene: { residents: [livesAt('H', { status: 'dead' })], insured: [until(month(2025, 6))] },
    leads: [],
    exclusions: ['R21 E11 1@0'],
  },
  {
    title: 'abroad',
    scene: { residents: [livesAt('H', { status: 'left_country' })], insured: [until(month(2025, 6))] },
    leads: [],
    exclusions: ['R21 E11 1@0'],
  },
] as const

casesOnEachDialect(
  'rule R21',
  CASES.map((one) => ({ ...one, scene: atHome({ residents: HOME, ...one.scene }) })),
  (one, { leads, exclusions }) => {
    expect(leads.filter((lead) => lead.startsWith('R21'))).toEqual(one.leads)
    expect(exclusions.filter((removed) => removed.startsWith('R21'))).toEqual('exclusions' in one ? one.exclusions : [])
  },
)

onEachDialect('rule R21, one scene at a time', (play) => {
  const gone = { residents: HOME, insured: [until(month(2025, 9))] }

  it('is a case of the month after the last one in, where the person lives', async () => {
    const { findings } = await play(atHome(gone))
    expect(findings.find((row) => row.rule_id === 'R21')).toMatchObject({
      class: 'voluntary_potential',
      priority: 2,
      period: '2025-10',
      month_from: month(2025, 9),
      month_to: month(2025, 9),
      province_code: '92',
      commune_code: COMMUNE,
      employer_id: 0,
      confidence: 'A',
      compared: 'danh sách tháng 12/2025',
      reason: expect.stringContaining('dừng đóng BHXH bắt buộc sau tháng 09/2025, 3 tháng đã biết sau đó'),
    })
  })

  it('rests on the rows of the person alone', async () => {
    const { store } = await play(
      atHome({
        ...gone,
        people: [neighbour()],
        residents: [...HOME, livesAt('H', { person_id: NEIGHBOUR })],
        insured: [...gone.insured, until(month(2025, 12), { person: NEIGHBOUR })],
      }),
    )
    const rows = await store.db
      .selectFrom('finding_row')
      .innerJoin('findings', 'findings.finding_id', 'finding_row.finding_id')
      .where('findings.rule_id', '=', 'R21')
      .select(['file_id', 'row_number'])
      .orderBy('file_id')
      .execute()
    expect(rows).toEqual([
      { file_id: FILES.roll, row_number: 3 },
      { file_id: FILES.residents, row_number: 2 },
    ])
  })

  it('counts months that the rolls know, not months of the calendar', async () => {
    const known = [{ province_code: '92', year: 2025, known_mask: 0b1010_0000_0000 }]
    const { leads } = await play(atHome({ residents: HOME, insured: [until(month(2025, 6))], known }))
    expect(leads.filter((lead) => lead.startsWith('R21'))).toEqual([])
  })
})

itsLeadRestsOn('R21', atHome({ residents: HOME, insured: [until(month(2025, 9))] }), {
  compared: 'danh sách tháng 12/2025',
  restsOn: 'insurance_participants,tax_workers,residents',
  rows: ['2:3', '6:2'],
  home: { fee: null, hamlet: 'ấp Một', household: 'H', join_order: null, local: null, self: null, state: null },
  scope: [
    'insurance_participants 92: 2025-01…2025-12 (12)',
    'residents 92: 2025-01…2025-12 (12)',
    'tax_workers 92: 2025-01…2025-12 (12)',
  ],
})
