import { join } from 'node:path'
import { employerKey, foldName, isNobody, type PersonKeys } from './keys.ts'
import { readRecords } from './read-records.ts'

/** Workers whose only link between pay and insurance is the likeness of two records. */
export interface FuzzyLinks {
  /** The run has a lead; true if it is about one of these workers, or about an employer that pays them. */
  takes(rule: string, taxId: string, person: PersonKeys): boolean
  score(): FuzzyScore
}

export interface FuzzyScore {
  /** Whom damage leaves decidable. */
  readonly all: number
  /** Of these, who is no lead of R08, R08b, R13, R16 or R20: the run saw that they are insured. */
  readonly recognised: number
  readonly byScenario: Readonly<Record<string, { readonly all: number; readonly recognised: number }>>
}

/** Rules that say of a worker that nobody insures them. */
const UNINSURED = new Set(['R08', 'R08b', 'R13', 'R16', 'R20'])
/** What follows for the employer. */
const OF_EMPLOYER = new Set(['R01', 'R02', 'R03', 'R06', 'R07'])
/** Insured by another employer: the right answer for some of them. */
const INSURED_ELSEWHERE = 'R12'

interface Covered {
  readonly scenario: string
  readonly decidable: boolean
  recognised: boolean
}

/** Reads truth/covered.csv; nobody if there is none. */
export async function readFuzzyLinks(truth: string): Promise<FuzzyLinks> {
  const employers = new Set<string>()
  const byKey = new Map<string, Covered>()
  const all: Covered[] = []
  for await (const row of readRecords(join(truth, 'covered.csv'), 'covered.csv')) {
    const employer = employerKey(row.tax_id!)
    const covered = { scenario: row.scenario!, decidable: row.recoverable === '1', recognised: true }
    employers.add(employer)
    all.push(covered)
    for (const key of [foldName(row.full_name!), foldName(row.insured_name!), row.citizen_id!]) {
      byKey.set(`${employer} ${key}`, covered)
    }
  }
  return {
    takes(rule, taxId, person) {
      const employer = employerKey(taxId)
      if (isNobody(person)) return OF_EMPLOYER.has(rule) && employers.has(employer)
      const covered = byKey.get(`${employer} ${person.citizenId}`) ?? byKey.get(`${employer} ${person.name}`)
      if (covered === undefined || !(UNINSURED.has(rule) || rule === INSURED_ELSEWHERE)) return false
      if (UNINSURED.has(rule)) covered.recognised = false
      return true
    },
    score: () => scoreOf(all.filter(({ decidable }) => decidable)),
  }
}

function scoreOf(covered: readonly Covered[]): FuzzyScore {
  const byScenario: Record<string, { all: number; recognised: number }> = {}
  for (const { scenario, recognised } of covered) {
    byScenario[scenario] ??= { all: 0, recognised: 0 }
    byScenario[scenario].all++
    if (recognised) byScenario[scenario].recognised++
  }
  return { all: covered.length, recognised: covered.filter(({ recognised }) => recognised).length, byScenario }
}
