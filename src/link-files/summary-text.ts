import type { Interval } from '../linkage/quality.ts'
import { warningWords } from '../linkage/warning-words.ts'
import type { Linked } from './link-files.ts'
import type { ModelJson } from './model-json.ts'

/** What `link:` means, in words. */
export const SCOPES = {
  within: 'trong từng tập bản ghi',
  between: 'giữa các tệp',
  both: 'trong và giữa các tệp',
} as const
/** `98.12 % (97.50–98.61)` */
export const interval = ({ value, low, high }: Interval): string =>
  `${(value * 100).toFixed(2)} % (${(low * 100).toFixed(2)}–${(high * 100).toFixed(2)})`
export const percent = (share: number): string => `${(share * 100).toFixed(2)} %`

/** What the screen shows at the end: counts, measures and warnings, never a value of a record. */
export function summaryText({ read, model }: Linked, json: ModelJson, out: string): string {
  const { counts, truth, warnings } = json
  const lines = [
    `Mô hình ${json.name}, so ${SCOPES[model.model.scope]}.`,
    ...read.counts.map(
      ({ name, rows, records, blank }) => `  ${name}: ${rows} dòng = ${records} bản ghi + ${blank} dòng trống`,
    ),
    ...read.counts.flatMap(({ name, notes }) => notes.map((note) => `  ${name}: ${note}`)),
    ...(read.remarks.length > 0 ? [`  ${read.remarks.length} dòng có điểm cần xem, kể trong remarks.csv`] : []),
    `Đã so ${counts.pairs_compared} cặp trên ${counts.pairs_possible} cặp có thể; ${counts.pairs_above_threshold} cặp đạt ngưỡng.`,
    `${counts.clusters} nhóm, trong đó ${counts.clusters_of_two_or_more} nhóm từ hai bản ghi, lớn nhất ${counts.largest_cluster}.`,
    json.quality.joined === 0
      ? 'Không cặp nào đạt ngưỡng, nên không ước lượng độ chính xác và độ phủ.'
      : `Ước lượng không cần đáp án: độ chính xác ${interval(json.quality.precision)}, độ phủ ${interval(json.quality.recall)}.`,
    ...(truth === null
      ? []
      : [
          `Theo đáp án: độ chính xác ${percent(truth.precision)}, độ phủ ${percent(truth.recall)}, F1 ${truth.f1.toFixed(4)} (${truth.right} cặp đúng, ${truth.found} cặp đã nối, ${truth.truePairs} cặp thật).`,
        ]),
    ...warnings.map((warning) => `Lưu ý: ${warningWords(warning)}.`),
    `Đã ghi vào ${out}: pairs.csv, clusters.csv, remarks.csv, model.json, card.html.`,
  ]
  return `${lines.join('\n')}\n`
}
