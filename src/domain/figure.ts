import { accepted, type Parsed, refused } from './parsed.ts'

export type FigureCode = 'figure-empty' | 'figure-unreadable'

const EMPTY = /^[-–—]*$/
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/(?:nghìn|ngàn)\s*(?:tỷ|tỉ)$/u, 12],
  [/(?:tỷ|tỉ)$/u, 9],
  [/(?:triệu|tr)$/u, 6],
  [/(?:nghìn|ngàn)$/u, 3],
]

/**
 * A count, a sum or a share as plans write it, as decimal text in normal form: "67.942" and "1,800" are thousands, because shares have
 * one or two decimals (domain notes §8.1): "95,5 %" → "95.5". Beside a word a comma is the decimal sign: "1,063 triệu" → "1063000".
 */
export function parseFigure(raw: string): Parsed<string, FigureCode> {
  const text = raw
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/^'/, '')
    .replace(/\s*(?:%|đồng|đ|người|lao động|đơn vị)$/u, '')
    .trim()
  if (EMPTY.test(text)) return refused('figure-empty')
  const [pattern, zeros] = SCALES.find(([words]) => words.test(text)) ?? [null, 0]
  const digits = (pattern === null ? text : text.replace(pattern, '').trim()).replace(/ (?=\d{3})/g, '')
  const parts = zeros > 0 ? spoken(digits) : written(digits)
  if (parts === null) return refused('figure-unreadable')
  const [whole, fraction] = parts
  const scaled = whole + fraction.slice(0, zeros).padEnd(zeros, '0')
  const integer = scaled.replace(/^0+(?=\d)/, '')
  const rest = fraction.slice(zeros).replace(/0+$/, '')
  if (integer.length > 15) return refused('figure-unreadable')
  return accepted(rest === '' ? integer : `${integer}.${rest}`)
}

type Parts = readonly [whole: string, fraction: string] | null

function spoken(digits: string): Parts {
  const found = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(digits) ?? /^(\d+)\.(\d+)$/.exec(digits)
  return found === null ? null : [(found[1] ?? '').replaceAll('.', ''), found[2] ?? '']
}

function written(digits: string): Parts {
  const grouped =
    /^([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/.exec(digits) ?? /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/.exec(digits)
  const found = grouped ?? /^(\d+)(?:[.,](\d{1,2}|\d{4,}))?$/.exec(digits) ?? /^(0)[.,](\d+)$/.exec(digits)
  return found === null ? null : [(found[1] ?? '').replace(/[.,]/g, ''), found[2] ?? '']
}
