import type { GroupName } from '../../sources/source.ts'
import type { BlockView } from '../employment-view.ts'
import { inFund, push, standsInMonth, viewOf } from '../employment-view.ts'
import type { Block, Person, RollRow } from '../facts.ts'
import { type BenefitRow, isAtk, type ResidentRow } from './facts.ts'
import { judgePupils } from './oracle-pupils.ts'
import { judgeRenewals } from './oracle-renewals.ts'
import type { LivingVerdict, LivingView } from './views.ts'

const PENSION_CARDS = new Set(['HT', 'TB', 'XB', 'CT', 'CS'])
const FORCES_CARDS = new Set(['QN', 'CA', 'CY'])
const OTHER_GROUPS = new Set<GroupName>([
  'poor',
  'near_poor',
  'ethnic_minority',
  'pupil',
  'merit',
  'social_protection',
  'elderly',
  'atk',
  'difficult_area',
  'island',
  'armed_forces_relative',
  'average_income_farming',
  'child',
])

/** What design §4c and the domain notes (§4.3 R21–R25) say of the people of a block, stated over the facts. */
export function judgeLiving(block: Block): readonly LivingVerdict[] {
  if (block.rollByMonth) return []
  const views = livingViews(block)
  const residents = [...views.values()].filter((one) => one.home !== null && !one.gone)
  return [
    ...residents.flatMap((one) => stopped(block, one)),
    ...residents.flatMap((one) => leftOut(block, one, [...views.values()])),
    ...residents.flatMap((one) => mayJoin(block, one)),
    ...judgeRenewals(block, views),
    ...judgePupils(block, views),
  ]
}

const STAYS = { permanent: 0, temporary: 0, absent: 1, moved: 2, dead: 2, left_country: 2 } as const

function livingViews(block: Block): Map<Person, LivingView> {
  const view = viewOf(block)
  const homes = new Map<Person, ResidentRow[]>()
  for (const row of block.living.residents) push(homes, row.person, row)
  const benefits = new Map<Person, BenefitRow[]>()
  for (const row of block.living.benefits) push(benefits, row.person, row)
  const people = new Set([...homes.keys(), ...view.rollOf.keys(), ...block.living.pupils.map((row) => row.person)])
  return new Map(
    [...people].map((person) => [person, viewOfPerson(view, person, homes.get(person), benefits.get(person) ?? [])]),
  )
}

function viewOfPerson(
  view: BlockView,
  person: Person,
  homes: readonly ResidentRow[] | undefined,
  benefits: readonly BenefitRow[],
): LivingView {
  const month = view.block.lastMonth
  const roll = view.rollOf.get(person) ?? []
  const now = roll.filter((row) => standsInMonth(row, month))
  const home = homes?.toSorted((one, two) => STAYS[one.status] - STAYS[two.status])[0] ?? null
  const died = [...roll, ...benefits].some((row) => row.diedOn !== '')
  const lost = died || home?.status === 'dead' || home?.status === 'left_country'
  const onBenefit =
    now.some((row) => PENSION_CARDS.has(row.objectCode)) ||
    benefits.some(
      ({ benefit, from, to }) =>
        benefit !== 'unemployment' && (from ?? -Infinity) <= month && (to ?? Infinity) >= month,
    )
  const forces =
    now.some((row) => row.position === 'armed_forces' || FORCES_CARDS.has(row.objectCode)) ||
    home?.groups.includes('armed_forces') === true
  const paid = view.employments.filter((one) => one.person === person && one.contract).flatMap((one) => one.rows)
  return {
    person,
    roll,
    now,
    home,
    gone: home?.status === 'moved',
    exclusion: onBenefit ? 'E1' : forces ? 'E9' : lost ? 'E11' : null,
    lost,
    onBenefit,
    lastPaidMonth: Math.max(0, ...paid.map((row) => (row.from === null ? 0 : row.to!))),
    lastPaidYear: Math.max(0, ...paid.map((row) => (row.from === null ? row.year : 0))),
  }
}

