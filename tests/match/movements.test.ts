import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatMonth } from '../../src/domain/months.ts'
import { matchParticipation } from '../../src/match/match-participation.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { type Database, type TableName, tableByName } from '../../src/store/schema.ts'
import { DIALECTS, given } from '../dialects.ts'
import { runStage } from '../run-stage.ts'

type RollRow = Partial<Database['stg_insurance_participants']> & { readonly person?: number }
type Movement = Partial<Database['stg_insurance_movements']> & { readonly person?: number }

/** Month of 2025; 13 is January 2026, 0 December 2024. */
const m = (number: number): number => 2025 * 12 + number - 1
const UNIT = { unit_code: 'TC0001', office_code: '09201' } as const
const OTHER_UNIT = { unit_code: 'TC0002', office_code: '09201' } as const
const ROLL: RollRow = { ...UNIT, participation: 'compulsory', contribution_base_vnd: 5_000_000 }

const moved = (movement: string, from: number, more: Movement = {}): Movement => ({
  ...UNIT,
  movement,
  from_month: m(from),
  ...more,
})
const base = (contribution_base_vnd: number): Movement => ({ contribution_base_vnd })
const until = (to: number): Movement => ({ to_month: m(to) })
const on = (from: number, to: number | null, more: RollRow = {}): RollRow => ({
  ...ROLL,
  from_month: m(from),
  to_month: to === null ? null : m(to),
  ...more,
})

/** Files of the rolls: 1 an extract of October, 2 a history of 2025 until October, 11 to 22 rolls of one month. */
const FILES: readonly Partial<Database['file_balance']>[] = [
  { file_id: 1, reads_as: 'current', first_month: m(10), last_month: m(10) },
  { file_id: 2, reads_as: 'history', first_month: m(1), last_month: m(10) },
  ...Array.from({ length: 12 }, (_, at) => ({
    file_id: 11 + at,
    reads_as: 'roll',
    first_month: m(at + 1),
    last_month: m(at + 1),
    period_from: m(at + 1),
    period_to: m(at + 1),
  })),
]
const inRollOf = (number: number, more: RollRow = {}): RollRow => ({ ...ROLL, file_id: 10 + number, ...more })
/** Somebody else in the same file, so that the file knows its months. */
const COLLEAGUE = 99
const colleague = (file_id: number): RollRow =>
  file_id < 10 ? on(-24, null, { file_id, person: COLLEAGUE }) : { ...ROLL, file_id, person: COLLEAGUE }

const USED: readonly TableName[] = [
  'stg_insurance_participants',
  'stg_insurance_movements',
  'person_row',
  'unit_key',
  'unit',
  'file_balance',
  'run_facts',
  'employment',
  ...(matchParticipation.writes as readonly TableName[]),
]

async function match(store: Store, rows: readonly RollRow[], movements: readonly Movement[]) {
  const placed = rows.map(({ person = 1, ...row }, at) => ({ person, row: { file_id: 1, row_number: at + 2, ...row } }))
  const told = movements.map(({ person = 1, ...row }, at) => ({
    person,
    row: { file_id: 50, row_number: at + 2, ...row },
  }))
  for (const table of USED) await store.dialect.dropTable(store.db, tableByName(table))
  const unit = { office_code: '09201', province_code: '92' }
  await given(store, {
    stg_insurance_participants: placed.map(({ row }) => row),
    stg_insurance_movements: told.map(({ row }) => row),
    person_row: [...placed, ...told].map(({ person, row }) => ({
      file_id: row.file_id,
      row_number: row.row_number,
      person_id: person,
    })),
    unit_key: [
      { key: '||' },
      { key: '09201|TC0001|', unit_id: 1, employer_id: 10 },
      { key: '09201|TC0002|', unit_id: 2, employer_id: 10 },
      { key: '|LA0001|', unit_id: 3, employer_id: 30 },
    ],
    unit: [
      { unit_id: 1, employer_id: 10, unit_code: 'TC0001', ...unit },
      { unit_id: 2, employer_id: 10, unit_code: 'TC0002', ...unit },
      { unit_id: 3, employer_id: 30, unit_code: 'LA0001' },
    ],
    file_balance: [
      ...FILES.map((file) => ({ source: 'insurance_participants', ...file })),
      { file_id: 50, source: 'insurance_movements', first_month: m(1), last_month: m(12) },
    ],
    run_facts: [],
    employment: [{ employment_id: 1, person_id: 1, employer_id: 10, year: 2025 }],
  })
  await runStage(store, matchParticipation)
}

