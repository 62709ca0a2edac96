import { plantDoubles } from './doubles/plant.ts'
import type { Block } from './facts.ts'
import { monthOf } from './facts.ts'
import { nobodyLives } from './living/facts.ts'
import { plantLiving } from './living/plant.ts'
import { addPerson, insure, type Nation } from './nation.ts'
import { addOrdinaryEmployer, employerSize, payCovered } from './ordinary.ts'
import { mix, type Random, randomOf } from './random.ts'
import type { Reference } from './reference.ts'
import { fits, type Host, type Scenario } from './scenario.ts'
import { EMPLOYER_SCENARIOS, WORKER_SCENARIOS } from './scenarios/index.ts'

/** What is the same for every block. */
export interface Frame {
  readonly seed: number
  readonly year: number
  readonly asOf: string
  readonly lastMonth: number
  readonly provinces: readonly string[]
  /** The province whose tax office delivers months instead of years; the only one, if there is but one, does both. */
  readonly monthlyProvince: string
  /** The province that sends single lists of three months instead of a history, if there is one. */
  readonly rollProvince: string | null
  /** Ordinary workers of a block, about; fewer make planted conditions denser. */
  readonly ordinaryWorkers: number
  /** Lists of communes, benefits and schools are written. */
  readonly living: boolean
  /** People recorded twice and people easily taken for another are planted, and who is who is written. */
  readonly doubles: boolean
}

/** How often each scenario was planted: the rarest that fits comes next, so that small nations have them all. */
export type ScenarioCounts = Map<string, number>

const WORKER_SCENARIOS_A_BLOCK = 7
const EMPLOYER_SCENARIOS_A_BLOCK = 5
const MONTHLY_EVERY = 5
const ROLL_EVERY = 10
const ROLL_TURN = 3
const MONTHS_OF_ROLLS = [10, 11, 12]
const LARGEST_SHARE = 20

/** The next block of the nation: a handful of employers of one province, their workers, and what is planted among them. */
export function makeBlock(nation: Nation, frame: Frame, counts: ScenarioCounts, number: number, people: number): Block {
  const random = randomOf(frame.seed, 101, number)
  const block = emptyBlock(nation.reference, frame, random, number)
  const host = addHost(nation, block)
  for (const scenario of nextScenarios(WORKER_SCENARIOS, block, counts, WORKER_SCENARIOS_A_BLOCK)) {
    plantScenario(nation, block, host, scenario)
  }
  for (const scenario of nextScenarios(EMPLOYER_SCENARIOS, block, counts, EMPLOYER_SCENARIOS_A_BLOCK)) {
    plantScenario(nation, block, host, scenario)
  }
  addFileMarks(nation, block, host)
  const before = nation.people
  while (nation.people - before < frame.ordinaryWorkers) {
    addOrdinaryEmployer(nation, block, employerSize(random, Math.max(10, Math.floor(people / LARGEST_SHARE))))
  }
  if (frame.living) plantLiving(nation, block, host, counts)
  if (frame.doubles) plantDoubles(nation, block, counts)
  return block
}

export function emptyBlock(reference: Reference, frame: Frame, random: Random, number: number): Block {
  const rollByMonth = frame.rollProvince !== null && number % ROLL_EVERY === ROLL_TURN
  const monthly = rollByMonth || number % MONTHLY_EVERY === 1
  const province = provinceOf(reference, frame, random, monthly, rollByMonth)
  const region = regionOf(province)
  return {
    number,
    random,
    province,
    region,
    communes: reference.communes.get(province)!,
    monthly,
    contracts: monthly || region === 'nam',
    year: frame.year,
    lastMonth: frame.lastMonth,
    knownMonths: knownMonths(frame, rollByMonth),
    fundsTold: rollByMonth || region !== 'trung',
    rollByMonth,
    asOf: frame.asOf,
    employers: [],
    people: [],
    tax: [],
    roll: [],
    successors: [],
    duplicates: [],
    living: nobodyLives(),
    traps: new Map(),
    links: [],
    receipts: [],
    doubles: frame.doubles,
    twice: new Map(),
    alike: new Map(),
    fuzzilyCovered: new Set(),
    unlinkable: new Set(),
  }
}

