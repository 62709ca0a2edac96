import { areas } from './areas.ts'
import { employerSuccessors } from './employer-successors.ts'
import { enterpriseRegistry } from './enterprise-registry.ts'
import { insuranceParticipants } from './insurance-participants.ts'
import { insuranceUnits } from './insurance-units.ts'
import { taxUnits } from './tax-units.ts'
import { taxWorkers } from './tax-workers.ts'

/** Every kind of input file, one line each. */
export const SOURCES = [
  enterpriseRegistry,
  taxUnits,
  taxWorkers,
  insuranceUnits,
  insuranceParticipants,
  areas,
  employerSuccessors,
] as const

export type SourceName = (typeof SOURCES)[number]['name']
