import type { ProvinceList } from '../province-list.ts'
import { closedCases } from './closed-cases.ts'
import { contributionsToReview } from './contributions-to-review.ts'
import { coveredElsewhere } from './covered-elsewhere.ts'
import { employersToVerify } from './employers-to-verify.ts'
import { householdHealth } from './household-health.ts'
import { latePayment } from './late-payment.ts'
import { managersAndOwners } from './managers-and-owners.ts'
import { partlyCoveredEmployers } from './partly-covered-employers.ts'
import { summary } from './summary.ts'
import { uncoveredEmployers } from './uncovered-employers.ts'
import { voluntaryInsurance } from './voluntary-insurance.ts'
import { workers } from './workers.ts'
import { workersToVerify } from './workers-to-verify.ts'
import { wrongHealthGroup } from './wrong-health-group.ts'

/** The sheets of a province's workbook, in their order, one line each. */
export const LISTS: readonly ProvinceList[] = [
  summary,
  uncoveredEmployers,
  partlyCoveredEmployers,
  workers,
  contributionsToReview,
  wrongHealthGroup,
  managersAndOwners,
  workersToVerify,
  coveredElsewhere,
  employersToVerify,
  latePayment,
  householdHealth,
  voluntaryInsurance,
  closedCases,
]
