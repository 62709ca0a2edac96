// Long because every private table of the stage stands here, a declaration each and no logic.
import { defineTable, integer, integerOrNull, text, textOrNull } from '../store/tables/table.ts'

/** Private tables of the coverage stage. Masks have twelve bits, bit 0 is January of the table's `compared_year`. */

export const monthPolicy = defineTable({
  name: 'coverage_month_policy',
  grain: 'one row per month of the years that tax data speaks of, with what the law sets for it',
  columns: { month: integer, reference_level: integer, lowest_wage: integer, contribution_cap: integer },
  key: ['month'],
  distributeBy: 'reference',
})

export const retirementMonths = defineTable({
  name: 'coverage_retirement_month',
  grain: 'one row per gender and month of birth',
  columns: { gender: text, birth_month: integer, retirement_month: integer },
  key: ['gender', 'birth_month'],
  distributeBy: 'reference',
})

export const foreignNationality = defineTable({
  name: 'coverage_foreign_nationality',
  grain: 'one row per way in which the data names a nationality that is not Vietnamese',
  columns: { nationality: text },
  key: ['nationality'],
  distributeBy: 'reference',
})

export const lastKnown = defineTable({
  name: 'coverage_last_known',
  grain: 'one row per province of known_year: the last month it knows',
  columns: { province_code: text, month: integer }, // month 0: none
  key: ['province_code'],
  distributeBy: 'reference',
})

export const employerState = defineTable({
  name: 'coverage_employer_state',
  grain: 'one row per employer',
  columns: {
    employer_id: integer,
    state: text, // closed, paused, moved, to_verify, operating, unlisted, unknown
    books_disagree: integer, // one side closed, the other operating
    kind: text,
    province_code: text,
    known_province: text, // the province under which known_year is looked up
    last_known_month: integer, // 0: none
    pause_from: integer, // months in which a paused employer pauses; from > to when it does not
    pause_to: integer,
    tax_id: textOrNull,
    debtor_key: text, // orders payers of one person
    owner_citizen_id: textOrNull,
    registered_on: textOrNull,
    tax_id_repaired: integer,
  },
  key: ['employer_id'],
  distributeBy: 'employer_id',
})

export const comparedYear = defineTable({
  name: 'coverage_compared_year',
  grain: 'one row per employer and calendar year in which it paid someone, if any month can be compared',
  columns: {
    employer_id: integer,
    year: integer,
    compared_year: integer, // the year itself, or that of the fallback month
    known_mask: integer,
    pause_mask: integer,
  },
  key: ['employer_id', 'year'],
  distributeBy: 'employer_id',
})

export const claim = defineTable({
  name: 'coverage_claim',
  grain: 'one row per employment of which at least one month can be compared',
  columns: {
    employment_id: integer,
    person_id: integer,
    employer_id: integer,
    year: integer,
    compared_year: integer,
    compared_mask: integer, // K; the months before the pause when the pause leaves none
    known_complete: integer, // every month that is asked about is known
    paused_out: integer, // the employer's pause covers every month
    here_mask: integer, // months of K in the retirement fund at this employer
    contract: integer, // 1: paid under a contract (form 05-1 or none)
    by_branch: integer, // 1: paid under the tax ID of a branch
  },
  key: ['employment_id', 'person_id'],
  distributeBy: 'person_id',
  indexes: [['employer_id', 'year']],
})

/** A question: someone was paid and is not insured here, or pays voluntary and compulsory at once. */
export const candidate = defineTable({
  name: 'coverage_candidate',
  grain: 'one row per employment without retirement cover at its employer, or per person-year with both kinds of cover',
  columns: {
    candidate_id: integer, // employment_id, or beyond ROLL_ORIGIN for what the rolls alone show
    origin: text, // tax, roll
    person_id: integer,
    employer_id: integer,
    year: integer,
    compared_year: integer,
    compared_mask: integer,
    known_complete: integer,
    paused_out: integer,
    contract: integer,
    anywhere_mask: integer, // compulsory retirement at any employer
    voluntary_mask: integer,
    health_mask: integer, // groups 1, 4, 5
    any_mask: integer, // any fund anywhere
    precision: text,
    taxed_mask: integer, // of `year`
    income_vnd: integer,
    deduction_vnd: integer,
    contract_kind: textOrNull,
    contract_months: textOrNull,
    contract_signed_on: textOrNull,
    payments: integerOrNull,
    started_on: text, // ISO day from which the clock of R30 runs
    payer_tax_id: text,
    foreign_national: integer,
    foreigner_under_12_months: integer,
    key_quality: integer,
    payer_repaired: integer,
    citizen_id: textOrNull,
    personal_tax_id: textOrNull,
    identified: integer, // 1: the person has a citizen ID or a passport
    name_folded: text,
    birth_date: textOrNull, // year only where the citizen ID alone tells it
    gender: textOrNull,
    retirement_month: integerOrNull,
    died_on: textOrNull,
    link_step: integer,
    in_review: integer,
    state: text, // of the employer
    province_code: text,
    last_known_month: integer,
    employer_tax_id: textOrNull,
    debtor_key: text,
    owner_citizen_id: textOrNull,
    registered_on: textOrNull,
    reference_level: integer, // of the last month paid; 0: none on record
    lowest_wage: integer,
    contribution_cap: integer,
  },
  key: ['candidate_id', 'person_id'],
  distributeBy: 'person_id',
  indexes: [['person_id'], ['employer_id', 'year']],
})

