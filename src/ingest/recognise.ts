import type { FileMapping } from '../config/site-config.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RawRow } from '../files/raw-table.ts'
import { SOURCES, type SourceName } from '../sources/index.ts'
import type { Source } from '../sources/source.ts'
import {
  type BindInput,
  type Binding,
  bindColumns,
  indexOfHeader,
  missingStars,
  requirePins,
  serves,
} from './bind-columns.ts'
import { dictionaryOf, sourcesKnowing } from './dictionary.ts'
import { formNumberOf, headerKey, nearestHeader } from './header-key.ts'
import { readTitleFacts, type TitleFacts, titleValues } from './title-rows.ts'

/** What a table was found to be, and where its data begin. */
export interface Recognised {
  readonly source: Source & { readonly name: SourceName }
  readonly binding: Binding
  readonly labels: readonly string[]
  /** The row a person sees the header in. */
  readonly headerRow: number
  /** How many of the rows looked at stand before the data: titles, header, column numbers. */
  readonly rowsBefore: number
  readonly title: TitleFacts
}

export type Recognition =
  | { readonly ok: true; readonly table: Recognised }
  /** `reason`: Vietnamese, what was missing and what to do. */
  | { readonly ok: false; readonly reason: string }

interface Candidate {
  readonly score: number
  readonly table: Recognised
  readonly complete: boolean
}

/** The header stands within this many rows (domain notes §6.5). */
export const HEADER_SEARCH_ROWS = 30
/** Two kinds of file whose scores differ by less are not told apart. */
const MARGIN = 0.5

/**
 * What kind of file these first rows belong to, by the set of their headers; a mapping's pins replace guesses.
 * @param file name for errors.
 * @throws ReconcileError mapping-mismatch when the file no longer has what the mapping pins.
 */
export function recognise(file: string, rows: readonly RawRow[], mapping: FileMapping | null): Recognition {
  const positions = headerPositions(rows, mapping)
  if (mapping !== null) requirePinsSomewhere(file, rows, positions, mapping)
  const sources = SOURCES.filter(({ name }) => mapping?.source === undefined || mapping.source === name)
  const candidates = positions
    .flatMap((position) => sources.map((source) => candidateAt(source, rows, position, mapping)))
    .filter((candidate) => candidate !== null)
  const complete = candidates.filter((candidate) => candidate.complete)
  const best = complete.reduce<Candidate | null>(
    (top, next) => (top === null || next.score > top.score ? next : top),
    null,
  )
  if (best === null) return { ok: false, reason: explainFailure(file, rows, positions, candidates, mapping) }
  const rival = complete.find(
    (candidate) => candidate.table.source.name !== best.table.source.name && best.score - candidate.score < MARGIN,
  )
  if (rival !== undefined) {
    const reason = `Tệp giống cả "${best.table.source.title.vi}" lẫn "${rival.table.source.title.vi}"; khai source cho tệp này trong doisoat.yaml.`
    return { ok: false, reason }
  }
  return { ok: true, table: best.table }
}

function headerPositions(rows: readonly RawRow[], mapping: FileMapping | null): readonly number[] {
  const searched = rows.slice(0, HEADER_SEARCH_ROWS)
  if (mapping?.header_row !== undefined) {
    const pinned = rows.findIndex(({ rowNumber }) => rowNumber === mapping.header_row)
    return pinned >= 0 ? [pinned] : []
  }
  return searched
    .map((_, position) => position)
    .filter((position) => filled(rows[position]).length >= 2 && !isNumberRow(rows[position]?.cells ?? []))
}

const filled = (row: RawRow | undefined): readonly string[] => (row?.cells ?? []).filter((cell) => cell.trim() !== '')

/** Pins must be answered by one row at least; the row with most answers is the one shown in the error. */
function requirePinsSomewhere(
  file: string,
  rows: readonly RawRow[],
  positions: readonly number[],
  mapping: FileMapping,
): void {
  const wanted = [...Object.values(mapping.columns ?? {}), ...(mapping.ignore_columns ?? [])]
  if (wanted.length === 0 && mapping.header_row === undefined) return
  const answers = (position: number): number =>
    wanted.filter((theirs) => indexOfHeader(rows[position]?.cells ?? [], theirs) !== null).length
  const best = positions.reduce((top, next) => (answers(next) > answers(top) ? next : top), positions[0] ?? -1)
  if (best < 0) {
    const expected = mapping.header_row === undefined ? (wanted[0] ?? '') : `header_row: ${mapping.header_row}`
    throw new ReconcileError('mapping-mismatch', { file, expected, found: [], closest: null })
  }
  requirePins(file, rows[best]?.cells ?? [], mapping)
}

