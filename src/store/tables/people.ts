import { defineTable, integer, integerOrNull, text, textOrNull } from './table.ts'

/** What the lists of residents, benefits, pupils and managers say of persons that identity found. */

export const resident = defineTable({
  name: 'resident',
  grain: 'one row per row of a list of residents; a person listed in two communes has two',
  columns: {
    person_id: integer,
    household_code: text, // as the list writes it, unique within its commune at best; '' unknown
    relation: text, // to the head of the household, '' unknown
    hamlet: text,
    commune_code: text, // present system; '' unknown
    province_code: text,
    groups: integer, // GROUP_BITS
    status: text, // permanent, temporary, absent, moved, dead, left_country; '' not said
    status_on: textOrNull,
    file_id: integer,
    row_number: integer,
  },
  key: ['person_id', 'file_id', 'row_number'],
  distributeBy: 'person_id',
  indexes: [['commune_code', 'household_code']],
})

export const benefitSpan = defineTable({
  name: 'benefit_span',
  grain: 'one row per row of a list of benefits',
  columns: {
    person_id: integer,
    benefit: text, // pension, monthly_insurance, work_injury, survivor, social_pension, unemployment
    from_month: integerOrNull, // null: since when is not said
    to_month: integerOrNull, // null: still paid; not after the month of death
    died_on: textOrNull,
    file_id: integer,
    row_number: integer,
  },
  key: ['person_id', 'file_id', 'row_number'],
  distributeBy: 'person_id',
})

export const pupil = defineTable({
  name: 'pupil',
  grain: 'one row per row of a list of a school',
  columns: {
    person_id: integer,
    school_name: text,
    school_year: integer, // the year in which it begins
    commune_code: text, // present system; '' unknown
    province_code: text, // of the commune, as far as the list of areas tells; '' unknown
    groups: integer, // GROUP_BITS
    file_id: integer,
    row_number: integer,
  },
  key: ['person_id', 'file_id', 'row_number'],
  distributeBy: 'person_id',
})

/**
 * Who manages or owns an employer. Of a register the latest row of the employer's own head office counts: who represented it before,
 * or heads a branch, is no officer.
 */
export const employerOfficer = defineTable({
  name: 'employer_officer',
  grain: 'one row per row that names a manager, representative or owner of an employer',
  columns: {
    employer_id: integer,
    person_id: integer,
    role: text, // of enterprise_managers: its roles; of registers: legal_representative, household_owner
    salaried: integerOrNull, // null: not said
    from_month: integerOrNull,
    to_month: integerOrNull,
    source: text, // enterprise_managers, enterprise_registry, tax_units
    file_id: integer,
    row_number: integer,
  },
  key: ['employer_id', 'file_id', 'row_number'],
  distributeBy: 'employer_id',
  indexes: [['person_id']],
})
