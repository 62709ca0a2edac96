import { keptFor } from '../domain/memoise.ts'
import { type Period, parsePeriod } from '../domain/months.ts'
import type { RawRow } from '../files/raw-table.ts'
import { foldWords } from './header-key.ts'
import { moneyUnitIn } from './money-unit.ts'
import { filledCells } from './structural.ts'

/** What the rows above a table say about the whole of it. */
export interface TitleFacts {
  readonly period: Period | null
  /** "Số liệu đến ngày 31/10/2025": the last month the file knows, though not a period of it. */
  readonly lastMonth: number | null
  /** 1, 1000, 1000000 under "ĐVT: …"; null when nothing is said. */
  readonly moneyUnit: number | null
  /** '05-1', '05-2', '05' when a form of TT 80/2021 is named. */
  readonly form: string | null
  /** "NĂM HỌC 2025-2026"; null when none is named. */
  readonly schoolYear: string | null
  /** What D03-TS and D05-TS are lists of: household_health, voluntary; null when neither is named. */
  readonly product: string | null
  /** The province of the agency that sends the file ("BẢO HIỂM XÃ HỘI TỈNH HẬU GIANG"); '' when none is named. */
  readonly province: string
}

const SCHOOL_YEAR = /\bnam hoc (\d{4} \d{4})\b/
const WITH_DAY = /\bngay \d/
const RANGE = /\btu (?:thang )?(\d{1,2}) (?:nam )?(\d{4}) den (?:het )?(?:thang )?(\d{1,2}) (?:nam )?(\d{4})\b/
const MONTH = /\b(?:thang|thang nam|t) ?(\d{1,2}) (?:nam )?(\d{4})\b/
/** "Kỳ 10/2025" is a month; "Kỳ 1 năm 2025" may be anything. */
const BY_KY = /\bky(?: bao cao| so lieu| du lieu)? (\d{1,2}) (\d{4})\b/
const YEAR_FIRST = /\bthang (\d{4}) (\d{1,2})\b/
const QUARTER = /\bquy (i{1,3}|iv|[1-4]) (?:nam )?(\d{4})\b/
const YEAR = /\bnam (\d{4})\b/
const UP_TO_DAY = /\bden (?:het )?ngay (?:\d{1,2} (?:thang )?)(\d{1,2}) (?:nam )?(\d{4})\b/
const AGENCY =
  /(?:bhxh|bảo hiểm xã hội|ubnd|ủy ban nhân dân|cục thuế|thuế|sở tài chính|sở kế hoạch và đầu tư)\s+((?:tỉnh|thành phố|tp\.?)\s+[\p{L}\s-]+)$/iu

const index = (month: string | undefined, year: string | undefined): number => Number(year) * 12 + Number(month) - 1

function periodIn(text: string): Period | null {
  const range = RANGE.exec(text)
  if (range !== null) {
    const [from, to] = [index(range[1], range[2]), index(range[3], range[4])]
    return from <= to ? { from, to, precision: from === to ? 'month' : 'quarter' } : null
  }
  const month = MONTH.exec(text) ?? BY_KY.exec(text)
  const reversed = YEAR_FIRST.exec(text)
  const quarter = QUARTER.exec(text)
  const year = YEAR.exec(text)
  const words =
    month !== null
      ? `${month[1]}/${month[2]}`
      : reversed !== null
        ? `${reversed[2]}/${reversed[1]}`
        : quarter !== null
          ? `quý ${quarter[1]} ${quarter[2]}`
          : year !== null
            ? `${year[1]}`
            : null
  const parsed = words === null ? null : parsePeriod(words)
  return parsed?.ok === true ? parsed.value : null
}

/** Of what a cell and what its row says the one that names a month: "Tháng 10" and "năm 2025" may stand in two cells. */
const closest = (ofCells: Period | null, ofLines: Period | null): Period | null =>
  ofCells === null || (ofCells.precision === 'year' && ofLines?.precision === 'month') ? ofLines : ofCells

