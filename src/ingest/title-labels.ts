import type { FileMapping } from '../config/site-config.ts'
import { keptFor } from '../domain/memoise.ts'
import type { RawRow } from '../files/raw-table.ts'
import type { CellKind, Source, SourceColumn } from '../sources/source.ts'
import { sourcesKnowing } from './dictionary.ts'
import { headerKey } from './header-key.ts'
import { moneyUnitIn } from './money-unit.ts'
import { isFilled } from './structural.ts'

/** A value above a table, by the key of the label that stands beside it. */
interface Labelled {
  readonly key: string
  readonly label: string
  readonly value: string
  /** The label ends with a colon: then it is one, whatever else its text may mean. */
  readonly colon: boolean
}

/** A value that stands above a table, and the label beside it. */
export interface TitleValue {
  readonly value: string
  readonly label: string
}

/** Columns that one label above a table can fill for the whole of it, by any text that is a header of theirs, followed by a colon. */
const OF_WHOLE_TABLES = new Set([
  ...['unit_code', 'unit_name', 'unit_tax_id', 'payer_tax_id', 'payer_name', 'school_name', 'school_year'],
  ...['office_code', 'office_name', 'tax_office', 'organisation', 'block'],
  ...['province_code', 'province_name', 'district_name', 'commune_code', 'commune_name', 'hamlet'],
])

const NEEDS_DIGIT: ReadonlySet<CellKind> = new Set<CellKind>(['tax_id', 'unit_code', 'area_code'])
const LONGEST_VALUE = 200

/** Labels that give a column its value for the whole table; those of the mapping replace all others. */
function labelsOf(column: string, declared: SourceColumn, mapping: FileMapping | null): readonly [string, boolean][] {
  const pinned = mapping?.title?.[column]
  if (pinned !== undefined) return [[headerKey(pinned), false]]
  const plain = (declared.titleLabels ?? []).map((label): [string, boolean] => [headerKey(label), false])
  if (!OF_WHOLE_TABLES.has(column)) return plain
  return [...plain, ...declared.headers.map((header): [string, boolean] => [headerKey(header), true])]
}

/** The labels of a source under a mapping, and what has been read by them: a window of rows is looked at for many a header. */
interface TitleReader {
  readonly labels: readonly {
    readonly column: string
    readonly cell: CellKind
    readonly keys: ReadonlyMap<string, boolean>
  }[]
  readonly known: ReadonlySet<string>
  /** By the cells of a row and those of the row below it, on which alone it depends. */
  readonly read: WeakMap<readonly string[], WeakMap<readonly string[], readonly Labelled[]>>
}

const NO_MAPPING = {}
const NO_CELLS: readonly string[] = []
const READERS = new WeakMap<Source, WeakMap<object, TitleReader>>()

function readerFor(source: Source, mapping: FileMapping | null): TitleReader {
  const ofSource = keptFor(READERS, source, () => new WeakMap<object, TitleReader>())
  return keptFor(ofSource, mapping ?? NO_MAPPING, () => {
    const labels = Object.entries(source.columns).map(([column, declared]) => ({
      column,
      cell: declared.cell,
      keys: new Map(labelsOf(column, declared, mapping)),
    }))
    return { labels, known: new Set(labels.flatMap(({ keys }) => [...keys.keys()])), read: new WeakMap() }
  })
}

/** Values for whole columns that stand above the table: those that the mapping names, and those whose labels the source knows. */
export function titleValues(
  rows: readonly RawRow[],
  source: Source,
  mapping: FileMapping | null,
): ReadonlyMap<string, TitleValue> {
  const { labels, known, read } = readerFor(source, mapping)
  const found = rows.flatMap(({ cells }, at) => {
    const below = rows[at + 1]?.cells ?? NO_CELLS
    const ofRow = keptFor(read, cells, () => new WeakMap<readonly string[], readonly Labelled[]>())
    return keptFor(ofRow, below, () => labelledValues(cells, below, known))
  })
  const values = new Map<string, TitleValue>()
  for (const { column, cell, keys } of labels) {
    const pinned = mapping?.title?.[column] !== undefined
    const first = found.find(
      ({ key, value, colon }) =>
        keys.has(key) && (colon || keys.get(key) === false) && (pinned || couldBe(value, column, cell)),
    )
    if (first !== undefined) values.set(column, { value: first.value, label: first.label })
  }
  return values
}

