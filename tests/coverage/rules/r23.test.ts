import { expect, it } from 'vitest'
import { GROUP_BITS } from '../../../src/sources/source.ts'
import {
  atHome,
  COMMUNE,
  FILES,
  group,
  householdCard,
  livesAt,
  month,
  NEIGHBOUR,
  neighbour,
  WORKER,
  YEAR,
} from '../at-home.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import type { Scene } from '../scene.ts'

/** The worker's household, in which the neighbour takes part as a household. */
const shared = (household: string, worker: Parameters<typeof livesAt>[1] = {}, scene: Scene = {}): Scene =>
  atHome({
    people: [neighbour()],
    residents: [livesAt(household, { person_id: NEIGHBOUR, relation: 'spouse' }), livesAt(household, worker)],
    ...scene,
    insured: [householdCard(NEIGHBOUR), ...(scene.insured ?? [])],
  })

const REMOVING = (Object.keys(GROUP_BITS) as (keyof typeof GROUP_BITS)[]).filter(
  (name) => name !== 'official_relative' && name !== 'armed_forces',
)

interface Case {
  readonly title: string
  readonly scene: Scene
  readonly holds?: boolean
  readonly exclusions?: readonly string[]
}

const CASES: readonly Case[] = [
  { title: 'a member without cover', scene: shared('A1'), holds: true },
  { title: 'a household without a household card', scene: atHome({ residents: [livesAt('A2')] }) },
  {
    title: 'the card is of another household of the commune',
    scene: atHome({
      people: [neighbour()],
      residents: [livesAt('A3', { person_id: NEIGHBOUR }), livesAt('A4')],
      insured: [householdCard(NEIGHBOUR)],
    }),
  },
  {
    title: 'the card is of the same code in another commune',
    scene: atHome({
      people: [neighbour()],
      residents: [livesAt('A5', { person_id: NEIGHBOUR, commune_code: '31120' }), livesAt('A5')],
      insured: [householdCard(NEIGHBOUR)],
    }),
  },
  { title: 'no household code', scene: shared('') },
  {
    title: 'the member with the card has moved away',
    scene: atHome({
      people: [neighbour()],
      residents: [livesAt('A6', { person_id: NEIGHBOUR, status: 'moved' }), livesAt('A6')],
      insured: [householdCard(NEIGHBOUR)],
    }),
  },
  {
    title: 'the card ended before the last known month',
    scene: atHome({
      people: [neighbour()],
      residents: [livesAt('A7', { person_id: NEIGHBOUR }), livesAt('A7')],
      insured: [householdCard(NEIGHBOUR, { to: month(2025, 11) })],
    }),
  },
  { title: 'with a household card', scene: shared('B1', {}, { insured: [householdCard(WORKER)] }) },
  {
    title: 'with the card of another group',
    scene: shared('B2', {}, { insured: [householdCard(WORKER, { object: 'HN', group: 3 })] }),
  },
  { title: 'in a job', scene: shared('B3', {}, { insured: [{ person: WORKER, employer: 10, unit: 1, ...YEAR }] }) },
  {
    title: 'whose card ended',
    scene: shared('B4', {}, { insured: [householdCard(WORKER, { to: month(2025, 11) })] }),
    holds: true,
  },
  {
    title: 'voluntary retirement insurance is no card',
    scene: shared('B5', {}, { insured: [{ person: WORKER, kind: 'voluntary', ...YEAR }] }),
    holds: true,
  },
  { title: 'moved away', scene: shared('B6', { status: 'moved' }) },
  { title: 'paid by contract in the year', scene: shared('B7', {}, { employment: { form: '05-1' } }) },
  {
    title: 'paid by contract the year before',
    scene: shared('B8', {}, { employment: { form: '05-1', year: 2024 } }),
    holds: true,
  },
  {
    title: 'paid by contract within twelve months',
    scene: shared('B9', {}, { employment: { form: '05-1', precision: 'month', taxed_mask: 1 } }),
  },
  {
    title: 'paid by contract thirteen months ago',
    scene: shared('C1', {}, { employment: { form: '05-1', year: 2024, precision: 'month', taxed_mask: 2048 } }),
    holds: true,
  },
  {
    title: 'an ATK commune of the areas',
    scene: shared(
      'C2',
      { commune_code: '31999' },
      {
        residents: [
          livesAt('C2', { person_id: NEIGHBOUR, commune_code: '31999' }),
          livesAt('C2', { commune_code: '31999' }),
        ],
      },
    ),
  },
  { title: 'an official’s relative', scene: shared('C3', group('official_relative')), holds: true },
  {
    title: 'a pupil by the list of the school year',
    scene: shared('C4', {}, { pupils: [{ school_year: 2025, province_code: '92' }] }),
  },
  {
    title: 'a pupil of the year before',
    scene: shared('C5', {}, { pupils: [{ school_year: 2024, province_code: '92' }] }),
    holds: true,
  },
  {
    title: 'six in the last known month',
    scene: shared('C6', {}, { person: { birth_date: '2019-12-31' } }),
    holds: true,
  },
  { title: 'under six in it', scene: shared('C7', {}, { person: { birth_date: '2020-01-01' } }) },
  { title: 'seventy-five in it', scene: shared('C8', {}, { person: { birth_date: '1950-12-01' } }) },
  { title: 'under seventy-five in it', scene: shared('C9', {}, { person: { birth_date: '1951-01-01' } }), holds: true },
  {
    title: 'on a monthly benefit',
    scene: shared('D1', {}, { benefits: [{ benefit: 'survivor' }] }),
    exclusions: ['R23 E1 1@0'],
  },
  {
    title: 'on unemployment benefit',
    scene: shared('D2', {}, { benefits: [{ benefit: 'unemployment' }] }),
    holds: true,
  },
  { title: 'in the forces', scene: shared('D3', group('armed_forces')), exclusions: ['R23 E9 1@0'] },
  { title: 'dead', scene: shared('D4', { status: 'dead' }), exclusions: ['R23 E11 1@0'] },
  { title: 'abroad', scene: shared('D5', { status: 'left_country' }), exclusions: ['R23 E11 1@0'] },
  ...REMOVING.map((name) => ({ title: `of the group ${name}`, scene: shared(`G-${name}`, group(name)) })),
]

