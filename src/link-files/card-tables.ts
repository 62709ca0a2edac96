import { type Html, html, htmlTable } from '../files/html.ts'
import { LEVEL_HEADER, levelCounts, levelRows } from '../linkage/level-rows.ts'
import { warningWords } from '../linkage/warning-words.ts'
import type { FoundCluster } from './clusters-found.ts'
import type { Linked } from './link-files.ts'
import type { ModelJson } from './model-json.ts'
import { percent, SCOPES } from './summary-text.ts'

/** What was read and how it was asked about. */
export function dataSection({ read, model, parametersGiven }: Linked, { counts, training }: ModelJson): Html {
  const estimated =
    training === null
      ? 'lấy nguyên từ model.json đã cho'
      : `ước lượng từ chính dữ liệu này, không dùng đáp án: thuật toán EM, ${training.iterations} vòng${training.converged ? '' : ', chưa hội tụ'}; u từ các cặp lấy ngẫu nhiên`
  return html`<h2>Dữ liệu và mô hình</h2>
${htmlTable(
  ['tệp', 'dòng', 'bản ghi', 'dòng trống'],
  read.counts.map(({ name, rows, records, blank }) => [name, rows, records, blank]),
)}
${read.counts.flatMap(({ name, notes }) => notes.map((note) => html`<p class="note">${name}: ${note}</p>`))}
${read.remarks.length === 0 ? null : html`<p>${read.remarks.length} dòng có điểm cần xem (remarks.csv); các dòng đó vẫn được so.</p>`}
<p>So ${SCOPES[model.model.scope]}${model.model.oneToOne ? ', mỗi bản ghi nhiều nhất một bản ghi ứng với nó ở tệp kia' : ''}. Tham số ${estimated}.
${parametersGiven ? '' : 'Mô hình Fellegi–Sunter (1969), các phép so sánh coi như độc lập khi đã biết hai bản ghi cùng hay khác đối tượng.'}</p>
<p>Có thể có ${counts.pairs_possible} cặp; các quy tắc gom khối đưa ${counts.pairs_compared} cặp vào so sánh; ${counts.pairs_above_threshold} cặp đạt ngưỡng ${model.model.threshold.toFixed(2)} bit.</p>`
}

/** How many clusters have which size. */
export function clustersSection({ counts }: ModelJson, clusters: readonly FoundCluster[]): Html {
  const sizes = new Map<number, number>()
  for (const { members } of clusters) sizes.set(members.length, (sizes.get(members.length) ?? 0) + 1)
  const refused =
    counts.edges_refused === 0
      ? null
      : html`<p>${counts.edges_refused} cặp đạt ngưỡng mà không nối, vì hai bản ghi không thể là một hoặc cầu nối yếu (cột decision của pairs.csv).</p>`
  return html`<h2>Nhóm</h2>
${htmlTable(
  ['số bản ghi trong nhóm', 'số nhóm'],
  [...sizes].sort(([a], [b]) => a - b),
)}
${refused}`
}

/** Measures that need no truth, with their limits said, and those by the truth. */
export function qualitySection({ quality, truth }: ModelJson): Html {
  const count = (value: number): string => value.toFixed(1)
  const unreached =
    quality.trueUnreached === null
      ? 'Chỉ có một quy tắc gom khối nên không ước lượng được số cặp thật mà quy tắc bỏ sót: độ phủ chỉ tính trong các cặp đã so.'
      : `Ước chừng ${count(quality.trueUnreached)} cặp thật không quy tắc nào đưa vào so (bắt–bắt lại giữa các quy tắc, cận dưới Chao 1987), nên độ phủ thật thường thấp hơn một chút.`
  const ours = html`<h2>Chất lượng, ước lượng không cần đáp án</h2>
${htmlTable(
  ['', 'ước lượng', 'khoảng 95 %'],
  (['precision', 'recall', 'f1'] as const).map((measure) => {
    const { value, low, high } = quality[measure]
    return [MEASURES[measure], percent(value), `${percent(low)} – ${percent(high)}`]
  }),
)}
<p>Trong ${quality.joined} cặp đạt ngưỡng, theo xác suất của mô hình có ${count(quality.trueJoined)} cặp thật; dưới ngưỡng còn ${count(quality.trueBelow)} cặp thật. ${unreached}</p>
<p class="note">Khoảng: ${quality.replicates} lần lấy mẫu lại (bootstrap; Efron và Tibshirani 1993)${quality.refitted ? ', mỗi lần ước lượng lại m, u' : '; tham số cho sẵn coi như chắc chắn'}. Mô hình coi các phép so sánh là độc lập; khi không phải vậy, xác suất quá chắc và các con số này quá đẹp (Belin và Rubin 1995). Một mẫu nhỏ do người rà soát vẫn cần.</p>`
  if (truth === null) return ours
  return html`${ours}
<h2>Chất lượng theo đáp án</h2>
${htmlTable(
  ['độ chính xác', 'độ phủ', 'F1', 'cặp thật', 'cặp đã nối', 'nối đúng'],
  [[percent(truth.precision), percent(truth.recall), truth.f1.toFixed(4), truth.truePairs, truth.found, truth.right]],
)}
<p class="note">Tính trên mọi cặp bản ghi cùng nhóm, sau khi gom nhóm. Đáp án không được dùng để ước lượng.</p>`
}

const MEASURES = { precision: 'độ chính xác', recall: 'độ phủ', f1: 'F1' } as const

export function warningsSection({ warnings }: ModelJson): Html | null {
  if (warnings.length === 0) return null
  return html`<h2>Lưu ý</h2>${warnings.map((warning) => html`<p class="warn">${warningWords(warning)}.</p>`)}`
}

/** m, u, weight and share of the candidate pairs of every level, as text beside the charts. */
export function levelsTable({ model: { model }, result }: Linked): Html {
  return htmlTable(LEVEL_HEADER, levelRows(model, result.parameters, levelCounts(model, result.patterns)))
}

export function rulesTable({ blocking }: ModelJson): Html {
  return htmlTable(
    ['quy tắc', 'cặp', 'cặp mới', 'khối lớn nhất (bản ghi)', 'khối bỏ qua vì quá lớn'],
    blocking.map(({ name, pairs, added, largest_block, blocks_left_out }) => [
      name,
      pairs,
      added,
      largest_block,
      blocks_left_out,
    ]),
  )
}
