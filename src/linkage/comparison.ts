import type { Column } from './column.ts'

/** Level of a pair of which one side is not known: neither for nor against. */
export const NULL_LEVEL = -1

/** One answer a comparison can give. */
export interface Level {
  /** Short and stable: `exact`, `marks_lost`, `else`. Stands in models, cards and charts. */
  readonly name: string
  /** Vietnamese, for auditors: "trùng khớp", "mất dấu". */
  readonly vi: string
  /**
   * Which of the comparison's columns has the value whose frequency counts when a pair is at this level: agreeing on a rare value
   * says more. Absent: every value says the same.
   */
  readonly term?: number
  /** Two records at this level are never put in one cluster by the machine, whatever else agrees: two valid IDs that differ. */
  readonly apart?: true
}

/** Tells a pair's level by the numbers of its two records: an index into `levels`, or NULL_LEVEL. Symmetric: (a, b) is (b, a). */
export type LevelOf = (a: number, b: number) => number

/**
 * How one piece of evidence is compared: levels from the strongest agreement to the last, which is "else" and holds what no other does.
 * Which level weighs how much is never written here: m and u are estimated (Fellegi and Sunter 1969).
 */
export interface Comparison {
  /** Unique in a model. */
  readonly name: string
  /** Vietnamese name of what is compared. */
  readonly vi: string
  /** Columns of the records it reads, as expressions (`derive/index.ts`). */
  readonly columns: readonly string[]
  readonly levels: readonly Level[]
  /** Prepared once for all records; `columns` in the order of `columns`. */
  bind(columns: readonly Column[]): LevelOf
}

/** Pairs of distinct values whose level is remembered. */
const REMEMBERED = 1 << 20

/**
 * A comparison of one column by its texts: equal codes are level `equal`, unknown is null, and the level of two different values
 * is computed by `compare` and remembered as long as there is room.
 */
export function overValues(column: Column, compare: (a: string, b: string) => number, equal = 0): LevelOf {
  const { codes, values } = column
  return overCodes(codes, values.length, (a, b) => compare(values[a]!, values[b]!), equal)
}

/** As `overValues`, for what is prepared by code already. `compare` gets two different known codes, the smaller first. */
export function overCodes(
  codes: Int32Array,
  distinct: number,
  compare: (a: number, b: number) => number,
  equal = 0,
): LevelOf {
  const keys = new Float64Array(REMEMBERED).fill(-1)
  const levels = new Int8Array(REMEMBERED)
  return (a, b) => {
    const one = codes[a]!
    const other = codes[b]!
    if (one === 0 || other === 0) return NULL_LEVEL
    if (one === other) return equal
    const low = one < other ? one : other
    const high = one < other ? other : one
    const key = low * distinct + high
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 12
    if (keys[slot] === key) return levels[slot]!
    const level = compare(low, high)
    keys[slot] = key
    levels[slot] = level
    return level
  }
}
