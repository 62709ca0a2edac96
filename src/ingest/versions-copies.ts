import type { Kysely } from 'kysely'
import type { SiteConfig } from '../config/site-config.ts'
import { VERSION_NOTES } from '../domain/messages/version-notes.ts'
import type { InputFile } from '../files/folders.ts'
import { sha256OfFile } from '../files/reader.ts'
import type { Dialect } from '../store/dialects/dialect.ts'
import type { DbOf } from '../store/schema.ts'
import { mappingFor } from './versions-mapping.ts'
import { versionWords } from './versions-names.ts'
import { senderOf } from './versions-sender.ts'

/**
 * Path of a file → the first path, in the order of the folder, with the same content that is to be read in the same way. Only files
 * of equal size are hashed. The first counts; its copies are not read.
 */
export async function copiesOf(files: readonly InputFile[], config: SiteConfig): Promise<ReadonlyMap<string, string>> {
  const copies = new Map<string, string>()
  for (const alike of Map.groupBy(files, ({ bytes }) => bytes).values()) {
    if (alike.length < 2 || alike[0]?.bytes === 0) continue
    const firsts = new Map<string, string>()
    for (const { path, absolutePath } of alike) {
      // What differs in how it is read is no copy: two mappings may take two sheets out of one workbook.
      const { match: _, sender: __, ...reading } = mappingFor(path, config) ?? { match: '' }
      const key = `${await sha256OfFile(absolutePath)} ${JSON.stringify(reading)}`
      const first = firsts.get(key)
      if (first === undefined) firsts.set(key, path)
      else copies.set(path, first)
    }
  }
  return copies
}

interface Target {
  readonly db: Kysely<DbOf<'file_balance' | 'sheet_versions'>>
  readonly dialect: Dialect
  readonly config: SiteConfig
}

/**
 * Writes the balance of a copy: the sheets of the file read in its place, with no row read. False when that file could not be read
 * either: then the copy has to say so for itself.
 */
export async function recordCopy(
  { db, dialect, config }: Target,
  file: InputFile,
  firstId: number,
  copyOf: string,
): Promise<boolean> {
  const sheets = await db.selectFrom('file_balance').selectAll().where('path', '=', copyOf).orderBy('file_id').execute()
  if (!sheets.some(({ source }) => source !== null)) return false
  const why = VERSION_NOTES['copy-of'].vi({ file: copyOf })
  const none = { rows_read: 0, accepted: 0, quarantined: 0, structural: 0 }
  const rows = sheets.map((sheet, index) => ({
    ...sheet,
    ...none,
    file_id: firstId + index,
    path: file.path,
    notes: JSON.stringify([why]),
    counts: 'no',
    counts_why: why,
    same_as: sheet.file_id,
  }))
  await dialect.load(db, 'file_balance', [rows])
  const sender = senderOf(file.path, mappingFor(file.path, config), null)
  const { stem } = versionWords(file.path, [])
  const nothing = { unit: '', words: '', stem, rank: 1, row_keys: 0, sketch: '', facts: '' }
  const origin = { origin_sha256: '', origin_path: '', origin_sheet: '' }
  const versions = rows.map(({ file_id }) => ({ file_id, sender, ...nothing, ...origin }))
  await dialect.load(db, 'sheet_versions', [versions])
  return true
}