/** "2025-03..2025-10 contributing 5000000 +": + where no end was told. */
async function spans(store: Store, person = 1): Promise<string[]> {
  const rows = await store.db.selectFrom('participation').selectAll().where('person_id', '=', person).execute()
  return rows
    .map(
      (row) =>
        `${formatMonth(row.from_month)}..${formatMonth(row.to_month)} ${row.state} ${row.base_vnd ?? '?'}${row.still_open ? ' +' : ''}`,
    )
    .sort()
}

/** What the rolls and the movements of one person come to. */
const CASES: readonly (readonly [string, readonly RollRow[], readonly Movement[], readonly string[]])[] = [
  ...['TM', 'TD', 'TC', 'ON'].map(
    (code) =>
      [
        `${code} begins, until the last month there is when no roll says more`,
        [colleague(1)],
        [moved(code, 11, base(6_000_000)), moved('DC', 12, { person: 2 })],
        ['2025-11..2025-12 contributing 6000000 +'],
      ] as const,
  ),
  [
    'a roll that knows the month after is the last word',
    [colleague(1)],
    [moved('TM', 8)],
    ['2025-08..2025-09 contributing ?'],
  ],
  [
    'in its own month a movement counts, whatever the roll of it',
    [colleague(1)],
    [moved('TM', 10)],
    ['2025-10..2025-10 contributing ? +'],
  ],
  ['GH ends the month before', [colleague(1)], [moved('TM', 3), moved('GH', 8)], ['2025-03..2025-07 contributing ?']],
  ['GH alone shows the month before', [colleague(1)], [moved('GH', 8)], ['2025-07..2025-07 contributing ?']],
  [
    'who left and came again in one month stayed',
    [colleague(1)],
    [moved('TM', 3), moved('GH', 8), moved('TM', 8), moved('GH', 10)],
    ['2025-03..2025-09 contributing ?'],
  ],
  [
    'between leaving and coming again nobody is in',
    [colleague(1)],
    [moved('TM', 3), moved('GH', 6), moved('TM', 8), moved('GH', 10)],
    ['2025-03..2025-05 contributing ?', '2025-08..2025-09 contributing ?'],
  ],
  ...(
    [
      ['KL', 'unpaid'],
      ['OF', 'sick'],
      ['TS', 'maternity'],
    ] as const
  ).map(
    ([code, state]) =>
      [
        `${code} is leave, in and nothing due, until ON`,
        [colleague(1)],
        [moved('TM', 2, base(6_000_000)), moved(code, 4), moved('ON', 6), moved('GH', 8)],
        [
          '2025-02..2025-03 contributing 6000000',
          `2025-04..2025-05 ${state} 6000000`,
          '2025-06..2025-07 contributing 6000000',
        ],
      ] as const,
  ),
  [
    'a leave whose end is told ends there',
    [colleague(1)],
    [moved('TM', 2), moved('TS', 3, until(5)), moved('GH', 8)],
    ['2025-02..2025-02 contributing ?', '2025-03..2025-05 maternity ?', '2025-06..2025-07 contributing ?'],
  ],
  [
    'who comes back before the end that was told is back',
    [colleague(1)],
    [moved('TM', 2), moved('TS', 3, until(6)), moved('ON', 5), moved('GH', 8)],
    ['2025-02..2025-02 contributing ?', '2025-03..2025-04 maternity ?', '2025-05..2025-07 contributing ?'],
  ],
  [
    'DC is a new base from its month on, and changes no leave',
    [colleague(1)],
    [moved('TM', 2, base(5_000_000)), moved('KL', 3), moved('DC', 4, base(7_000_000)), moved('ON', 5), moved('GH', 7)],
    [
      '2025-02..2025-02 contributing 5000000',
      '2025-03..2025-03 unpaid 5000000',
      '2025-04..2025-04 unpaid 7000000',
      '2025-05..2025-06 contributing 7000000',
    ],
  ],
  ['TT moves money and nobody', [colleague(1)], [moved('TT', 3, { ...until(6), ...base(9_000_000) })], []],
  [
    'a coefficient is no base',
    [colleague(1)],
    [moved('TM', 3, base(2)), moved('GH', 5)],
    ['2025-03..2025-04 contributing ?'],
  ],
  [
    'the same report sent twice counts once',
    [colleague(1)],
    [moved('TM', 3), moved('TM', 3), moved('GH', 6), moved('GH', 6)],
    ['2025-03..2025-05 contributing ?'],
  ],

  [
    'an extract without movements is as it was',
    [on(-12, null)],
    [moved('TM', 3, { person: 2 })],
    ['2023-12..2025-10 contributing 5000000 +'],
  ],
  [
    'where the extract lists the person, TM adds nothing',
    [on(3, null)],
    [moved('TM', 3, base(4_000_000))],
    ['2025-03..2025-10 contributing 5000000 +'],
  ],
  [
    'TM adds the months before the roll begins to list the person',
    [on(5, null)],
    [moved('TM', 3, base(5_000_000))],
    ['2025-03..2025-10 contributing 5000000 +'],
  ],
  [
    'a leave within a span of the roll splits it',
    [on(1, null)],
    [moved('OF', 4, until(5))],
    [
      '2025-01..2025-03 contributing 5000000',
      '2025-04..2025-05 sick 5000000',
      '2025-06..2025-10 contributing 5000000 +',
    ],
  ],
  [
    'a leave that nobody ended lasts to the end of the span',
    [on(1, null)],
    [moved('KL', 9)],
    ['2025-01..2025-08 contributing 5000000', '2025-09..2025-10 unpaid 5000000 +'],
  ],
  [
    'a new base within a span of the roll splits it',
    [on(1, null)],
    [moved('DC', 7, base(8_000_000))],
    ['2025-01..2025-06 contributing 5000000', '2025-07..2025-10 contributing 8000000 +'],
  ],
  [
    'the base of TM does not outlive the roll’s',
    [on(1, null)],
    [moved('TM', 1, base(3_000_000)), moved('OF', 5, until(5))],
    [
      '2025-01..2025-04 contributing 5000000',
      '2025-05..2025-05 sick 5000000',
      '2025-06..2025-10 contributing 5000000 +',
    ],
  ],
  [
    'a state that the span tells is kept',
    [on(1, 10, { state: 'maternity' })],
    [moved('OF', 4, until(5))],
    ['2025-01..2025-10 maternity 5000000'],
  ],
  [
    'a roll of one month that tells state and base keeps them',
    [inRollOf(4, { state: 'contributing' })],
    [moved('OF', 4, until(4)), moved('DC', 4, base(9_000_000))],
    ['2025-04..2025-04 contributing 5000000'],
  ],
  [
    'a roll of one month that tells neither takes both',
    [inRollOf(4, { contribution_base_vnd: null })],
    [moved('DC', 3, base(9_000_000)), moved('OF', 4, until(4))],
    ['2025-03..2025-03 contributing 9000000', '2025-04..2025-04 sick 9000000'],
  ],
  [
    'who left in the month after the extract has an end',
    [on(1, null)],
    [moved('GH', 11)],
    ['2025-01..2025-10 contributing 5000000'],
  ],
  [
    'who left and came again has none',
    [on(1, null)],
    [moved('GH', 11), moved('TM', 11, base(5_000_000))],
    ['2025-01..2025-11 contributing 5000000 +'],
  ],
  [
    'a roll that lists who is said to have left has the last word',
    [on(1, null, { file_id: 2 })],
    [moved('GH', 6)],
    ['2025-01..2025-10 contributing 5000000 +'],
  ],
  [
    'a history knows all its months: a movement adds its own month only',
    [colleague(2)],
    [moved('TM', 5)],
    ['2025-05..2025-05 contributing ?'],
  ],
  [
    'a movement to another unit of the employer adds no second cover',
    [on(1, null)],
    [moved('TM', 4, OTHER_UNIT)],
    ['2025-01..2025-10 contributing 5000000 +'],
  ],
  [
    'a movement at another unit changes nothing of the roll’s',
    [on(1, null)],
    [moved('DC', 4, { ...OTHER_UNIT, ...base(9_000_000) }), moved('KL', 6, OTHER_UNIT)],
    ['2025-01..2025-10 contributing 5000000 +'],
  ],
  [
    'a gap between two spans of the roll is filled as far as the rolls are silent',
    [on(1, 2), on(7, null)],
    [moved('TM', 4, base(5_000_000))],
    ['2025-01..2025-02 contributing 5000000', '2025-04..2025-10 contributing 5000000 +'],
  ],
  [
    'a leave is told as far as anything is, whenever it is to end',
    [colleague(1)],
    [moved('TS', 9, until(15)), moved('TM', 11, { person: 2 })],
    ['2025-09..2025-09 maternity ?'],
  ],
  [
    'a leave after the last roll is not told beyond the last report',
    [colleague(1)],
    [moved('TS', 11, until(15)), moved('TM', 12, { person: 2 })],
    ['2025-11..2025-12 maternity ?'],
  ],
  [
    'a voluntary span is no cover at an employer',
    [colleague(1), on(1, 12, { participation: 'voluntary', unit_code: null, office_code: null, file_id: 1 })],
    [moved('TM', 8)],
    ['2025-01..2025-12 contributing 5000000', '2025-08..2025-09 contributing ?'],
  ],
  [
    'where no province is told, any roll ends what a movement says',
    [colleague(1)],
    [moved('TM', 8, { unit_code: 'LA0001', office_code: null })],
    ['2025-08..2025-09 contributing ?'],
  ],
]

