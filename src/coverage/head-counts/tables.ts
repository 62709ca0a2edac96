import { defineTable, integer } from '../../store/tables/table.ts'

export const unitChange = defineTable({
  name: 'coverage_unit_change',
  grain: 'one row per unit and month in which the number of people in its compulsory retirement fund changed',
  columns: {
    employer_id: integer,
    unit_id: integer,
    month: integer,
    before: integer, // people in the month before
    net: integer, // people who came less people who left
    known: integer, // 1: the rolls tell both months
  },
  key: ['employer_id', 'unit_id', 'month'],
  distributeBy: 'employer_id',
})
