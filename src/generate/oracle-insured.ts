import { type BlockView, inFund } from './employment-view.ts'
import type { Expected, ExpectedCase, ExpectedExclusion } from './expected.ts'
import type { RollRow } from './facts.ts'
import {
  type InsuredVerdict,
  type InsuredView,
  inMonth,
  insuredViews,
  JANUARY_2026,
  JULY_2025,
  onLeave,
  referenceLevel,
} from './insured-view.ts'
import { judgePay } from './oracle-pay.ts'
import { judgeWorker } from './oracle-worker.ts'
import { stateOf } from './states.ts'

/** What docs/semantics.md says of people who are insured: R14, R14b, R15, R17, R18, R19. Stated over the facts, apart from the stages. */

type Place = Pick<InsuredView, 'person' | 'employer' | 'year' | 'roll'>

export function judgeInsured(view: BlockView): Expected {
  const cases: ExpectedCase[] = []
  const exclusions: ExpectedExclusion[] = []
  const settle = (place: Place, verdict: InsuredVerdict): void => {
    const { person, employer, year } = place
    const decidable = !person.undecidable && !employer.undecidable
    const exclusion = verdict.exclusion ?? exclusionOf(place, verdict)
    if (exclusion !== null) exclusions.push({ rule: verdict.rule, exclusion, employer, person, decidable })
    else {
      const confidence = verdict.lookAlike ? ('D' as const) : ('A-C' as const)
      cases.push({ rule: verdict.rule, employer, person, year, confidence, workers: 1, decidable })
    }
  }
  const views = insuredViews(view)
  for (const one of views)
    for (const verdict of [...missingFunds(view, one), ...belowFloor(one), ...judgePay(view, one)]) settle(one, verdict)
  for (const { place, verdict } of wrongGroups(view, views)) settle(place, verdict)
  return { cases, exclusions }
}

const BENEFIT_CARDS = ['HT', 'TB', 'XB', 'CT', 'CS']
const FORCES_CARDS = ['QN', 'CA', 'CY']
const EXCLUDED_BY: Readonly<Record<string, readonly string[]>> = {
  R14: ['E1', 'E4', 'E9', 'E10'],
  R14b: ['E9', 'E10'],
  R15: ['E1', 'E9', 'E10'],
}

function exclusionOf({ person, employer, roll }: Place, { rule, months }: InsuredVerdict): string | null {
  const [first, last] = [Math.min(...months), Math.max(...months)]
  const touching = roll.filter((row) => row.from <= last && (row.to === null || row.to >= first))
  const tests: readonly (readonly [string, boolean])[] = [
    ['E1', touching.some((row) => BENEFIT_CARDS.includes(row.objectCode))],
    ['E4', person.nationality !== 'Việt Nam'],
    ['E9', touching.some((row) => FORCES_CARDS.includes(row.objectCode) || row.position === 'armed_forces')],
    ['E10', stateOf(employer) === 'closed'],
  ]
  const applies = EXCLUDED_BY[rule] ?? ['E10']
  return tests.find(([id, holds]) => holds && applies.includes(id))?.[0] ?? null
}

/** Months in which the person owes contributions here and every row says for which funds. */
function dueMonths({ block }: BlockView, { rows, months }: InsuredView): number[] {
  if (!block.fundsTold) return []
  return months.filter((month) => {
    const here = inMonth(rows, month).filter((row) => inFund(row, 'retirement'))
    return here.length > 0 && !onLeave(here) && here.every((row) => row.funds !== null)
  })
}

const NEVER_JOBLESS = ['official', 'commune_part_time', 'owner', 'manager_unpaid']
const SHORT = 3

function missingFunds(view: BlockView, one: InsuredView): InsuredVerdict[] {
  const due = dueMonths(view, one)
  const compulsory = one.roll.filter((row) => row.participation === 'compulsory')
  const jobless = due.filter(
    (month) => !inMonth(compulsory, month).some((row) => inFund(row, 'unemployment')) && coversJobless(one, month),
  )
  const health = due.filter(
    (month) => !inMonth(one.roll, month).some((row) => inFund(row, 'health')) && coversHealth(one, month),
  )
  return [
    ...(jobless.length > 0 ? [{ rule: 'R14', months: jobless }] : []),
    ...(health.length > 0 ? [{ rule: 'R14b', months: health }] : []),
  ]
}

const contracts = ({ work }: InsuredView) => work?.rows ?? []
const isShort = (one: InsuredView): boolean =>
  contracts(one).some((row) => (row.contractMonths ?? SHORT) < SHORT || row.contractKind === 'part_time')
