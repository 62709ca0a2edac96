import { companyNameKey } from '../domain/company-name.ts'
import { parseFigure } from '../domain/figure.ts'
import { parseGender } from '../domain/gender.ts'
import { memoise } from '../domain/memoise.ts'
import { parseCount, parseDecimal, parseVnd, type ThousandsSeparator } from '../domain/money.ts'
import { formatMonth, type MonthColumn, parseMonth, parsePeriod } from '../domain/months.ts'
import type { Parsed, Repair } from '../domain/parsed.ts'
import { type DateColumn, parsePartialDate } from '../domain/partial-date.ts'
import { parsePersonName } from '../domain/person-name.ts'
import { parsePhone } from '../domain/phone.ts'
import { parseSchoolYear } from '../domain/school-year.ts'
import { tidyText } from '../domain/vietnamese-text.ts'
import type { SourceColumn } from '../sources/source.ts'
import { parseFunds } from './fund-words.ts'
import { foldWords } from './header-key.ts'
import { readGroups } from './people-groups.ts'

/** The staging row being built. */
export type OutRow = Record<string, string | number | null>

/** Where a cell reader says what it could not read and what it mended. */
export interface RowSink {
  refuse(column: string, code: string, raw: string): void
  repaired(column: string, repair: Repair, raw: string, value: string): void
}

export type Reading = 'blank' | 'read' | 'refused'

/** Reads the text of one cell, which is not blank, into the row. */
export type CellReader = (raw: string, out: OutRow, sink: RowSink) => Reading

export interface MoneyColumn {
  readonly thousands: ThousandsSeparator | null
  readonly unit: number
  readonly nonNegative: boolean
  /** Most cells of a wage column are coefficients, so that "2.340" is one too. */
  readonly coefficients: boolean
}

/** What a column shows about how it is written, see column-signs.ts. */
export interface ValueColumn {
  readonly vnd: MoneyColumn
  readonly date: DateColumn
  readonly month: MonthColumn
}

export const PLAIN_COLUMN: ValueColumn = {
  vnd: { thousands: null, unit: 1, nonNegative: false, coefficients: false },
  date: {},
  month: {},
}

/** Result of a parse: written by `put`, refused with its code, or blank when the cell only said that there is nothing. */
export function settle<T>(
  column: string,
  raw: string,
  parsed: Parsed<T>,
  sink: RowSink,
  put: (value: T, repair: Repair | null) => void,
): Reading {
  if (parsed.ok) {
    put(parsed.value, parsed.repair)
    return 'read'
  }
  if (parsed.code.endsWith('-empty')) return 'blank'
  sink.refuse(column, parsed.code, raw)
  return 'refused'
}

const CELL_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/i

/** Whatever a column holds, #REF! is none of it: it is neither a value nor "nothing", and the sender is told. Money says so itself. */
export function refusingErrors(column: string, read: CellReader): CellReader {
  return (raw, out, sink) => {
    if (raw.charCodeAt(0) !== 35 || !CELL_ERROR.test(raw.trim())) return read(raw, out, sink)
    sink.refuse(column, 'cell-error', raw)
    return 'refused'
  }
}

function textReader(column: string, longest: number): CellReader {
  return (raw, out, sink) => {
    const text = tidyText(raw)
    if (text === '') return 'blank'
    if (text.length > longest) {
      sink.refuse(column, 'text-length', raw)
      return 'refused'
    }
    out[column] = text
    return 'read'
  }
}

function personNameReader(column: string): CellReader {
  const [key, folded] = [`${column}_key`, `${column}_folded`]
  return (raw, out, sink) =>
    settle(column, raw, parsePersonName(raw), sink, (name) => {
      out[column] = name.display
      out[key] = name.key
      out[folded] = name.folded
    })
}

const tidyCompany = memoise(tidyText, 20_000)

function companyNameReader(column: string): CellReader {
  const key = `${column}_key`
  return (raw, out) => {
    const name = tidyCompany(raw)
    if (name === '') return 'blank'
    out[column] = name
    out[key] = companyNameKey(name)
    return 'read'
  }
}

/** Values that repeat are parsed once: dates, months and periods of a file are few. */
function rememberedReader<T extends string | number>(
  column: string,
  parse: (raw: string) => Parsed<T>,
  limit: number,
): CellReader {
  const remembered = memoise(parse, limit)
  return (raw, out, sink) =>
    settle(column, raw, remembered(raw), sink, (value, repair) => {
      out[column] = value
      if (repair !== null) sink.repaired(column, repair, raw, shown(column, value))
    })
}

/** A value as a person reads it in the list of repairs. */
const shown = (column: string, value: string | number): string =>
  typeof value === 'number' && /month$/.test(column) ? formatMonth(value) : String(value)

function plainReader<T extends string | number>(column: string, parse: (raw: string) => Parsed<T>): CellReader {
  return (raw, out, sink) =>
    settle(column, raw, parse(raw), sink, (value) => {
      out[column] = value
    })
}

function periodReader(column: string): CellReader {
  const remembered = memoise(parsePeriod, 1000)
  return (raw, out, sink) =>
    settle(column, raw, remembered(raw), sink, (period) => {
      out.period_from = period.from
      out.period_to = period.to
      out.period_precision = period.precision
    })
}

const YES = new Set(['1', 'x', 'co', 'yes', 'y', 'true', 'dung', 'v', 'c'])
const NO = new Set(['0', 'khong', 'no', 'n', 'false', 'sai', 'k'])