function couldBe(value: string, column: string, cell: CellKind): boolean {
  if (value.length > LONGEST_VALUE || sourcesKnowing(headerKey(value)) > 0) return false
  if (NEEDS_DIGIT.has(cell)) return /\d/.test(value)
  return (
    column !== 'unit_name' || (moneyUnitIn(`đơn vị: ${value}`) === null && !/^(?:bhxh|bảo hiểm xã hội)/iu.test(value))
  )
}

/** Every label in a row that is one of these, with its value: after its colon, in the next cells, or in the cell below. */
function labelledValues(
  cells: readonly string[],
  below: readonly string[],
  known: ReadonlySet<string>,
): readonly Labelled[] {
  const found: Labelled[] = []
  for (const [column, cell] of cells.entries()) {
    if (!isFilled(cell)) continue
    for (const { label, value } of labelsIn(cell, known)) {
      const key = headerKey(label)
      const colon = /[:：]/.test(cell)
      if (!known.has(key)) continue
      const beside = value !== '' ? value : valueBeside(cells, below, column, known)
      if (beside !== null) found.push({ key, label: label.trim(), value: beside, colon })
    }
  }
  return found
}

/** The next text to the right, else the cell below, else the text left of a label that ends its row; never another label. */
function valueBeside(
  cells: readonly string[],
  below: readonly string[],
  column: number,
  known: ReadonlySet<string>,
): string | null {
  const isValue = (text: string | undefined): text is string =>
    isFilled(text) && !/[:：]\s*$/.test(text) && !labelsIn(text, known).some(({ label }) => known.has(headerKey(label)))
  const right = cells.slice(column + 1).find(isFilled)
  if (isValue(right)) return right.trim().replace(/^[:：]\s*/, '')
  const under = below[column]
  if (isValue(under)) return under.trim()
  const left = cells.slice(0, column).filter(isFilled)
  return right === undefined && left.length === 1 && isValue(left[0]) ? left[0].trim() : null
}

interface LabelledText {
  readonly label: string
  /** '' when nothing stands behind it in its cell. */
  readonly value: string
}

/** "Mã đơn vị: TC0243   Tên đơn vị: Công ty A" → two labels with their values; a cell without a colon is one label. */
export function labelsIn(cell: string, known: ReadonlySet<string>): readonly LabelledText[] {
  return cell.split(/[\r\n]+/).flatMap((line) => {
    const parts = line.split(/[:：]/)
    if (parts.length === 1) return [{ label: line, value: '' }]
    const found: LabelledText[] = []
    let label = lastWords(parts[0] ?? '', known).label
    for (const [at, part] of parts.slice(1).entries()) {
      const isLast = at === parts.length - 2
      const { rest, label: next } = isLast ? { rest: part, label: '' } : lastWords(part, known)
      found.push({ label, value: rest.replace(/[\s;,|–-]+$/u, '').trim() })
      label = next
    }
    return found
  })
}

/** Splits off the label at the end of a text: the longest run of words that is a known one, else what stands behind a wide gap. */
function lastWords(text: string, known: ReadonlySet<string>): { readonly rest: string; readonly label: string } {
  const words = text.trim().split(/\s+/)
  for (let from = 0; from < words.length; from++) {
    const label = words.slice(from).join(' ')
    if (known.has(headerKey(label))) return { rest: words.slice(0, from).join(' '), label }
  }
  const gap = /^(.*?)(?:\s{2,}|\t|[;|])\s*(\S.*)$/su.exec(text.trimEnd())
  return gap === null ? { rest: text, label: text } : { rest: gap[1] ?? '', label: gap[2] ?? '' }
}
