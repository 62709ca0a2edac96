import { orderOfTexts } from './sort-texts.ts'

/**
 * One field of every record, coded: equal values have equal codes, so that blocking and exact comparisons never touch text.
 * Code 0 is "not known". The other codes follow the code-unit order of the values, so they do not depend on the order of the records.
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

/** Codes texts, one a record; null and '' are "not known". */
export function codeColumn(name: string, texts: readonly (string | null)[]): Column {
  const first = new Map<string, number>()
  const provisional = new Int32Array(texts.length)
  for (let record = 0; record < texts.length; record++) {
    const text = texts[record]!
    if (text === null || text === '') continue
    let code = first.get(text)
    if (code === undefined) {
      code = first.size + 1
      first.set(text, code)
    }
    provisional[record] = code
  }
  return columnInOrder(name, provisional, [...first.keys()])
}

/** The column that says `derive(value)` where `column` says `value`: computed once a distinct value. null is "not known". */
export function deriveColumn(column: Column, name: string, derive: (value: string) => string | null): Column {
  const first = new Map<string, number>()
  const provisionalOf = new Int32Array(column.values.length)
  for (let code = 1; code < column.values.length; code++) {
    const derived = derive(column.values[code]!)
    if (derived === null || derived === '') continue
    let at = first.get(derived)
    if (at === undefined) {
      at = first.size + 1
      first.set(derived, at)
    }
    provisionalOf[code] = at
  }
  return columnInOrder(
    name,
    column.codes.map((code) => provisionalOf[code]!),
    [...first.keys()],
  )
}

/** A column from provisional codes (0 not known, else 1 + place in `found`): codes in code-unit order in place of the order in which values were met. */
export function columnInOrder(name: string, provisional: Int32Array, found: readonly string[]): Column {
  const order = orderOfTexts(found)
  const values = ['']
  const final = new Int32Array(found.length + 1)
  for (const [rank, at] of order.entries()) {
    values.push(found[at]!)
    final[at + 1] = rank + 1
  }
  const counts = new Int32Array(values.length)
  const codes = new Int32Array(provisional.length)
  for (let record = 0; record < codes.length; record++) {
    const code = final[provisional[record]!]!
    codes[record] = code
    counts[code] = counts[code]! + 1
  }
  return { name, codes, values, counts }
}

/** How many records say something. */
export function knownCount(column: Column): number {
  return column.codes.length - column.counts[0]!
}
