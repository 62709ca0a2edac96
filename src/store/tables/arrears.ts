import { defineTable, integer, integerOrNull, text, textOrNull } from './table.ts'

/** What each unit owes, for the list of late payment and the late ratio (domain notes §3.6, R05). */
export const unitArrears = defineTable({
  name: 'unit_arrears',
  grain: 'one row per unit of which a list tells the debt, as of its latest month',
  columns: {
    unit_id: integer,
    employer_id: integer,
    month: integer, // of the list
    standing: text, // none, not_yet_due, excused, state_budget, late
    opening_vnd: integerOrNull,
    due_vnd: integer,
    paid_vnd: integerOrNull,
    closing_vnd: integer,
    monthly_due_vnd: integer, // of the latest month that has any; 0: none told
    months_tenths: integerOrNull, // debt ÷ monthly due, in tenths of a month
    overdue_vnd: integer, // after the deadline and not excused
    excused_vnd: integer, // after the deadline, excused
    oldest_month: integerOrNull, // of what is overdue
    newest_month: integerOrNull,
    estimated: integer, // 1: the oldest month lies before the months that lists tell
    days: integer, // since the deadline of the oldest month; 0: nothing is overdue
    counted_to: integer, // day number to which they are counted
    interest_vnd: integerOrNull, // computed; null: no rate is known
    stated_interest_vnd: integerOrNull, // of the list
    urged_on: textOrNull,
    excused_until: textOrNull,
    year_due_vnd: integer, // due in the told months of the year of `month`
    year_months: integer, // how many of them are told
  },
  key: ['employer_id', 'unit_id'],
  distributeBy: 'employer_id',
})
