import { expect, it } from 'vitest'
import type { Database } from '../../../src/store/schema.ts'
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

const school = (row: Partial<Database['pupil']> = {}): Partial<Database['pupil']> => ({
  school_name: 'Trường Một',
  school_year: 2025,
  commune_code: COMMUNE,
  province_code: '92',
  ...row,
})
const card = (person: number, span = {}) => householdCard(person, { object: 'HS', group: 4, ...span })

/** The worker as a pupil of a school whose other pupil has a card. */
const pupil = (row: Partial<Database['pupil']> = {}, scene: Scene = {}): Scene =>
  atHome({
    people: [neighbour()],
    person: { birth_date: '2008-05-05' },
    ...scene,
    pupils: scene.pupils ?? [school({ person_id: NEIGHBOUR }), school(row)],
    insured: [card(NEIGHBOUR), ...(scene.insured ?? [])],
  })

const STATE = [
  'poor',
  'ethnic_minority',
  'merit',
  'social_protection',
  'atk',
  'difficult_area',
  'island',
  'armed_forces',
  'armed_forces_relative',
  'child',
] as const

interface Case {
  readonly title: string
  readonly scene: Scene
  readonly holds?: boolean
  readonly exclusions?: readonly string[]
}

/** December 2025 is the last known month, in the school year 2025. */
const CASES: readonly Case[] = [
  { title: 'without a card', scene: pupil(), holds: true },
  { title: 'with a card', scene: pupil({}, { insured: [card(WORKER)] }) },
  { title: 'with a household card', scene: pupil({}, { insured: [householdCard(WORKER)] }) },
  { title: 'with a job', scene: pupil({}, { insured: [{ person: WORKER, employer: 10, unit: 1, ...YEAR }] }) },
  {
    title: 'whose card ended the month before',
    scene: pupil({}, { insured: [card(WORKER, { to: month(2025, 11) })] }),
    holds: true,
  },
  {
    title: 'voluntary insurance is no card',
    scene: pupil({}, { insured: [{ person: WORKER, kind: 'voluntary', ...YEAR }] }),
    holds: true,
  },
  { title: 'a school year that has not begun', scene: pupil({ school_year: 2026 }) },
  { title: 'near-poor pays a part: a pupil still', scene: pupil(group('near_poor')), holds: true },
  { title: 'poor by the list of residents', scene: pupil({}, { residents: [livesAt('P', group('poor'))] }) },
  { title: 'of an ATK commune', scene: pupil({}, { residents: [livesAt('P2', { commune_code: '31999' })] }) },
  ...STATE.map((name) => ({ title: `of the group ${name}`, scene: pupil(group(name)) })),
  { title: 'dead', scene: pupil({}, { person: { died_on: '2025-11-02' } }), exclusions: ['R25 E11 1@0'] },
  {
    title: 'abroad',
    scene: pupil({}, { residents: [livesAt('P3', { status: 'left_country' })] }),
    exclusions: ['R25 E11 1@0'],
  },
]

casesOnEachDialect(
  'rule R25',
  CASES.map((one) => ({ ...one, scene: { ...one.scene, areas: [{ commune_code: '31999', is_atk: 1 }] } })),
  ({ holds, exclusions: removed = [] }, { leads, exclusions }) => {
    expect(leads.filter((lead) => lead === 'R25 1@0')).toEqual(holds ? ['R25 1@0'] : [])
    expect(exclusions.filter((one) => one.startsWith('R25'))).toEqual(removed)
  },
)

onEachDialect('rule R25, one scene at a time', (play) => {
  const found = async (scene: Scene) =>
    (await play(scene)).findings.find((row) => row.rule_id === 'R25' && row.person_id === WORKER)
  const known = (mask2025: number, mask2026: number) => [
    { province_code: '92', year: 2025, known_mask: mask2025 },
    { province_code: '92', year: 2026, known_mask: mask2026 },
  ]

  it('knows nothing of a province of which no list of health cover was read', async () => {
    expect(await found(atHome({ pupils: [school()] }))).toBeUndefined()
  })

  it.each([
    ['August', 0b1111_1111, undefined],
    ['September', 0b1_1111_1111, month(2025, 9)],
  ] as const)('with rolls up to %s of the year in which the school year begins', async (_, mask, compared) => {
    expect((await found(pupil({}, { known: known(mask, 0) })))?.month_from).toBe(compared)
  })

  it('compares with August of the next year when the rolls know more', async () => {
    const scene = pupil(
      {},
      { known: known(4095, 4095), asOf: '2026-12-31', insured: [card(NEIGHBOUR, { to: month(2026, 12) })] },
    )
    expect((await found(scene))?.month_to).toBe(month(2026, 8))
    expect(
      await found({ ...scene, insured: [...scene.insured!, card(WORKER, { to: month(2026, 8) })] }),
    ).toBeUndefined()
    expect(await found({ ...scene, insured: [...scene.insured!, card(WORKER, { to: month(2026, 7) })] })).toBeDefined()
  })

  it('is one lead for two schools, by the later list', async () => {
    const { findings } = await play(
      pupil({}, { pupils: [school({ person_id: NEIGHBOUR }), school(), school({ school_name: 'Trường Hai' })] }),
    )
    expect(findings.filter((row) => row.rule_id === 'R25' && row.person_id === WORKER)).toMatchObject([
      {
        class: 'household_potential',
        priority: 2,
        period: '2025',
        province_code: '92',
        commune_code: COMMUNE,
        money_vnd: 52_650 * 12,
        reason:
          'Năm học 2025–2026, Trường Hai: có trong danh sách học sinh, sinh viên, chưa có BHYT. Mức đóng của học sinh, sinh viên: 105.300 đ/tháng; Nhà nước hỗ trợ 52.650 đ, người tham gia đóng 52.650 đ. Cần rà soát, vận động tham gia.',
      },
    ])
  })

  it('goes to the place where the pupil lives', async () => {
    const row = await found(pupil({}, { residents: [livesAt('H', { commune_code: '31120' })] }))
    expect(row).toMatchObject({ province_code: '92', commune_code: '31120' })
  })

  it('rests on the row of the school', async () => {
    const { store } = await play(pupil())
    const rows = await store.db
      .selectFrom('finding_row')
      .innerJoin('findings', 'findings.finding_id', 'finding_row.finding_id')
      .where('rule_id', '=', 'R25')
      .select(['file_id', 'row_number'])
      .execute()
    expect(rows).toEqual([{ file_id: FILES.pupils, row_number: 3 }])
  })
})

itsLeadRestsOn('R25', pupil({}, { residents: [livesAt('H')] }), {
  compared: '',
  restsOn: 'pupils,insurance_participants',
  rows: ['7:3'],
  home: { fee: 105_300, hamlet: 'ấp Một', household: 'H', join_order: null, local: 0, self: 52_650, state: 52_650 },
  scope: ['insurance_participants everywhere: 2025', 'pupils everywhere: 2025'],
})
