import { expect, it } from 'vitest'
import { atHome, COMMUNE, group, livesAt, month, NEIGHBOUR, neighbour, voluntary, WORKER, YEAR } from '../at-home.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { itsLeadRestsOn } from '../resting.ts'
import type { Scene } from '../scene.ts'
import { itsLeadSays } from '../words.ts'

/** The worker at home, in a province of which the voluntary list was read: the neighbour is on it. */
const alone = (household: string, worker: Parameters<typeof livesAt>[1] = {}, scene: Scene = {}): Scene =>
  atHome({
    people: [neighbour()],
    residents: [livesAt(`${household}n`, { person_id: NEIGHBOUR }), livesAt(household, worker)],
    ...scene,
    insured: [voluntary(NEIGHBOUR), ...(scene.insured ?? [])],
  })
const born = (birth_date: string | null, gender = 'male') => ({ person: { birth_date, gender } })

interface Case {
  readonly title: string
  readonly scene: Scene
  readonly holds?: boolean
  readonly exclusions?: readonly string[]
}

/** The last known month is December 2025: men retire at 61 years and 3 months in 2025, women at 56 years and 8 months (domain notes §3.5). */
const CASES: readonly Case[] = [
  { title: 'in no fund', scene: alone('A1'), holds: true },
  { title: 'fifteen in the last known month', scene: alone('A2', {}, born('2010-12-31')), holds: true },
  { title: 'fifteen in the next month', scene: alone('A3', {}, born('2011-01-01')) },
  {
    title: 'fifteen in the last known month at the latest, of a birth year alone',
    scene: alone('A0', {}, born('2010')),
    holds: true,
  },
  {
    title: 'of the next birth year: fifteen in June 2026 at the earliest only',
    scene: alone(
      'A9',
      {},
      {
        ...born('2011'),
        known: [{ province_code: '92', year: 2026, known_mask: 0b111111 }],
        insured: [voluntary(NEIGHBOUR, { from: month(2026, 1), to: month(2026, 6) })],
      },
    ),
  },
  { title: 'a man who retires after it', scene: alone('A4', {}, born('1964-12-01')), holds: true },
  { title: 'a man who has retired', scene: alone('A5', {}, born('1964-08-01')) },
  { title: 'a woman who retires after it', scene: alone('A6', {}, born('1969-08-01', 'female')), holds: true },
  { title: 'a woman who has retired', scene: alone('A7', {}, born('1969-03-01', 'female')) },
  { title: 'a man of the age at which women retire', scene: alone('A8', {}, born('1969-03-01')), holds: true },
  {
    title: 'no birth date and no citizen ID',
    scene: alone('B1', {}, { person: { birth_date: null, citizen_id: '', person_key: 'N:1' } }),
  },
  { title: 'in a job', scene: alone('B2', {}, { insured: [{ person: WORKER, employer: 10, unit: 1, ...YEAR }] }) },
  { title: 'voluntary', scene: alone('B3', {}, { insured: [voluntary(WORKER)] }) },
  {
    title: 'voluntary until the month before',
    scene: alone('B4', {}, { insured: [voluntary(WORKER, { to: month(2025, 11) })] }),
    holds: true,
  },
  {
    title: 'health cover of a household is no retirement',
    scene: alone('B5', {}, { insured: [{ person: WORKER, kind: 'health_only', object: 'GD', ...YEAR }] }),
    holds: true,
  },
  { title: 'paid by contract in the year', scene: alone('B6', {}, { employment: { form: '05-1' } }) },
  { title: 'a pupil by the residents list', scene: alone('B7', group('pupil')) },
  {
    title: 'a pupil by the list of the school year',
    scene: alone('B8', {}, { pupils: [{ school_year: 2025, province_code: '92' }] }),
  },
  {
    title: 'a pupil of the year before',
    scene: alone('B9', {}, { pupils: [{ school_year: 2024, province_code: '92' }] }),
    holds: true,
  },
  { title: 'moved away', scene: alone('C1', { status: 'moved' }) },
  {
    title: 'on a social pension',
    scene: alone('C2', {}, { benefits: [{ benefit: 'social_pension' }] }),
    exclusions: ['R24 E1 1@0'],
  },
  {
    title: 'on a pension that ended',
    scene: alone('C3', {}, { benefits: [{ benefit: 'survivor', to_month: month(2025, 11) }] }),
    holds: true,
  },
  { title: 'in the forces', scene: alone('C4', group('armed_forces')), exclusions: ['R24 E9 1@0'] },
  { title: 'dead', scene: alone('C5', { status: 'dead' }), exclusions: ['R24 E11 1@0'] },
  { title: 'abroad', scene: alone('C6', { status: 'left_country' }), exclusions: ['R24 E11 1@0'] },
]

