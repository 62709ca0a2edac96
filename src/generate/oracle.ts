import type { BlockView, EmploymentView } from './employment-view.ts'
import { inFund, push, standsIn, viewOf } from './employment-view.ts'
import type { Expected, ExpectedCase, ExpectedExclusion } from './expected.ts'
import type { Block } from './facts.ts'
import { judgeInsured } from './oracle-insured.ts'
import { judgeUnits } from './oracle-units.ts'
import { judgeWorker, type WorkerVerdict } from './oracle-worker.ts'
import { booksDisagree, stateOf, unitLives, unitPauses } from './states.ts'

interface Judged {
  readonly work: EmploymentView
  readonly verdict: WorkerVerdict
}

/** What docs/semantics.md says of every worker and employer of a block. */
export function judge(block: Block): Expected {
  const view = viewOf(block)
  const cases: ExpectedCase[] = []
  const exclusions: ExpectedExclusion[] = []
  const byEmployerYear = new Map<string, Judged[]>()
  for (const work of view.employments) {
    const verdict = judgeWorker(view, work)
    push(byEmployerYear, `${work.employer.number}/${work.year}`, { work, verdict })
  }
  for (const judged of byEmployerYear.values()) {
    const rule = employerRule(view, judged)
    cases.push(...judged.flatMap(workerCases), ...employerCases(judged, rule))
    exclusions.push(...judged.flatMap((one) => workerExclusions(one, rule)), ...employerExclusions(judged, rule))
  }
  cases.push(...bothRetirementFunds(view), ...employersToVerify(view))
  const more = [judgeInsured(view), judgeUnits(view)]
  return {
    cases: [...cases, ...more.flatMap((one) => one.cases)],
    exclusions: [...exclusions, ...more.flatMap((one) => one.exclusions)],
  }
}

const isDecidable = ({ work }: Judged): boolean => !work.person.undecidable && !work.employer.undecidable

function workerCases(judged: Judged): ExpectedCase[] {
  const { work, verdict } = judged
  const common = {
    employer: work.employer,
    person: work.person,
    year: work.year,
    workers: 1,
    decidable: isDecidable(judged),
  }
  if (verdict.kind === 'elsewhere') return [{ ...common, rule: 'R12', confidence: 'A-C' }]
  if (verdict.kind !== 'lead') return []
  return [{ ...common, rule: verdict.rule, confidence: verdict.lookAlike ? 'D' : 'A-C' }]
}

function workerExclusions(judged: Judged, rule: string): ExpectedExclusion[] {
  const { work, verdict } = judged
  const common = { employer: work.employer, person: work.person, decidable: isDecidable(judged) }
  if (verdict.kind === 'excluded') return [{ ...common, rule: verdict.rule, exclusion: verdict.exclusion }]
  if (verdict.kind === 'elsewhere') return [{ ...common, rule, exclusion: verdict.exclusion }]
  if (verdict.kind === 'covered_by_head_office') return [{ ...common, rule: 'R08', exclusion: 'E15' }]
  return []
}

/** The rule under which the employer itself would be a lead in that year: by kind without a live unit, R03 or R02 with one, R27 if its unit pauses. */
function employerRule(view: BlockView, judged: readonly Judged[]): string {
  const { employer } = judged[0]!.work
  const months = [...new Set(judged.flatMap((one) => one.work.months))]
  const listed = view.block.roll.filter(
    (row) => row.participation === 'compulsory' && row.unit?.employer === employer && standsIn(row, months),
  )
  if (listed.length > 0) return 'R02'
  if (employer.units.some((unit) => months.some((month) => unitLives(unit, month)))) return 'R03'
  if (employer.units.some((unit) => months.length > 0 && months.every((month) => unitPauses(unit, month)))) return 'R27'
  return employer.kind === 'cooperative' ? 'R06' : employer.kind === 'household_business' ? 'R07' : 'R01'
}

const NEEDS_NO_LIVE_UNIT = new Set(['R01', 'R06', 'R07'])

