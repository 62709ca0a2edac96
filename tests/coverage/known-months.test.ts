import { expect, it } from 'vitest'
import type { Database } from '../../src/store/schema.ts'
import { casesOnEachDialect, onEachDialect } from './on-each-dialect.ts'
import { EMPLOYER, month, type Outcome, type Scene, WORKER, YEAR } from './scene.ts'

type Known = Partial<Database['known_year']>

const january: Known = { province_code: '92', year: 2025, known_mask: 1 }
const nothing: Known = { province_code: '92', year: 2025, known_mask: 0 }
const march2026: Known = { ...nothing, fallback_month: month(2026, 3) }
const insured = (from: number, to = from) => [{ person: WORKER, employer: EMPLOYER, unit: 1, from, to }]
const byMonth = { precision: 'month', taxed_mask: 0b110 } as const

/** Only "out" makes a lead: in, out and unknown months of one worker, by year and by month. */
const CASES: readonly (readonly [string, Scene, string | null])[] = [
  ['one roll, in it', { known: [january], insured: insured(month(2025, 1)) }, null],
  ['one roll, not in it', { known: [january] }, 'danh sách 01/2025'],
  ['one roll, in another month only', { known: [january], insured: insured(month(2025, 5)) }, 'danh sách 01/2025'],
  ['no roll of the year nor after it', { known: [nothing] }, null],
  ['a roll after the year, in it', { known: [march2026], insured: insured(month(2026, 3)) }, null],
  ['a roll after the year, not in it', { known: [march2026] }, 'danh sách 03/2026'],
  ['by month, none of the months known', { known: [january], employment: byMonth }, null],
  ['by month, a roll after the year tells nothing', { known: [march2026], employment: byMonth }, null],
  [
    'by month, one of two months known',
    { known: [{ ...january, known_mask: 0b010 }], employment: byMonth },
    'danh sách 02/2025',
  ],
  ['two rolls with a gap', { known: [{ ...january, known_mask: 0b101 }] }, 'danh sách 01, 03/2025'],
  [
    'a quarter, none of it known',
    { known: [january], employment: { precision: 'quarter', taxed_mask: 0b111000 } },
    null,
  ],
  [
    'a quarter, a roll after the year',
    { known: [march2026], employment: { precision: 'quarter', taxed_mask: 0b111000 } },
    'danh sách 03/2026',
  ],
]

/** Scenes that say what is known for all provinces, or for none: each in a run of its own. */
const EVERYWHERE: readonly (readonly [string, Scene, string | null])[] = [
  ['no province at all', { known: [] }, null],
  ['known for every province', { known: [{ ...january, province_code: '' }] }, 'danh sách 01/2025'],
  ['another province only', { known: [{ ...january, province_code: '79' }] }, null],
  [
    'an employer without a province asks what all provinces know',
    { employer: { province_code: '' }, known: [{ ...january, province_code: '-' }] },
    'danh sách 01/2025',
  ],
  [
    'an employer without a province and nothing known to all',
    { employer: { province_code: '' }, known: [january] },
    null,
  ],
]

const comparedOf = ({ findings }: Outcome): string | null =>
  findings.find((row) => row.rule_id === 'R08')?.compared ?? null

/** The scene in a province of its own, so that what is known there is known nowhere else. */
function inProvince(scene: Scene, province_code: string): Scene {
  return {
    ...scene,
    employer: { ...scene.employer, province_code },
    known: (scene.known ?? []).map((row) => ({ ...row, province_code })),
  }
}

casesOnEachDialect(
  'known and unknown months by case',
  CASES.map(([title, scene, compared], index) => ({
    title: `${title}: ${compared ?? 'no lead'}`,
    scene: inProvince(scene, String(10 + index)),
    compared,
  })),
  ({ compared }, outcome) => expect(comparedOf(outcome)).toBe(compared),
)