function flagParser({ yes = [], no = [] }: SourceColumn): (raw: string) => Parsed<number> {
  const [saysYes, saysNo] = [new Set(yes.map(foldWords)), new Set(no.map(foldWords))]
  return (raw) => {
    const word = foldWords(raw)
    if (saysYes.has(word) || saysNo.has(word)) return { ok: true, value: saysYes.has(word) ? 1 : 0, repair: null }
    return parseFlag(raw)
  }
}

function parseFlag(raw: string): Parsed<number> {
  const word = foldWords(raw)
  if (YES.has(word) || /^[✓✔☑]$/u.test(raw.trim())) return { ok: true, value: 1, repair: null }
  if (NO.has(word)) return { ok: true, value: 0, repair: null }
  return { ok: false, code: word === '' ? 'flag-empty' : 'flag-unreadable' }
}

function choiceParser(declared: SourceColumn): (raw: string) => Parsed<string> {
  const meanings = new Map<string, string>()
  for (const choice of declared.choices ?? []) meanings.set(foldWords(choice), choice)
  for (const [theirs, ours] of Object.entries(declared.values ?? {})) meanings.set(foldWords(theirs), ours)
  return (raw) => {
    const found = meanings.get(foldWords(raw))
    return found === undefined ? { ok: false, code: 'choice-unknown' } : { ok: true, value: found, repair: null }
  }
}

/** A group that is not known is told to the sender; the known ones beside it count. */
function groupsReader(column: string): CellReader {
  return (raw, out, sink) => {
    const { bits, unknown } = readGroups(raw)
    if (bits !== 0) out[column] = bits
    if (unknown) sink.refuse(column, 'group-unknown', raw)
    return unknown && bits === 0 ? 'refused' : bits === 0 ? 'blank' : 'read'
  }
}

/** Three digits behind the separator are thousands, unless the column holds coefficients. */
const COEFFICIENT = /^(?:100|\d{1,2}(?:[.,](?:\d{1,2}|\d{4,}))?)$/
const COEFFICIENT_AMONG_THEM = /^(?:100|\d{1,2}(?:[.,]\d+)?)$/

/** Money in the column's unit. In a wage column a figure up to 100 is a coefficient, not dong (domain notes §5.3). */
function moneyReader(column: string, money: MoneyColumn, coefficientColumn: string | null): CellReader {
  const coefficient = money.coefficients ? COEFFICIENT_AMONG_THEM : COEFFICIENT
  return (raw, out, sink) => {
    if (coefficientColumn !== null && money.unit === 1 && coefficient.test(raw) && !/^0+(?:[.,]0+)?$/.test(raw))
      return settle(coefficientColumn, raw, parseDecimal(raw), sink, (value) => {
        out[coefficientColumn] ??= value
      })
    const parsed = parseDifference(raw, money)
    if (money.nonNegative && parsed.ok && parsed.value < 0) {
      sink.refuse(column, 'money-negative', raw)
      return 'refused'
    }
    return settle(column, raw, parsed, sink, (value) => {
      out[column] = value
    })
  }
}

/** Two columns of one amount come as "plus<tab>minus" (C12: _tien_dk and du_dk). */
function parseDifference(raw: string, money: MoneyColumn): Parsed<number> {
  const tab = raw.indexOf('\t')
  if (tab < 0) return parseVnd(raw, money)
  const plus = parseVnd(raw.slice(0, tab), money)
  const minus = parseVnd(raw.slice(tab + 1), money)
  if (!minus.ok) return minus.code.endsWith('-empty') ? plus : minus
  if (!plus.ok && !plus.code.endsWith('-empty')) return plus
  return { ok: true, value: (plus.ok ? plus.value : 0) - minus.value, repair: null }
}

/** The reader of a column that is no identifier; those are in identifier-readers.ts. */
export function valueReader(
  column: string,
  declared: SourceColumn,
  shows: ValueColumn,
  coefficientColumn: string | null,
): CellReader {
  switch (declared.cell) {
    case 'person_name':
      return personNameReader(column)
    case 'company_name':
      return companyNameReader(column)
    case 'date':
      return rememberedReader(column, (raw) => parsePartialDate(raw, shows.date), 50_000)
    case 'month':
      return rememberedReader(column, (raw) => parseMonth(raw, shows.month), 2_000)
    case 'period':
      return periodReader(column)
    case 'vnd':
      return moneyReader(column, shows.vnd, column === 'contribution_base_vnd' ? coefficientColumn : null)
    case 'count':
      return plainReader(column, parseCount)
    case 'decimal':
      return plainReader(column, parseDecimal)
    case 'flag':
      return rememberedReader(column, flagParser(declared), 100)
    case 'gender':
      return rememberedReader(column, (raw) => parseGender(raw), 100)
    case 'choice':
      return rememberedReader(column, choiceParser(declared), 1_000)
    case 'funds':
      return rememberedReader(column, parseFunds, 1_000)
    case 'phone':
      return plainReader(column, parsePhone)
    case 'figure':
      return plainReader(column, parseFigure)
    case 'school_year':
      return rememberedReader(column, parseSchoolYear, 100)
    case 'groups':
      return groupsReader(column)
    default:
      return textReader(column, declared.longest ?? Number.POSITIVE_INFINITY)
  }
}
