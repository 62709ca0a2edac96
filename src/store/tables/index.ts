import { fileBalance, gateChecks, rejects, repairs, runFacts } from './files.ts'
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
import { caseKeys, cases, fileRuns, ledgerFacts, runs, stageRuns } from './ledger.ts'
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
] as const satisfies readonly Table[]

/** Tables that outlive runs. */
export const LEDGER_TABLES = [
  runs,
  stageRuns,
  cases,
  caseKeys,
  ledgerFacts,
  fileRuns,
] as const satisfies readonly Table[]
