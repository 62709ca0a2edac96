import { join } from 'node:path'
import { openCsv } from '../files/csv-writer.ts'
import { NULL_LEVEL } from '../linkage/comparison.ts'
import { probabilityOf } from '../linkage/model.ts'
import type { FoundCluster } from './clusters-found.ts'
import type { Linked } from './link-files.ts'
import type { Remark } from './read-records.ts'

/** Vietnamese, beside the code of a remark. */
export const REMARK_TEXTS: Readonly<Record<Remark['code'], string>> = {
  cells_missing: 'dòng có ít ô hơn dòng tiêu đề; ô thiếu coi như không biết',
  cells_extra: 'dòng có nhiều ô hơn dòng tiêu đề; ô thừa không dùng',
  quotes_broken: 'dấu nháy kép đặt sai chỗ; các ô của dòng có thể lệch',
  id_missing: 'ô mã trống; bản ghi được đặt mã theo nội dung',
}

/** Pairs from the heaviest down, one line a pair at or above `review_from`. */
export async function writePairs(folder: string, { model, read, result }: Linked): Promise<void> {
  const { comparisons, scope } = model.model
  const perFile = scope !== 'within'
  const csv = await openCsv(join(folder, 'pairs.csv'), [
    'id_a',
    'id_b',
    ...(perFile ? ['file_a', 'file_b'] : []),
    'match_weight',
    'probability',
    'decision',
    'blocking_rule',
    ...comparisons.map(({ name }) => name),
  ])
  const refused = new Map(result.clusters.refused.map(({ a, b, why }) => [a * read.records.size + b, why]))
  const { labels } = result.clusters
  for (const { a, b, weight, rule, pattern } of result.pairs) {
    const joined = labels[a] === labels[b] ? 'joined' : refused.get(a * read.records.size + b)
    csv.write([
      read.ids[a]!,
      read.ids[b]!,
      ...(perFile ? [read.counts[read.files[a]!]!.name, read.counts[read.files[b]!]!.name] : []),
      weight.toFixed(6),
      probabilityOf(weight).toFixed(9),
      joined ?? 'review',
      result.rules[rule]!.name,
      ...result.patterns[pattern]!.levels.map((level, at) =>
        level === NULL_LEVEL ? 'null' : comparisons[at]!.levels[level]!.name,
      ),
    ])
  }
  await csv.close()
}

/** Every record with its cluster, cluster by cluster. */
export async function writeClusters(
  folder: string,
  { read }: Linked,
  clusters: readonly FoundCluster[],
): Promise<void> {
  const header = ['cluster_id', 'id', 'source_file', 'row_number', 'cluster_size']
  const csv = await openCsv(join(folder, 'clusters.csv'), header)
  for (const { id, members } of clusters)
    for (const record of members)
      csv.write([id, read.ids[record]!, read.counts[read.files[record]!]!.name, read.rows[record]!, members.length])
  await csv.close()
}

/** Rows that were read all the same, in the order they stand in the files. */
export async function writeRemarks(folder: string, { read }: Linked): Promise<void> {
  const csv = await openCsv(join(folder, 'remarks.csv'), ['source_file', 'row_number', 'code', 'reason'])
  for (const { file, row, code } of read.remarks) csv.write([file, row, code, REMARK_TEXTS[code]])
  await csv.close()
}
