import { areas } from './areas.ts'
import { benefits } from './benefits.ts'
import { employerSuccessors } from './employer-successors.ts'
import { enterpriseManagers } from './enterprise-managers.ts'
import { enterpriseRegistry } from './enterprise-registry.ts'
import { insuranceMovements } from './insurance-movements.ts'
import { insuranceParticipants } from './insurance-participants.ts'
import { insuranceUnits } from './insurance-units.ts'
import { offices } from './offices.ts'
import { pairDecisions } from './pair-decisions.ts'
import { personLinks } from './person-links.ts'
import { pupils } from './pupils.ts'
import { receipts } from './receipts.ts'
import { residents } from './residents.ts'
import { targets } from './targets.ts'
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
  residents,
  benefits,
  enterpriseManagers,
  personLinks,
  pupils,
  insuranceMovements,
  offices,
  targets,
  receipts,
  pairDecisions,
] as const

export type SourceName = (typeof SOURCES)[number]['name']
