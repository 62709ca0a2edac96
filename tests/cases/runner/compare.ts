import type { Case, ExpectedTable } from './case-schema.ts'
import type { Outcome, ReadRow, ReadTable } from './run-cases.ts'

/** The two sides to be held against each other: what the case expects, and what was found, cut down to what the case speaks of. */
export interface Comparison {
  readonly expected: unknown
  readonly found: unknown
}

/**
 * Only what a case names is compared, but within that everything: tables, rows, rejects and repairs must be as many and in the same
 * order, and what is not listed must not be.
 */
export function compare(content: Case, outcome: Outcome): Comparison {
  const { expect } = content
  if (expect.error !== undefined || outcome.error !== null) return errorsOf(content, outcome)
  const only = content.files.length === 1 ? content.files[0]?.path : undefined
  const tables = expect.tables ?? []
  return {
    expected: {
      tables: tables.map((table) => expectedTable(table, only)),
      rejects: (expect.rejects ?? []).map((reject) => ({ ...(only === undefined ? {} : { file: only }), ...reject })),
      repairs: (expect.repairs ?? []).map((repair) => ({ ...(only === undefined ? {} : { file: only }), ...repair })),
    },
    found: {
      tables: outcome.tables.map((table, at) => foundTable(tables[at], table)),
      rejects: alike(outcome.rejects, expect.rejects ?? [], ['file', 'row', 'column', 'code', 'action', 'raw']),
      repairs: alike(outcome.repairs, expect.repairs ?? [], ['file', 'row', 'column', 'repair', 'raw', 'value']),
    },
  }
}

function errorsOf({ expect }: Case, { error }: Outcome): Comparison {
  if (expect.error === undefined || error === null) return { expected: expect.error ?? null, found: error }
  const { code, contains = [] } = expect.error
  return {
    expected: { code, contains },
    found: { code: error.code, contains: contains.map((part) => (error.text.includes(part) ? part : error.text)) },
  }
}

/** The file need not be named where there is only one. */
function expectedTable(expected: ExpectedTable, only: string | undefined): unknown {
  const { rows, notes, characters, totals, ...rest } = expected
  return {
    ...(only === undefined ? {} : { file: only }),
    ...rest,
    ...(rows === undefined ? {} : { rows }),
    ...(notes === undefined ? {} : { notes }),
    ...(characters === undefined ? {} : { characters }),
    ...(totals === undefined ? {} : { totals }),
  }
}

function foundTable(expected: ExpectedTable | undefined, found: ReadTable): unknown {
  if (expected === undefined) {
    const { file, sheet, source, balance, notes } = found
    return { file, sheet, source, balance, notes }
  }
  const cut: Record<string, unknown> = { file: found.file }
  for (const key of Object.keys(expected) as (keyof ExpectedTable)[]) {
    if (key === 'rows') cut.rows = alike(found.rows, expected.rows ?? [], ['row'])
    else if (key === 'notes') cut.notes = notesLike(expected.notes ?? [], found.notes as readonly string[])
    else if (key === 'characters' || key === 'totals')
      cut[key] = members(expected[key] ?? [], found[key] as readonly ReadRow[])
    else if (key === 'balance' || key === 'mapped')
      cut[key] = picked(found[key] as ReadRow, Object.keys(expected[key] ?? {}))
    else cut[key] = found[key]
  }
  return cut
}

function picked(row: ReadRow, keys: readonly string[]): ReadRow {
  return Object.fromEntries(keys.map((key) => [key, row[key] ?? null]))
}

/** Each row with the columns that the expectation beside it names; one that is too many with those of the last. */
function alike(
  rows: readonly ReadRow[],
  expected: readonly Readonly<Record<string, unknown>>[],
  usual: readonly string[],
): readonly ReadRow[] {
  return rows.map((row, at) => {
    const beside = expected[at]
    const keys =
      beside === undefined ? [...new Set([...usual, ...Object.keys(expected.at(-1) ?? {})])] : Object.keys(beside)
    return picked(row, usual.includes('file') ? ['file', ...keys.filter((key) => key !== 'file')] : keys)
  })
}

/** A note is told by a part of it; [] means that there must be none. */
function notesLike(expected: readonly string[], found: readonly string[]): readonly unknown[] {
  if (expected.length === 0) return found
  return expected.map((part) => (found.some((note) => note.includes(part)) ? part : { missing: part, found }))
}

/** Each expected member that is found among many, or all that were found. */
function members(
  expected: readonly Readonly<Record<string, unknown>>[],
  found: readonly ReadRow[],
): readonly unknown[] {
  const has = (part: Readonly<Record<string, unknown>>): boolean =>
    found.some((row) =>
      Object.entries(part).every(([key, value]) => JSON.stringify(row[key]) === JSON.stringify(value)),
    )
  return expected.map((part) => (has(part) ? part : { missing: part, found }))
}
