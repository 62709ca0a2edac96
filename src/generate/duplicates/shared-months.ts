import { standsInMonth } from '../employment-view.ts'
import type { Block, RollRow } from '../facts.ts'

/** The last month of which the row tells: its own, or the last of the rolls. */
export function lastMonthOf(block: Block, row: RollRow): number {
  if (!block.rollByMonth) return row.to ?? block.lastMonth
  return Math.max(...block.knownMonths.filter((month) => standsInMonth(row, month)))
}

/** Both rows are written for one month. */
export function shareMonth(block: Block, one: RollRow, other: RollRow): boolean {
  if (block.rollByMonth)
    return block.knownMonths.some((month) => standsInMonth(one, month) && standsInMonth(other, month))
  return Math.max(one.from, other.from) <= Math.min(lastMonthOf(block, one), lastMonthOf(block, other))
}

/** The rows that share a month with another one of which `clash` holds. */
export function clashing(
  block: Block,
  rows: readonly RollRow[],
  clash: (one: RollRow, other: RollRow) => boolean,
): RollRow[] {
  return rows.filter((one) =>
    rows.some((other) => other !== one && (clash(one, other) || clash(other, one)) && shareMonth(block, one, other)),
  )
}
