import { type Column, deriveColumn } from '../column.ts'
import type { Records } from '../records.ts'
import { DERIVATIONS } from './index.ts'

/** `column`, or a derivation of one: `prefix(surname, 3)`, `year(birth_date)`, `word(fold(name), -1)`. */
export type Expression =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'derived'; readonly of: Expression; readonly name: string; readonly argument: number | undefined }

const CALL = /^([a-z_]+)\((.+?)(?:,\s*(-?\d+))?\s*\)$/
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u

/** Why an expression cannot be read, in English for the message around it; else the expression. */
export function parseExpression(text: string): Expression | string {
  const trimmed = text.trim()
  if (NAME.test(trimmed)) return { kind: 'column', column: trimmed }
  const call = CALL.exec(trimmed)
  if (call === null) return `"${trimmed}" is neither a column nor a derivation such as prefix(column, 3)`
  const [, name = '', inner = '', number] = call
  const derivation = DERIVATIONS[name]
  if (derivation === undefined) return `no derivation "${name}"; there are ${Object.keys(DERIVATIONS).join(', ')}`
  if (derivation.needsNumber !== (number !== undefined))
    return `${name} ${derivation.needsNumber ? 'needs a number' : 'takes no number'}: "${trimmed}"`
  const of = parseExpression(inner)
  if (typeof of === 'string') return of
  return { kind: 'derived', of, name, argument: number === undefined ? undefined : Number(number) }
}

/** Columns an expression reads. */
export function columnsIn(expression: Expression): string {
  return expression.kind === 'column' ? expression.column : columnsIn(expression.of)
}

/** The columns of records by expression. @throws RangeError for what cannot be read. */
export function columnsOf(records: Records): (expression: string) => Column {
  const columns = new DerivedColumns(records)
  return (expression) => columns.of(expression)
}

/** Columns derived as they are asked for, each once, as are those it is derived from. */
export class DerivedColumns {
  readonly #records: Records
  readonly #known = new Map<string, Column>()

  constructor(records: Records) {
    this.#records = records
  }

  /** @throws RangeError for what cannot be read. */
  of(expression: string): Column {
    return this.#resolve(read(expression))
  }

  /** Lets go of every derived column that none of these is, or is derived from: of a million records each takes tens of megabytes. */
  keepOnly(expressions: readonly string[]): void {
    const kept = new Set(expressions.flatMap((expression) => stepsOf(read(expression))))
    for (const text of this.#known.keys()) if (!kept.has(text)) this.#known.delete(text)
  }

  #resolve(expression: Expression): Column {
    if (expression.kind === 'column') return this.#records.column(expression.column)
    const text = textOf(expression)
    const found = this.#known.get(text)
    if (found !== undefined) return found
    const { of, name, argument } = expression
    const column = deriveColumn(this.#resolve(of), text, (value) => DERIVATIONS[name]!.derive(value, argument))
    this.#known.set(text, column)
    return column
  }
}

function read(text: string): Expression {
  const expression = parseExpression(text)
  if (typeof expression === 'string') throw new RangeError(expression)
  return expression
}

/** An expression and those inside it, as text. */
function stepsOf(expression: Expression): string[] {
  return expression.kind === 'column' ? [] : [textOf(expression), ...stepsOf(expression.of)]
}

function textOf(expression: Expression): string {
  if (expression.kind === 'column') return expression.column
  const { of, name, argument } = expression
  return `${name}(${textOf(of)}${argument === undefined ? '' : `, ${argument}`})`
}
