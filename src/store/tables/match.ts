import { defineTable, integer, integerOrNull, text, textOrNull } from './table.ts'

/** Which months of a year the insurance files of a province tell completely (design §4c 2). */
export const knownYear = defineTable({
  name: 'known_year',
  grain: 'one row per province and year',
  columns: {
    province_code: text, // '' = every province not named otherwise
    year: integer,
    known_mask: integer, // bit 0 = January
    fallback_month: integerOrNull, // first known month in the 12 after the year, when known_mask is 0
  },
  key: ['province_code', 'year'],
  distributeBy: 'reference',
})

export const employment = defineTable({
  name: 'employment',
  grain: 'one row per person, employer and calendar year in which the employer paid the person',
  columns: {
    employment_id: integer,
    person_id: integer,
    employer_id: integer,
    year: integer,
    form: text, // 05-1, 05-2, '' (PL02)
    precision: text, // month, quarter, year
    taxed_mask: integer, // months of the year paid (month precision), or the months of the quarter or year it lies in
    income_vnd: integer,
    deduction_vnd: integer,
    tax_withheld_vnd: integer,
    contract_kind: textOrNull,
    contract_months: textOrNull, // decimal text as stated
    contract_from: textOrNull,
    contract_until: textOrNull,
    contract_signed_on: textOrNull,
    payments: integerOrNull,
    nationality: textOrNull,
    foreigner_under_12_months: integer,
    payer_tax_id: text, // the smallest full tax ID that paid, with branch suffix
    key_quality: integer, // best of the rows, see person_row
    payer_repaired: integer,
  },
  key: ['employment_id', 'person_id'],
  distributeBy: 'person_id',
  indexes: [
    ['person_id', 'year'],
    ['employer_id', 'year'],
  ],
})

export const employmentRow = defineTable({
  name: 'employment_row',
  grain: 'one row per tax row that an employment rests on',
  columns: { employment_id: integer, person_id: integer, file_id: integer, row_number: integer },
  key: ['person_id', 'employment_id', 'file_id', 'row_number'],
  distributeBy: 'person_id',
})

export const participation = defineTable({
  name: 'participation',
  grain: 'one row per person, unit, funds, base and unbroken span of months',
  columns: {
    participation_id: integer,
    person_id: integer,
    employer_id: integer, // 0: in no unit
    unit_id: integer, // 0: in no unit
    kind: text, // compulsory, voluntary, health_only
    funds: integer, // FUND_BITS
    funds_told: integer, // 0: no row says which funds; `funds` is then what the law sets for the kind
    object_code: text,
    health_group: integerOrNull,
    from_month: integer,
    to_month: integer,
    still_open: integer, // 1: no end was told; to_month is the file's last known month
    base_vnd: integerOrNull, // null: not stated, or stated as a coefficient
    state: text, // contributing, sick, maternity, unpaid, suspended
    position: text,
    contract_kind: text, // '' not stated
    contract_months: text, // decimal text as stated; '' not stated
    wage_region: text, // as the roll writes it; '' not stated
    key_quality: integer, // best of the rows, see person_row
  },
  key: ['participation_id', 'person_id'],
  distributeBy: 'person_id',
  indexes: [['person_id'], ['employer_id']],
})

export const participationRow = defineTable({
  name: 'participation_row',
  grain: 'one row per insurance row that a participation rests on',
  columns: { participation_id: integer, person_id: integer, file_id: integer, row_number: integer },
  key: ['person_id', 'participation_id', 'file_id', 'row_number'],
  distributeBy: 'person_id',
})

/** Participation as month masks: what rules compare with. Bit 0 = January. */
export const insuredYear = defineTable({
  name: 'insured_year',
  grain: 'one row per person, employer (0: none) and calendar year',
  columns: {
    person_id: integer,
    employer_id: integer,
    year: integer,
    retirement_mask: integer, // compulsory
    voluntary_mask: integer,
    health_mask: integer, // any group
    health_1_4_5_mask: integer, // health in group 1, 4 or 5 without compulsory retirement in that row
    any_mask: integer,
  },
  key: ['person_id', 'employer_id', 'year'],
  distributeBy: 'person_id',
  indexes: [['employer_id', 'year']],
})
