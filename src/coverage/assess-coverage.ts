import { defineStage } from '../pipeline/stage.ts'
import { policyWith } from '../policy/book.ts'
import { thresholdsOf } from '../policy/thresholds.ts'
import { prepareArrears } from './arrears/prepare-arrears.ts'
import { assignEmployerRules, settleEmployerCases, settleStateCases } from './decide-employers.ts'
import { assignLeads, removeExcluded, settleWorkerLeads } from './decide-workers.ts'
import { findDirectHits, removeDirectHits } from './direct/decide-direct.ts'
import {
  missingSources,
  presentSources,
  recordEvaluation,
  recordScope,
  recordUncompared,
  type SharedStep,
  stopwatch,
} from './evaluation.ts'
import { prepareChanges } from './head-counts/prepare-changes.ts'
import { prepareCovered } from './insured/prepare-covered.ts'
import { prepareFloors } from './insured/prepare-floors.ts'
import { preparePaid } from './insured/prepare-paid.ts'
import { findLookAlikes, findOlderPapers } from './look-alikes.ts'
import { numberResults } from './number-results.ts'
import { prepareOfficers } from './officers/prepare-officers.ts'
import { prepareCandidates } from './prepare-candidates.ts'
import { prepareClaims } from './prepare-claims.ts'
import { prepareEmployers } from './prepare-employers.ts'
import { preparePolicy } from './prepare-policy.ts'
import { prepareResidents } from './residents/prepare-residents.ts'
import { RULES } from './rules/index.ts'
import { type CoverageWork, READS, SCRATCH, WRITES } from './work.ts'
import { writeEvidence } from './write-evidence.ts'
import { writeExclusions } from './write-exclusions.ts'
import { writeFindings } from './write-findings.ts'

/** Compare who is paid with who is insured, rule by rule. */
export const assessCoverage = defineStage({
  name: 'coverage',
  summary: 'Đối chiếu người được trả thu nhập với người tham gia theo từng quy tắc; ghi lý do loại trừ.',
  reads: READS,
  writes: WRITES,
  scratch: SCRATCH,
  async run({ db, dialect, config, options }) {
    const asOf = await db.selectFrom('run_facts').select('value').where('name', '=', 'as_of').executeTakeFirstOrThrow()
    const thresholds = thresholdsOf(config.thresholds)
    const policy = policyWith(config.policy)
    const work: CoverageWork = { db, dialect, asOf: asOf.value, thresholds, policy, provinces: options.provinces }
    const times = stopwatch()
    const candidates = await prepare(work, times.share)
    const present = await presentSources(work)
    const evaluated = new Set(RULES.filter((rule) => missingSources(rule, present).length === 0).map(({ id }) => id))
    await assignLeads(work, evaluated, times.watch)
    await removeExcluded(work, times.watch)
    await times.share(OF_QUESTIONS, () => settleWorkerLeads(work))
    await assignEmployerRules(work, evaluated, times)
    await settleEmployerCases(work, times)
    await settleStateCases(work, evaluated, times)
    await findDirectHits(work, evaluated, times.watch)
    await removeDirectHits(work, times.watch)
    const written = await write(work)
    await recordEvaluation(work, present, times)
    await recordScope(work, evaluated, present)
    await recordUncompared(work)
    return { candidates, ...written, rules: evaluated.size }
  },
})

/** Employers' cases rest on the questions about their workers. */
const OF_QUESTIONS = ['coverage_candidate', 'coverage_employer_year']

async function prepare(work: CoverageWork, share: SharedStep): Promise<number> {
  await share('every rule', () => preparePolicy(work))
  await share('every rule', () => prepareEmployers(work))
  await share([...OF_QUESTIONS, 'coverage_paid_base'], () => prepareClaims(work))
  await share(['coverage_covered_year'], () => prepareCovered(work))
  const candidates = await share(OF_QUESTIONS, () => prepareCandidates(work))
  await share(['coverage_unit_change'], () => prepareChanges(work))
  await share(['unit_arrears'], () => prepareArrears(work))
  await share(['coverage_paid_base'], () => preparePaid(work))
  await share(['coverage_month_floor'], () => prepareFloors(work))
  await share(['coverage_officer', 'coverage_household_tax'], () => prepareOfficers(work))
  await share(OF_QUESTIONS, () => findLookAlikes(work))
  await share(OF_QUESTIONS, () => findOlderPapers(work))
  await share(['coverage_living', 'coverage_known_month', 'coverage_joining_fee'], () => prepareResidents(work))
  return candidates
}

async function write(work: CoverageWork): Promise<{ findings: number; exclusions: number }> {
  await numberResults(work)
  const findings = await writeFindings(work)
  const exclusions = await writeExclusions(work)
  await writeEvidence(work)
  return { findings, exclusions }
}
