import type { Kysely } from 'kysely'
import type { DbOf } from '../store/schema.ts'
import type { RowKeys } from './readmission-keys.ts'
import type { RowResult } from './row-reader.ts'

/** Open rejects of an earlier version of a file, for which the rows of the new one are looked through. */
export interface Mending {
  /** References of the rejects that this accepted row mends; each is mended once. */
  mendedBy(rowNumber: number, cells: readonly string[], keys: RowKeys, result: RowResult): readonly string[]
}

interface Waiting {
  readonly ref: string
  readonly rowNumber: number
  readonly nameKey: string
}

/** Rejects with the same faulty columns: by the rest of their cells, and by their row. */
interface SameFault {
  readonly faulty: readonly string[]
  readonly columns: ReadonlySet<string>
  readonly byCells: Map<string, Waiting[]>
  readonly byRow: Map<number, Waiting>
}

/** Rejects and kinds of fault looked for in one file; further ones stay open. */
const MOST_REJECTS = 200_000
const MOST_FAULTS = 16

export interface EarlierFiles {
  /** Paths under which earlier versions came. */
  readonly paths: readonly string[]
  /** Only this sheet counts when the path is the same. */
  readonly path: string
  readonly sheet: string
  readonly sha256: string
}

/** What waits for this file; null when nothing does. */
export async function mendingOf(db: Kysely<DbOf<'ledger.rejects'>>, files: EarlierFiles): Promise<Mending | null> {
  const rows = await db
    .selectFrom('ledger.rejects')
    .select(['row_ref', 'row_number', 'mend_key', 'name_key', 'faulty', 'path', 'sheet'])
    .distinct()
    .where('path', 'in', files.paths)
    .where('state', '=', 'open')
    .where('sha256', '<>', files.sha256)
    .orderBy('path')
    .orderBy('sheet')
    .orderBy('row_number')
    .orderBy('row_ref')
    .orderBy('faulty')
    .limit(MOST_REJECTS)
    .execute()
  const wanted = rows.filter(({ path, sheet }) => path !== files.path || sheet === files.sheet)
  if (wanted.length === 0) return null
  const groups = [...Map.groupBy(wanted, ({ faulty }) => faulty)]
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .slice(0, MOST_FAULTS)
  return mending(
    groups.map(([faulty, members]) =>
      sameFault(
        JSON.parse(faulty) as string[],
        members.map((row) => ({
          ref: row.row_ref,
          rowNumber: row.row_number,
          nameKey: row.name_key,
          key: row.mend_key,
        })),
      ),
    ),
  )
}

function sameFault(faulty: readonly string[], members: readonly (Waiting & { readonly key: string })[]): SameFault {
  const byCells = Map.groupBy(
    members.filter(({ key }) => key !== ''),
    ({ key }) => key,
  )
  const byRow = new Map(members.filter(({ nameKey }) => nameKey !== '').map((member) => [member.rowNumber, member]))
  const columns = new Set(faulty.map((key) => key.split('.')[0] ?? key))
  return { faulty, columns, byCells, byRow }
}

function mending(faults: readonly SameFault[]): Mending {
  const done = new Set<string>()
  return {
    mendedBy(rowNumber, cells, keys, { refusals }) {
      const mended: string[] = []
      for (const { faulty, columns, byCells, byRow } of faults) {
        if (refusals.some(({ column }) => columns.has(column))) continue
        const sameCells = byCells.get(keys.mendKey(cells, faulty))?.find(({ ref }) => !done.has(ref))
        const sameRow = byRow.get(rowNumber)
        const found =
          sameCells ??
          (sameRow !== undefined && !done.has(sameRow.ref) && sameRow.nameKey === keys.nameKey(cells, faulty)
            ? sameRow
            : undefined)
        if (found === undefined) continue
        done.add(found.ref)
        mended.push(found.ref)
      }
      return mended
    },
  }
}
