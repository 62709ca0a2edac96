import type { FileMapping } from '../config/site-config.ts'
import type { Repair } from '../domain/parsed.ts'
import { type Source, type SourceColumn, stagingColumns } from '../sources/source.ts'
import type { Binding } from './bind-columns.ts'
import { birthParts, birthPartsReader } from './birth-parts.ts'
import { textOrCarried } from './carried-text.ts'
import {
  type CellReader,
  type OutRow,
  PLAIN_COLUMN,
  type RowSink,
  refusingErrors,
  type ValueColumn,
  valueReader,
} from './cell-readers.ts'
import { dateColumn, moneyColumn, monthColumn } from './column-signs.ts'
import { cellText, textOf } from './column-text.ts'
import { crossReaders, type FileFacts } from './cross-cell.ts'
import { fundPartsReader } from './fund-parts.ts'
import { identifierReaderFor } from './identifier-readers.ts'

/** A cell that could not be read. `quarantines`: the row cannot do without it. */
export interface Refusal {
  readonly column: string
  readonly code: string
  readonly raw: string
  quarantines: boolean
}

export interface Mended {
  readonly column: string
  readonly repair: Repair
  readonly raw: string
  readonly value: string
}

/** What became of one row. The arrays are the reader's own and are emptied before the next row. */
export interface RowResult {
  /** The staging row without its place (file_id, row_number); null when the row is quarantined. */
  readonly out: OutRow | null
  readonly refusals: readonly Refusal[]
  readonly mended: readonly Mended[]
}

export interface RowReader {
  (cells: readonly string[]): RowResult
  /** Staging columns that rows of this file can fill; all others stay null in every row of it. */
  readonly fills: readonly string[]
  /** What the columns of this file showed about how they are written, in Vietnamese. */
  readonly notes: readonly string[]
}

/** Columns that are filled from their neighbours, whether or not the file has them. */
const FILLED_FROM_NEIGHBOURS = [
  'citizen_id',
  'citizen_id_repair',
  'old_citizen_id',
  'old_citizen_id_repair',
  'passport_number',
  'passport_number_repair',
  'insurance_number',
  'insurance_number_repair',
  'unit_tax_id',
  'unit_tax_id_repair',
  'tax_id',
  'tax_id_repair',
  'object_code',
  'participation',
  'contribution_coefficient',
  'province_code',
  'commune_code',
  'period_from',
  'period_to',
  'period_precision',
]

export interface RowReaderOptions {
  readonly source: Source
  readonly binding: Binding
  readonly mapping: FileMapping | null
  readonly facts: FileFacts
  readonly moneyUnit: (column: string) => number
  /** The first data rows of the file: they show how its columns write thousands. */
  readonly samples: readonly (readonly string[])[]
  /** Column → text for rows that leave it empty, from the headings of the groups they stand in; changes as the file is read. */
  readonly carried?: ReadonlyMap<string, string> | undefined
  /** Headers of the file, for remarks; our own names stand in for them where they are not given. */
  readonly labels?: readonly string[]
}

interface Step {
  readonly column: string
  readonly star: boolean
  /** Text of the cell or cells; '' when blank. */
  text(cells: readonly string[]): string
  read: CellReader
  /** Another column that its cells fill. */
  readonly alsoFills?: string | null
}

/** Identifiers come after what their checks look at, and those that fill others' gaps after the others. */
const RANK: Readonly<Record<string, number>> = {
  tax_id: 1,
  old_citizen_id: 2,
  citizen_id: 3,
  identity_number: 4,
  passport: 5,
  personal_tax_id: 6,
  insurance_number: 7,
  card_number: 8,
  unit_code: 9,
}

/** Compiles the reading of one file: what each column is, once, so that a row costs its cells and nothing else. */
export function compileRowReader(options: RowReaderOptions): RowReader {
  const { source } = options
  const notes: string[] = []
  const steps = compileSteps(options, notes)
  const cross = crossReaders(source, options.facts)
  const template = emptyRow(source)
  const groups = source.starredAnyOf ?? []
  const refusals: Refusal[] = []
  const mended: Mended[] = []
  const sink = sinkInto(refusals, mended)
  const read = (cells: readonly string[]): RowResult => {
    refusals.length = 0
    mended.length = 0
    const out: OutRow = { ...template }
    let whole = true
    for (const step of steps) {
      const raw = step.text(cells)
      const reading = raw === '' ? 'blank' : step.read(raw, out, sink)
      if (step.star && reading !== 'read') {
        whole = false
        quarantineFor(refusals, step.column, 'cell-empty', raw)
      }
    }
    for (const read of cross) {
      const fault = read(out, sink)
      if (fault === null) continue
      whole = false
      quarantineFor(refusals, fault.column, fault.code, '')
    }
    for (const group of groups) {
      if (group.some((column) => out[column] !== null)) continue
      whole = false
      const [first = ''] = group.filter((column) => refusals.some((refusal) => refusal.column === column))
      quarantineFor(refusals, first === '' ? (group[0] ?? '') : first, 'key-missing', '')
    }
    return { out: whole ? out : null, refusals, mended }
  }
  return Object.assign(read, { fills: filledColumns(source, steps, template), notes })
}

