import { expect, it } from 'vitest'
import { onEachDialect } from '../on-each-dialect.ts'
import { EMPLOYER, month, type Scene, WORKER, YEAR } from '../scene.ts'

/** Files of a scene: 1 tax, 2 rolls, 5 benefits, 6 residents. The worker's tax row is 1:2; row 2:3 is a first participation. */
const lacking = (scene: Scene): Scene => ({
  ...scene,
  insured: [{ person: WORKER, employer: EMPLOYER, unit: 1, funds: 11, ...YEAR }],
})
const PENSION = { benefit: 'pension', from_month: month(2020, 1) }
const ENDED = { ...PENSION, to_month: month(2024, 12) }

/** [what, scene, rule and exclusion, source rows as "file:line"] */
const CASES: readonly (readonly [string, Scene, string, readonly string[]])[] = [
  ['a pension', { benefits: [PENSION] }, 'R08 E1', ['1:2', '5:2']],
  ['a pension until January', { benefits: [{ ...PENSION, to_month: month(2025, 1) }] }, 'R08 E1', ['1:2', '5:2']],
  [
    'of several benefits those of the year, and none of unemployment',
    {
      benefits: [
        ENDED,
        { benefit: 'unemployment', from_month: month(2025, 1) },
        { benefit: 'survivor' },
        { ...PENSION, from_month: month(2026, 1) },
      ],
    },
    'R08 E1',
    ['1:2', '5:4'],
  ],
  ['dead by the residents', { residents: [{ status: 'dead', status_on: '2024-05-01' }] }, 'R08 E11', ['1:2', '6:2']],
  [
    'dead by a list of benefits, living by the residents',
    {
      person: { died_on: '2024-05-01' },
      benefits: [{ ...ENDED, died_on: '2024-05-01' }, { ...ENDED }],
      residents: [{ status: 'permanent' }],
    },
    'R08 E11',
    ['1:2', '5:2'],
  ],
  ['removed by something else', { benefits: [ENDED], employment: { form: '05-2' } }, 'R08 E8', ['1:2']],
  ['a pension, of what a direct rule found', lacking({ benefits: [PENSION, ENDED] }), 'R14 E1', ['2:3', '5:2']],
  ['no list, of what a direct rule found', lacking({ employer: { tax_status: '03' } }), 'R14 E10', ['2:3']],
  [
    'a manager on a pension, of a rule without months',
    {
      employment: { form: '05-2' },
      known: [{ province_code: '92', year: 2026, known_mask: 0b111111 }],
      officers: [{ person_id: WORKER, role: 'director', salaried: 0, source: 'enterprise_registry' }],
      benefits: [PENSION],
    },
    'R09 E1',
    ['5:2', '6:2'],
  ],
]

onEachDialect('source rows of exclusions', (play) => {
  for (const [title, scene, removed, rows] of CASES)
    it(`${title}: ${removed} rests on ${rows.join(', ')}`, async () => {
      const { store } = await play(scene)
      const [rule_id = '', exclusion = ''] = removed.split(' ')
      const found = await store.db
        .selectFrom('exclusion_row as r')
        .innerJoin('exclusions as x', 'x.exclusion_id', 'r.exclusion_id')
        .where('x.rule_id', '=', rule_id)
        .where('x.exclusion', '=', exclusion)
        .select(['r.file_id', 'r.row_number'])
        .orderBy('r.file_id')
        .orderBy('r.row_number')
        .execute()
      expect(found.map(({ file_id, row_number }) => `${file_id}:${row_number}`)).toEqual(rows)
    })
})