onEachDialect('known and unknown months', (play) => {
  for (const [title, scene, compared] of EVERYWHERE)
    it(`${title}: ${compared ?? 'no lead'}`, async () => expect(comparedOf(await play(scene))).toBe(compared))

  it('fewer than twelve known months are told as k/12, and A becomes B', async () => {
    const { findings } = await play({ known: [{ ...january, known_mask: 0b111 }] })
    const lead = findings.find((row) => row.rule_id === 'R08')
    expect(lead?.reason).toContain('đối chiếu danh sách 01–03/2025 (3/12 tháng)')
    expect(lead?.confidence).toBe('B')
  })

  it('a month that stood for the year leaves the period of the facts alone', async () => {
    const { findings } = await play({ known: [march2026] })
    expect(findings.find((row) => row.rule_id === 'R08')).toMatchObject({
      period: '2025',
      month_from: month(2025, 1),
      confidence: 'B',
    })
  })

  it('proves nothing where nothing is known: the scope is what was compared', async () => {
    const scopeOf = async (known: readonly Known[]) => {
      const { store } = await play({ known })
      return store.db
        .selectFrom('rule_scope')
        .select(['period', 'province_code'])
        .where('rule_id', '=', 'R08')
        .execute()
    }
    expect(
      await scopeOf([
        january,
        { province_code: '79', year: 2025, known_mask: 0 },
        { province_code: '92', year: 2024, known_mask: 1 },
      ]),
    ).toEqual([{ period: '2025', province_code: '92' }])
    expect(await scopeOf([nothing])).toEqual([])
  })

  it('R16, and other rules about the rolls, are proved gone by the rolls alone in a year without tax data', async () => {
    const { store } = await play({
      known: [january, { province_code: '92', year: 2024, known_mask: 1 }],
      insured: [
        {
          person: WORKER,
          employer: EMPLOYER,
          unit: 1,
          funds: 15,
          base: 9_000_000,
          from: month(2024, 1),
          to: month(2024, 1),
        },
      ],
    })
    const scope = await store.db
      .selectFrom('rule_scope')
      .select(['rule_id', 'source'])
      .where('period', '=', '2024')
      .where('rule_id', 'in', ['R08', 'R14', 'R14b', 'R15', 'R16', 'R17', 'R18', 'R19'])
      .orderBy('rule_id')
      .execute()
    expect(scope).toEqual(
      ['R14', 'R14b', 'R15', 'R16', 'R18'].map((rule_id) => ({ rule_id, source: 'insurance_participants' })),
    )
  })

  it('funds or bases that no row tells leave their rules unevaluated', async () => {
    const { store } = await play({ insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR }] })
    const rules = await store.db
      .selectFrom('rule_evaluation')
      .select(['rule_id', 'needs'])
      .where('rule_id', 'in', ['R14', 'R14b', 'R15', 'R17', 'R18', 'R19'])
      .orderBy('rule_id')
      .execute()
    expect(rules.map(({ rule_id, needs }) => `${rule_id} ${needs}`)).toEqual([
      'R14 insurance_participants.funds',
      'R14b insurance_participants.funds',
      'R15 ',
      'R17 insurance_participants.contribution_base_vnd',
      'R18 insurance_participants.contribution_base_vnd',
      'R19 ',
    ])
  })

  it('pay in months that nobody knows proves nothing', async () => {
    const { store, findings } = await play({
      known: [{ ...january, known_mask: 1 }],
      employment: { precision: 'month', taxed_mask: 0b1100 },
    })
    expect(findings).toEqual([])
    expect(await store.db.selectFrom('uncompared').selectAll().execute()).toEqual([
      { person_id: WORKER, employer_id: EMPLOYER, year: 2025, employer_compared: 0 },
    ])
  })

  it('an employer’s case says how many months were compared', async () => {
    const { findings } = await play({ known: [{ ...january, known_mask: 0b111 }] })
    expect(findings.find((row) => row.rule_id === 'R02')?.reason).toContain('01–03/2025 (3/12 tháng)')
  })

  it('a run kept to one province proves only that one', async () => {
    const { store } = await play({
      known: [{ ...january, province_code: '' }],
      settings: { options: { provinces: ['92'] } },
    })
    const scope = await store.db.selectFrom('rule_scope').select('province_code').distinct().execute()
    expect(scope).toEqual([{ province_code: '92' }])
  })
})
