import { type BlockView, type EmploymentView, push, standsInMonth } from './employment-view.ts'
import type { Employer, Person, RollRow } from './facts.ts'
import { monthOf } from './facts.ts'
import { pausesIn } from './states.ts'

/** One person at one employer whose roll lists the person as compulsory, in one calendar year of which a month is known. */
export interface InsuredView {
  readonly person: Person
  readonly employer: Employer
  readonly year: number
  /** Compulsory rows here. */
  readonly rows: readonly RollRow[]
  /** All rows of the person. */
  readonly roll: readonly RollRow[]
  /** Known months of the year outside of the employer's pause. */
  readonly months: readonly number[]
  readonly work: EmploymentView | null
}

/** A rule that would hold in some months of a person at an employer, and the exclusion it finds itself. */
export interface InsuredVerdict {
  readonly rule: string
  readonly months: readonly number[]
  readonly exclusion?: string
  readonly lookAlike?: boolean
}

export function insuredViews(view: BlockView): InsuredView[] {
  const { block, rollOf, employments } = view
  const years = [...new Set(block.knownMonths.map((month) => Math.floor(month / 12)))]
  const works = new Map(employments.map((work) => [workKey(work.person, work.employer, work.year), work]))
  const views: InsuredView[] = []
  for (const [person, roll] of rollOf) {
    const byEmployer = new Map<Employer, RollRow[]>()
    for (const row of roll) if (row.participation === 'compulsory' && row.unit) push(byEmployer, row.unit.employer, row)
    for (const [employer, rows] of byEmployer)
      for (const year of years) {
        const months = block.knownMonths.filter(
          (month) => Math.floor(month / 12) === year && !pausesIn(employer, month),
        )
        const work = works.get(workKey(person, employer, year)) ?? null
        views.push({ person, employer, year, rows, roll, months, work })
      }
  }
  return views
}

const workKey = (person: Person, employer: Employer, year: number): string =>
  `${person.number}/${employer.number}/${year}`

export const inMonth = (rows: readonly RollRow[], month: number): readonly RollRow[] =>
  rows.filter((row) => standsInMonth(row, month))

export const onLeave = (rows: readonly RollRow[]): boolean => rows.some((row) => row.state !== '')

export const JULY_2025 = monthOf(2025, 7)
export const JANUARY_2026 = monthOf(2026, 1)
export const JULY_2026 = monthOf(2026, 7)

/** Mức tham chiếu of a month of 2025 or later. */
export const referenceLevel = (month: number): number => (month >= JULY_2026 ? 2_530_000 : 2_340_000)