const works = (row: RollRow): boolean => row.participation === 'compulsory' && inFund(row, 'retirement')
const isHealthCard = (row: RollRow): boolean => row.participation !== 'voluntary' && inFund(row, 'health')

const STOPPED_KNOWN_MONTHS = 3
const STOPPED_WITHIN_MONTHS = 24

/** R21: in a compulsory fund once, out in every month known since, and no pay by contract since. */
function stopped(block: Block, one: LivingView): LivingVerdict[] {
  const spans = one.roll.filter(works)
  if (spans.length === 0) return []
  const last = Math.max(...spans.map((row) => row.to ?? block.lastMonth))
  const ago = block.lastMonth - last
  if (ago < STOPPED_KNOWN_MONTHS || ago > STOPPED_WITHIN_MONTHS) return []
  if (one.lastPaidMonth > last || one.lastPaidYear > Math.floor(last / 12)) return []
  if (one.now.some((row) => row.participation === 'voluntary')) return []
  return [{ rule: 'R21', person: one.person, year: Math.floor(last / 12), exclusion: one.exclusion }]
}

/** Paid by contract in the twelve months up to the last one known, or in its year where only years are told. */
const atWork = (block: Block, one: LivingView): boolean =>
  one.lastPaidMonth > block.lastMonth - 12 || one.lastPaidYear >= Math.floor(block.lastMonth / 12)

/** Children under six, and the old with a social pension, have a card of the State by age alone. */
const STATE_BY_AGE = { under: 6, from: 75 } as const

const bornIn = ({ birth }: Person): number => birth.year * 12 + birth.month - 1

/** R23: somebody of the household takes part as a household, and this member has no health insurance at all. */
function leftOut(block: Block, one: LivingView, all: readonly LivingView[]): LivingVerdict[] {
  const home = one.home!
  const atk = isAtk(block.communes, home.commune.code) || home.groups.includes('atk')
  if (atk || home.groups.some((group) => OTHER_GROUPS.has(group))) return []
  if (one.now.some(isHealthCard) || atWork(block, one) || learns(block, one.person)) return []
  const age = Math.floor((block.lastMonth - bornIn(one.person)) / 12)
  if (age < STATE_BY_AGE.under || age >= STATE_BY_AGE.from) return []
  const takesPart = all.some(
    (other) =>
      other.home?.household === home.household &&
      other.home.commune === home.commune &&
      !other.gone &&
      !other.lost &&
      other.now.some((row) => row.participation === 'health_only' && row.objectCode === 'GD'),
  )
  return takesPart ? [{ rule: 'R23', person: one.person, year: null, exclusion: one.exclusion }] : []
}

const LOWEST_AGE = 15

/** R24: of age, under the age of retirement, in no fund, no pupil and not at work. */
function mayJoin(block: Block, one: LivingView): LivingVerdict[] {
  if (block.lastMonth - bornIn(one.person) < LOWEST_AGE * 12 || mayRetire(one.person, block.lastMonth)) return []
  if (one.now.some((row) => works(row) || row.participation === 'voluntary') || atWork(block, one)) return []
  if (one.home!.groups.includes('pupil') || learns(block, one.person)) return []
  return [{ rule: 'R24', person: one.person, year: null, exclusion: one.exclusion }]
}

function learns({ living, lastMonth }: Block, person: Person): boolean {
  return living.pupils.some(
    (row) => row.person === person && row.schoolYear * 12 + 8 <= lastMonth && lastMonth <= row.schoolYear * 12 + 19,
  )
}

/** Men 60 years and three months in 2021, three more each year up to 62; women 55 and four, four more each year up to 60. */
function mayRetire(person: Person, month: number): boolean {
  const born = bornIn(person)
  const [first, step, highest] = person.gender === 'male' ? [60 * 12, 3, 62 * 12] : [55 * 12, 4, 60 * 12]
  for (let year = 2021; year <= Math.floor(month / 12); year++) {
    const reached = born + Math.min(highest, first + step * (year - 2020))
    if (reached <= Math.min(month, year * 12 + 11)) return true
  }
  return false
}
