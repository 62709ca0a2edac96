import { defineTable, integer, integerOrNull, text, textOrNull } from './table.ts'

export const findings = defineTable({
  name: 'findings',
  grain: 'one row per rule, employer, person (0: the employer itself) and period',
  columns: {
    finding_id: integer,
    rule_id: text,
    employer_id: integer,
    person_id: integer,
    period: text, // year '2025', month '2026-03' or '-' (design §4c 11)
    class: text,
    month_from: integerOrNull,
    month_to: integerOrNull,
    workers: integer,
    money_vnd: integerOrNull,
    confidence: text, // A, B, C, D
    priority: integer,
    reason: text, // Vietnamese
    compared: text, // Vietnamese: what was compared, e.g. "danh sách 01–12/2025"
    rests_on: text, // sources without which tonight cannot prove that it does not hold, comma separated
    insured_today: integerOrNull, // 1/0: in a retirement fund in the last known month; null for employers
    province_code: text, // of a person without an employer; '' where the employer decides, or unknown
    commune_code: text,
    home: text, // JSON of `Home` for a person where they live, else ''
  },
  key: ['finding_id'],
  distributeBy: 'finding_id',
})

export const findingRow = defineTable({
  name: 'finding_row',
  grain: 'one row per source row that a finding rests on',
  columns: { finding_id: integer, file_id: integer, row_number: integer },
  key: ['finding_id', 'file_id', 'row_number'],
  distributeBy: 'finding_id',
})

export const exclusions = defineTable({
  name: 'exclusions',
  grain: 'one row per rule, employer, person and period that the rule found and an exclusion removed',
  columns: {
    exclusion_id: integer,
    rule_id: text,
    exclusion: text, // E1 …, R12, R26 …
    employer_id: integer,
    person_id: integer, // 0: the employer itself
    period: text,
    reason: text, // Vietnamese
  },
  key: ['exclusion_id'],
  distributeBy: 'exclusion_id',
})

export const exclusionRow = defineTable({
  name: 'exclusion_row',
  grain: 'one row per source row that an excluded candidate rests on',
  columns: { exclusion_id: integer, file_id: integer, row_number: integer },
  key: ['exclusion_id', 'file_id', 'row_number'],
  distributeBy: 'exclusion_id',
})

/** `rule_evaluation.about` of rules with a query of their own: an employer, a person at one, a person where they live. */
export const DIRECT_RULES = ['employer', 'worker', 'resident'] as const

/** Every registered rule, whether it could be evaluated tonight and what came of it. */
export const ruleEvaluation = defineTable({
  name: 'rule_evaluation',
  grain: 'one row per rule',
  columns: {
    rule_id: text,
    title_vi: text,
    title_en: text,
    basis: text,
    about: text, // worker_question, worker_hold, employer_year, employer_state, employer_hold; direct rules: employer, worker, resident
    periods: text, // year, month, standing, or own: a list of its own
    evaluated: integer,
    needs: text, // sources that are missing when not evaluated
    candidates: integer,
    findings: integer,
    excluded: integer,
    milliseconds: integer, // of its own query; shown in run.json under timing only
    shared_milliseconds: integer, // its part of the tables it shares with other rules
  },
  key: ['rule_id'],
  distributeBy: 'reference',
})

/** Pay that no known month could be compared with: tonight it is neither a lead nor the proof that there is none (design §4c 3). */
export const uncompared = defineTable({
  name: 'uncompared',
  grain: 'one row per person, employer and year of pay of which no month is known, in years that are compared at all',
  columns: {
    person_id: integer,
    employer_id: integer,
    year: integer,
    employer_compared: integer, // 1: other pay of the employer in that year was compared
  },
  key: ['person_id', 'employer_id', 'year'],
  distributeBy: 'person_id',
})