function candidateAt(
  source: (typeof SOURCES)[number],
  rows: readonly RawRow[],
  position: number,
  mapping: FileMapping | null,
): Candidate | null {
  const row = rows[position]
  if (row === undefined) return null
  const titleRows = rows.slice(0, position)
  const next = rows[position + 1]
  const numbers = next !== undefined && isNumberRow(next.cells) ? next.cells : null
  const title = readTitleFacts(titleRows)
  const values = new Map(titleValues(titleRows, source, mapping))
  const form = title.form ?? formByNumbers(numbers ?? row.cells)
  if (form !== null && Object.hasOwn(source.columns, 'form') && !values.has('form')) values.set('form', form)
  const input: BindInput = { labels: row.cells, numbers, form, titleValues: values, mapping }
  const binding = bindColumns(source, input)
  if (binding.columns.size === 0) return null
  const rowsBefore = position + (numbers === null ? 1 : 2)
  return {
    score: scoreOf(source, binding, row.cells),
    complete: isComplete(source, binding, row.cells, mapping),
    table: { source, binding, labels: row.cells, headerRow: row.rowNumber, rowsBefore, title: { ...title, form } },
  }
}

/** Column numbers under a header: "(1) (2)", "[06] [07]", "A B 1 2"; nothing else in the row. */
export function isNumberRow(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (texts.length < 3) return false
  const numbered = texts.map((text) => /^[[(]?\s*(?:ct)?(\d{1,2})(?:\.\d)?[a-z]?\s*[\])]?(?:\s*=.*)?$/i.exec(text)?.[1])
  if (!texts.every((text, at) => numbered[at] !== undefined || /^[[(]?[A-ZĐ][\])]?$/.test(text))) return false
  const values = numbered.filter((value) => value !== undefined).map(Number)
  // In brackets they need only rise, as columns are left out; bare figures must count up one by one, which data do not.
  const bracketed = texts.every((text) => /^[[(].*[\])]/.test(text))
  const follows = (step: number): boolean => (bracketed ? step >= 0 : step === 0 || step === 1)
  return values.length >= 2 && values.every((value, at) => at === 0 || follows(value - (values[at - 1] ?? 0)))
}

/** Only 05-1 prints numbers above [16]; a form below that which has [07] is 05-2. */
function formByNumbers(cells: readonly string[]): string | null {
  const numbers = cells.map(formNumberOf).filter((number) => number !== null)
  if (!numbers.includes('07')) return null
  return numbers.some((number) => Number(number) > 16) ? '05-1' : '05-2'
}

function scoreOf(source: Source, binding: Binding, labels: readonly string[]): number {
  let score = 0
  for (const [key, at] of binding.columns) {
    const column = key.split('.')[0] ?? key
    const rarity = 1 / Math.max(1, sourcesKnowing(headerKey(labels[at] ?? '')))
    score += (source.columns[column]?.star === true ? 1.5 : 1) * (0.25 + 0.75 * rarity)
  }
  return score
}

function isComplete(source: Source, binding: Binding, labels: readonly string[], mapping: FileMapping | null): boolean {
  if (missingStars(source, binding).length > 0) return false
  const pinned = mapping?.source === source.name
  if (Object.keys(mapping?.columns ?? {}).some((ours) => source.columns[ours.split('.')[0] ?? ours] === undefined))
    return false
  if (pinned) return true
  const { refused } = dictionaryOf(source)
  if (labels.some((label) => label.trim() !== '' && refused.has(headerKey(label)))) return false
  return source.recognisedBy.every((group) => group.some((column) => serves(binding, column)))
}

function explainFailure(
  file: string,
  rows: readonly RawRow[],
  positions: readonly number[],
  candidates: readonly Candidate[],
  mapping: FileMapping | null,
): string {
  const nearest = candidates.reduce<Candidate | null>(
    (top, next) => (top === null || next.score > top.score ? next : top),
    null,
  )
  if (nearest === null)
    return 'Không tìm thấy dòng tiêu đề trong 30 dòng đầu; khai source, header_row, columns trong doisoat.yaml.'
  const { source, binding, labels } = nearest.table
  const missing = missingStars(source, binding)
  if (mapping?.source !== undefined && missing.length > 0) {
    const found = filled(rows[positions.find((at) => rows[at]?.rowNumber === nearest.table.headerRow) ?? 0])
    const expected = source.columns[missing[0] ?? '']?.headers[0] ?? missing[0] ?? ''
    throw new ReconcileError('mapping-mismatch', { file, expected, found, closest: nearestHeader(expected, labels) })
  }
  const lacking = missing.length > 0 ? ` nhưng thiếu cột ${missing.join(', ')}` : ' nhưng chưa đủ dấu hiệu'
  return `Tệp gần giống "${source.title.vi}"${lacking}; khai source và columns trong doisoat.yaml nếu đúng là nguồn này.`
}
