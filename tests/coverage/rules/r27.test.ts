import { expect, it } from 'vitest'
import { BARE, PAUSED_UNIT } from '../employer-cases.ts'
import { casesOnEachDialect, onEachDialect } from '../on-each-dialect.ts'
import { EMPLOYER, LIVE_UNIT, month, PAID, type Scene, WORKER, YEAR } from '../scene.ts'

const pause = (status_on?: string, status_until?: string): Scene => ({
  employer: {
    tax_status: '05',
    registry_status: null,
    status_on: status_on ?? null,
    status_until: status_until ?? null,
  },
})
const bare = (scene: Scene): Scene => ({ ...BARE, ...scene })
const CASE = 'R01 @10'
const ASKED = `R08 ${WORKER}@10`
const GONE = ['R01 R27 @10', `R08 E10 ${WORKER}@10`]
const quarter = { precision: 'month', taxed_mask: 0b111000 }

/** Each scene, the leads that stand and what the pause takes. */
const CASES: readonly (readonly [string, Scene, readonly string[], readonly string[]])[] = [
  ['a pause without dates covers everything', bare(pause()), [], GONE],
  ['paused in the registry', bare({ employer: { tax_status: null, registry_status: 'suspended' } }), [], GONE],
  ['a pause of all the year', bare(pause('2025-01-01', '2025-12-31')), [], GONE],
  ['a pause from before the year until after it', bare(pause('2024-06-01', '2026-06-30')), [], GONE],
  ['a pause from January whose end is not told', bare(pause('2025-01-31')), [], GONE],
  ['a pause told by years', bare(pause('2025', '2025')), [], GONE],
  ['a pause from February: January is compared', bare(pause('2025-02-01')), [CASE, ASKED], []],
  ['a pause until November: December is compared', bare(pause('2024-01-01', '2025-11-30')), [CASE, ASKED], []],
  ['a pause that ended the year before', bare(pause('2024-01-01', '2024-12-31')), [CASE, ASKED], []],
  ['a pause from the year after', bare(pause('2026-01-01')), [CASE, ASKED], []],
  ['no pause', bare({ employer: { tax_status: '00' } }), [CASE, ASKED], []],
  [
    'a cooperative that pauses',
    bare({ employer: { ...pause().employer, kind: 'cooperative' } }),
    [],
    ['R06 R27 @10', `R08 E10 ${WORKER}@10`],
  ],
  [
    'a household business that pauses',
    bare({ employer: { ...pause().employer, kind: 'household_business' } }),
    [],
    ['R07 R27 @10', `R08 E10 ${WORKER}@10`],
  ],
  ['an employer that pauses, its unit lists people', pause(), [], ['R02 R27 @10', `R08 E10 ${WORKER}@10`]],
  [
    'an employer that pauses, its unit lists nobody',
    { ...pause(), colleague: false },
    [],
    ['R03 R27 @10', `R08 E10 ${WORKER}@10`],
  ],
  [
    'a unit that pauses all the year is neither empty nor missing; the worker stays',
    { colleague: false, units: [PAUSED_UNIT] },
    [ASKED],
    ['R03 R27 @10'],
  ],
  [
    'a unit that pauses until November',
    { colleague: false, units: [{ ...PAUSED_UNIT, paused_until: month(2025, 11) }] },
    ['R03 @10', ASKED],
    [],
  ],
  ['a unit that pauses all the year, another lists people', { units: [PAUSED_UNIT] }, ['R02 @10', ASKED], []],
  [
    'a closed unit that paused all the year',
    { colleague: false, units: [{ ...PAUSED_UNIT, closed: 1 }] },
    [CASE, ASKED],
    [],
  ],
  [
    'insured only during the pause is not insured in the months compared',
    {
      ...pause('2025-04-01', '2025-12-31'),
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, from: month(2025, 4), to: month(2025, 12) }],
    },
    ['R02 @10', ASKED],
    [],
  ],
  [
    'insured in the last month before the pause',
    {
      ...pause('2025-04-01', '2025-12-31'),
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, from: month(2025, 3), to: month(2025, 3) }],
    },
    [],
    [],
  ],
  [
    'by month, pay within the pause only is removed, not compared; the employer pays another outside of it',
    {
      ...pause('2025-04-01', '2025-06-30'),
      employment: quarter,
      employments: [{ ...PAID, employment_id: 2, person_id: 99 }],
    },
    [],
    [`R08 E10 ${WORKER}@10`],
  ],
  [
    'by month, pay in the month after the pause',
    {
      ...pause('2025-04-01', '2025-06-30'),
      employment: { ...quarter, taxed_mask: 0b1111000 },
      employments: [{ ...PAID, employment_id: 2, person_id: 99 }],
    },
    ['R02 @10', ASKED],
    [],
  ],
]

casesOnEachDialect(
  'rule R27',
  CASES.map(([title, scene, leads, exclusions]) => ({ title, scene, left: { leads, exclusions } })),
  ({ left }, { leads, exclusions }) => expect({ leads, exclusions }).toEqual(left),
)

onEachDialect('rule R27', (play) => {
  it('months outside of the pause are compared', async () => {
    const { findings } = await play(pause('2025-04-10', '2025-12-31'))
    expect(findings.find((row) => row.rule_id === 'R08')).toMatchObject({
      compared: 'danh sách 01–03/2025',
      confidence: 'B',
    })
  })

  it('says why the case of the employer was taken', async () => {
    const { store } = await play({ units: [{ ...LIVE_UNIT, ...PAUSED_UNIT }], colleague: false })
    expect(await store.db.selectFrom('exclusions').select(['exclusion', 'reason']).execute()).toEqual([
      { exclusion: 'R27', reason: 'Đơn vị tạm ngừng trong mọi tháng đối chiếu: không còn tháng nào để so sánh.' },
    ])
  })

  it('is evaluated where any of the registers or the list of units came', async () => {
    const evaluated = async (...sources: readonly string[]) => {
      const { store } = await play({ ...BARE, sources: ['tax_workers', 'insurance_participants', ...sources] })
      return store.db
        .selectFrom('rule_evaluation')
        .select(['evaluated', 'needs'])
        .where('rule_id', '=', 'R27')
        .execute()
    }
    expect(await evaluated()).toEqual([{ evaluated: 0, needs: 'tax_units|enterprise_registry|insurance_units' }])
    for (const source of ['tax_units', 'enterprise_registry', 'insurance_units'])
      expect(await evaluated(source)).toEqual([{ evaluated: 1, needs: '' }])
  })

  it('an operating employer with everybody insured is no case of any state', async () => {
    const { leads } = await play({
      units: [LIVE_UNIT],
      insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, ...YEAR }],
    })
    expect(leads).toEqual([])
  })
})