casesOnEachDialect(
  'rule R23',
  CASES.map((one) => ({ ...one, scene: { ...one.scene, areas: [{ commune_code: '31999', is_atk: 1 }] } })),
  ({ holds, exclusions: removed = [] }, { leads, exclusions }) => {
    expect(leads.filter((lead) => lead === 'R23 1@0')).toEqual(holds ? ['R23 1@0'] : [])
    expect(exclusions.filter((one) => one.startsWith('R23'))).toEqual(removed)
  },
)

onEachDialect('rule R23, one household at a time', (play) => {
  /** One member with a card and five without: the head, and four by age. */
  const FIVE = [1, 61, 62, 63, 64]
  const large = (asOf: string, more: Scene = {}): Scene =>
    atHome({
      asOf,
      people: [
        neighbour(),
        ...FIVE.slice(1).map((id) =>
          neighbour({
            person_id: id,
            person_key: `C:0921800000${id}`,
            citizen_id: `0921800000${id}`,
            name_folded: `x ${id}`,
            birth_date: `19${id}-05-05`,
          }),
        ),
      ],
      residents: [
        livesAt('H', { person_id: NEIGHBOUR, relation: 'spouse' }),
        ...FIVE.map((id) => livesAt('H', { person_id: id, relation: id === WORKER ? 'head' : 'child' })),
      ],
      insured: [householdCard(NEIGHBOUR)],
      ...more,
    })
  const feesOf = async (scene: Scene) => {
    const { findings } = await play(scene)
    const found = findings.filter((row) => row.rule_id === 'R23').sort((a, b) => a.person_id - b.person_id)
    return found.map((row) => [row.person_id, row.money_vnd])
  }
  const BEFORE = [73_710, 63_180, 52_650, 42_120, 42_120]
  const AFTER = [79_695, 68_310, 56_925, 45_540, 45_540]

  it.each([
    ['2026-06-30', BEFORE],
    ['2026-07-01', AFTER],
  ] as const)('on %s the second to the sixth who joins pays what domain notes §3.2 print', async (asOf, fees) => {
    expect(await feesOf(large(asOf))).toEqual(FIVE.map((id, at) => [id, (fees[at] ?? 0) * 12]))
  })

  it('keeps nobody’s place for a member whom an exclusion removes', async () => {
    const scene = large('2026-06-30')
    const dead = scene.residents?.map((row) => (row.person_id === WORKER ? { ...row, status: 'dead' } : row)) ?? []
    expect(await feesOf({ ...scene, residents: dead })).toEqual(
      [61, 62, 63, 64].map((id, at) => [id, (BEFORE[at] ?? 0) * 12]),
    )
  })

  it('stands, with the household, the order and the fee in words', async () => {
    const { findings } = await play(shared('H7'))
    expect(findings.find((row) => row.rule_id === 'R23')).toMatchObject({
      class: 'household_potential',
      priority: 2,
      period: '-',
      month_from: month(2026, 6),
      province_code: '92',
      commune_code: COMMUNE,
      employer_id: 0,
      reason:
        'Hộ H7 (ấp Một): hộ đã có 1 người tham gia BHYT hộ gia đình; thành viên này chưa có BHYT tháng 12/2025. Mức đóng của người thứ 2: 73.710 đ/tháng. Cần rà soát, vận động tham gia.',
    })
  })

  it('rests on the row of residents of the person alone', async () => {
    const { store } = await play(shared('H8'))
    const rows = await store.db
      .selectFrom('finding_row')
      .innerJoin('findings', 'findings.finding_id', 'finding_row.finding_id')
      .where('rule_id', '=', 'R23')
      .select(['file_id', 'row_number'])
      .execute()
    expect(rows).toEqual([{ file_id: FILES.residents, row_number: 3 }])
  })

  it('is proved gone by both lists', async () => {
    const { store } = await play(shared('H9'))
    const heard = await store.db
      .selectFrom('rule_scope')
      .where('rule_id', '=', 'R23')
      .select(['period', 'source'])
      .orderBy('source')
      .execute()
    expect(heard).toEqual([
      { period: '-', source: 'insurance_participants' },
      { period: '-', source: 'residents' },
    ])
  })
})

itsLeadRestsOn('R23', shared('Z1'), {
  compared: 'danh sách tháng 12/2025',
  restsOn: 'residents,insurance_participants',
  rows: ['6:3'],
  home: { fee: 73_710, hamlet: 'ấp Một', household: 'Z1', join_order: 2, local: 0, self: 73_710, state: 0 },
  scope: ['insurance_participants everywhere: -', 'residents everywhere: -'],
})
