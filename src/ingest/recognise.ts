import type { FileMapping } from '../config/site-config.ts'
import { RECOGNITION } from '../domain/messages/recognition.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { MergedRange, RawRow } from '../files/raw-table.ts'
import { SOURCES, type SourceName } from '../sources/index.ts'
import type { Source } from '../sources/source.ts'
import { type BindInput, type Binding, bindColumns, headerKeys, missingStars, serves } from './bind-columns.ts'
import { dictionaryOf, sourcesKnowing } from './dictionary.ts'
import { type HeaderBlock, headerBlocks, headersToShow, isRowOfTexts } from './header-blocks.ts'
import { formNumberOf, nearestHeader } from './header-key.ts'
import { missingColumns } from './near-misses.ts'
import { requirePinsSomewhere, requireServed } from './pins.ts'
import { isBlankRow, isNumberRow } from './structural.ts'
import { titleValues } from './title-labels.ts'
import { readTitleFacts, type TitleFacts, unitBeside } from './title-rows.ts'

/** What a table was found to be, and where its data begin. */
export interface Recognised {
  readonly source: Source & { readonly name: SourceName }
  readonly binding: Binding
  /** Texts of the header, groups and all: "Thông tin cá nhân / Ngày sinh". */
  readonly labels: readonly string[]
  /** The rows of the header as they stand in the file: they come again after page breaks. */
  readonly headerRows: readonly (readonly string[])[]
  /** The row of column numbers under the header, as it stands in the file. */
  readonly numbers: readonly string[] | null
  /** The rows above the header, as they stand in the file. */
  readonly titleRows: readonly (readonly string[])[]
  /** The row a person sees the header in; the last one when it takes several. */
  readonly headerRow: number
  /** How many of the rows looked at stand before the data: titles, header, column numbers. */
  readonly rowsBefore: number
  readonly title: TitleFacts
  /** For columns whose value stands above the table: the label beside it. */
  readonly titleLabels: ReadonlyMap<string, string>
}

export type Recognition =
  | { readonly ok: true; readonly table: Recognised }
  /** `reason`: Vietnamese, what was missing and what to do. */
  | { readonly ok: false; readonly reason: string }

/** What is known of a table besides its first rows. */
export interface Surroundings {
  /** Merged cells of the sheet, where a header of several rows may need them; null when they are not known. */
  readonly merges?: readonly MergedRange[] | null
  /** Rows above an earlier table of the sheet: what they say holds further down until something else is said. */
  readonly inherited?: readonly (readonly string[])[]
}

interface Candidate {
  readonly score: number
  readonly block: HeaderBlock
  readonly table: Recognised
  readonly complete: boolean
  /** The row below looks like one more level of this header. */
  readonly goesOn: boolean
}

/** Two kinds of file whose scores differ by less are not told apart. */
const MARGIN = 0.5
/** A header that comes again further down may be read there in more words; the first with this share of them begins the table. */
const ENOUGH_OF_BEST = 0.75

/**
 * What kind of file these first rows belong to, by the set of their headers; a mapping's pins replace guesses.
 * @param file name for errors.
 * @throws ReconcileError mapping-mismatch when the file no longer has what the mapping pins.
 */
export function recognise(
  file: string,
  all: readonly RawRow[],
  mapping: FileMapping | null,
  { merges = null, inherited = [] }: Surroundings = {},
): Recognition {
  const rows = withoutFarColumns(all)
  const blocks = headerBlocks(rows, mapping, merges)
  if (mapping !== null) requirePinsSomewhere(file, blocks, mapping)
  const sources = SOURCES.filter(({ name }) => mapping?.source === undefined || mapping.source === name)
  const candidates = blocks
    .flatMap((block) => {
      const above = titleAbove(rows, block, inherited)
      return sources.map((source) => candidateAt(source, rows, block, mapping, above))
    })
    .filter((candidate) => candidate !== null)
  const complete = withoutHalves(candidates.filter((candidate) => candidate.complete))
  const best = firstTable(complete, rows)
  if (best === null) return { ok: false, reason: explainFailure(file, candidates, mapping) }
  const rival = complete.find(
    (candidate) =>
      candidate.table.source.name !== best.table.source.name &&
      candidate.block.top <= best.block.bottom &&
      best.score - candidate.score < MARGIN,
  )
  if (rival !== undefined) {
    const reason = RECOGNITION['two-sources'].vi({
      first: best.table.source.title.vi,
      second: rival.table.source.title.vi,
    })
    return { ok: false, reason }
  }
  if (mapping !== null) requireServed(file, best.table, mapping)
  return { ok: true, table: best.table }
}

