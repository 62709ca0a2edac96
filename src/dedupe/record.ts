import { birthDateContradicts } from '../domain/dates.ts'
import type { RowOf } from '../store/tables/table.ts'
import { sameSpelling } from './same-spelling.ts'
import type { dedupeMemberRow } from './scratch.ts'

export type MemberRow = RowOf<typeof dedupeMemberRow>

/** Months, both inclusive. */
export interface Months {
  readonly from: number
  readonly to: number
}

/** Rows that say the same of a person at a unit, shown by the first of them. */
export interface DuplicateRecord {
  readonly first: MemberRow
  /** In file and row order. */
  readonly lines: readonly MemberRow[]
  /** Spans of the lines that tell one, in their order. */
  readonly spans: readonly Months[]
}

/** How rows become records: each by itself, or those that say the same, and what else sets them apart. */
export interface RecordRule {
  readonly everyRow?: boolean
  apart?(row: MemberRow): string
}

function recordKey(row: MemberRow, { everyRow, apart }: RecordRule): string {
  if (everyRow === true) return `${row.file_id}:${row.row_number}`
  const { insurance_number, citizen_id, name_key, birth_date, gender, unit_id } = row
  return JSON.stringify([insurance_number, citizen_id, name_key, birth_date, gender, unit_id, apart?.(row) ?? ''])
}

/** The months a row speaks of; null when it tells none, or ends before it begins. */
export function spanOf({ month_from, month_to }: MemberRow): Months | null {
  return month_from === null || month_to === null || month_from > month_to ? null : { from: month_from, to: month_to }
}

/** One record of these lines, which are one or more. */
export function recordOf(lines: readonly [MemberRow, ...MemberRow[]]): DuplicateRecord {
  return { first: lines[0], lines, spans: lines.map(spanOf).filter((span) => span !== null) }
}

/** Lines by a key of theirs, each group a record; groups in the order of their first lines. */
export function recordsBy(lines: readonly MemberRow[], key: (row: MemberRow) => string): DuplicateRecord[] {
  const groups = new Map<string, [MemberRow, ...MemberRow[]]>()
  for (const line of lines) {
    const group = groups.get(key(line))
    if (group === undefined) groups.set(key(line), [line])
    else group.push(line)
  }
  return [...groups.values()].map(recordOf)
}

/** Records of rows that stand in file and row order. */
export function recordsOf(rows: readonly MemberRow[], rule: RecordRule): DuplicateRecord[] {
  return recordsBy(rows, (row) => recordKey(row, rule))
}

/** From the first to the last month of a record; null when no row tells any. */
export function wholeSpan({ spans }: DuplicateRecord): Months | null {
  if (spans.length === 0) return null
  return { from: Math.min(...spans.map((span) => span.from)), to: Math.max(...spans.map((span) => span.to)) }
}

/** The citizen ID when it is one that can be trusted to be this row's; null for none and for a placeholder. */
export function trustedCitizenId({ first }: DuplicateRecord): string | null {
  return first.key_quality <= 1 ? first.citizen_id : null
}

export function namesDiffer(a: DuplicateRecord, b: DuplicateRecord): boolean {
  return !sameSpelling(a.first.name_key, b.first.name_key)
}

export function birthDatesDiffer(a: DuplicateRecord, b: DuplicateRecord): boolean {
  return birthDateContradicts(a.first.birth_date, b.first.birth_date)
}

/** Every pair of records once. */
export function* pairsOf(records: readonly DuplicateRecord[]): Iterable<readonly [DuplicateRecord, DuplicateRecord]> {
  for (const [index, one] of records.entries()) for (const other of records.slice(index + 1)) yield [one, other]
}

export function someDiffer(
  records: readonly DuplicateRecord[],
  differ: (a: DuplicateRecord, b: DuplicateRecord) => boolean,
): boolean {
  for (const [one, other] of pairsOf(records)) if (differ(one, other)) return true
  return false
}

/** From the earlier start to the later end. */
function spanning(known: Months | null, more: Months): Months {
  if (known === null) return more
  return { from: Math.min(known.from, more.from), to: Math.max(known.to, more.to) }
}

/** Months that two records share, as far as the first and the last of them. */
export function sharedMonths(a: DuplicateRecord, b: DuplicateRecord): Months | null {
  let shared: Months | null = null
  for (const one of a.spans)
    for (const other of b.spans) {
      const from = Math.max(one.from, other.from)
      const to = Math.min(one.to, other.to)
      if (from > to) continue
      shared = spanning(shared, { from, to })
    }
  return shared
}

/** The records that share months with another one, and the months from the first to the last shared one. */
export function overlapOf(records: readonly DuplicateRecord[]): { months: Months; records: DuplicateRecord[] } | null {
  let months: Months | null = null
  const overlapping = new Set<DuplicateRecord>()
  for (const [one, other] of pairsOf(records)) {
    const shared = sharedMonths(one, other)
    if (shared === null) continue
    overlapping.add(one).add(other)
    months = spanning(months, shared)
  }
  return months === null ? null : { months, records: records.filter((record) => overlapping.has(record)) }
}

/** Unit codes of records, each once, in code-unit order. */
export function unitCodes(records: readonly DuplicateRecord[]): string[] {
  return [...new Set(records.flatMap(({ first }) => (first.unit_code ? [first.unit_code] : [])))].sort()
}
