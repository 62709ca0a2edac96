import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type ChartSpec, renderChart } from '../../charts/render-chart.ts'
import { ensurePrivateDir, writePrivateFile } from '../../files/folders.ts'
import { type Cell, type Html, Html as HtmlText, html, htmlPage, htmlTable } from '../../files/html.ts'
import { blockingChart } from '../../linkage/charts/blocking-chart.ts'
import { pairsChart } from '../../linkage/charts/pairs-chart.ts'
import { probabilitiesChart } from '../../linkage/charts/probabilities-chart.ts'
import { thresholdChart } from '../../linkage/charts/threshold-chart.ts'
import { weightsChart } from '../../linkage/charts/weights-chart.ts'
import { LEVEL_HEADER, levelRows } from '../../linkage/level-rows.ts'
import type { Parameters } from '../../linkage/model.ts'
import { PERSON_MODEL } from '../../linkage/person-model.ts'
import type { Interval } from '../../linkage/quality.ts'
import type { OutputFile, PublishWork } from '../publish-work.ts'
import { displayDate } from '../wording.ts'
import type { StageSummary } from './linkage-report.ts'

const PATH = 'audit/linkage.html'
const TITLE = 'Thẻ mô hình liên kết người'

/** For auditors: how persons were linked tonight, how well as far as can be told, and how each level weighs. Nobody's data is in it. */
export async function writeLinkageCard(work: PublishWork): Promise<readonly OutputFile[]> {
  const row = await work.db.selectFrom('link_model').select(['parameters', 'summary', 'trained_on']).executeTakeFirst()
  if (row === undefined || row.summary === '') return []
  const summary = JSON.parse(row.summary) as StageSummary
  const text = htmlPage(
    TITLE,
    html`<h1>${TITLE}</h1>
<p class="note">Bảo hiểm xã hội Việt Nam. Số liệu đến ngày ${displayDate(work.asOf)}. Hai bản ghi được nối là có khả năng của cùng một người, cần rà soát, xác minh.</p>
<p>So ${summary.candidates} cặp của ${summary.records} người (${summary.fresh} mới hoặc có thay đổi); giữ ${summary.known} cặp đã so lần trước; nối ${summary.joined} cặp. Trọng số ước lượng ngày ${displayDate(row.trained_on)} từ chính số liệu, không dùng đáp án (Fellegi–Sunter 1969).</p>
${qualityTable(summary)}
${await charts(summary, JSON.parse(row.parameters) as Parameters, row.trained_on)}`,
  )
  await ensurePrivateDir(join(work.outDir, 'audit'))
  await writePrivateFile(join(work.outDir, PATH), text)
  return [{ path: PATH, rows: 0, sha256: createHash('sha256').update(text).digest('hex') }]
}

function qualityTable({ quality, sizes }: StageSummary): Html {
  const measures =
    quality === null
      ? html`<p>Không cặp nào đạt ngưỡng, nên không ước lượng độ chính xác và độ phủ.</p>`
      : html`${htmlTable(
          ['', 'ước lượng', 'khoảng 95 %'],
          [
            measureRow('độ chính xác', quality.precision),
            measureRow('độ phủ', quality.recall),
            measureRow('F1', quality.f1),
          ],
        )}
<p class="note">Khoảng: ${quality.replicates} lần lấy mẫu lại${quality.refitted ? ', mỗi lần ước lượng lại m, u' : '; trọng số của lần chạy trước coi như chắc chắn'}. Mô hình coi các phép so sánh là độc lập; khi không phải vậy các con số này quá đẹp. Người rà soát đã kết luận ${quality.decisions.decided} cặp, máy cho cùng kết quả ở ${quality.decisions.agreed} cặp.</p>`
  return html`<h2>Chất lượng, ước lượng không cần đáp án</h2>
${measures}
<h2>Nhóm</h2>
${htmlTable(
  ['số bản ghi trong nhóm', 'số nhóm'],
  Object.entries(sizes).map(([size, clusters]) => [Number(size), clusters]),
)}`
}

function measureRow(name: string, { value, low, high }: Interval): Cell[] {
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
  return [name, percent(value), `${percent(low)} – ${percent(high)}`]
}

async function charts(
  { quality, weights, rules, levels }: StageSummary,
  parameters: Parameters,
  trainedOn: string,
): Promise<Html> {
  const { threshold, reviewFrom } = PERSON_MODEL
  const weighed = weights.map(({ from, pairs }) => ({ weight: from, pairs, pattern: 0, reach: 0 }))
  const counted = rules.map((rule) => ({ ...rule, heaviest: null, leftOut: 0 }))
  return html`<h2>Ngưỡng</h2>
${quality === null ? null : await chart('threshold', thresholdChart(threshold, quality.curve, []), 'Độ chính xác, độ phủ và F1 của các cặp khi đặt ngưỡng khác; vạch đứng là ngưỡng đang dùng.')}
${await chart('pairs', pairsChart(weighed, threshold, reviewFrom), `Số cặp theo trọng số, từ ${reviewFrom} bit trở lên; trục số cặp chia theo lôgarit.`)}
<h2>Trọng số của từng mức</h2>
${await chart('weights', weightsChart(PERSON_MODEL, parameters), 'Mỗi mức cộng bấy nhiêu bit vào trọng số của cặp: sang phải là ủng hộ cùng người, sang trái là chống. Giá trị không biết thì không cộng, không trừ.')}
<h2>Xác suất m và u</h2>
${await chart('probabilities', probabilitiesChart(PERSON_MODEL, parameters), 'm: tỷ lệ cặp cùng người rơi vào mức; u: tỷ lệ cặp hai người khác nhau rơi vào mức. Trọng số là log2(m/u).')}
${htmlTable(LEVEL_HEADER, levelRows(PERSON_MODEL, parameters, levels))}
<p class="note">${sharesNote(levels, trainedOn)}</p>
<h2>Quy tắc gom khối</h2>
${await chart('blocking', blockingChart(counted), 'Số cặp mỗi quy tắc đưa vào so sánh. Cặp không quy tắc nào đưa vào thì không được so.')}`
}

function sharesNote([first]: StageSummary['levels'], trainedOn: string): string {
  const compared = first === undefined ? 0 : first.pairs.reduce((sum, pairs) => sum + pairs, first.none)
  return `Cột cuối: tỷ lệ trong ${compared} cặp được so ngày ${displayDate(trainedOn)}, khi ước lượng m và u. Cặp được đưa vào so vì đã có điểm giống nhau, nên tỷ lệ này khác m và u.`
}

async function chart(name: string, spec: ChartSpec, caption: string): Promise<Html> {
  return html`<figure>${new HtmlText(await renderChart(name, spec))}<figcaption>${caption}</figcaption></figure>`
}
