import { fileBalance, gateChecks, qualityScores, rejects, repairs, runFacts } from './files.ts'
import {
  employer,
  employerKey,
  employerRow,
  identityReview,
  person,
  personKey,
  personRow,
  unit,
  unitKey,
} from './identity.ts'
import {
  acceptances,
  caseKeys,
  cases,
  fileRuns,
  ledgerFacts,
  ledgerQualityScores,
  runs,
  sourceRuns,
  stageRuns,
} from './ledger.ts'
import { employment, employmentRow, insuredYear, knownYear, participation, participationRow } from './match.ts'
import {
  caseTonight,
  duplicateClusters,
  duplicateRecords,
  exclusionRow,
  exclusions,
  findingRow,
  findings,
  ruleEvaluation,
  ruleScope,
  uncompared,
} from './results.ts'
import type { Table } from './table.ts'

/** Working tables other than staging: rebuilt by every run. */
export const WORKING_TABLES = [
  fileBalance,
  rejects,
  repairs,
  gateChecks,
  runFacts,
  person,
  personKey,
  personRow,
  identityReview,
  employer,
  employerKey,
  employerRow,
  unit,
  unitKey,
  knownYear,
  employment,
  employmentRow,
  participation,
  participationRow,
  insuredYear,
  findings,
  findingRow,
  exclusions,
  exclusionRow,
  ruleEvaluation,
  ruleScope,
  uncompared,
  duplicateClusters,
  duplicateRecords,
  caseTonight,
  qualityScores,
] as const satisfies readonly Table[]

/** Tables that outlive runs. */
export const LEDGER_TABLES = [
  runs,
  stageRuns,
  cases,
  caseKeys,
  ledgerFacts,
  fileRuns,
  sourceRuns,
  ledgerQualityScores,
  acceptances,
] as const satisfies readonly Table[]