/** For what a rule can be proved not to hold tonight; without such a row a case is not resolved (design §4c 13). */
export const ruleScope = defineTable({
  name: 'rule_scope',
  grain: 'one row per rule, period, province and source that was heard',
  columns: { rule_id: text, period: text, province_code: text, source: text }, // province_code '' = every province
  key: ['rule_id', 'period', 'province_code', 'source'],
  distributeBy: 'reference',
})

export const duplicateClusters = defineTable({
  name: 'duplicate_clusters',
  grain: 'one row per cluster of duplicate records',
  columns: {
    cluster_id: text, // hash of type and keys: the same night after night
    type: text, // D01 …
    confidence: text,
    person_id: integer, // 0 when several people or none
    month_from: integerOrNull, // first and last month that overlap
    month_to: integerOrNull,
    overlap_months: integerOrNull, // how many months; null when a record tells none
    money_vnd: integerOrNull, // what was paid twice or without ground in these months; null when it cannot be told
    units: text, // unit codes that overlap, '; ' separated
    why: text, // Vietnamese
    survivor_why: text, // Vietnamese: why one of the records would be kept; '' when none would
    records: integer,
  },
  key: ['cluster_id'],
  distributeBy: 'cluster_id',
})

export const duplicateRecords = defineTable({
  name: 'duplicate_records',
  grain: 'one row per record of a cluster',
  columns: {
    cluster_id: text,
    file_id: integer,
    row_number: integer,
    insurance_number: textOrNull,
    citizen_id: textOrNull,
    full_name: text,
    birth_date: textOrNull,
    gender: textOrNull,
    unit_code: textOrNull,
    month_from: integerOrNull,
    month_to: integerOrNull,
    survives: integer, // 1: would be kept if the records are one
    why: text,
  },
  key: ['cluster_id', 'file_id', 'row_number'],
  distributeBy: 'cluster_id',
})

/** What would be kept of each field if the records of a cluster are one, and what would not. Nothing is changed by it: it is shown to auditors. */
export const duplicateFields = defineTable({
  name: 'duplicate_fields',
  grain: 'one row per cluster of one person, field and value that its rows have',
  columns: {
    cluster_id: text,
    field: text, // full_name, birth_date, gender, citizen_id, insurance_number, commune_code
    value: text,
    kept: integer, // 1: the value that would be kept
    rule: text, // code of what decided; '' for a value that would not be kept
    why: text, // the same in Vietnamese
    rows: integer, // how many rows have the value
    file_id: integer, // the first of them
    row_number: integer,
  },
  key: ['cluster_id', 'field', 'value'],
  distributeBy: 'cluster_id',
})

/** The cases of tonight as they will be written: `cases.csv` in table form. */
export const caseTonight = defineTable({
  name: 'case_tonight',
  grain: 'one row per case shown tonight',
  columns: {
    case_id: text,
    finding_id: integer, // 0 when resolved or not evaluated
    employer_id: integer, // 0 when tonight's data names no employer
    person_id: integer, // 0 for a case of the employer itself
    rule_id: text,
    class: text,
    status: text,
    changed: integer,
    confidence: text,
    priority: integer,
    tax_id: text,
    unit_code: text,
    citizen_id: text,
    insurance_number: text,
    full_name: text,
    birth_date: text,
    employer_name: text,
    month_from: integerOrNull,
    month_to: integerOrNull,
    workers: integer,
    money_vnd: integerOrNull,
    province_code: text,
    commune_code: text,
    officer: text,
    reason: text,
    evidence_rows: text,
    first_seen: text,
    last_seen: text,
    period: text,
    level: text, // worker, employer
    closing: text, // why it was resolved, '' otherwise
    enterprise_class: text, // class under which it is counted: that of the employer's case, else its own
    contact: text, // address and phone, for an employer's case
    office: text,
    compared: text,
    insured_today: integerOrNull,
    hamlet: text, // of a person where they live, as the household; '' else
    household: text,
    home: text, // JSON of `Home`, or ''
    in_list: integer, // 1: shown in a province's list (not D, not resolved)
  },
  key: ['case_id'],
  distributeBy: 'case_id',
})
