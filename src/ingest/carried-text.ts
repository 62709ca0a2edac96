import { CARRIED_COLUMNS } from './group-kinds.ts'

type CellText = (cells: readonly string[]) => string

/** The row's own text, else what the heading of its group says; null when neither can say anything. */
export function textOrCarried(
  column: string,
  own: CellText | null,
  carried: ReadonlyMap<string, string> | undefined,
): CellText | null {
  if (carried === undefined || !CARRIED_COLUMNS.has(column)) return own
  if (own === null) return () => carried.get(column) ?? ''
  return (cells) => own(cells) || (carried.get(column) ?? '')
}
