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
}

export interface InputState {
  readonly sources: readonly SourceState[]
  /** Paths (and sheets) of what was not recognised, in the order of the folder, each with the first remark about it. */
  readonly unrecognised: readonly string[]
  /** Every path that was read or refused. */
  readonly paths: readonly string[]
}

/** Sums over `file_balance`, one state for each source that exists, with or without files. */
export async function readInputState(db: Kysely<DbOf<'file_balance'>>): Promise<InputState> {
  const files = await db
    .selectFrom('file_balance')
    .select(['path', 'sheet', 'source', 'accepted', 'quarantined', 'last_month', 'notes'])
    .orderBy('file_id')
    .execute()
  const sources = SOURCES.map(({ name, title }): SourceState => {
    const own = files.filter((file) => file.source === name)
    const months = own.map((file) => file.last_month).filter((month) => month !== null)
    return {
      source: name,
      title: title.vi,
      files: own.length,
      accepted: own.reduce((total, file) => total + file.accepted, 0),
      quarantined: own.reduce((total, file) => total + file.quarantined, 0),
      lastMonth: months.length === 0 ? null : Math.max(...months),
    }
  })
  const unrecognised = files
    .filter((file) => file.source === null)
    .map((file) => {
      const [note = ''] = JSON.parse(file.notes) as readonly string[]
      return `${file.path}${file.sheet === '' ? '' : `!${file.sheet}`}${note === '' ? '' : `: ${note}`}`
    })
  return { sources, unrecognised, paths: [...new Set(files.map(({ path }) => path))] }
}
