import type { BlockView, EmploymentView } from './employment-view.ts'
import { inFund, standsIn, standsInMonth } from './employment-view.ts'
import type { RollRow } from './facts.ts'
import { hasLookAlike } from './look-alike.ts'
import { stateOf } from './states.ts'

/**
 * What docs/semantics.md says of one worker at one payer in one year, stated over the facts and not over the files. It shares no code with the
 * stages that it judges.
 */
export type WorkerVerdict =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'covered_by_head_office' }
  | { readonly kind: 'elsewhere'; readonly exclusion: 'E5' | 'R12' }
  | { readonly kind: 'excluded'; readonly exclusion: string; readonly rule: string }
  | { readonly kind: 'lead'; readonly rule: string; readonly lookAlike: boolean }

const BENEFIT_GROUPS = new Set(['HT', 'TB', 'XB', 'CT', 'CS'])
const FORCES_GROUPS = new Set(['QN', 'CA', 'CY'])
const HEALTH_GROUPS_OF_OTHERS = new Set(['DN', 'HX', 'CH', 'NN', 'TK', 'HC', 'XK', 'CN', 'HS', 'SV', 'GB', 'GD'])
const HEALTH_ONLY_SHARE = 0.02
const LOWEST_REGIONAL_WAGE_2025 = 3_450_000
const LOWEST_REGIONAL_WAGE_2026 = 3_700_000
const REFERENCE_LEVEL = 2_340_000
const HELD_DAYS = 30
const MILLISECONDS_OF_A_DAY = 86_400_000

export function judgeWorker(view: BlockView, work: EmploymentView): WorkerVerdict {
  const roll = view.rollOf.get(work.person) ?? []
  const compulsory = roll.filter((row) => row.participation === 'compulsory' && inFund(row, 'retirement'))
  const here = compulsory.filter((row) => row.unit?.employer === work.employer && standsIn(row, work.months))
  if (here.length > 0) return paidByBareBranch(work, here) ? { kind: 'covered_by_head_office' } : { kind: 'nothing' }
  const elsewhere = compulsory.filter((row) => standsIn(row, work.months))
  const rule = leadOf(work, roll)
  if (!work.contract) return elsewhere.length > 0 ? { kind: 'nothing' } : { kind: 'excluded', exclusion: 'E8', rule }
  if (work.months.length === 0) {
    return work.monthsBeforePause.length > 0 ? { kind: 'excluded', exclusion: 'E10', rule } : { kind: 'nothing' }
  }
  if (elsewhere.length > 0) {
    if (accidentFundPaid(view, work, roll, elsewhere)) return { kind: 'excluded', exclusion: 'E5', rule: 'R12' }
    const always = work.months.every((month) => elsewhere.some((row) => standsInMonth(row, month)))
    return { kind: 'elsewhere', exclusion: always ? 'E5' : 'R12' }
  }
  const exclusion = exclusionOf(view, work, roll)
  if (exclusion !== null) return { kind: 'excluded', exclusion, rule }
  const printed = [...work.rows, ...roll].map((row) => row.printed)
  const rolls = view.block.roll.filter((row) => row.unit?.employer === work.employer && standsIn(row, work.months))
  return { kind: 'lead', rule, lookAlike: hasLookAlike(work.person, printed, rolls) }
}

/** At the further employer only the accident fund is owed: it stands there in every month insured elsewhere. */
function accidentFundPaid(
  view: BlockView,
  work: EmploymentView,
  roll: readonly RollRow[],
  elsewhere: readonly RollRow[],
): boolean {
  if (!view.block.fundsTold) return false
  const here = roll.filter((row) => row.unit?.employer === work.employer && inFund(row, 'accident'))
  return work.months
    .filter((month) => elsewhere.some((row) => standsInMonth(row, month)))
    .every((month) => here.some((row) => row.participation === 'compulsory' && standsInMonth(row, month)))
}

