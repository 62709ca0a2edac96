import { viewOf } from '../employment-view.ts'
import type { Block, Person, PlantedDuplicate, ResidentRow } from '../facts.ts'
import { duplicatesOfParticipants } from './of-participants.ts'
import { duplicatesOfTwins } from './of-twins.ts'

const GONE = new Set(['moved', 'dead', 'left_country'])

/** The duplicates that the facts of a block make, beside those that a scenario plants by name: D05 to D09 and D12. */
export function judgeDuplicates(block: Block): PlantedDuplicate[] {
  const { rollOf } = viewOf(block)
  const found = [...duplicatesOfParticipants(block, rollOf), ...duplicatesOfTwins(block), ...inTwoCommunes(block)]
  return found.map((one) => ({ ...one, doubtful: one.records.some(({ person }) => person.undecidable) }))
}

/** D09: listed by two communes as living there. */
function inTwoCommunes({ living }: Block): PlantedDuplicate[] {
  const homes = new Map<Person, ResidentRow[]>()
  for (const row of living.residents) {
    if (!GONE.has(row.status)) homes.set(row.person, [...(homes.get(row.person) ?? []), row])
  }
  return [...homes]
    .filter(([, rows]) => new Set(rows.map(({ commune }) => commune.code)).size > 1)
    .map(([person, records]) => ({ type: 'D09', key: `person ${person.number}`, records, units: [] }))
}
