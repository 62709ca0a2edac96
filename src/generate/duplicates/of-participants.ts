import type { Block, Person, PlantedDuplicate, Recorded, RollRow } from '../facts.ts'
import { healthGroupOf } from './health-groups.ts'
import { clashing, lastMonthOf } from './shared-months.ts'

const RETIREMENT = 1
const HEALTH = 8
const FUNDS_OF = { compulsory: 15, voluntary: RETIREMENT, health_only: HEALTH } as const
const OLDEST = 110

/** D05, D06 and D12 as the domain notes (§4.5) have them, of what the rolls and lists of a person say. */
export function duplicatesOfParticipants(
  block: Block,
  rollOf: ReadonlyMap<Person, readonly RollRow[]>,
): PlantedDuplicate[] {
  const deaths = deathsOf(block)
  return [...rollOf].flatMap(([person, roll]) => {
    const found = [
      ['D05', bothInsurances(block, roll)],
      ['D06', severalCards(block, roll)],
      ['D12', afterTheEnd(block, person, roll, deaths.get(person) ?? [])],
    ] as const
    return found
      .filter(([, records]) => records.length > 0)
      .map(([type, records]) => ({ type, key: `person ${person.number}`, records, units: [] }))
  })
}

const pays = (block: Block, row: RollRow, fund: number): boolean =>
  (((block.fundsTold ? row.funds : null) ?? FUNDS_OF[row.participation]) & fund) !== 0

/** Voluntary in a month in which compulsory insurance is paid; leave pays nothing. */
function bothInsurances(block: Block, roll: readonly RollRow[]): RollRow[] {
  const paid = roll.filter((row) => row.state === '' && pays(block, row, RETIREMENT))
  return clashing(
    block,
    paid,
    (one, other) => one.participation === 'voluntary' && other.participation === 'compulsory',
  )
}

/** Two health cards valid in one month. The rows of a worker are one card, which unpaid leave takes away. */
function severalCards(block: Block, roll: readonly RollRow[]): RollRow[] {
  const cards = roll.filter(
    (row) => row.participation !== 'voluntary' && row.state !== 'unpaid' && pays(block, row, HEALTH),
  )
  return clashing(block, cards, (one, other) => {
    const [mine, theirs] = [healthGroupOf(one.objectCode), healthGroupOf(other.objectCode)]
    if (mine !== theirs) return true
    if (one.participation === 'compulsory' || other.participation === 'compulsory') return false
    return one.insuranceNumber !== other.insuranceNumber || one.objectCode !== other.objectCode
  })
}

interface Death {
  readonly day: string
  readonly told: Recorded
}

function deathsOf(block: Block): Map<Person, Death[]> {
  const deaths = new Map<Person, Death[]>()
  const tell = (person: Person, day: string, told: Recorded): void => {
    if (day !== '') deaths.set(person, [...(deaths.get(person) ?? []), { day, told }])
  }
  for (const row of block.roll) tell(row.person, row.diedOn, row)
  for (const row of block.living.residents) if (row.status === 'dead') tell(row.person, row.statusOn, row)
  for (const row of block.living.benefits) tell(row.person, row.diedOn, row)
  return deaths
}

/** On the roll after the month of the latest death that is told, or from the 111th birthday on. */
function afterTheEnd(block: Block, { birth }: Person, roll: readonly RollRow[], deaths: readonly Death[]): Recorded[] {
  const days = deaths.map(({ day }) => day).toSorted()
  const died = days.at(-1)
  const end = died
    ? Number(died.slice(0, 4)) * 12 + Number(died.slice(5, 7))
    : (birth.year + OLDEST + 1) * 12 + birth.month - 1
  const after = roll.filter((row) => lastMonthOf(block, row) >= end)
  return after.length === 0 ? [] : [...new Set([...after, ...deaths.map(({ told }) => told)])]
}
