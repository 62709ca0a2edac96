import type { MemberRow } from '../record.ts'
import type { Speaks } from './citizen-id-speaks.ts'

/** One of the values that the rows of a cluster have in a field, with the rows that have it. */
export interface Candidate {
  readonly value: string
  readonly lines: readonly MemberRow[]
}

/** What is known of the cluster while its fields are chosen, one after the other. */
export interface Known {
  /** Whether the citizen ID of a row agrees with what is said of the person. */
  speaks(line: MemberRow): Speaks
  /** Values chosen so far, by field. */
  readonly chosen: ReadonlyMap<string, string>
}

/** A reason to keep one value rather than another: the higher score is kept. */
export interface Criterion {
  readonly code: string
  /** Vietnamese, as it ends the sentence "giữ vì …". */
  readonly vi: string
  score(candidate: Candidate, known: Known): number
}

export interface Choice {
  readonly kept: Candidate
  readonly others: readonly Candidate[]
  readonly code: string
  readonly vi: string
}

const ONLY = { code: 'only', vi: 'chỉ có một giá trị' }
const IN_ORDER = { code: 'in_order', vi: 'các giá trị ngang nhau về mọi tiêu chí, lấy theo thứ tự' }

/** The value that the first criterion on which two differ speaks for, and which criterion it was that set it apart from the next best. */
export function choose(candidates: readonly Candidate[], criteria: readonly Criterion[], known: Known): Choice | null {
  const scored = candidates
    .map((candidate) => ({ candidate, scores: criteria.map((criterion) => criterion.score(candidate, known)) }))
    .sort((a, b) => byScores(a.scores, b.scores) || (a.candidate.value < b.candidate.value ? -1 : 1))
  const [best, next] = scored
  if (best === undefined) return null
  const at = next === undefined ? -1 : best.scores.findIndex((score, index) => score !== next.scores[index])
  const { code, vi } = next === undefined ? ONLY : (criteria[at] ?? IN_ORDER)
  return { kept: best.candidate, others: scored.slice(1).map(({ candidate }) => candidate), code, vi }
}

function byScores(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((score, index) => score !== b[index])
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0)
}
