import type { FileMapping } from '../config/site-config.ts'
import type { ReadColumns } from '../domain/returned-sheet.ts'
import { SOURCES } from '../sources/index.ts'
import type { KnownMonths } from './known-months.ts'
import type { Recognised } from './recognise.ts'

/** How the rows of a sheet were read, kept so that a row of it that comes back alone is read in the same way. */
export interface SheetFacts {
  readonly recognised: Recognised
  readonly mapping: FileMapping | null
  readonly known: KnownMonths
  /** What the values of whole columns decided, by the row reader's own account. */
  readonly decided: unknown
}

/** As JSON. Maps become `{"$map": [...]}` and a source its name; the first keys are for those who only want the columns. */
export function writeSheetFacts(facts: SheetFacts): string {
  const { source, binding, labels, ...others } = facts.recognised
  const columns: ReadColumns = { labels, columns: [...binding.columns] }
  const recognised = { ...others, source: source.name, binding, labels }
  return JSON.stringify({ ...columns, ...facts, recognised }, (_, value: unknown) =>
    value instanceof Map ? { $map: [...value] } : value,
  )
}

/** The facts out of that JSON; null when they speak of a source that this version does not know. */
export function readSheetFacts(text: string): SheetFacts | null {
  const parsed = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && '$map' in value ? new Map(value.$map as [string, unknown][]) : value,
  ) as Omit<SheetFacts, 'recognised'> & { recognised: Omit<Recognised, 'source'> & { source: string } }
  const source = SOURCES.find(({ name }) => name === parsed.recognised.source)
  if (source === undefined) return null
  const { mapping, known, decided } = parsed
  return { mapping, known, decided, recognised: { ...parsed.recognised, source } }
}