/** Paid under a branch's tax ID that has no unit of its own. */
function paidByBareBranch(work: EmploymentView, here: readonly RollRow[]): boolean {
  return work.rows.some((row) => {
    const branch = work.employer.branches.find((one) => one.taxId === row.payerTaxId)
    return branch !== undefined && !branch.hasUnit && here.some((line) => line.unit?.taxId !== branch.taxId)
  })
}

function leadOf(work: EmploymentView, roll: readonly RollRow[]): string {
  if (work.deduction > work.income * HEALTH_ONLY_SHARE) return 'R08b'
  if (roll.some((row) => row.participation === 'voluntary' && standsIn(row, work.months))) return 'R16'
  const health = roll.filter(
    (row) => row.participation === 'health_only' && HEALTH_GROUPS_OF_OTHERS.has(row.objectCode),
  )
  if (health.some((row) => standsIn(row, work.months))) return 'R13'
  return work.person.nationality === 'Việt Nam' ? 'R08' : 'R20'
}

/** The first exclusion that removes the worker, in the order of docs/semantics.md; null if none does. `only`: of these. */
export function exclusionOf(
  view: BlockView,
  work: EmploymentView,
  roll: readonly RollRow[],
  only?: readonly string[],
): string | null {
  const { person, employer, year, rows } = work
  const inTheYear = roll.filter((row) => row.from <= year * 12 + 11 && (row.to === null || row.to >= year * 12))
  const age = year - person.birth.year
  const tests: readonly (readonly [string, boolean])[] = [
    ['E1', inTheYear.some((row) => BENEFIT_GROUPS.has(row.objectCode))],
    ['E3', age < 15 || age > 110],
    [
      'E4',
      person.nationality !== 'Việt Nam' && rows.some((row) => row.underTwelveMonths || (row.contractMonths ?? 12) < 12),
    ],
    ['E6', rows.some((row) => row.contractKind === 'probation' || (row.contractMonths ?? 1) < 1)],
    ['E7', rows.some((row) => row.contractKind === 'part_time') && monthlyIncome(work) < REFERENCE_LEVEL],
    [
      'E9',
      roll.some((row) => row.position === 'armed_forces') || inTheYear.some((row) => FORCES_GROUPS.has(row.objectCode)),
    ],
    ['E10', stateOf(employer) === 'closed'],
    ['E11', roll.some((row) => row.diedOn !== '' && row.diedOn < `${year}-01-01`)],
    ['E12', rows.every((row) => row.payments === 1) && work.income < lowestWage(year)],
    ['E13', employer.owner === person],
    ['R30', isHeld(view, work)],
  ]
  return tests.find(([code, holds]) => holds && (only === undefined || only.includes(code)))?.[0] ?? null
}

function monthlyIncome(work: EmploymentView): number {
  const told = work.rows.every((row) => row.from !== null)
  return work.income / (told ? work.monthsBeforePause.length : 12)
}

function lowestWage(year: number): number {
  return year >= 2026 ? LOWEST_REGIONAL_WAGE_2026 : LOWEST_REGIONAL_WAGE_2025
}

/** Thirty days have not passed since the work began, or since the employer was registered (R30). */
function isHeld(view: BlockView, work: EmploymentView): boolean {
  const asOf = Date.parse(view.block.asOf)
  const registered = work.employer.registry?.registeredOn ?? ''
  if (registered !== '' && asOf - Date.parse(registered) <= HELD_DAYS * MILLISECONDS_OF_A_DAY) return true
  return asOf - Date.parse(startOf(work)) <= HELD_DAYS * MILLISECONDS_OF_A_DAY
}

/** First day of work that the tax rows tell, the last day of the year if they tell none. */
function startOf(work: EmploymentView): string {
  const told = work.rows.map((row) => row.contractFrom).filter((day) => day !== '')
  if (told.length > 0) return told.toSorted()[0]!
  const first = Math.min(...work.rows.map((row) => row.from ?? Infinity))
  return first === Infinity
    ? `${work.year}-12-31`
    : `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}-01`
}
