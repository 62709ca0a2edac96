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

/** The columns of records by expression, each derived once. @throws RangeError for what cannot be read. */
export function columnsOf(records: Records): (expression: string) => Column {
  const known = new Map<string, Column>()
  const resolve = (expression: Expression): Column => {
    if (expression.kind === 'column') return records.column(expression.column)
    const { name, argument } = expression
    return deriveColumn(resolve(expression.of), textOf(expression), (value) =>
      DERIVATIONS[name]!.derive(value, argument),
    )
  }
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const expression = parseExpression(text)
    if (typeof expression === 'string') throw new RangeError(expression)
    const column = resolve(expression)
    known.set(text, column)
    return column
  }
}

function textOf(expression: Expression): string {
  if (expression.kind === 'column') return expression.column
  const { of, name, argument } = expression
  return `${name}(${textOf(of)}${argument === undefined ? '' : `, ${argument}`})`
}