/** Beyond it candidate ids number person-years that the rolls alone show. */
export const ROLL_ORIGIN = 1_000_000_000_000

export const insuredPerson = defineTable({
  name: 'coverage_insured_person',
  grain: 'one row per person and year of a question: cover at any employer and outside of any',
  columns: {
    person_id: integer,
    year: integer,
    retirement_mask: integer,
    voluntary_mask: integer,
    health_mask: integer,
    any_mask: integer,
  },
  key: ['person_id', 'year'],
  distributeBy: 'person_id',
})

/** Spans that exclude a person whatever the employer: benefits by card (E1), armed forces (E9). */
export const guardedSpan = defineTable({
  name: 'coverage_guarded_span',
  grain: 'one row per person, exclusion and participation that shows it',
  columns: { person_id: integer, exclusion: text, from_month: integer, to_month: integer, object_code: text },
  key: ['person_id', 'exclusion', 'from_month', 'to_month', 'object_code'],
  distributeBy: 'person_id',
})

export const rollName = defineTable({
  name: 'coverage_roll_name',
  grain: 'one row per person insured at an employer with questions, by year compared',
  columns: {
    employer_id: integer,
    compared_year: integer,
    person_id: integer,
    name_folded: text,
    birth_date: textOrNull,
    gender: textOrNull,
    mask: integer,
  },
  key: ['employer_id', 'compared_year', 'person_id'],
  distributeBy: 'employer_id',
  indexes: [['employer_id', 'name_folded']],
})

export const lookAlike = defineTable({
  name: 'coverage_look_alike',
  grain: 'one row per question whose person has a look-alike on the employer’s roll',
  columns: { candidate_id: integer, person_id: integer },
  key: ['candidate_id', 'person_id'],
  distributeBy: 'person_id',
})

export const lead = defineTable({
  name: 'coverage_lead',
  grain: 'one row per question: the rule that answers it',
  columns: { candidate_id: integer, person_id: integer, employer_id: integer, year: integer, rule_id: text },
  key: ['candidate_id', 'person_id'],
  distributeBy: 'person_id',
})

export const removed = defineTable({
  name: 'coverage_removed',
  grain: 'one row per question that an exclusion removed, by the first that did',
  columns: { candidate_id: integer, person_id: integer, exclusion: text },
  key: ['candidate_id', 'person_id'],
  distributeBy: 'person_id',
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
    rule_id: text,
    confidence_rank: integer, // 0 A … 3 D
    later_payer: integer, // 1: another payer comes first for this person
    late_band: integer, // 1: day 31 to 90 after the start
    insured_today: integer,
    income_vnd: integer,
    taxed_mask: integer,
    counted: integer, // 1: counts for the employer's case
  },
  key: ['candidate_id', 'person_id'],
  distributeBy: 'person_id',
  indexes: [['employer_id', 'year']],
})

export const askedYear = defineTable({
  name: 'coverage_asked_year',
  grain: 'one row per employer and year with a question: the months compared at the employer',
  columns: { employer_id: integer, year: integer, compared_year: integer, all_paused: integer, compared_mask: integer },
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
  columns: { employer_id: integer, workers: integer, live: integer },
  key: ['employer_id'],
  distributeBy: 'employer_id',
})

/** Employers whose state is to be looked into (R28, R29): cases without a period. */
export const stateCase = defineTable({
  name: 'coverage_state_case',
  grain: 'one row per state rule and employer',
  columns: { rule_id: text, employer_id: integer, workers: integer, live: integer },
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
    candidate_id: integer, // 0: an employer's case
  },
  key: ['finding_id'],
  distributeBy: 'finding_id',
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
    year: integer,
    candidate_id: integer, // 0: the employer itself
  },
  key: ['exclusion_id'],
  distributeBy: 'exclusion_id',
  indexes: [['candidate_id'], ['employer_id']],
})
