import type { FileMapping } from '../config/site-config.ts'
import type { ReadColumns } from '../domain/returned-sheet.ts'
import { SOURCES } from '../sources/index.ts'
import type { Source } from '../sources/source.ts'
import type { KnownMonths } from './known-months.ts'
import type { Recognised } from './recognise.ts'

/** How the rows of a sheet were read, kept so that a row of it that comes back alone is read in the same way. */
export interface SheetFacts {
  readonly recognised: Recognised
  readonly mapping: FileMapping | null
  readonly known: KnownMonths
  /** Texts of columns of figures and dates, by their position: how a whole column is written decides how each cell of it is read. */
  readonly samples: ReadonlyMap<number, readonly string[]>
  /** Columns of ours that headings of groups gave to rows of it. */
  readonly carried: readonly string[]
}

/** As JSON. Maps become `{"$map": [...]}` and a source its name; the first keys are for those who only want the columns. */
export function writeSheetFacts(facts: SheetFacts): string {
  const { source, binding, labels, ...others } = facts.recognised
  const columns: ReadColumns = {
    labels,
    columns: [...binding.columns],
    carriedLabels: facts.carried.map((column) => [column, carriedLabel(source, column)]),
  }
  const recognised = { ...others, source: source.name, binding, labels }
  return JSON.stringify({ ...columns, ...facts, recognised }, (_, value: unknown) =>
    value instanceof Map ? { $map: [...value] } : value,
  )
}

/** Header of the column that shows what headings said: "Tên xã (theo nhóm)". */
export function carriedLabel(source: Source, column: string): string {
  return `${source.columns[column]?.headers[0] ?? column} (theo nhóm)`
}

/** The facts out of that JSON; null when they speak of a source that this version does not know. */
export function readSheetFacts(text: string): SheetFacts | null {
  const parsed = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && '$map' in value ? new Map(value.$map as [string, unknown][]) : value,
  ) as Omit<SheetFacts, 'recognised'> & { recognised: Omit<Recognised, 'source'> & { source: string } }
  const source = SOURCES.find(({ name }) => name === parsed.recognised.source)
  if (source === undefined) return null
  const { mapping, known, samples, carried } = parsed
  return { mapping, known, samples, carried, recognised: { ...parsed.recognised, source } }
}
