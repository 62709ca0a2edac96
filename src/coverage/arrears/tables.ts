import { defineTable, integer, integerOrNull, text, textOrNull } from '../../store/tables/table.ts'

/** Private tables of late payment (R05). Days are day numbers, so that they can be subtracted on every engine. */

export const paymentCycle = defineTable({
  name: 'coverage_payment_cycle',
  grain: 'one row per payment cycle as files write it',
  columns: { payment_cycle: text, cycle: integer }, // '' where a file says none
  key: ['payment_cycle'],
  distributeBy: 'reference',
})

export const paymentDay = defineTable({
  name: 'coverage_payment_day',
  grain: 'one row per date that unit lists name in text',
  columns: { iso: text, day: integer }, // the last day that a partial date may mean
  key: ['iso'],
  distributeBy: 'reference',
})

export const paymentMonth = defineTable({
  name: 'coverage_payment_month',
  grain: 'one row per month and payment cycle, with the days of the law',
  columns: {
    month: integer,
    cycle: integer,
    deadline_day: integer,
    interest_from: integer, // interest counts the days after it: the deadline, or the day before the law of interest
    last_day: integer, // of the month itself
  },
  key: ['month', 'cycle'],
  distributeBy: 'reference',
})

export const unitMonth = defineTable({
  name: 'coverage_unit_month',
  grain: 'one row per unit and month of which a list tells the debt',
  columns: {
    unit_id: integer,
    employer_id: integer,
    month: integer,
    due_vnd: integer,
    charge_vnd: integer, // due, adjustments and interest of the month: what a payment goes against
    opening_vnd: integerOrNull,
    paid_vnd: integerOrNull,
    closing_vnd: integer,
    interest_vnd: integerOrNull,
    place: integer, // 1: the latest month of the unit
    latest: integer, // the latest month of the unit
  },
  key: ['employer_id', 'unit_id', 'month'],
  distributeBy: 'employer_id',
})

export const unitTerms = defineTable({
  name: 'coverage_unit_terms',
  grain: 'one row per unit: how it pays and what was granted to it, as the latest row that says so',
  columns: {
    unit_id: integer,
    employer_id: integer,
    cycle: integer,
    state_budget: integer,
    urged_on: textOrNull,
    excused_until: textOrNull,
    excused_day: integer, // 0: none
  },
  key: ['employer_id', 'unit_id'],
  distributeBy: 'employer_id',
})

export const unitRun = defineTable({
  name: 'coverage_unit_run',
  grain: 'one row per unit: the unbroken run of told months that ends with its latest',
  columns: {
    unit_id: integer,
    employer_id: integer,
    cycle: integer,
    latest: integer,
    first: integer,
    counted_to: integer, // the day to which days of delay are counted
    known_to: integer, // last day of the latest month: a deadline after it is not known to have passed unpaid
    excused_day: integer,
    closing_vnd: integer,
    told_vnd: integer, // charges of the run
    monthly_due_vnd: integer, // of the latest month with any; 0: none
  },
  key: ['employer_id', 'unit_id'],
  distributeBy: 'employer_id',
})

export const unitOwed = defineTable({
  name: 'coverage_unit_owed',
  grain: 'one row per unit and month of which something is still owed',
  columns: {
    unit_id: integer,
    employer_id: integer,
    month: integer,
    owed_vnd: integer,
    estimated: integer, // 1: before the told months; taken from the sum that is left
  },
  key: ['employer_id', 'unit_id', 'month'],
  distributeBy: 'employer_id',
})
