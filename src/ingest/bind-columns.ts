import type { FileMapping } from '../config/site-config.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { Source } from '../sources/source.ts'
import { type Dictionary, dictionaryOf, type Target } from './dictionary.ts'
import { headersToShow } from './header-blocks.ts'
import { formNumberOf, headerKey, nearestHeader } from './header-key.ts'
import { withoutUnit } from './money-unit.ts'

/** Which column of the file feeds which of ours. Keys are `column` or `column.part`, values are indexes into the row. */
export interface Binding {
  readonly columns: ReadonlyMap<string, number>
  /** Values for the whole file: constants of the mapping, and what labels above the table say. */
  readonly constants: ReadonlyMap<string, string>
  /** Headers that nothing reads, as they stand in the file. */
  readonly unmapped: readonly string[]
  /** Columns that could have been taken as well: for a column of ours, the one taken and those that mean the same. */
  readonly rivals: readonly Rivals[]
}

/** Columns of the file that mean the same column of ours. */
export interface Rivals {
  /** `column` or `column.part`. */
  readonly column: string
  /** Indexes into the row; the first is the one taken. */
  readonly indexes: readonly number[]
  /** They stand under groups of their own ("Người lao động / Họ và tên", "Người đại diện / Họ và tên"), which people can tell apart. */
  readonly inGroups: boolean
}

/** The texts of a header: as people see them, with the groups they stand under, and those by which each is looked up. */
export interface HeaderTexts {
  readonly labels: readonly string[]
  readonly readings: readonly (readonly string[])[]
}

export interface BindInput extends HeaderTexts {
  /** The row of column numbers under the header, when there is one. */
  readonly numbers: readonly string[] | null
  /** '05-1', '05-2' or '05': the official form that the title names. */
  readonly form: string | null
  readonly titleValues: ReadonlyMap<string, string>
  readonly mapping: FileMapping | null
}

/** Parts that say something of the value in the column itself. */
const PARTS_BESIDE_THE_WHOLE: ReadonlySet<string> = new Set(['year_only', 'kind'])

const targetKey = (target: { readonly column: string; readonly part: string | null }): string =>
  target.part === null ? target.column : `${target.column}.${target.part}`

/** The keys under which a header cell is looked up. */
export function headerKeys({ readings }: HeaderTexts, at: number): readonly string[] {
  const keys = (readings[at] ?? []).filter((text) => text.trim() !== '').map(headerKey)
  return [...new Set([...keys, ...keys.map(withoutUnit).filter((key) => key !== null)])]
}

const NTH = /^(.*\S)\s*#(\d{1,3})$/s

/** Index of the header that a mapping names, with its group or alone, "MST#2" being the second of its name; null when the file has none like it. */
export function indexOfHeader(header: HeaderTexts, wanted: string): number | null {
  const { labels, readings } = header
  const [, name = '', nth = ''] = NTH.exec(wanted) ?? []
  if (nth !== '' && !labels.includes(wanted)) {
    const alike = labels.flatMap((label, at) =>
      headerKey(label) === headerKey(name) && label.trim() !== '' ? [at] : [],
    )
    return alike[Number(nth) - 1] ?? null
  }
  const key = headerKey(wanted)
  const exact = (text: string): boolean => text.trim().normalize('NFC') === wanted.trim().normalize('NFC')
  const folded = (text: string): boolean => text.trim() !== '' && headerKey(text) === key
  const tries = [labels.findIndex(exact), labels.findIndex(folded), readings.findIndex((texts) => texts.some(folded))]
  return tries.find((index) => index >= 0) ?? null
}

/** Columns that the mapping pins; a pin that no header answers is left out here and refused by `requirePins`. */
function pinnedColumns(input: BindInput): Map<string, number> {
  const pinned = new Map<string, number>()
  for (const [ours, theirs] of Object.entries(input.mapping?.columns ?? {})) {
    const index = indexOfHeader(input, theirs)
    if (index !== null) pinned.set(ours, index)
  }
  return pinned
}

/** @throws ReconcileError mapping-mismatch when a pinned or ignored header is not in the file. */
export function requirePins(file: string, header: HeaderTexts, mapping: FileMapping | null): void {
  const found = headersToShow(header.labels)
  for (const theirs of [...Object.values(mapping?.columns ?? {}), ...(mapping?.ignore_columns ?? [])]) {
    if (indexOfHeader(header, theirs) !== null) continue
    throw new ReconcileError('mapping-mismatch', {
      file,
      expected: theirs,
      found,
      closest: nearestHeader(theirs, found),
    })
  }
}

