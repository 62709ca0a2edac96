import { matchesGlob } from '../config/glob.ts'
import type { FileMapping } from '../config/site-config.ts'
import { VERSION_NOTES } from '../domain/messages/version-notes.ts'
import type { Row } from '../store/dialects/dialect.ts'
import type { IngestedTable } from './ingest-table.ts'
import type { LedgerOfReturns } from './readmission.ts'
import { writeSheetFacts } from './readmission-facts.ts'
import { mendingOf } from './readmission-mending.ts'
import { ROWS_KEPT, type RowTrail, rowTrail, type TrailTarget } from './readmission-trail.ts'
import { versionWords } from './versions-names.ts'
import { senderOf, unitOf } from './versions-sender.ts'

export interface SheetPlace {
  readonly path: string
  readonly sheet: string
  readonly sha256: string
}

/** The trail of one table, with what waits to be mended by it: rejects of the same path, of what it declares to replace, or of its name without "thay thế". */
export async function openTrail(
  ledger: LedgerOfReturns,
  target: Omit<TrailTarget, 'mending' | 'sha256' | 'sheet'>,
  place: SheetPlace,
  mapping: FileMapping | null,
): Promise<RowTrail> {
  const paths = [place.path, ...(await earlierPaths(ledger, place.path, mapping))]
  return rowTrail({ ...target, ...place, mending: await mendingOf(ledger, { ...place, paths }) })
}

/** Paths of earlier nights that this one may be a later version of, besides its own. */
async function earlierPaths(
  ledger: LedgerOfReturns,
  path: string,
  mapping: FileMapping | null,
): Promise<readonly string[]> {
  const { words, stem } = versionWords(path, [])
  if (mapping?.replaces === undefined && !words.startsWith('replaces')) return []
  const known = await ledger.selectFrom('ledger.file_versions').select('path').distinct().orderBy('path').execute()
  return known
    .map((row) => row.path)
    .filter((earlier) => earlier !== path)
    .filter((earlier) =>
      mapping?.replaces === undefined
        ? versionWords(earlier, []).stem === stem
        : matchesGlob(mapping.replaces, earlier),
    )
}

const NO_FACTS = { samples: new Map<number, readonly string[]>(), carried: [] as readonly string[] }

/** The row of `sheet_versions` for a table that was read. */
export function sheetVersion({ path }: SheetPlace, mapping: FileMapping | null, ingested: IngestedTable): Row {
  const { fileId, recognised, readmission, titles, known, trail } = ingested
  const sketch = trail?.sketch() ?? null
  const hasFacts = recognised !== null && readmission === null && (trail?.rejectedRows() ?? 0) > 0
  const named = versionWords(path, titles)
  return {
    file_id: fileId,
    sender: readmission?.origin.sender ?? senderOf(path, mapping, recognised?.source ?? null),
    unit: recognised === null ? '' : unitOf(recognised.binding),
    words: readmission === null ? named.words : '',
    stem: named.stem,
    rank: named.rank,
    row_keys: sketch?.rows() ?? 0,
    sketch: sketch?.text() ?? '',
    facts: hasFacts ? writeSheetFacts({ recognised, mapping, known, ...(trail?.facts() ?? NO_FACTS) }) : '',
    origin_sha256: readmission?.origin.sha256 ?? '',
    origin_path: readmission?.origin.path ?? '',
    origin_sheet: readmission?.origin.sheet ?? '',
  }
}

/** What the balance of a table says of its counting, before versions are compared. */
export function countsOf({ readmission }: IngestedTable): { counts: string; counts_why: string; same_as: null } {
  const [why = ''] = readmission?.notes ?? []
  return { counts: readmission === null ? 'yes' : 'rows', counts_why: why, same_as: null }
}

export function rowsNotKept(trail: RowTrail): readonly string[] {
  const rows = trail.rejectedRows()
  return rows > ROWS_KEPT ? [VERSION_NOTES['rows-not-kept'].vi({ rows, kept: ROWS_KEPT })] : []
}

/** For `mapped_columns` of a table that came back: positions where its columns stand now. */
export function placedNow(
  mapped: Readonly<Record<string, readonly [string, number]>>,
  places: readonly number[],
): Readonly<Record<string, readonly [string, number]>> {
  return Object.fromEntries(
    Object.entries(mapped).map(([column, [header, at]]) => [column, [header, (places[at - 1] ?? -1) + 1]]),
  )
}