function provinceOf(
  reference: Reference,
  frame: Frame,
  random: Random,
  monthly: boolean,
  rollByMonth: boolean,
): string {
  if (rollByMonth) return frame.rollProvince!
  return monthly ? frame.monthlyProvince : pickProvince(reference, frame, random)
}

function knownMonths(frame: Frame, rollByMonth: boolean): number[] {
  if (rollByMonth) return MONTHS_OF_ROLLS.map((month) => monthOf(frame.year, month))
  const first = monthOf(frame.year, 1)
  return Array.from({ length: frame.lastMonth - first + 1 }, (_, index) => first + index)
}

/** By number of communes, which stands for the number of people. The monthly province is left to the monthly blocks if there are others. */
function pickProvince(reference: Reference, frame: Frame, random: Random): string {
  const others = frame.provinces.filter((code) => code !== frame.monthlyProvince && code !== frame.rollProvince)
  const provinces = others.length > 0 ? others : frame.provinces
  const communes = provinces.map((code) => reference.communes.get(code)!.length)
  let place = random.integer(communes.reduce((sum, count) => sum + count, 0))
  for (const [index, count] of communes.entries()) {
    if (place < count) return provinces[index]!
    place -= count
  }
  throw new RangeError('no province')
}

const LAST_OF_THE_NORTH = '37'
const LAST_OF_THE_CENTRE = '68'

export function regionOf(province: string): Block['region'] {
  return province <= LAST_OF_THE_NORTH ? 'bac' : province <= LAST_OF_THE_CENTRE ? 'trung' : 'nam'
}

/** Two covered employers, at which workers' scenarios are planted. */
function addHost(nation: Nation, block: Block): Host {
  const [employer, other] = [8, 4].map((workers) => {
    const one = addOrdinaryEmployer(nation, block, 0, block.monthly ? 'monthly' : 'form')
    for (let count = 0; count < workers; count++) {
      const person = addPerson(nation, block)
      const row = insure(block, person, one.units[0]!)
      payCovered(block, person, one, [monthOf(block.year, 1), monthOf(block.year, 12)], row.base)
    }
    return one
  })
  return { employer: employer!, unit: employer!.units[0]!, other: other!, otherUnit: other!.units[0]! }
}

/** Someone who left in the first month and someone who came in the last: from these a roll tells which months it knows. */
function addFileMarks(nation: Nation, block: Block, { employer, unit }: Host): void {
  const leaver = addPerson(nation, block)
  const row = insure(block, leaver, unit, { to: monthOf(block.year, 2) })
  payCovered(block, leaver, employer, [monthOf(block.year, 1), monthOf(block.year, 2)], row.base)
  insure(block, addPerson(nation, block), unit, { from: block.lastMonth })
}

function nextScenarios(
  scenarios: readonly Scenario[],
  block: Block,
  counts: ScenarioCounts,
  wanted: number,
): Scenario[] {
  return scenarios
    .filter((scenario) => fits(scenario, block))
    .map((scenario, place) => ({
      scenario,
      count: counts.get(scenario.name) ?? 0,
      place: scenario.needs === 'monthly' ? 0 : mix(block.number, place),
    }))
    .toSorted((one, two) => one.count - two.count || one.place - two.place)
    .slice(0, wanted)
    .map(({ scenario }) => {
      counts.set(scenario.name, (counts.get(scenario.name) ?? 0) + 1)
      return scenario
    })
}

function plantScenario(nation: Nation, block: Block, host: Host, scenario: Scenario): void {
  const [people, employers] = [block.people.length, block.employers.length]
  scenario.plant(nation, block, host)
  for (const person of block.people.slice(people)) block.traps.set(`p${person.number}`, scenario.name)
  for (const employer of block.employers.slice(employers)) block.traps.set(`e${employer.number}`, scenario.name)
}
