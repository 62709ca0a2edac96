import { defineTable, integer, integerOrNull, text, textOrNull } from '../store/tables/table.ts'

/** Private tables of the match stages: made when a stage starts, dropped when it ends. */

export const calendar = defineTable({
  name: 'match_calendar',
  grain: 'one row per calendar year that any file speaks of',
  columns: { year: integer },
  key: ['year'],
  distributeBy: 'reference',
})

export const payerRoot = defineTable({
  name: 'match_payer_root',
  grain: 'one row per tax ID that paid, with the key of its employer',
  columns: { payer_tax_id: text, key: text },
  key: ['payer_tax_id'],
  distributeBy: 'reference',
})

export const payerEmployer = defineTable({
  name: 'match_payer_employer',
  grain: 'one row per tax ID that paid, with its employer',
  columns: { payer_tax_id: text, employer_id: integer },
  key: ['payer_tax_id'],
  distributeBy: 'reference',
})

/** A tax row in one calendar year. Money of a row that spans years is split by months, whole dong, nothing lost. */
export const paidRow = defineTable({
  name: 'match_paid_row',
  grain: 'one row per tax row and calendar year it speaks of',
  columns: {
    file_id: integer,
    row_number: integer,
    person_id: integer,
    employer_id: integer,
    payer_tax_id: text,
    year: integer,
    period_from: integer, // what the file or the row says it declares; rows of one period are the same money between files
    period_to: integer,
    form_rank: integer, // 0: 05-1, 1: 05-2, 2: none
    precision_rank: integer, // 0: month, 1: quarter or another part of a year, 2: year
    taxed_mask: integer,
    income_vnd: integer,
    deduction_vnd: integer,
    tax_withheld_vnd: integer,
    contract_rank: integer, // 0 not stated, then the weakest tie to the strongest
    contract_months_key: text, // sorts as the number does; '' not stated
    contract_from: textOrNull,
    contract_until: textOrNull,
    contract_signed_on: textOrNull,
    payments: integerOrNull,
    nationality: textOrNull,
    foreigner_under_12_months: integer,
    key_quality: integer,
    payer_repaired: integer,
  },
  key: ['person_id', 'payer_tax_id', 'year', 'file_id', 'row_number'],
  distributeBy: 'person_id',
  indexes: [['person_id', 'employer_id', 'year']],
})

/** The money of one payer and person in one year, once per declared period and form. */
export const paidYear = defineTable({
  name: 'match_paid_year',
  grain: 'one row per person, payer and calendar year',
  columns: {
    person_id: integer,
    employer_id: integer,
    payer_tax_id: text,
    year: integer,
    form_rank: integer,
    income_vnd: integer,
    deduction_vnd: integer,
    tax_withheld_vnd: integer,
  },
  key: ['person_id', 'payer_tax_id', 'year'],
  distributeBy: 'person_id',
  indexes: [['person_id', 'employer_id', 'year']],
})

/** Narrow on purpose: it numbers the employments and is what the wide rows are joined with. */
export const paidEmployment = defineTable({
  name: 'match_paid_employment',
  grain: 'one row per person, employer and calendar year',
  columns: {
    employment_id: integer,
    person_id: integer,
    employer_id: integer,
    year: integer,
    form: text,
    income_vnd: integer,
    deduction_vnd: integer,
    tax_withheld_vnd: integer,
  },
  key: ['person_id', 'employer_id', 'year'],
  distributeBy: 'person_id',
})

export const objectGroup = defineTable({
  name: 'match_object_group',
  grain: 'one row per object code that the rolls use',
  columns: { object_code: text, health_group: integer }, // 0: not a known code
  key: ['object_code'],
  distributeBy: 'reference',
})

/** A roll row with its span of months and everything that tells one participation from the next. */
export const rollRow = defineTable({
  name: 'match_roll_row',
  grain: 'one row per row of an insurance roll that could be placed in time',
  columns: {
    file_id: integer,
    row_number: integer,
    person_id: integer,
    employer_id: integer,
    unit_id: integer,
    kind: text,
    funds: integer,
    funds_told: integer, // 0: the row does not say
    object_code: text,
    health_group: integer, // 0: none known
    base_vnd: integer, // -1: not stated
    state: text,
    state_told: integer, // 0: the row does not say
    position: text,
    contract_kind: text, // '' not stated
    contract_months: text,
    wage_region: text,
    key_quality: integer,
    from_month: integer,
    to_month: integer,
    still_open: integer,
  },
  key: ['file_id', 'row_number', 'person_id'],
  distributeBy: 'person_id',
})

/** Roll rows numbered by the unbroken span they belong to. */
export const rollSpan = defineTable({
  name: 'match_roll_span',
  grain: 'one row per roll row, with its participation',
  columns: { ...rollRow.columns, participation_id: integer },
  key: ['participation_id', 'file_id', 'row_number', 'person_id'],
  distributeBy: 'person_id',
})
