/** What a case is worth remembering from night to night. It stands as JSON in `ledger.cases.state`. */

export type CaseStatus = 'new' | 'persisting' | 'resolved' | 'reopened' | 'not_evaluated'

/** Why a resolved case was closed; each is a proof, never the mere absence of a finding (design §4c 13). */
export type Closing = 'covered' | 'withdrawn' | 'excluded' | 'replaced' | 'merged' | 'no_longer'

/** The columns of a case as they were last published. Months are indexes, money whole VND, dates partial ISO text, '' where unknown. */
export interface CaseFacts {
  readonly level: 'worker' | 'employer'
  readonly class: string
  /** The class under which it is counted: that of the employer's case of the same period, else its own. */
  readonly enterprise_class: string
  readonly confidence: string
  readonly priority: number
  readonly tax_id: string
  readonly unit_code: string
  readonly citizen_id: string
  readonly insurance_number: string
  readonly full_name: string
  readonly birth_date: string
  readonly employer_name: string
  /** Address and phone, for an employer's case. */
  readonly contact: string
  readonly month_from: number | null
  readonly month_to: number | null
  readonly workers: number
  readonly money_vnd: number | null
  readonly province_code: string
  readonly commune_code: string
  readonly office: string
  readonly officer: string
  readonly reason: string
  readonly compared: string
  /** Sources that must be heard before the case can be proved gone, comma separated; absent in cases of earlier versions. */
  readonly rests_on?: string
  readonly insured_today: number | null
  readonly evidence_rows: string
  readonly evidence_count: number
  /** Of late payment: 1 up to thirty days, 2 up to ninety, 3 beyond. */
  readonly arrears_band?: number
  /** Of people where they live (R21–R25). */
  readonly home?: Home
}

/** Where a person lives and what joining would cost a month; null where it is not known. */
export interface Home {
  readonly hamlet: string
  readonly household: string
  readonly join_order: number | null
  readonly fee: number | null
  readonly state: number | null
  readonly local: number | null
  readonly self: number | null
}

/** A night on which the status of a case changed. */
export interface CaseEvent {
  readonly on: string
  readonly status: CaseStatus
  /** For a resolved case: the closing and what it points at, e.g. `excluded E1`, `merged 0123456789abcdef`. */
  readonly closing?: string
}

export interface CaseState {
  readonly status: CaseStatus
  readonly closing: string
  readonly first_seen: string
  readonly last_seen: string
  readonly facts: CaseFacts
  readonly history: readonly CaseEvent[]
}

/** How the text of a resolved state begins, so that SQL can leave closed cases aside without reading JSON. */
export const RESOLVED_PREFIX = '{"status":"resolved"'

/** JSON with the status first; see `RESOLVED_PREFIX`. */
export function serialiseState(state: CaseState): string {
  const { status, ...rest } = state
  return JSON.stringify({ status, ...rest })
}

export function parseState(text: string): CaseState {
  return JSON.parse(text) as CaseState
}
