import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { SOURCES } from '../../../src/sources/index.ts'
import type { Source } from '../../../src/sources/source.ts'
import { stagingColumns } from '../../../src/sources/source.ts'
import { type Case, caseSchema } from './case-schema.ts'

export interface NamedCase {
  readonly area: string
  readonly name: string
  /** null: the file itself is wrong, and `mistakes` says where. */
  readonly content: Case | null
  readonly mistakes: readonly string[]
}

const ROOT = join(import.meta.dirname, '..')

/** Every case under tests/cases, by area and name; a mistake in one is told by that one alone. */
export function readCases(): readonly NamedCase[] {
  const areas = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return areas.flatMap(({ name: area }) =>
    readdirSync(join(ROOT, area))
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => readCase(area, file)),
  )
}

function readCase(area: string, file: string): NamedCase {
  const name = basename(file, '.yaml')
  try {
    const parsed = caseSchema.safeParse(parse(readFileSync(join(ROOT, area, file), 'utf8')))
    if (!parsed.success) {
      const mistakes = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      return { area, name, content: null, mistakes }
    }
    const mistakes = unknownColumns(parsed.data)
    return { area, name, content: mistakes.length === 0 ? parsed.data : null, mistakes }
  } catch (error) {
    return { area, name, content: null, mistakes: [error instanceof Error ? error.message : String(error)] }
  }
}

/** Expected rows may only name columns that the staging table has; `row` is the row's number in the file. */
function unknownColumns({ expect }: Case): readonly string[] {
  return (expect.tables ?? []).flatMap(({ source, rows = [] }) => {
    const known = columnsOf(source)
    const named = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    return named
      .filter((column) => column !== 'row' && !known.has(column))
      .map((column) => `expect.tables: stg_${source} has no column ${column}`)
  })
}

function columnsOf(name: string | null): ReadonlySet<string> {
  const source = (SOURCES as readonly Source[]).find((known) => known.name === name)
  return new Set(
    Object.entries(source?.columns ?? {}).flatMap(([column, { cell }]) =>
      stagingColumns(column, cell).map((staging) => staging.name),
    ),
  )
}
