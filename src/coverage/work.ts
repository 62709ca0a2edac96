import type { Kysely } from 'kysely'
import type { StageDatabase } from '../pipeline/stage.ts'
import type { PolicyBook } from '../policy/book.ts'
import type { Thresholds } from '../policy/thresholds.ts'
import type { Dialect } from '../store/dialects/dialect.ts'
import type { TableName } from '../store/schema.ts'
import type { Table } from '../store/tables/table.ts'
import * as arrears from './arrears/tables.ts'
import * as decisions from './decision-tables.ts'
import * as direct from './direct/tables.ts'
import * as headCounts from './head-counts/tables.ts'
import * as insured from './insured/tables.ts'
import * as officers from './officers/tables.ts'
import * as questions from './question-tables.ts'
import { RESIDENT_SCRATCH } from './residents/tables.ts'

/** What the coverage stage reads, writes and keeps to itself: said once, for the stage and for the types of its queries. */

export const READS = [
  'stg_insurance_participants',
  'person_row',
  'resident',
  'benefit_span',
  'pupil',
  'area_today',
  'run_facts',
  'file_balance',
  'stg_insurance_units',
  'stg_tax_units',
  'unit_key',
  'person',
  'participation',
  'participation_row',
  'insured_year',
  'employer',
  'employer_key',
  'employer_row',
  'unit',
  'known_year',
  'employment',
  'employment_row',
  'benefit_span',
  'resident',
  'employer_officer',
] as const satisfies readonly TableName[]

export const WRITES = [
  'findings',
  'finding_row',
  'exclusions',
  'exclusion_row',
  'rule_evaluation',
  'rule_scope',
  'uncompared',
  'unit_arrears',
] as const satisfies readonly TableName[]

export const SCRATCH = [
  questions.monthPolicy,
  questions.retirementMonths,
  questions.foreignNationality,
  questions.lastKnown,
  questions.employerState,
  questions.comparedYear,
  questions.claim,
  questions.candidate,
  questions.insuredPerson,
  questions.guardedSpan,
  questions.rollName,
  questions.lookAlike,
  questions.undocumentedName,
  questions.olderPapers,
  questions.insuredToday,
  decisions.ruleHit,
  decisions.lead,
  decisions.removalHit,
  decisions.removed,
  decisions.branchPaid,
  decisions.workerLead,
  decisions.askedYear,
  decisions.onRoll,
  decisions.employerYear,
  decisions.employerRule,
  decisions.employerRemoved,
  decisions.employerSum,
  decisions.watchedEmployer,
  decisions.stateCase,
  decisions.numberedFinding,
  decisions.numberedExclusion,
  insured.coveredYear,
  officers.officer,
  officers.taxMethod,
  officers.householdTax,
  headCounts.unitChange,
  arrears.paymentCycle,
  arrears.paymentDay,
  arrears.paymentMonth,
  arrears.unitMonth,
  arrears.unitTerms,
  arrears.unitRun,
  arrears.unitOwed,
  insured.paidBase,
  insured.monthFloor,
  direct.directHit,
  direct.directRemovalHit,
  direct.directRemoved,
  ...RESIDENT_SCRATCH,
] as const satisfies readonly Table[]

type CoverageSchema = StageDatabase<(typeof READS)[number] | (typeof WRITES)[number], (typeof SCRATCH)[number]>
export type CoverageDb = Kysely<CoverageSchema>

export interface CoverageWork {
  readonly db: CoverageDb
  readonly dialect: Dialect
  /** ISO day to which the night speaks. */
  readonly asOf: string
  readonly thresholds: Thresholds
  /** The law by date, with the site's own lines over it. */
  readonly policy: PolicyBook
  /** Province codes to keep to; empty: all. */
  readonly provinces: readonly string[]
}

/** What a rule or an exclusion may ask besides the tables. */
export interface RuleContext {
  readonly asOf: string
  readonly thresholds: Thresholds
  readonly policy: PolicyBook
}
