import { PAGE, type PublishDb } from './publish-work.ts'

export interface Evidence {
  /** `file[!sheet]:row`, joined by `;`, in the order of files and rows. */
  readonly text: string
  readonly rows: number
}

export const NO_EVIDENCE: Evidence = { text: '', rows: 0 }

export interface SourceFile {
  readonly path: string
  readonly sheet: string
}

/** Every file that was read, by its id. A run reads hundreds of files at most. */
export async function sourceFiles(db: PublishDb): Promise<ReadonlyMap<number, SourceFile>> {
  const rows = await db.selectFrom('file_balance').select(['file_id', 'path', 'sheet']).execute()
  return new Map(rows.map(({ file_id, path, sheet }) => [file_id, { path, sheet }]))
}

/** `file!sheet:row`, or `file:row` for a file without sheets. */
export function sourceRow(file: SourceFile | undefined, row: number): string {
  if (file === undefined) return `?:${row}`
  return file.sheet === '' ? `${file.path}:${row}` : `${file.path}!${file.sheet}:${row}`
}

interface EvidenceRow {
  readonly id: number
  readonly file_id: number
  readonly row_number: number
}

/** Rows that findings rest on, for a page of findings. */
export async function findingEvidence(
  db: PublishDb,
  ids: readonly number[],
  files: ReadonlyMap<number, SourceFile>,
): Promise<ReadonlyMap<number, Evidence>> {
  assertPage(ids)
  const rows = await db
    .selectFrom('finding_row')
    .select(['finding_id as id', 'file_id', 'row_number'])
    .where('finding_id', 'in', ids)
    .orderBy('finding_id')
    .orderBy('file_id')
    .orderBy('row_number')
    .execute()
  return joined(rows, files)
}

/** Rows that excluded candidates rest on, for a page of exclusions. */
export async function exclusionEvidence(
  db: PublishDb,
  ids: readonly number[],
  files: ReadonlyMap<number, SourceFile>,
): Promise<ReadonlyMap<number, Evidence>> {
  assertPage(ids)
  const rows = await db
    .selectFrom('exclusion_row')
    .select(['exclusion_id as id', 'file_id', 'row_number'])
    .where('exclusion_id', 'in', ids)
    .orderBy('exclusion_id')
    .orderBy('file_id')
    .orderBy('row_number')
    .execute()
  return joined(rows, files)
}

function assertPage(ids: readonly number[]): void {
  if (ids.length === 0 || ids.length > PAGE) throw new RangeError(`evidence is read for 1 to ${PAGE} ids at a time`)
}

function joined(rows: readonly EvidenceRow[], files: ReadonlyMap<number, SourceFile>): ReadonlyMap<number, Evidence> {
  const found = new Map<number, Evidence>()
  for (const { id, file_id, row_number } of rows) {
    const before = found.get(id)
    const place = sourceRow(files.get(file_id), row_number)
    found.set(id, { text: before === undefined ? place : `${before.text};${place}`, rows: (before?.rows ?? 0) + 1 })
  }
  return found
}
