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
export interface LevelOf {
  (a: number, b: number): number
  /**
   * Said by a comparison of one column: records of one known code are at level `level`, code 0 is NULL_LEVEL. How often random records
   * agree is then counted, not sampled.
   */
  readonly equal?: { readonly codes: Int32Array; readonly level: number }
}

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
  /**
   * Those of `columns` whose agreement is measured, when the others only help to read them: the name beside two citizen IDs. m is learnt
   * from pairs that were not found by these. Absent: all.
   */
  readonly about?: readonly string[]
  readonly levels: readonly Level[]
  /** Prepared once for all records; `columns` in the order of `columns`. */
  bind(columns: readonly Column[]): LevelOf
}

/**
 * Codes for `LevelOf.equal` where some records agree with nobody, whatever they say: `isKnown` and not `canAgree` gives a record a code of
 * its own. `distinct` is above every code.
 */
export function agreeingCodes(
  codes: Int32Array,
  distinct: number,
  canAgree: (record: number) => boolean,
  isKnown: (record: number) => boolean,
): Int32Array {
  return codes.map((code, record) => (!isKnown(record) ? 0 : canAgree(record) ? code : distinct + record))
}

/** Up to so many pairs of values each has a place of its own; beyond it places are shared, and the last to come is remembered. */
const OWN_PLACES = 1 << 22
const SHARED_BITS = 16
/** With more values than this the same two hardly ever meet again, and to compute is cheaper than to remember. */
const WORTH_REMEMBERING = 1 << 15

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
  const levelOfCodes = remembered(distinct, compare)
  const levelOf = (a: number, b: number): number => {
    const one = codes[a]!
    const other = codes[b]!
    if (one === 0 || other === 0) return NULL_LEVEL
    if (one === other) return equal
    return one < other ? levelOfCodes(one, other) : levelOfCodes(other, one)
  }
  return Object.assign(levelOf, { equal: { codes, level: equal } })
}

function remembered(distinct: number, compare: (low: number, high: number) => number): typeof compare {
  if (distinct * distinct <= OWN_PLACES) return rememberedAll(distinct, compare)
  return distinct <= WORTH_REMEMBERING ? rememberedLast(distinct, compare) : compare
}

/** 0: not computed yet; else level + 2, so that NULL_LEVEL can be told too. */
function rememberedAll(distinct: number, compare: (low: number, high: number) => number): typeof compare {
  const levels = new Uint8Array(distinct * distinct)
  return (low, high) => {
    const place = low * distinct + high
    const known = levels[place]!
    if (known !== 0) return known - 2
    const level = compare(low, high)
    levels[place] = level + 2
    return level
  }
}

function rememberedLast(distinct: number, compare: (low: number, high: number) => number): typeof compare {
  const keys = new Float64Array(1 << SHARED_BITS).fill(-1)
  const levels = new Int8Array(1 << SHARED_BITS)
  return (low, high) => {
    const key = low * distinct + high
    const place = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - SHARED_BITS)
    if (keys[place] === key) return levels[place]!
    const level = compare(low, high)
    keys[place] = key
    levels[place] = level
    return level
  }
}
