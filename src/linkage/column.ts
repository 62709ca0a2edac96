/**
 * One field of every record, coded: equal values have equal codes, so that blocking and exact comparisons never touch text.
 * Code 0 is "not known". The others are given in the order in which the records say the values: records stand in one order, by their
 * ids, so that codes do not depend on the order in which they were read.
 */
export interface Column {
  readonly name: string
  /** One code a record, in the order of the records. */
  readonly codes: Int32Array
  /** Value of a code; '' for code 0. */
  readonly values: readonly string[]
  /** How many records have a code. */
  readonly counts: Int32Array
}

/** Makes a column of values as they come, record by record; each distinct one is kept once. */
export class ColumnMaker {
  readonly #numbers = new Map<string, number>()
  readonly #keep: (value: string) => string
  #codes: Int32Array
  #length = 0

  /**
   * @param expected records, if it is known how many there will be.
   * @param keep what of a new value is kept: a copy, where values are slices of a text that would stay in memory with them.
   */
  constructor(expected = 1024, keep = (value: string): string => value) {
    this.#codes = new Int32Array(expected)
    this.#keep = keep
  }

  /** The value of the next record; null and '' are "not known". */
  add(value: string | null): void {
    if (this.#length === this.#codes.length) this.#codes = longer(this.#codes)
    this.#codes[this.#length++] = this.#codeOf(value)
  }

  #codeOf(value: string | null): number {
    if (value === null || value === '') return 0
    const known = this.#numbers.get(value)
    if (known !== undefined) return known
    const code = this.#numbers.size + 1
    this.#numbers.set(this.#keep(value), code)
    return code
  }

  /** The column of what was added. The maker lets go of it. */
  done(name: string): Column {
    const values = ['', ...this.#numbers.keys()]
    this.#numbers.clear()
    const codes = this.#length === this.#codes.length ? this.#codes : this.#codes.slice(0, this.#length)
    const counts = new Int32Array(values.length)
    for (const code of codes) counts[code] = counts[code]! + 1
    return { name, codes, values, counts }
  }
}

function longer(codes: Int32Array): Int32Array {
  const grown = new Int32Array(Math.max(1024, codes.length * 2))
  grown.set(codes)
  return grown
}

/** Codes texts, one a record; null and '' are "not known". */
export function codeColumn(name: string, texts: readonly (string | null)[]): Column {
  const maker = new ColumnMaker(texts.length)
  for (const text of texts) maker.add(text)
  return maker.done(name)
}

/** The column that says `derive(value)` where `column` says `value`: computed once a distinct value. null is "not known". */
export function deriveColumn(column: Column, name: string, derive: (value: string) => string | null): Column {
  const maker = new ColumnMaker(column.values.length)
  for (const [code, value] of column.values.entries()) maker.add(code === 0 ? null : derive(value))
  const { codes: derived, values } = maker.done(name)
  const counts = new Int32Array(values.length)
  const codes = column.codes.map((code) => derived[code]!)
  for (const code of codes) counts[code] = counts[code]! + 1
  return { name, codes, values, counts }
}

/** The column of the same records in another order: codes are given anew, in that order. */
export function reorderColumn({ name, codes, values, counts }: Column, order: Uint32Array): Column {
  const numbers = new Int32Array(values.length)
  const arranged = { name, codes: new Int32Array(order.length), values: [''], counts: new Int32Array(values.length) }
  arranged.counts[0] = counts[0]!
  for (const [at, record] of order.entries()) {
    const code = codes[record]!
    if (code === 0) continue
    if (numbers[code] === 0) {
      numbers[code] = arranged.values.push(values[code]!) - 1
      arranged.counts[numbers[code]] = counts[code]!
    }
    arranged.codes[at] = numbers[code]!
  }
  return arranged
}

/** How many records say something. */
export function knownCount(column: Column): number {
  return column.codes.length - column.counts[0]!
}