for (const { name, open } of DIALECTS)
  describe(`${name}: movements`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    it.each(CASES)('%s', async (_, rows, movements, expected) => {
      await match(store, rows, movements)
      expect(await spans(store)).toEqual(expected)
    })

    it.each(CASES)('in the reverse order of rows: %s', async (_, rows, movements, expected) => {
      await match(store, [...rows].reverse(), [...movements].reverse())
      expect(await spans(store)).toEqual(expected)
    })

    it('a movement file knows no month: who it does not name is neither in nor out by it', async () => {
      await match(store, [colleague(1)], [moved('TM', 3)])
      const known = await store.db.selectFrom('known_year').selectAll().where('year', '=', 2025).execute()
      expect(known.find(({ province_code }) => province_code === '92')?.known_mask).toBe(1 << 9)
    })

    it('cover by a movement has all funds, untold, and rests on its row', async () => {
      await match(store, [colleague(1)], [moved('TM', 8, { position: 'manager_paid' })])
      const found = await store.db.selectFrom('participation').selectAll().where('person_id', '=', 1).execute()
      expect(found).toMatchObject([
        {
          employer_id: 10,
          unit_id: 1,
          kind: 'compulsory',
          funds: 15,
          funds_told: 0,
          health_group: 1,
          position: 'manager_paid',
        },
      ])
      const rows = await store.db.selectFrom('participation_row').selectAll().where('person_id', '=', 1).execute()
      expect(rows).toMatchObject([{ file_id: 50, row_number: 2 }])
      const masks = await store.db.selectFrom('insured_year').selectAll().where('person_id', '=', 1).execute()
      expect(masks).toMatchObject([{ employer_id: 10, year: 2025, retirement_mask: 0b110000000 }])
    })

    it('a movement that fills two gaps of one cover is one row of it', async () => {
      const rows = [on(1, 2), on(4, 5)].map((row) => ({ ...row, contribution_base_vnd: 5_000_000 }))
      await match(store, [colleague(1), ...rows], [moved('TM', 3, base(5_000_000)), moved('GH', 8)])
      expect(await spans(store)).toEqual(['2025-01..2025-07 contributing 5000000'])
      const found = await store.db.selectFrom('participation_row').selectAll().where('person_id', '=', 1).execute()
      expect(found.map(({ file_id, row_number }) => [file_id, row_number]).sort()).toEqual([
        [1, 3],
        [1, 4],
        [50, 2],
      ])
    })
  })
