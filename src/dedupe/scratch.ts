import { defineTable, integer, integerOrNull, text, textOrNull } from '../store/tables/table.ts'

/** Scratch tables of the search for duplicates. */

export const dedupeRollRow = defineTable({
  name: 'dedupe_roll_row',
  grain: 'one row per roll row: what decides whether two of them are one',
  columns: {
    file_id: integer,
    row_number: integer,
    person_id: integer,
    key_quality: integer,
    insurance_number: textOrNull,
    citizen_id: textOrNull,
    name_key: text,
    name_folded: text,
    birth_date: text, // '' unknown
    gender: text, // '' unknown
    commune_code: text, // '' unknown
    unit_id: integer,
    pays_retirement: integer, // 1: compulsory, retirement fund, nothing excused
    pays_voluntary: integer, // 1: voluntary, retirement fund, not stopped
    health_card: text, // what tells a health card from another one of the person; '' without health insurance
    participation: text,
    funds: integer, // -1: not told
    object_code: text,
    state: text,
    base_vnd: integer, // -1: not told
    span_from: integer, // -1: not told
    span_to: integer,
  },
  key: ['file_id', 'row_number'],
  distributeBy: 'row_number',
  indexes: [['person_id'], ['insurance_number'], ['citizen_id']],
})

export const dedupeMember = defineTable({
  name: 'dedupe_member',
  grain: 'one row per source row that one type of duplicate asks about',
  columns: { cluster_key: text, source: text, file_id: integer, row_number: integer }, // source: see members.ts
  key: ['cluster_key', 'file_id', 'row_number'],
  distributeBy: 'row_number',
})

export const dedupeMemberRow = defineTable({
  name: 'dedupe_member_row',
  grain: 'one row per source row that one type of duplicate asks about, with what it says',
  columns: {
    cluster_key: text,
    source: text,
    file_id: integer,
    row_number: integer,
    person_id: integer, // 0: the row names no person
    key_quality: integer,
    insurance_number: textOrNull,
    citizen_id: textOrNull,
    old_citizen_id: textOrNull,
    full_name: text,
    name_key: text,
    name_folded: text,
    birth_date: textOrNull,
    gender: textOrNull,
    unit_id: integer,
    unit_code: textOrNull,
    month_from: integerOrNull,
    month_to: integerOrNull,
    commune_code: textOrNull,
    participation: text, // compulsory, voluntary, health_only, of a receipt its product; '' for other rows
    position: text,
    funds: integer, // -1: not told
    object_code: text,
    state: text, // of a resident the status
    base_vnd: integerOrNull, // null: not told, or a coefficient
    total_vnd: integerOrNull, // of a receipt
    from_day: textOrNull, // validity of a card
    to_day: textOrNull,
    said_on: textOrNull, // of a contract, a receipt, a change of residence
    died_on: textOrNull,
    receipt_number: text,
    organisation: text,
    household_code: text,
  },
  key: ['cluster_key', 'file_id', 'row_number'],
  distributeBy: 'row_number',
})

export const dedupePlaceholder = defineTable({
  name: 'dedupe_placeholder',
  grain: 'one row per number that identity took for a placeholder: the letter of its kind and the number',
  columns: { key: text },
  key: ['key'],
  distributeBy: 'reference',
})

export const dedupeUnitRow = defineTable({
  name: 'dedupe_unit_row',
  grain: 'one row per unit of insurance_units: the first row that describes it, else the first that names it',
  columns: { unit_id: integer, file_id: integer, row_number: integer },
  key: ['unit_id'],
  distributeBy: 'reference',
})

export const DEDUPE_SCRATCH = [dedupeRollRow, dedupePlaceholder, dedupeUnitRow, dedupeMember, dedupeMemberRow] as const
