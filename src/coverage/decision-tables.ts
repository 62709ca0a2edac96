import { defineTable, integer, text } from '../store/tables/table.ts'

/** Private tables of the coverage stage: what the rules and exclusions decide. */

export const ruleHit = defineTable({
  name: 'coverage_rule_hit',
  grain: 'one row per question and worker rule that holds',
  columns: { candidate_id: integer, place: integer }, // of the rule in RULES
  key: ['candidate_id', 'place'],
  distributeBy: 'candidate_id',
})

export const lead = defineTable({
  name: 'coverage_lead',
  grain: 'one row per question: the rule that answers it',
  columns: {
    candidate_id: integer,
    person_id: integer,
    employer_id: integer,
    year: integer,
    compared_year: integer,
    rule_id: text,
  },
  key: ['candidate_id'],
  distributeBy: 'candidate_id',
})

export const removalHit = defineTable({
  name: 'coverage_removal_hit',
  grain: 'one row per question and exclusion that would remove it',
  columns: { candidate_id: integer, place: integer }, // in the order in which exclusions are tried
  key: ['candidate_id', 'place'],
  distributeBy: 'candidate_id',
})

export const removed = defineTable({
  name: 'coverage_removed',
  grain: 'one row per question that an exclusion removed, by the first that did',
  columns: { candidate_id: integer, exclusion: text },
  key: ['candidate_id'],
  distributeBy: 'candidate_id',
})

/** Paid under a branch that has no unit, insured at another unit of the root (E15). */
export const branchPaid = defineTable({
  name: 'coverage_branch_paid',
  grain: 'one row per employment paid by a branch without a unit and covered by the root',
  columns: { employment_id: integer, person_id: integer, employer_id: integer, year: integer, payer_tax_id: text },
  key: ['employment_id', 'person_id'],
  distributeBy: 'person_id',
})

export const workerLead = defineTable({
  name: 'coverage_worker_lead',
  grain: 'one row per question that stands: a lead on a person',
  columns: {
    candidate_id: integer,
    person_id: integer,
    employer_id: integer,
    year: integer,
    compared_year: integer,
    rule_id: text,
    confidence_rank: integer, // 0 A … 3 D
    later_payer: integer, // 1: another payer comes first for this person
    late_band: integer, // 1: day 31 to 90 after the start
    insured_today: integer,
    income_vnd: integer,
    taxed_mask: integer,
    counted: integer, // 1: counts for the employer's case
  },
  key: ['candidate_id'],
  distributeBy: 'candidate_id',
  indexes: [['employer_id', 'year']],
})

export const askedYear = defineTable({
  name: 'coverage_asked_year',
  grain: 'one row per employer and year with a question: the months compared at the employer',
  columns: { employer_id: integer, year: integer, compared_year: integer, all_paused: integer, compared_mask: integer },
  key: ['employer_id', 'year'],
  distributeBy: 'employer_id',
})

export const onRoll = defineTable({
  name: 'coverage_on_roll',
  grain:
    'one row per employer and year with a question whose roll lists compulsory participants in the months compared',
  columns: { employer_id: integer, year: integer },
  key: ['employer_id', 'year'],
  distributeBy: 'employer_id',
})

export const employerYear = defineTable({
  name: 'coverage_employer_year',
  grain: 'one row per employer and year with a question',
  columns: {
    employer_id: integer,
    year: integer,
    compared_year: integer,
    compared_mask: integer,
    all_paused: integer, // the employer's own pause leaves nothing to compare
    live: integer, // has a live unit
    on_roll: integer, // the roll lists compulsory participants
    told_participants: integer, // largest head-count that a live unit tells
    paused_units: integer, // a unit pauses in every month compared
    kind: text,
    state: text,
    province_code: text,
    tax_id_repaired: integer,
  },
  key: ['employer_id', 'year'],
  distributeBy: 'employer_id',
})

export const employerRule = defineTable({
  name: 'coverage_employer_rule',
  grain: 'one row per employer and year with a question: the employer rule it would come under',
  columns: { employer_id: integer, year: integer, rule_id: text },
  key: ['employer_id', 'year'],
  distributeBy: 'employer_id',
})

export const employerRemoved = defineTable({
  name: 'coverage_employer_removed',
  grain: 'one row per employer and year whose case the state of the employer removed',
  columns: { employer_id: integer, year: integer, exclusion: text },
  key: ['employer_id', 'year'],
  distributeBy: 'employer_id',
})

/** What an employer's case rests on. */
export const employerSum = defineTable({
  name: 'coverage_employer_sum',
  grain: 'one row per employer and year with leads, or with workers removed because it is closed or paused',
  columns: {
    employer_id: integer,
    year: integer,
    workers: integer,
    money_vnd: integer,
    confidence_rank: integer,
    taxed_mask: integer,
    removed_workers: integer,
  },
  key: ['employer_id', 'year'],
  distributeBy: 'employer_id',
})

export const watchedEmployer = defineTable({
  name: 'coverage_watched_employer',
  grain: 'one row per employer whose state is to be looked into and that pays contract workers or has a live unit',
  columns: { employer_id: integer, workers: integer, by_unit: integer, by_roll: integer }, // a unit lives; people are listed
  key: ['employer_id'],
  distributeBy: 'employer_id',
})

/** Employers whose state is to be looked into (R28, R29): cases without a period. */
export const stateCase = defineTable({
  name: 'coverage_state_case',
  grain: 'one row per state rule and employer',
  columns: { rule_id: text, employer_id: integer, workers: integer, by_unit: integer, by_roll: integer },
  key: ['employer_id', 'rule_id'],
  distributeBy: 'employer_id',
})

export const numberedFinding = defineTable({
  name: 'coverage_numbered_finding',
  grain: 'one row per finding, numbered by rule, employer, person and period',
  columns: {
    finding_id: integer,
    rule_id: text,
    employer_id: integer,
    person_id: integer,
    period: text,
    year: integer, // 0: no period
    compared_year: integer,
    candidate_id: integer, // 0: an employer's case; beyond DIRECT_ORIGIN the hit of a direct rule
  },
  key: ['finding_id', 'candidate_id'],
  distributeBy: 'candidate_id',
  indexes: [['candidate_id'], ['employer_id', 'year']],
})

export const numberedExclusion = defineTable({
  name: 'coverage_numbered_exclusion',
  grain: 'one row per exclusion, numbered by rule, employer, person and period',
  columns: {
    exclusion_id: integer,
    rule_id: text,
    exclusion: text,
    employer_id: integer,
    person_id: integer,
    period: text,
    year: integer, // 0: no year
    compared_year: integer,
    candidate_id: integer, // 0: the employer itself
  },
  key: ['exclusion_id', 'candidate_id'],
  distributeBy: 'candidate_id',
  indexes: [['candidate_id'], ['employer_id']],
})
