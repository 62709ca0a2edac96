import type { Scenario } from '../scenario.ts'
import { DUPLICATES } from './duplicates.ts'
import { EMPLOYER_LEADS } from './employer-leads.ts'
import { EMPLOYER_TRAPS } from './employer-traps.ts'
import { INSURED } from './insured.ts'
import { PAPERS } from './papers.ts'
import { SHORT_CONTRACTS, UNIT_SCENARIOS } from './units.ts'
import { WORKER_LEADS } from './worker-leads.ts'
import { WORKER_TRAPS } from './worker-traps.ts'

/** Planted at a covered employer of the block. */
export const WORKER_SCENARIOS: readonly Scenario[] = [
  ...WORKER_LEADS,
  ...WORKER_TRAPS,
  ...INSURED,
  ...PAPERS,
  ...DUPLICATES,
  ...SHORT_CONTRACTS,
]

/** Planted as employers of their own. */
export const EMPLOYER_SCENARIOS: readonly Scenario[] = [...EMPLOYER_LEADS, ...EMPLOYER_TRAPS, ...UNIT_SCENARIOS]
