import { VERSION_NOTES } from '../domain/messages/version-notes.ts'
import type { Counts } from '../pipeline/stage.ts'
import { settleReturned } from './readmission-settle.ts'
import { decideVersions, placeName, type TonightSheet, type VersionSheet } from './versions.ts'
import { mappingFor } from './versions-mapping.ts'
import { partPlace, type VersionWords, versionWords } from './versions-names.ts'
import { readSketch } from './versions-sketch.ts'
import type { Settling } from './versions-work.ts'

/**
 * Once every file is read: which versions count, and which rows give way to rows that came back corrected. Rows that no longer count
 * leave the staging tables and are counted anew. Returns what that changes in the counts of the stage.
 */
export async function settleVersions(work: Settling): Promise<Counts> {
  const tonight = await sheetsOfTonight(work)
  const { superseded, earlier, notes } = decideVersions(tonight, await earlierSheets(work, tonight))
  const changed = { accepted: 0, quarantined: 0, structural: 0 }
  for (const [fileId, { by, why }] of superseded) {
    const sheet = tonight.find((one) => one.fileId === fileId)
    if (sheet === undefined) continue
    const before = await dropRows(work, sheet)
    changed.accepted -= before.accepted
    changed.quarantined -= before.quarantined
    changed.structural += before.accepted + before.quarantined
    const counts_why = VERSION_NOTES['replaced-by'].vi({ file: placeName(by), why })
    await work.db.updateTable('file_balance').set({ counts: 'no', counts_why }).where('file_id', '=', fileId).execute()
    await addSuperseded(work, sheet, by, why)
  }
  for (const { version, by, why } of earlier) await addSuperseded(work, version, by, why)
  for (const [fileId, texts] of notes) await addNotes(work, fileId, texts)
  for (const fileId of new Set(earlier.map(({ by }) => by.fileId))) await noteNewVersion(work, fileId)
  const moved = await settleReturned(work)
  return { ...changed, accepted: changed.accepted - moved, quarantined: changed.quarantined + moved }
}

async function sheetsOfTonight({ db, config }: Settling): Promise<readonly TonightSheet[]> {
  const rows = await db
    .selectFrom('file_balance as file')
    .innerJoin('sheet_versions as version', 'version.file_id', 'file.file_id')
    .select(['file.file_id', 'file.path', 'file.sheet', 'file.part', 'file.sha256', 'file.source', 'file.accepted'])
    .select(['file.period_from', 'file.period_to', 'file.first_month', 'file.last_month'])
    .select(['version.sender', 'version.unit', 'version.words', 'version.stem', 'version.rank'])
    .select(['version.row_keys', 'version.sketch'])
    .where('file.source', 'is not', null)
    .where('file.counts', '=', 'yes')
    .orderBy('file.file_id')
    .execute()
  return rows.map((row) => {
    const mapping = mappingFor(row.path, config)
    return {
      fileId: row.file_id,
      path: row.path,
      sheet: partPlace(row.sheet, row.part),
      sha256: row.sha256,
      source: row.source ?? '',
      sender: row.sender,
      unit: row.unit,
      periodFrom: row.period_from ?? row.first_month,
      periodTo: row.period_to ?? row.last_month,
      words: row.words as VersionWords,
      rank: row.rank,
      stem: row.stem,
      accepted: row.accepted,
      sketch: readSketch(row.sketch, row.row_keys),
      replaces: mapping?.replaces ?? null,
      addsTo: mapping?.adds_to ?? null,
    }
  })
}

/** Versions of earlier nights of the sources of tonight that counted and whose content is not in the folder any more; of a path the last one. */
async function earlierSheets({ db }: Settling, tonight: readonly TonightSheet[]): Promise<readonly VersionSheet[]> {
  const sources = [...new Set(tonight.map(({ source }) => source))]
  if (sources.length === 0) return []
  const rows = await db
    .selectFrom('ledger.file_versions')
    .selectAll()
    .where('source', 'in', sources)
    .where('verdict', '=', 'counts')
    .orderBy('path')
    .orderBy('sheet')
    .orderBy('last_run')
    .orderBy('sha256')
    .execute()
  const present = new Set(tonight.map(({ sha256 }) => sha256))
  const latest = new Map(rows.map((row) => [`${row.path}\n${row.sheet}`, row]))
  return [...latest.values()]
    .filter(({ sha256 }) => !present.has(sha256))
    .map((row) => {
      const { words, rank, stem } = versionWords(row.path, [])
      return {
        path: row.path,
        sheet: row.sheet,
        sha256: row.sha256,
        source: row.source ?? '',
        sender: row.sender,
        unit: row.unit,
        periodFrom: row.period_from,
        periodTo: row.period_to,
        words,
        rank,
        stem,
        sketch: readSketch(row.sketch, row.row_keys),
      }
    })
}

/** Takes the rows of a sheet out again: all it had read is then structural, and it says nothing of months. Returns its balance before. */
async function dropRows({ db }: Settling, { fileId, source }: TonightSheet) {
  const before = await db
    .selectFrom('file_balance')
    .select(['accepted', 'quarantined', 'rows_read'])
    .where('file_id', '=', fileId)
    .executeTakeFirstOrThrow()
  const tables = [`stg_${source}` as `stg_tax_workers`, 'rejects', 'repairs', 'reject_rows', 'returned_rows'] as const
  for (const table of tables) await db.deleteFrom(table).where('file_id', '=', fileId).execute()
  await db
    .updateTable('file_balance')
    .set({ accepted: 0, quarantined: 0, structural: before.rows_read, first_month: null, last_month: null })
    .where('file_id', '=', fileId)
    .execute()
  return before
}

async function addSuperseded(
  { db, dialect }: Settling,
  { sha256, path, sheet }: VersionSheet,
  by: TonightSheet,
  why: string,
): Promise<void> {
  const row = { sha256, path, sheet, by_file_id: by.fileId, why }
  await dialect.load(db, 'superseded_versions', [[row]])
}

async function addNotes({ db }: Settling, fileId: number, texts: readonly string[]): Promise<void> {
  const file = await db
    .selectFrom('file_balance')
    .select('notes')
    .where('file_id', '=', fileId)
    .executeTakeFirstOrThrow()
  const notes = JSON.stringify([...new Set([...(JSON.parse(file.notes) as string[]), ...texts])])
  await db.updateTable('file_balance').set({ notes }).where('file_id', '=', fileId).execute()
}

/** Says of a new version how many of the rows that waited it mends. */
async function noteNewVersion(work: Settling, fileId: number): Promise<void> {
  const { db } = work
  const old = await db.selectFrom('superseded_versions').selectAll().where('by_file_id', '=', fileId).execute()
  let rows = 0
  for (const { sha256, path, sheet } of old) {
    const waiting = await db
      .selectFrom('ledger.rejects')
      .select(({ fn }) => fn.count<number>('row_ref').distinct().as('rows'))
      .where('sha256', '=', sha256)
      .where('path', '=', path)
      .where('sheet', '=', sheet)
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow()
    rows += waiting.rows
  }
  const { mended } = await db
    .selectFrom('returned_rows')
    .select(({ fn }) => fn.count<number>('row_ref').distinct().as('mended'))
    .where('file_id', '=', fileId)
    .where('how', '=', 'version')
    .executeTakeFirstOrThrow()
  if (rows > 0) await addNotes(work, fileId, [VERSION_NOTES['new-version'].vi({ rows, mended })])
}