/** Binds the columns of one source to the headers of a file: pins, then texts of one meaning, then texts with a side, then form numbers. */
export function bindColumns(source: Source, input: BindInput): Binding {
  const dictionary = dictionaryOf(source)
  const columns = pinnedColumns(input)
  const constants = constantsFor(source, input, columns)
  const used = new Set<number>(columns.values())
  const ignored = new Set((input.mapping?.ignore_columns ?? []).map((theirs) => indexOfHeader(input, theirs)))
  const open = input.labels.map((label, index) => ({ keys: headerKeys(input, index), index, label }))
  const free = (): typeof open =>
    open.filter(({ index, label }) => label.trim() !== '' && !used.has(index) && !ignored.has(index))
  const take = (target: Target, index: number): boolean => {
    const key = targetKey(target)
    if (columns.has(key) || constants.has(target.column)) return false
    if (target.part !== null && !PARTS_BESIDE_THE_WHOLE.has(target.part) && columns.has(target.column)) return false
    columns.set(key, index)
    used.add(index)
    return true
  }
  const takeFirst = (means: (target: Target, index: number) => boolean): void => {
    for (const { keys, index } of free())
      keys.some((key) => dictionary.targets.get(key)?.some((target) => means(target, index) && take(target, index)))
  }
  takeFirst((target) => target.side === null)
  takeFirst((target, index) => onItsSide(target, index, columns, input.titleValues))
  for (const { index } of free()) {
    const number = formNumberOf(input.labels[index] ?? '') ?? formNumberOf(input.numbers?.[index] ?? '')
    const column = number === null ? undefined : dictionary.formNumbers.get(`${input.form ?? ''}[${number}]`)
    if (column !== undefined) take({ column, part: null, side: null }, index)
  }
  const left = free().filter(
    ({ keys }) => !keys.some((key) => dictionary.ignored.has(key) || isPassedOver(dictionary, key)),
  )
  const means = (target: Target, index: number): boolean =>
    target.side === null || onItsSide(target, index, columns, input.titleValues)
  return {
    columns,
    constants: withTitles(source, input, columns, constants),
    unmapped: left.map(({ label }) => label.replace(/\s+/g, ' ').trim()),
    rivals: rivalsAmong(left, columns, input, (key, index) =>
      (dictionary.targets.get(key) ?? []).filter((target) => target.part === null && means(target, index)),
    ),
  }
}

/** A header that means a column only where no better one stands: one is left over only because a better one was taken. */
const isPassedOver = ({ targets }: Dictionary, key: string): boolean =>
  targets.get(key)?.every(({ side }) => side?.where === 'otherwise') === true

interface OpenColumn {
  readonly keys: readonly string[]
  readonly index: number
  readonly label: string
}

const groupOf = (label = ''): string => label.split(' / ').slice(0, -1).join(' / ')

/** Columns that are left over although their header means a column of ours: another one was taken for it before. */
function rivalsAmong(
  left: readonly OpenColumn[],
  columns: ReadonlyMap<string, number>,
  input: BindInput,
  meant: (key: string, index: number) => readonly Target[],
): readonly Rivals[] {
  const rivals = new Map<string, { indexes: number[]; inGroups: boolean }>()
  for (const { keys, index } of left) {
    const key = keys.find((known) => meant(known, index).length > 0)
    const column = key === undefined ? undefined : targetKey(meant(key, index)[0] as Target)
    const taken = column === undefined ? undefined : columns.get(column)
    if (column === undefined || taken === undefined || input.mapping?.columns?.[column] !== undefined) continue
    const known = rivals.get(column) ?? { indexes: [taken], inGroups: true }
    known.indexes.push(index)
    known.inGroups &&= groupOf(input.labels[taken]) !== groupOf(input.labels[index])
    rivals.set(column, known)
  }
  return [...rivals].map(([column, found]) => ({ column, ...found }))
}

function onItsSide(
  target: Target,
  index: number,
  columns: ReadonlyMap<string, number>,
  titleValues: ReadonlyMap<string, string>,
): boolean {
  if (target.side === null) return false
  if (target.side.where === 'otherwise') return true
  const reference = columns.get(target.side.column) ?? columns.get(`${target.side.column}.given`)
  if (reference === undefined) return false
  // A payer named above the table leaves "Mã số thuế" inside it to the persons, wherever it stands.
  if (target.side.where === 'before') return index < reference && !titleValues.has(target.column)
  return index > reference || titleValues.size > 0
}

function constantsFor(source: Source, input: BindInput, pinned: ReadonlyMap<string, number>): Map<string, string> {
  const constants = new Map<string, string>()
  for (const [column, value] of Object.entries(input.mapping?.constants ?? {}))
    if (source.columns[column] !== undefined && !pinned.has(column)) constants.set(column, value)
  for (const column of Object.keys(input.mapping?.title ?? {})) {
    const value = input.titleValues.get(column)
    if (value !== undefined && !pinned.has(column)) constants.set(column, value)
  }
  return constants
}

/** What stands above the table serves columns that the table itself does not have. */
function withTitles(
  source: Source,
  input: BindInput,
  columns: ReadonlyMap<string, number>,
  constants: ReadonlyMap<string, string>,
): Map<string, string> {
  const all = new Map(constants)
  for (const [column, value] of input.titleValues)
    if (source.columns[column] !== undefined && !columns.has(column) && !all.has(column)) all.set(column, value)
  return all
}

/** Whether a column of ours gets values at all: from a column, from its parts, or for the whole file. */
export function serves(binding: Binding, column: string): boolean {
  if (binding.columns.has(column) || binding.constants.has(column)) return true
  for (const key of binding.columns.keys()) if (key.startsWith(`${column}.`)) return true
  return false
}

/** Starred columns that a file has no way to fill; empty when every row can be whole. */
export function missingStars(source: Source, binding: Binding): readonly string[] {
  const missing = Object.entries(source.columns)
    .filter(([column, declared]) => declared.star === true && !serves(binding, column))
    .map(([column]) => column)
  for (const group of source.starredAnyOf ?? [])
    if (!group.some((column) => serves(binding, column))) missing.push(group[0] ?? '')
  return missing
}
