import type { Kysely } from 'kysely'
import type { DbOf } from '../store/schema.ts'
import { defineTable, integer, integerOrNull, text } from '../store/tables/table.ts'
import { rollRow } from './tables.ts'

/** Private tables for what D02 reports add to the rolls; empty on sites that send none. */

export const movement = defineTable({
  name: 'match_movement',
  grain: 'one row per movement, and one for the return after a leave whose end was told; in order at each unit',
  columns: {
    file_id: integer,
    row_number: integer,
    returned: integer, // 1: the return after this leave
    person_id: integer,
    employer_id: integer,
    unit_id: integer,
    province_code: text,
    movement: text,
    from_month: integer,
    until_month: integerOrNull, // the month of the next movement there; the same month: it holds for none
    state: text, // of the person from then on: contributing, sick, maternity, unpaid; '' out, or not told
    base_vnd: integer, // from then on; -1 not told
    adjusted_vnd: integer, // the same, when an adjustment (DC) set it
    position: text,
    key_quality: integer,
  },
  key: ['file_id', 'row_number', 'returned', 'person_id'],
  distributeBy: 'person_id',
  indexes: [['person_id', 'employer_id', 'unit_id']],
})

export const nextKnown = defineTable({
  name: 'match_next_known',
  grain:
    'one row per province of a movement and month of one: the first later month that the rolls of the province know',
  columns: { province_code: text, month: integer, next_month: integer },
  key: ['province_code', 'month'],
  distributeBy: 'reference',
})

/** Roll rows that give way to a movement, in the pieces that it makes of them. */
export const rollPiece = defineTable({
  name: 'match_roll_piece',
  grain: 'one row per piece of a roll row',
  columns: rollRow.columns,
  key: ['person_id', 'file_id', 'row_number', 'from_month'],
  distributeBy: 'person_id',
})

export const MOVEMENT_SCRATCH = [movement, nextKnown, rollPiece] as const

export type MovementDb = Kysely<DbOf<'stg_insurance_movements' | 'person_row' | 'unit_key' | 'unit'>>
