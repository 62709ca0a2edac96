import { addDays } from '../../domain/dates.ts'
import { lastDayOfMonth } from '../../domain/months.ts'
import type { Block, Person, RollRow } from '../facts.ts'
import type { LivingVerdict, LivingView } from './views.ts'

const DUE_DAYS = 30
const MISSED_DAYS = 90

const isHousehold = (row: RollRow): boolean => row.participation === 'health_only' && row.objectCode === 'GD'
const isVoluntary = (row: RollRow): boolean => row.participation === 'voluntary'

/** R22: the household's health insurance or the voluntary one ends about now, and nothing of the same fund lasts as long. */
export function judgeRenewals(block: Block, views: ReadonlyMap<Person, LivingView>): LivingVerdict[] {
  const verdicts: LivingVerdict[] = []
  for (const one of views.values()) {
    if (one.gone) continue
    const months = new Set([isHousehold, isVoluntary].flatMap((product) => endOf(block, one.roll, product)))
    const exclusion = one.onBenefit ? 'E1' : one.lost ? 'E11' : null
    for (const month of months) {
      verdicts.push({ rule: 'R22', person: one.person, year: Math.floor(month / 12), exclusion })
    }
  }
  return verdicts
}

function endOf(block: Block, roll: readonly RollRow[], product: (row: RollRow) => boolean): number[] {
  const spans = roll.filter(product)
  if (spans.length === 0) return []
  const last = Math.max(...spans.map((row) => row.to ?? Infinity))
  if (last === Infinity) return []
  const day = lastDayOfMonth(last)
  if (day < addDays(block.asOf, -MISSED_DAYS) || day > addDays(block.asOf, DUE_DAYS)) return []
  const replaces = (row: RollRow): boolean =>
    product === isVoluntary
      ? row.participation === 'compulsory'
      : row.participation !== 'voluntary' && !isHousehold(row)
  return roll.some((row) => replaces(row) && (row.to ?? Infinity) >= last) ? [] : [last]
}
