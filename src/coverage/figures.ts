import type { RowOf } from '../store/tables/table.ts'
import type { employerYear, workerLead } from './decision-tables.ts'
import type { candidate } from './question-tables.ts'

type CandidateRow = RowOf<typeof candidate>

/** All that the text about a person may name. */
export type WorkerFigures = CandidateRow & {
  readonly rule_id: string
  /** ISO day to which the night speaks. */
  readonly as_of: string
} & Pick<RowOf<typeof workerLead>, 'later_payer' | 'late_band' | 'insured_today' | 'confidence_rank'>

/** All that the text about an employer's year may name. */
export type EmployerFigures = RowOf<typeof employerYear> & {
  readonly rule_id: string
  readonly workers: number
  readonly money_vnd: number
  readonly confidence_rank: number
  readonly taxed_mask: number
}

/** All that the text about an employer's state may name. */
export interface StateFigures {
  readonly rule_id: string
  readonly employer_id: number
  readonly state: string
  readonly books_disagree: number
  readonly tax_status: string | null
  readonly registry_status: string | null
  readonly status_on: string | null
  readonly workers: number
  /** 1: a unit lives in the last known month. */
  readonly by_unit: number
  /** 1: the roll lists people in it. */
  readonly by_roll: number
}