/** No list has a header so far right; a row that fell apart may have twenty thousand cells, which would be looked at for every source. */
const MOST_COLUMNS = 1024

function withoutFarColumns(rows: readonly RawRow[]): readonly RawRow[] {
  if (!rows.some(({ cells }) => cells.length > MOST_COLUMNS)) return rows
  return rows.map((row) => ({ ...row, cells: row.cells.slice(0, MOST_COLUMNS) }))
}

/** Leaves out headers that go on when the whole of them says as much: their lowest row tells which part of a group a column is. */
function withoutHalves(complete: readonly Candidate[]): readonly Candidate[] {
  const isHalf = (half: Candidate): boolean =>
    complete.some(
      ({ block, table, score }) =>
        table.source.name === half.table.source.name &&
        block.top === half.block.top &&
        block.bottom > half.block.bottom &&
        score >= half.score,
    )
  return complete.filter((candidate) => !candidate.goesOn || !isHalf(candidate))
}

/** The best candidate of the first table: a sheet may hold several, and one further down may be read in more words. */
function firstTable(complete: readonly Candidate[], rows: readonly RawRow[]): Candidate | null {
  const best = firstOfBest(complete)
  if (best === null) return null
  const above = complete.filter(({ block }) => {
    const between = rows.slice(block.bottom + 1, best.block.top)
    return isRowOfTexts(rows[block.bottom]) && between.some((row) => !isRowOfTexts(row) && !isNumberRow(row.cells))
  })
  return above.length === 0 ? best : firstTable(above, rows)
}

const highest = (candidates: readonly Candidate[]): Candidate | null =>
  candidates.reduce<Candidate | null>((top, next) => (top === null || next.score > top.score ? next : top), null)

/** The best candidate, or the one of its source that stands above it and says nearly as much: a repeated header must not swallow the rows before it. */
function firstOfBest(complete: readonly Candidate[]): Candidate | null {
  const best = highest(complete)
  if (best === null) return null
  const alike = complete.filter(
    ({ table, score }) => table.source.name === best.table.source.name && score >= ENOUGH_OF_BEST * best.score,
  )
  const end = alike.reduce((least, { block }) => Math.min(least, block.bottom), best.block.bottom)
  return highest(alike.filter(({ block }) => block.top <= end))
}

/** The rows above a header, and what they say whatever the table is. */
interface TitleAbove {
  readonly above: readonly RawRow[]
  readonly title: TitleFacts
}

function titleAbove(
  rows: readonly RawRow[],
  { top }: HeaderBlock,
  inherited: readonly (readonly string[])[],
): TitleAbove {
  const above = [...rows.slice(0, top), ...inherited.map((cells): RawRow => ({ rowNumber: 0, cells }))]
  return { above, title: readTitleFacts(above) }
}

function candidateAt(
  source: (typeof SOURCES)[number],
  rows: readonly RawRow[],
  block: HeaderBlock,
  mapping: FileMapping | null,
  { above, title }: TitleAbove,
): Candidate | null {
  const { top, bottom, labels, readings } = block
  const blanks = rows[bottom + 1] !== undefined && isBlankRow(rows[bottom + 1]?.cells ?? []) ? 1 : 0
  const next = rows[bottom + 1 + blanks]
  const numbers = next !== undefined && isNumberRow(next.cells) ? next.cells : null
  if (!couldBind(source, block, numbers, mapping)) return null
  const labelled = titleValues(above, source, mapping)
  const values = new Map([...labelled].map(([column, { value }]) => [column, value]))
  const form = title.form ?? formByNumbers(numbers ?? labels)
  for (const [column, value] of [
    ['form', form],
    ['school_year', title.schoolYear],
    ['product', title.product],
  ] as const)
    if (value !== null && Object.hasOwn(source.columns, column) && !values.has(column)) values.set(column, value)
  const input: BindInput = { labels, readings, numbers, form, titleValues: values, mapping }
  const binding = bindColumns(source, input)
  if (binding.columns.size === 0) return null
  const rowsBefore = bottom + (numbers === null ? 1 : 2 + blanks)
  const header = rows.slice(top, bottom + 1)
  const headerRow = rows[bottom]?.rowNumber ?? 0
  const moneyUnit = title.moneyUnit ?? unitBeside(header, rows.slice(bottom + 1, bottom + 4), labels.length)
  const found = {
    source,
    binding,
    labels,
    headerRows: header.map(({ cells }) => cells),
    numbers,
    titleRows: above.map(({ cells }) => cells),
    headerRow,
    rowsBefore,
    titleLabels: new Map([...labelled].map(([column, { label: text }]) => [column, text])),
    title: { ...title, form, moneyUnit },
  }
  return {
    score: scoreOf(source, binding, block),
    block,
    complete: isComplete(source, binding, block, mapping),
    goesOn: goesOn(source, binding, next),
    table: found,
  }
}

