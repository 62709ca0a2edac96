import { join } from 'node:path'
import type { FuzzyLinks } from './fuzzy-links.ts'
import { employerKey, isNobody, type PersonKeys, personKeys, samePerson } from './keys.ts'
import { type CsvRecord, readRecords } from './read-records.ts'
import { newTallies, type Tallies, tallyOf } from './tally.ts'
import type { Undecidable } from './undecidable.ts'

interface Expected {
  readonly rule: string
  readonly record: CsvRecord
  readonly person: PersonKeys
  readonly forReview: boolean
  readonly decidable: boolean
  found: 'no' | 'lead' | 'review'
}

/** Rules whose case has no year of facts: it stands as long as its condition does. */
const STANDING = new Set(['R05', 'R09', 'R10', 'R23', 'R24', 'R28', 'R29'])
/** Rules about an employer, into whose number of workers a worker whom damage hides may fall. */
const OF_EMPLOYERS = new Set(['R01', 'R02', 'R03', 'R06', 'R07'])
const GONE = new Set(['resolved', 'not_evaluated'])

export interface CaseScores {
  /** Confidence A to C: what counts. */
  readonly leads: Tallies
  /** Confidence D: for review, never in a list. */
  readonly review: Tallies
}

/**
 * Compares the run's cases with those that the truth expects: by rule, employer, year of facts and person. A lead at A–C where the truth
 * allows D only is a false lead; a D where the truth expects A–C is a miss. Leads on workers who are covered by a link alone are theirs to count.
 */
export async function scoreCases(
  truth: string,
  run: string,
  undecidable: Undecidable,
  fuzzyLinks: FuzzyLinks,
): Promise<CaseScores> {
  const expected = await readExpected(truth)
  const scores: CaseScores = { leads: newTallies(), review: newTallies() }
  for await (const found of readRecords(join(run, 'cases.csv'), 'cases.csv')) {
    if (!GONE.has(found.status ?? '')) countFound(scores, expected, found, { undecidable, fuzzyLinks })
  }
  for (const list of expected.values()) for (const one of list) countExpected(scores, one)
  return scores
}

async function readExpected(truth: string): Promise<Map<string, Expected[]>> {
  const expected = new Map<string, Expected[]>()
  for await (const record of readRecords(join(truth, 'cases.csv'), 'cases.csv')) {
    const rule = record.rule_id!
    const key = placeOf(rule, record.tax_id!, record.year!)
    const list = expected.get(key) ?? []
    const decidable = record.recoverable === '1'
    list.push({
      rule,
      record,
      person: personKeys(record),
      forReview: record.confidence === 'D',
      decidable,
      found: 'no',
    })
    expected.set(key, list)
  }
  return expected
}

function placeOf(rule: string, taxId: string, year: string): string {
  return `${rule}|${employerKey(taxId)}|${STANDING.has(rule) ? '-' : year}`
}

function countFound(
  scores: CaseScores,
  expected: Map<string, Expected[]>,
  found: CsvRecord,
  { undecidable, fuzzyLinks }: { readonly undecidable: Undecidable; readonly fuzzyLinks: FuzzyLinks },
): void {
  const rule = found.rule_id!
  const person = personKeys(found)
  const forReview = found.confidence === 'D'
  const candidates = expected.get(placeOf(rule, found.tax_id!, (found.month_from ?? '').slice(0, 4))) ?? []
  const fits = (one: Expected): boolean => one.found === 'no' && same(one.person, person)
  const match = candidates.find((one) => fits(one) && one.forReview === forReview) ?? candidates.find(fits)
  const side = forReview ? scores.review : scores.leads
  if (match) {
    match.found = forReview ? 'review' : 'lead'
    if (match.forReview && !forReview && match.decidable) addFalse(side, rule, found, 'wrong confidence')
    else if (isNobody(person) && !undecidable.anyWorkerOf(found.tax_id!)) compareWorkers(side, match, found)
    return
  }
  if (fuzzyLinks.takes(rule, found.tax_id!, person)) return
  const spoilt = isNobody(person)
    ? undecidable.employer(found.tax_id!) || (OF_EMPLOYERS.has(rule) && undecidable.anyWorkerOf(found.tax_id!))
    : undecidable.person(found.tax_id!, person)
  if (spoilt) tallyOf(side, rule).undecidable++
  else addFalse(side, rule, found, 'false lead')
}

function same(one: PersonKeys, two: PersonKeys): boolean {
  return isNobody(one) ? isNobody(two) : !isNobody(two) && samePerson(one, two)
}

function countExpected(scores: CaseScores, one: Expected): void {
  const tally = tallyOf(one.forReview ? scores.review : scores.leads, one.rule)
  if (!one.decidable) tally.undecidable++
  else if (one.found === (one.forReview ? 'review' : 'lead')) tally.hits++
  else if (!(one.forReview && one.found === 'lead')) {
    tally.misses++
    const findings = one.forReview ? scores.review.findings : scores.leads.findings
    const about = describe(one.record) + (one.found === 'review' ? ', found at D only' : '')
    findings.push({ name: one.rule, what: 'missed', about })
  }
}

function addFalse(side: Tallies, rule: string, found: CsvRecord, what: 'false lead' | 'wrong confidence'): void {
  tallyOf(side, rule).falseLeads++
  side.findings.push({ name: rule, what, about: describe(found) })
}

/** A hit all the same, but said: an employer's case counts people. */
function compareWorkers(side: Tallies, match: Expected, found: CsvRecord): void {
  if (!match.decidable || !OF_EMPLOYERS.has(match.rule) || match.record.workers === found.workers) return
  const about = `${describe(found)}, ${found.workers} workers for ${match.record.workers}`
  side.findings.push({ name: match.rule, what: 'other number of workers', about })
}

function describe(record: CsvRecord): string {
  const year = record.year ?? record.month_from?.slice(0, 4) ?? ''
  const parts = [
    record.tax_id,
    year,
    record.citizen_id,
    record.insurance_number,
    record.full_name,
    record.confidence,
    record.trap,
  ]
  return parts.filter((part) => part !== undefined && part !== '').join(' · ')
}
