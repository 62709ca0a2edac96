import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type CsvRow, writeCsvFile } from '../csv/csv-file.ts'
import { sourceFiles } from '../evidence.ts'
import { type OutputFile, PAGE, type PublishWork } from '../publish-work.ts'

export const LINK_CLUSTER_COLUMNS = [
  'cluster_id',
  'confidence',
  'person_key',
  'source_file',
  'sheet',
  'row_number',
] as const

interface MemberRow {
  readonly cluster_id: string | null
  readonly confidence: string | null
  readonly person_key: string
  readonly standing_key: string
  readonly link_step: number
  readonly file_id: number
  readonly row_number: number
}

/**
 * `linkage/clusters.csv`: one row a source row of the people that linkage put together; with `linkage: { clusters: all }` in the site's
 * settings of everybody who stands in two rows or more, as an evaluation needs it.
 */
export async function writeLinkClusters(work: PublishWork): Promise<OutputFile> {
  mkdirSync(join(work.outDir, 'linkage'), { recursive: true, mode: 0o700 })
  return writeCsvFile(work.outDir, 'linkage/clusters.csv', LINK_CLUSTER_COLUMNS, memberRows(work))
}

async function* memberRows(work: PublishWork): AsyncIterable<readonly CsvRow[]> {
  const files = await sourceFiles(work.db)
  for await (const batch of work.dialect.stream(work.db, { compile: () => memberQuery(work).compile(work.db) }, PAGE))
    yield batch.map((row) => [
      row.cluster_id ?? keyedCluster(row.standing_key),
      row.confidence ?? (row.link_step === 5 ? 'C' : 'A'),
      row.person_key,
      files.get(row.file_id)?.path ?? '',
      files.get(row.file_id)?.sheet ?? '',
      row.row_number,
    ])
}

function memberQuery({ config }: PublishWork) {
  const chosen =
    config.linkage?.clusters === 'all'
      ? sql`select person_id from person_row group by person_id having count(*) > 1`
      : sql`select linked_to as person_id from person_link`
  return sql<MemberRow>`
    select link.cluster_id, link.confidence, own.person_key, standing.person_key as standing_key, own.link_step,
      line.file_id, line.row_number
    from person_row as line
    inner join person as own on own.person_id = line.keyed_id
    inner join person as standing on standing.person_id = line.person_id
    left join person_link as link on link.person_id = line.keyed_id
    where line.person_id in (${chosen})
    order by line.person_id, line.file_id, line.row_number`
}

/** People whom keys alone put together have no cluster in the ledger: named after their best key. */
function keyedCluster(key: string): string {
  return createHash('sha256').update(`keyed|${key}`).digest('hex').slice(0, 16)
}