/** Collects what one row has to say; a column says each thing once. */
function sinkInto(refusals: Refusal[], mended: Mended[]): RowSink {
  return {
    refuse(column, code, raw) {
      if (!refusals.some((known) => known.column === column && known.code === code))
        refusals.push({ column, code, raw, quarantines: false })
    },
    // A cell of its own column comes after what a neighbour brought along, and stands in its place.
    repaired(column, repair, raw, value) {
      const known = mended.findIndex((earlier) => earlier.column === column)
      mended.splice(known < 0 ? mended.length : known, known < 0 ? 0 : 1, { column, repair, raw, value })
    },
  }
}

function filledColumns(source: Source, steps: readonly Step[], template: OutRow): readonly string[] {
  const filled = new Set(['file_id', 'row_number', ...FILLED_FROM_NEIGHBOURS])
  for (const { column, alsoFills } of steps) {
    for (const { name } of stagingColumns(column, source.columns[column]?.cell ?? 'text')) filled.add(name)
    if (alsoFills) filled.add(alsoFills)
  }
  return Object.keys(template).filter((name) => filled.has(name))
}

/** Marks what was refused in this column as the reason; when nothing was, the cell is missing. */
function quarantineFor(refusals: Refusal[], column: string, code: string, raw: string): void {
  let found = false
  for (const refusal of refusals) {
    if (refusal.column !== column) continue
    refusal.quarantines = true
    found = true
  }
  if (!found) refusals.push({ column, code, raw, quarantines: true })
}

/** Every staging column, null. Out of JSON, because V8 then keeps the columns in one shape, which is several times faster to copy. */
function emptyRow(source: Source): OutRow {
  const names = Object.entries(source.columns).flatMap(([column, { cell }]) =>
    stagingColumns(column, cell).map(({ name }) => name),
  )
  const columns = ['file_id', 'row_number', ...names].map((name) => `${JSON.stringify(name)}:null`)
  return JSON.parse(`{${columns.join(',')}}`) as OutRow
}

function compileSteps(options: RowReaderOptions, notes: string[]): readonly Step[] {
  const { source, binding } = options
  const coefficient = source.columns.contribution_coefficient === undefined ? null : 'contribution_coefficient'
  const steps: Step[] = []
  for (const [column, declared] of Object.entries(source.columns)) {
    const parts = declared.cell === 'date' ? birthParts(column, binding) : null
    if (parts !== null) {
      const { date } = signsOf(column, declared, options, notes)
      const gender = parts.tellsGender && source.columns.gender !== undefined ? 'gender' : null
      steps.push({
        column,
        star: false,
        text: parts.text,
        read: birthPartsReader(column, date, gender),
        alsoFills: gender,
      })
      continue
    }
    const text = textOrCarried(column, textOf(column, declared, binding, options.mapping), options.carried)
    if (text === null) continue
    const read =
      identifierReaderFor(source, column) ??
      (declared.cell === 'funds' && !binding.columns.has(column) && !binding.constants.has(column)
        ? fundPartsReader(column)
        : valueReader(column, declared, signsOf(column, declared, options, notes), coefficient))
    steps.push({
      column,
      star: declared.star === true,
      text,
      read: declared.cell === 'vnd' ? read : refusingErrors(column, read),
    })
  }
  const rank = (step: Step): number => RANK[source.columns[step.column]?.cell ?? ''] ?? 0
  return steps.sort((a, b) => rank(a) - rank(b))
}

/** What the column shows on the first rows of the file; its remarks go to `notes`. */
function signsOf(
  column: string,
  { cell, nonNegative }: SourceColumn,
  { binding, samples, moneyUnit, labels }: RowReaderOptions,
  notes: string[],
): ValueColumn {
  if (cell !== 'vnd' && cell !== 'date' && cell !== 'month') return PLAIN_COLUMN
  const index = binding.columns.get(column) ?? binding.columns.get(`${column}.plus`)
  const cells = index === undefined ? [] : samples.map((row) => cellText(row[index])).filter((text) => text !== '')
  const name = (index === undefined ? undefined : labels?.[index]?.replace(/\s+/g, ' ').trim()) ?? column
  const decided =
    cell === 'vnd'
      ? moneyColumn(name, cells, moneyUnit(column), nonNegative === true, column === 'contribution_base_vnd')
      : cell === 'date'
        ? dateColumn(column, name, cells)
        : monthColumn(name, cells)
  notes.push(...decided.notes)
  return { ...PLAIN_COLUMN, [cell]: decided.column }
}