const onProbation = (one: InsuredView): boolean => contracts(one).some((row) => row.contractKind === 'probation')

function coversJobless(one: InsuredView, month: number): boolean {
  const positions = inMonth(one.rows, month).map((row) => row.position)
  if (onProbation(one) || positions.some((position) => NEVER_JOBLESS.includes(position))) return false
  return month >= JANUARY_2026 || !(isShort(one) || positions.includes('manager_paid'))
}

function coversHealth(one: InsuredView, month: number): boolean {
  const positions = inMonth(one.rows, month).map((row) => row.position)
  if (onProbation(one)) return false
  return (
    month >= JULY_2025 || !(isShort(one) || positions.some((name) => name === 'owner' || name === 'manager_unpaid'))
  )
}

const LOWEST_WAGE_OF_EARLY_2025 = 3_450_000
const BY_WAGE = ['', 'worker', 'manager_paid']

/** R18: the files of the nation tell no region of a wage, so that before July 2025 the lowest counts. */
function belowFloor(one: InsuredView): InsuredVerdict[] {
  const months = one.months.filter((month) => {
    const here = inMonth(one.rows, month).filter((row) => inFund(row, 'retirement'))
    if (here.length === 0 || here.some((row) => row.state !== '' || row.base === 0)) return false
    const floors = here.map((row) =>
      month < JULY_2025 && BY_WAGE.includes(row.position) ? LOWEST_WAGE_OF_EARLY_2025 : referenceLevel(month),
    )
    return Math.max(...here.map((row) => row.base)) < Math.min(...floors)
  })
  if (months.length === 0) return []
  const partTime = contracts(one).some((row) => row.contractKind === 'part_time')
  return [{ rule: 'R18', months, ...(partTime ? { exclusion: 'E7' } : {}) }]
}

const LATER_GROUPS = ['GD', 'HS', 'SV', 'CN', 'GB']

const underCard = (roll: readonly RollRow[], month: number): boolean =>
  inMonth(roll, month).some((row) => row.participation === 'health_only' && LATER_GROUPS.includes(row.objectCode))

/** R15: employed here, by the roll or by a question that tax data ask, under a card of a later group. */
function wrongGroups(
  view: BlockView,
  views: readonly InsuredView[],
): { readonly place: Place; readonly verdict: InsuredVerdict }[] {
  const byRoll = views.flatMap((one) => {
    const employed = one.months.filter(
      (month) => inMonth(one.rows, month).some((row) => inFund(row, 'retirement')) && coversHealth(one, month),
    )
    const months = employed.filter((month) => underCard(one.roll, month))
    return months.length === 0 ? [] : [{ place: one, verdict: groupVerdict(months, null, false) }]
  })
  const taken = new Set(byRoll.map(({ place }) => placeKey(place)))
  const byTax = view.employments.flatMap((work) => {
    const place = { ...work, roll: view.rollOf.get(work.person) ?? [] }
    const verdict = judgeWorker(view, work)
    const asked = verdict.kind === 'lead' || (verdict.kind === 'excluded' && !['E8', 'E5'].includes(verdict.exclusion))
    if (!asked || work.months.length === 0 || taken.has(placeKey(place))) return []
    const due = work.months.filter((month) => month >= JULY_2025 || !tooShortForHealth(work.rows))
    const months = due.filter((month) => underCard(place.roll, month))
    const told = work.rows.every((row) => row.from !== null)
    if (months.length === 0 || (!told && months.length < due.length)) return []
    const exclusion = verdict.kind === 'excluded' ? verdict.exclusion : null
    return [{ place, verdict: groupVerdict(months, exclusion, verdict.kind === 'lead' && verdict.lookAlike) }]
  })
  return [...byRoll, ...byTax]
}

const placeKey = ({ person, employer, year }: Place): string => `${person.number}/${employer.number}/${year}`

const tooShortForHealth = (rows: readonly { readonly contractMonths: number | null }[]): boolean =>
  rows.some(({ contractMonths }) => contractMonths !== null && contractMonths >= 1 && contractMonths < SHORT)

function groupVerdict(months: readonly number[], exclusion: string | null, lookAlike: boolean): InsuredVerdict {
  const own = exclusion ?? (months.length === 1 ? 'X15a' : undefined)
  return { rule: 'R15', months, lookAlike, ...(own === undefined ? {} : { exclusion: own }) }
}