const formIn = (text: string): string | null => /\b(05 [12]) ?bk\b/.exec(text)?.[1]?.replace(' ', '-') ?? null

const PRODUCTS: Readonly<Record<string, string>> = { '03': 'household_health', '05': 'voluntary' }

const productIn = (text: string): string | null =>
  PRODUCTS[/\bd ?(0[35]) ?(?:a |b )?ts\b/.exec(text)?.[1] ?? ''] ?? null

const provinceIn = (text: string): string | null =>
  AGENCY.exec(text.normalize('NFC').replace(/\s+/g, ' ').trim())?.[1]?.trim() ?? null

/** What one row says: its cells each, and the whole of it as a line. */
interface RowFacts {
  readonly period: Period | null
  readonly periodOfLine: Period | null
  readonly lastMonth: number | null
  readonly moneyUnit: number | null
  readonly moneyUnitOfLine: number | null
  readonly form: string | null
  readonly schoolYear: string | null
  readonly product: string | null
  readonly province: string | null
}

const periodWithoutDay = (text: string): Period | null => (WITH_DAY.test(text) ? null : periodIn(text))

function lastMonthIn(text: string): number | null {
  const upTo = UP_TO_DAY.exec(text)
  return upTo === null ? null : index(upTo[1], upTo[2])
}

function firstOf<I, T>(items: readonly I[], find: (item: I) => T | null): T | null {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}

/** A row stands above many a header that is tried, and says the same each time. */
const FACTS = new WeakMap<readonly string[], RowFacts>()

const factsOfRow = (row: readonly string[]): RowFacts => keptFor(FACTS, row, () => readRow(row))

function readRow(row: readonly string[]): RowFacts {
  const cells = filledCells(row)
  const texts = cells.map(foldWords)
  // "Tháng" and "10/2025" may stand in two cells of a row.
  const joined = cells.join(' ')
  const line = foldWords(joined)
  return {
    period: firstOf(texts, periodWithoutDay),
    periodOfLine: periodWithoutDay(line),
    lastMonth: firstOf(texts, lastMonthIn),
    moneyUnit: firstOf(cells, moneyUnitIn),
    moneyUnitOfLine: moneyUnitIn(line),
    form: firstOf(texts, formIn),
    schoolYear: SCHOOL_YEAR.exec(line)?.[1]?.replace(' ', '-') ?? null,
    product: firstOf(texts, productIn),
    province: firstOf(cells, provinceIn),
  }
}

/** Period, unit of money and form that the title block names; dates of signatures and of decrees are no period. */
export function readTitleFacts(rows: readonly RawRow[]): TitleFacts {
  const facts = rows.map(({ cells }) => factsOfRow(cells))
  const first = <K extends keyof RowFacts>(key: K): RowFacts[K] | null => firstOf(facts, (row) => row[key])
  return {
    period: closest(first('period'), first('periodOfLine')),
    lastMonth: first('lastMonth'),
    moneyUnit: first('moneyUnit') ?? first('moneyUnitOfLine'),
    form: first('form'),
    schoolYear: first('schoolYear'),
    product: first('product'),
    province: first('province') ?? '',
  }
}

const LABELLED_UNIT = /^\(?\s*(?:đvt|đơn vị tính|đơn vị)\b/iu

/** The unit of money that stands beside a table: in its header row, or right of its columns in one of these rows. */
export function unitBeside(header: readonly RawRow[], below: readonly RawRow[], width: number): number | null {
  const cells = [
    ...header.flatMap((row) => filledCells(row.cells)),
    ...below.flatMap((row) => filledCells(row.cells.slice(width))),
  ]
  for (const cell of cells) {
    const unit = LABELLED_UNIT.test(cell.normalize('NFC')) ? moneyUnitIn(cell) : null
    if (unit !== null) return unit
  }
  return null
}
