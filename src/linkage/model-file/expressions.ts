import { keyHint } from '../../config/yaml-mistakes.ts'
import { columnsIn, parseExpression } from '../derive/expression.ts'
import { DERIVATIONS } from '../derive/index.ts'

const CALL = /^([\p{L}_]+)\s*\(/u

/** What is wrong with an expression over these columns, in Vietnamese; null when it can be read. */
export function expressionMistake(text: string, columns: readonly string[]): string | null {
  const expression = parseExpression(text)
  if (typeof expression !== 'string') {
    const column = columnsIn(expression)
    return columns.includes(column) ? null : `không có cột "${column}"${keyHint(column, columns, 'các cột')}`
  }
  const name = innermostUnknown(text)
  if (name !== null) return `không có phép "${name}"${keyHint(name, Object.keys(DERIVATIONS), 'các phép')}`
  if (columns.includes(text.trim()))
    return `cột "${text.trim()}" có dấu cách hoặc ký tự lạ; đặt tên khác trong columns, ví dụ ten: "${text.trim()}"`
  const call = CALL.exec(text.trim())
  const derivation = call === null ? undefined : DERIVATIONS[call[1] ?? '']
  if (derivation !== undefined)
    return `"${text.trim()}" sai: phép ${call?.[1]} ${derivation.needsNumber ? 'cần một số, ví dụ' : 'không nhận số, ví dụ'} ${call?.[1]}(cột${derivation.needsNumber ? ', 3' : ''})`
  return `"${text.trim()}" không phải cột, cũng không phải phép tính trên cột như prefix(cột, 3)`
}

/** The column an expression reads; null for what cannot be read. */
export function columnOf(text: string): string | null {
  const expression = parseExpression(text)
  return typeof expression === 'string' ? null : columnsIn(expression)
}

/** The first name in front of a bracket that is no derivation. */
function innermostUnknown(text: string): string | null {
  for (const [, name = ''] of text.matchAll(/([\p{L}_]+)\s*\(/gu)) if (DERIVATIONS[name] === undefined) return name
  return null
}
