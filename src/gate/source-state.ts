import type { Kysely } from 'kysely'
import { SOURCES, type SourceName } from '../sources/index.ts'
import type { DbOf } from '../store/schema.ts'

/** What tonight's files came to for one source. */
export interface SourceState {
  readonly source: SourceName
  readonly title: string
  readonly files: number
  readonly accepted: number
  readonly quarantined: number
  /** The last month its files know; null when they say nothing of time. */
  readonly lastMonth: number | null
  /** Our columns that some file had. */
  readonly mappedColumns: ReadonlySet<string>
  /** Headers that nothing reads, each once, in the order of the files. */
  readonly unmappedColumns: readonly string[]
  /** Files equal byte by byte to an earlier one, as `later = earlier`. */
  readonly sameFiles: readonly string[]
  /** Figures of total rows that are not the sum of their rows, by place and header; null when no total row was read. */
  readonly wrongTotals: readonly string[] | null
}

export interface InputState {
  readonly sources: readonly SourceState[]
  /** Paths (and sheets) of what was not recognised, in the order of the folder, each with the first remark about it. */
  readonly unrecognised: readonly string[]
  /** Every path that was read or refused. */
  readonly paths: readonly string[]
}

type Files = Awaited<ReturnType<typeof readFiles>>

function readFiles(db: Kysely<DbOf<'file_balance'>>) {
  return db
    .selectFrom('file_balance')
    .select(['path', 'sheet', 'sha256', 'source', 'accepted', 'quarantined', 'last_month', 'notes'])
    .select(['mapped_columns', 'unmapped_columns', 'counts', 'totals'])
    .orderBy('file_id')
    .execute()
}

/** Sums over `file_balance`, one state for each source that exists, with or without files. */
export async function readInputState(db: Kysely<DbOf<'file_balance'>>): Promise<InputState> {
  const files = await readFiles(db)
  const sources = SOURCES.map(({ name, title }) => ({
    ...stateOf(files.filter(({ source }) => source === name)),
    source: name,
    title: title.vi,
  }))
  const unrecognised = files
    .filter((file) => file.source === null)
    .map((file) => {
      const [note = ''] = listOf(file.notes)
      return `${file.path}${file.sheet === '' ? '' : `!${file.sheet}`}${note === '' ? '' : `: ${note}`}`
    })
  return { sources, unrecognised, paths: [...new Set(files.map(({ path }) => path))] }
}

/** A copy, or a version that another replaces, is there but does not count. */
function stateOf(sent: Files): Omit<SourceState, 'source' | 'title'> {
  const files = sent.filter(({ counts }) => counts !== 'no')
  const months = files.map((file) => file.last_month).filter((month) => month !== null)
  return {
    files: files.length,
    accepted: files.reduce((total, file) => total + file.accepted, 0),
    quarantined: files.reduce((total, file) => total + file.quarantined, 0),
    lastMonth: months.length === 0 ? null : Math.max(...months),
    mappedColumns: new Set(files.flatMap((file) => mappedOf(file.mapped_columns))),
    unmappedColumns: [...new Set(files.flatMap((file) => listOf(file.unmapped_columns)))],
    sameFiles: sameFiles(sent),
    wrongTotals: wrongTotals(files),
  }
}

const listOf = (json: string): readonly string[] => (json === '' ? [] : (JSON.parse(json) as readonly string[]))

/** A value that stands in parts (`full_name.family`) is one column. */
function mappedOf(json: string): readonly string[] {
  return Object.keys(json === '' ? {} : (JSON.parse(json) as object)).map((name) => name.split('.')[0] ?? name)
}

/** As ingest writes it; figures that differ come first, and no more than fifty are kept of a table. */
interface CheckedFigure {
  readonly row: number
  readonly header: string
  readonly agrees: boolean
}

function wrongTotals(files: Files): readonly string[] | null {
  const checked = files.flatMap(({ path, sheet, totals }) => {
    const figures = totals === '' ? [] : (JSON.parse(totals) as readonly CheckedFigure[])
    const place = sheet === '' ? path : `${path}!${sheet}`
    return figures.map(({ row, header, agrees }) => ({ agrees, text: `${place}:${row} "${header}"` }))
  })
  return checked.length === 0 ? null : checked.filter(({ agrees }) => !agrees).map(({ text }) => text)
}

function sameFiles(files: Files): readonly string[] {
  const first = new Map<string, string>()
  const pairs = new Set<string>()
  for (const { path, sha256 } of files) {
    const earlier = first.get(sha256)
    if (earlier === undefined) first.set(sha256, path)
    else if (earlier !== path && sha256 !== '') pairs.add(`${path} = ${earlier}`)
  }
  return [...pairs]
}