function leadsOf(judged: readonly Judged[]): {
  readonly sure: readonly Judged[]
  readonly lookAlike: readonly Judged[]
} {
  const leads = judged.filter((one) => one.verdict.kind === 'lead')
  const isLookAlike = (one: Judged): boolean => one.verdict.kind === 'lead' && one.verdict.lookAlike
  return { sure: leads.filter((one) => !isLookAlike(one)), lookAlike: leads.filter(isLookAlike) }
}

function employerCases(judged: readonly Judged[], rule: string): ExpectedCase[] {
  const { employer, year } = judged[0]!.work
  const { sure, lookAlike } = leadsOf(judged)
  if (rule === 'R27' || sure.length + lookAlike.length === 0) return []
  if (NEEDS_NO_LIVE_UNIT.has(rule) && ['moved', 'to_verify'].includes(stateOf(employer))) return []
  const rests = sure.length > 0 ? sure : lookAlike
  const decidable = !employer.undecidable && rests.some(isDecidable)
  return [
    { rule, employer, person: null, year, confidence: sure.length > 0 ? 'A-C' : 'D', workers: rests.length, decidable },
  ]
}

function employerExclusions(judged: readonly Judged[], rule: string): ExpectedExclusion[] {
  const { employer } = judged[0]!.work
  const state = stateOf(employer)
  const { sure, lookAlike } = leadsOf(judged)
  const leads = [...sure, ...lookAlike]
  const common = { employer, person: null, decidable: !employer.undecidable && judged.some(isDecidable) }
  const taxed = judged.some((one) => one.work.contract)
  const allPaused = taxed && state === 'paused' && judged.every((one) => one.work.months.length === 0)
  if (taxed && state === 'closed') return [{ ...common, rule, exclusion: 'R26' }]
  if (allPaused) return [{ ...common, rule, exclusion: 'R27' }]
  if (rule === 'R27' && leads.length > 0) return [{ ...common, rule: 'R03', exclusion: 'R27' }]
  if (!NEEDS_NO_LIVE_UNIT.has(rule) || leads.length === 0) return []
  if (state === 'moved') return [{ ...common, rule, exclusion: 'R28' }]
  return state === 'to_verify' ? [{ ...common, rule, exclusion: 'R29' }] : []
}

/** Compulsory and voluntary retirement in one known month: R16 at the compulsory employer, once a year of facts. */
function bothRetirementFunds({ block, rollOf }: BlockView): ExpectedCase[] {
  const cases: ExpectedCase[] = []
  for (const [person, roll] of rollOf) {
    for (const year of new Set(block.knownMonths.map((month) => Math.floor(month / 12)))) {
      const months = block.knownMonths.filter((month) => Math.floor(month / 12) === year)
      const voluntary = months.filter((month) =>
        roll.some((row) => row.participation === 'voluntary' && standsIn(row, [month])),
      )
      const both = roll.find(
        (row) => row.participation === 'compulsory' && inFund(row, 'retirement') && standsIn(row, voluntary),
      )
      const employer = both?.unit?.employer
      if (!employer) continue
      const decidable = !person.undecidable && !employer.undecidable
      cases.push({ rule: 'R16', employer, person, year, confidence: 'A-C', workers: 1, decidable })
    }
  }
  return cases
}

/** R28 and R29: employers whose state needs a look, if they pay contract workers or have a live unit. */
function employersToVerify({ block, employments }: BlockView): ExpectedCase[] {
  return block.employers.flatMap((employer) => {
    const taxed = employments.some((work) => work.employer === employer && work.contract)
    const lives = employer.units.some((unit) => unitLives(unit, block.lastMonth))
    if (!taxed && !lives) return []
    const state = stateOf(employer)
    const rule = state === 'moved' ? 'R28' : state === 'to_verify' || booksDisagree(employer) ? 'R29' : null
    if (rule === null) return []
    const decidable = !employer.undecidable
    return [{ rule, employer, person: null, year: null, confidence: 'A-C' as const, workers: 0, decidable }]
  })
}
