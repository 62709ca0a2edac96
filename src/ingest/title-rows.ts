import type { FileMapping } from '../config/site-config.ts'
import { type Period, parsePeriod } from '../domain/months.ts'
import type { RawRow } from '../files/raw-table.ts'
import type { Source } from '../sources/source.ts'
import { foldWords, headerKey } from './header-key.ts'

/** What the rows above a table say about the whole of it. */
export interface TitleFacts {
  readonly period: Period | null
  /** "Số liệu đến ngày 31/10/2025": the last month the file knows, though not a period of it. */
  readonly lastMonth: number | null
  /** 1, 1000, 1000000 under "ĐVT: …"; null when nothing is said. */
  readonly moneyUnit: number | null
  /** '05-1', '05-2', '05' when a form of TT 80/2021 is named. */
  readonly form: string | null
}

const WITH_DAY = /\bngay \d/
const RANGE = /\btu (?:thang )?(\d{1,2}) (?:nam )?(\d{4}) den (?:het )?(?:thang )?(\d{1,2}) (?:nam )?(\d{4})\b/
const MONTH = /\bthang (\d{1,2}) (?:nam )?(\d{4})\b/
const QUARTER = /\bquy (i{1,3}|iv|[1-4]) (?:nam )?(\d{4})\b/
const YEAR = /\bnam (\d{4})\b/
const UP_TO_DAY = /\bden (?:het )?ngay (?:\d{1,2} (?:thang )?)(\d{1,2}) (?:nam )?(\d{4})\b/

const index = (month: string | undefined, year: string | undefined): number => Number(year) * 12 + Number(month) - 1

function periodIn(text: string): Period | null {
  const range = RANGE.exec(text)
  if (range !== null) {
    const [from, to] = [index(range[1], range[2]), index(range[3], range[4])]
    return from <= to ? { from, to, precision: from === to ? 'month' : 'quarter' } : null
  }
  const month = MONTH.exec(text)
  const quarter = QUARTER.exec(text)
  const year = YEAR.exec(text)
  const words =
    month !== null
      ? `${month[1]}/${month[2]}`
      : quarter !== null
        ? `quý ${quarter[1]} ${quarter[2]}`
        : year !== null
          ? `${year[1]}`
          : null
  const parsed = words === null ? null : parsePeriod(words)
  return parsed?.ok === true ? parsed.value : null
}

function moneyUnitIn(text: string): number | null {
  if (!/\b(dvt|don vi tinh|don vi)\b/.test(text)) return null
  if (/\btrieu\b/.test(text)) return 1_000_000
  if (/\b(nghin|ngan)\b|\b1 ?000\b/.test(text)) return 1_000
  return /\b(dong|vnd)\b/.test(text) ? 1 : null
}

const formIn = (text: string): string | null => /\b(05 [12]) ?bk\b/.exec(text)?.[1]?.replace(' ', '-') ?? null

/** Period, unit of money and form that the title block names; dates of signatures and of decrees are no period. */
export function readTitleFacts(rows: readonly RawRow[]): TitleFacts {
  const texts = rows.flatMap(({ cells }) => cells.filter((cell) => cell.trim() !== '').map(foldWords))
  const first = <T>(find: (text: string) => T | null): T | null => {
    for (const text of texts) {
      const found = find(text)
      if (found !== null) return found
    }
    return null
  }
  const upTo = first((text) => UP_TO_DAY.exec(text))
  return {
    period: first((text) => (WITH_DAY.test(text) ? null : periodIn(text))),
    lastMonth: upTo === null ? null : index(upTo[1], upTo[2]),
    moneyUnit: first(moneyUnitIn),
    form: first(formIn),
  }
}

/** The value beside a label above the table: after its colon, or in the next cell that is not empty; null without the label. */
export function labelledValue(rows: readonly RawRow[], label: string): string | null {
  const wanted = headerKey(label)
  for (const { cells } of rows) {
    for (const [position, cell] of cells.entries()) {
      const colon = cell.indexOf(':')
      const key = headerKey(colon >= 0 ? cell.slice(0, colon) : cell)
      if (key !== wanted) continue
      const beside = colon >= 0 ? cell.slice(colon + 1).trim() : ''
      const value = beside !== '' ? beside : cells.slice(position + 1).find((next) => next.trim() !== '')
      if (value !== undefined && value.trim() !== '') return value.trim()
    }
  }
  return null
}

/** Values for whole columns that stand above the table: those that the mapping names, and those whose labels the source knows. */
export function titleValues(
  rows: readonly RawRow[],
  source: Source,
  mapping: FileMapping | null,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const [column, declared] of Object.entries(source.columns)) {
    const labels = mapping?.title?.[column] === undefined ? (declared.titleLabels ?? []) : [mapping.title[column]]
    for (const label of labels) {
      const value = labelledValue(rows, label)
      if (value !== null && !values.has(column)) values.set(column, value)
    }
  }
  return values
}