casesOnEachDialect('rule R24', CASES, ({ holds, exclusions: removed = [] }, { leads, exclusions }) => {
  expect(leads.filter((lead) => lead === 'R24 1@0')).toEqual(holds ? ['R24 1@0'] : [])
  expect(exclusions.filter((one) => one.startsWith('R24'))).toEqual(removed)
})

onEachDialect('rule R24, one scene at a time', (play) => {
  const found = async (scene: Scene) =>
    (await play(scene)).findings.find((row) => row.rule_id === 'R24' && row.person_id === WORKER)

  it('knows nothing of a province whose voluntary list was not read', async () => {
    expect(await found(atHome({ residents: [livesAt('H')] }))).toBeUndefined()
  })

  it.each([
    ['poor', 165_000, 165_000],
    ['island', 165_000, 165_000],
    ['near_poor', 132_000, 198_000],
    ['ethnic_minority', 99_000, 231_000],
    ['difficult_area', 66_000, 264_000],
    [undefined, 66_000, 264_000],
  ] as const)('of the group %s the State pays %i, the person %i', async (name, state, self) => {
    const row = await found(alone('H', name === undefined ? {} : group(name)))
    expect(row?.money_vnd).toBe(self * 12)
    expect(row?.reason).toContain(`Nhà nước hỗ trợ ${state.toLocaleString('de-DE')} đ`)
    expect(row?.reason).toContain('330.000 đ/tháng')
  })

  it('takes the larger support of two groups', async () => {
    const both = { groups: group('near_poor').groups | group('ethnic_minority').groups }
    expect((await found(alone('H', both)))?.money_vnd).toBe(198_000 * 12)
  })

  it('stands where the person lives', async () => {
    expect(await found(alone('H'))).toMatchObject({
      class: 'voluntary_potential',
      priority: 3,
      period: '-',
      province_code: '92',
      commune_code: COMMUNE,
      employer_id: 0,
      compared: 'danh sách tháng 12/2025',
    })
  })
})

itsLeadRestsOn('R24', alone('Z1'), {
  compared: 'danh sách tháng 12/2025',
  restsOn: 'residents,insurance_participants',
  rows: ['6:3'],
  home: { fee: 330_000, hamlet: 'ấp Một', household: 'Z1', join_order: null, local: 0, self: 264_000, state: 66_000 },
  scope: ['insurance_participants everywhere: -', 'residents everywhere: -'],
})

const lowest = (group: string, state: string, self: string): string =>
  `Hộ W (ấp Một): trong độ tuổi, không thấy tham gia BHXH bắt buộc, tự nguyện hoặc hưởng lương hưu tháng 12/2025. Mức đóng BHXH tự nguyện thấp nhất${group}: 330.000 đ/tháng; Nhà nước hỗ trợ ${state} đ, người tham gia đóng ${self} đ. Cần rà soát, vận động tham gia.`
const inWords = (...groups: Parameters<typeof group>[0][]): Scene =>
  alone('W', { groups: groups.reduce((bits, name) => bits | group(name).groups, 0) })

itsLeadSays('R24', [
  ['of no group', inWords(), lowest('', '66.000', '264.000')],
  ['of a poor household', inWords('poor'), lowest(' (hộ nghèo)', '165.000', '165.000')],
  ['of an island commune', inWords('island'), lowest(' (xã đảo, đặc khu)', '165.000', '165.000')],
  ['of a near-poor household', inWords('near_poor'), lowest(' (hộ cận nghèo)', '132.000', '198.000')],
  ['of an ethnic minority', inWords('ethnic_minority'), lowest(' (dân tộc thiểu số)', '99.000', '231.000')],
])
