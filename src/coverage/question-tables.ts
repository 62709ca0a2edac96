// Long because every private table of the stage stands here, a declaration each and no logic.
import { defineTable, integer, integerOrNull, text, textOrNull } from '../store/tables/table.ts'

/** Private tables of the coverage stage: what is compared. Masks have twelve bits, bit 0 is January of the table's `compared_year`. */

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
    agent_only: integer, // pays for others: the tax ID only withholds, and no unit is open under it
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
    told_rows: integer, // rows of registers and unit lists that speak of it
    wage_region: text, // of its commune, as the list of areas writes it; '' not told
  },
  key: ['employer_id'],
  distributeBy: 'reference',
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
  distributeBy: 'reference',
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
    contract: integer, // 1: paid under a contract (form 05-1 or none) by who is not an agent only
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
    accident_mask: integer, // the accident fund at this employer
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
    agent_only: integer,
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
  key: ['candidate_id'],
  distributeBy: 'candidate_id',
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
  columns: { candidate_id: integer },
  key: ['candidate_id'],
  distributeBy: 'candidate_id',
})

export const undocumentedName = defineTable({
  name: 'coverage_undocumented_name',
  grain: 'one row per year and person in a retirement fund whom the rolls know by no citizen ID and no passport',
  columns: {
    person_id: integer,
    compared_year: integer,
    name_folded: text,
    birth_date: text,
    gender: textOrNull,
    mask: integer,
  },
  key: ['person_id', 'compared_year'],
  distributeBy: 'person_id',
  indexes: [['name_folded', 'compared_year']],
})

export const olderPapers = defineTable({
  name: 'coverage_older_papers',
  grain: 'one row per question whose person may be insured at another employer under older papers',
  columns: { candidate_id: integer },
  key: ['candidate_id'],
  distributeBy: 'candidate_id',
})

export const insuredToday = defineTable({
  name: 'coverage_insured_today',
  grain: 'one row per question whose person is in a compulsory retirement fund in the last known month',
  columns: { candidate_id: integer },
  key: ['candidate_id'],
  distributeBy: 'candidate_id',
})