/** Whether a block names a column of a source at all. Most rows that are looked at are data, and what stands above them need not be read. */
function couldBind(
  source: Source,
  block: HeaderBlock,
  numbers: readonly string[] | null,
  mapping: FileMapping | null,
): boolean {
  if (mapping?.columns !== undefined) return true
  if ([...block.labels, ...(numbers ?? [])].some((text) => formNumberOf(text) !== null)) return true
  const { targets } = dictionaryOf(source)
  return block.labels.some((_, at) => headerKeys(block, at).some((key) => targets.has(key)))
}

/** Only 05-1 prints numbers above [16]; a form below that which has [07] is 05-2. */
function formByNumbers(cells: readonly string[]): string | null {
  const numbers = cells.map(formNumberOf).filter((number) => number !== null)
  if (!numbers.includes('07')) return null
  return numbers.some((number) => Number(number) > 16) ? '05-1' : '05-2'
}

function scoreOf(source: Source, binding: Binding, block: HeaderBlock): number {
  let score = 0
  for (const [key, at] of binding.columns) {
    const column = key.split('.')[0] ?? key
    const known = headerKeys(block, at)
      .map(sourcesKnowing)
      .find((sources) => sources > 0)
    const rarity = 1 / Math.max(1, known ?? 0)
    score += (source.columns[column]?.star === true ? 1.5 : 1) * (0.25 + 0.75 * rarity)
  }
  return score
}

/** Whether the row under a header is one more level of it: texts only, and nothing where each row of data has something. */
function goesOn(source: Source, binding: Binding, next: RawRow | undefined): boolean {
  if (!isRowOfTexts(next)) return false
  const needed = [...binding.columns].filter(([key]) => {
    const column = key.split('.')[0] ?? key
    return source.columns[column]?.star === true || source.starredAnyOf?.some((group) => group.includes(column))
  })
  return needed.length > 0 && needed.every(([, at]) => (next?.cells[at] ?? '').trim() === '')
}

function isComplete(source: Source, binding: Binding, block: HeaderBlock, mapping: FileMapping | null): boolean {
  if (missingStars(source, binding).length > 0) return false
  const pinned = mapping?.source === source.name
  if (Object.keys(mapping?.columns ?? {}).some((ours) => source.columns[ours.split('.')[0] ?? ours] === undefined))
    return false
  if (pinned) return true
  const { refused } = dictionaryOf(source)
  if (block.labels.some((_, at) => headerKeys(block, at).some((key) => refused.has(key)))) return false
  return source.recognisedBy.every((group) => group.some((column) => serves(binding, column)))
}

function explainFailure(file: string, candidates: readonly Candidate[], mapping: FileMapping | null): string {
  const nearest = highest(candidates)
  if (nearest === null) return RECOGNITION['no-header'].vi({})
  const { source, binding, labels } = nearest.table
  const missing = missingStars(source, binding)
  if (mapping?.source !== undefined && missing.length > 0) {
    const found = headersToShow(labels)
    const expected = source.columns[missing[0] ?? '']?.headers[0] ?? missing[0] ?? ''
    throw new ReconcileError('mapping-mismatch', { file, expected, found, closest: nearestHeader(expected, found) })
  }
  if (mapping?.header_row !== undefined)
    throw new ReconcileError('mapping-mismatch', {
      file,
      expected: `header_row: ${mapping.header_row}`,
      found: headersToShow(labels),
      closest: null,
    })
  return missing.length > 0
    ? RECOGNITION['columns-missing'].vi({
        source: source.title.vi,
        columns: missingColumns(missing, nearest.table),
      })
    : RECOGNITION['signs-missing'].vi({ source: source.title.vi })
}
