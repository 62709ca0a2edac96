import { defineTable, integer, integerOrNull, text, textOrNull } from '../store/tables/table.ts'

/** Scratch tables of the last part of identity: what is known of each person. */

export const identityFact = defineTable({
  name: 'identity_fact',
  grain: 'one row per person: what the rows agree on, and where they differ',
  columns: {
    person_id: integer,
    citizen: integerOrNull,
    citizen_last: integerOrNull,
    insurance: integerOrNull,
    insurance_last: integerOrNull,
    passport: integerOrNull,
    passport_last: integerOrNull,
    old_id: integerOrNull,
    old_id_last: integerOrNull,
    tax: integerOrNull,
    tax_last: integerOrNull,
    full_name: text,
    full_name_last: text,
    name_key: text,
    name_folded: text,
    birth_date: textOrNull,
    birth_day: textOrNull,
    birth_day_last: textOrNull,
    commune_code: textOrNull,
    commune_code_last: textOrNull,
    employer_id: integerOrNull,
    employer_id_last: integerOrNull,
    males: integer,
    females: integer,
    nationality: textOrNull,
    died_on: textOrNull,
    link_step: integer,
    in_review: integer,
  },
  key: ['person_id'],
  distributeBy: 'person_id',
})

export const identityDiffering = defineTable({
  name: 'identity_differing',
  grain: 'one row per person whose rows differ in something',
  columns: { person_id: integer },
  key: ['person_id'],
  distributeBy: 'reference',
})

export const identityDifferingRow = defineTable({
  name: 'identity_differing_row',
  grain: 'one row per staging row of a person whose rows differ in something',
  columns: {
    person_id: integer,
    file_id: integer,
    row_number: integer,
    citizen: integer,
    insurance: integer,
    passport: integer,
    old_id: integer,
    tax: integer,
    full_name: text,
    name_key: text,
    name_folded: text,
    birth_day: text,
    commune_code: text,
    employer_id: integer,
  },
  key: ['person_id', 'file_id', 'row_number'],
  distributeBy: 'person_id',
})

export const identityPick = defineTable({
  name: 'identity_pick',
  grain: 'one row per person and field in which the rows differ: the value most rows have',
  columns: { person_id: integer, field: text, code: integer, value: text, value_key: text, value_folded: text },
  key: ['person_id', 'field'],
  distributeBy: 'person_id',
})

export const FACT_SCRATCH = [identityFact, identityDiffering, identityDifferingRow, identityPick] as const
