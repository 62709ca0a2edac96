import { type ChartSpec, renderChart } from '../charts/render-chart.ts'
import { type Html, Html as HtmlText, html } from '../files/html.ts'
import { blockingChart } from '../linkage/charts/blocking-chart.ts'
import { pairsChart } from '../linkage/charts/pairs-chart.ts'
import { probabilitiesChart } from '../linkage/charts/probabilities-chart.ts'
import { thresholdChart } from '../linkage/charts/threshold-chart.ts'
import { weightsChart } from '../linkage/charts/weights-chart.ts'
import { type QualityInput, thresholdCurve } from '../linkage/quality.ts'
import {
  clustersSection,
  dataSection,
  levelsTable,
  qualitySection,
  rulesTable,
  warningsSection,
} from './card-tables.ts'
import type { FoundCluster } from './clusters-found.ts'
import type { Linked } from './link-files.ts'
import type { ModelJson } from './model-json.ts'
import { measureThresholds } from './truth.ts'

/**
 * The model card: what the model does, on what, how well as far as can be told, and how each level weighs.
 * @see Mitchell et al. (2019), "Model Cards for Model Reporting".
 */
export async function modelCard(
  linked: Linked,
  json: ModelJson,
  clusters: readonly FoundCluster[],
  quality: QualityInput,
): Promise<Html> {
  const { model } = linked.model
  const { parameters, rules } = linked.result
  const expected = thresholdCurve(quality, model.reviewFrom)
  const real = measureThresholds(
    linked,
    expected.map(({ threshold }) => threshold),
  )
  const chart = async (name: string, spec: ChartSpec, caption: string): Promise<Html> =>
    html`<figure>${new HtmlText(await renderChart(name, spec))}<figcaption>${caption}</figcaption></figure>`
  return html`<h1>Thẻ mô hình: ${json.name}</h1>
<p class="note">Kết quả dùng để rà soát, xác minh: hai bản ghi được nối là có khả năng của cùng một đối tượng, chưa phải kết luận.</p>
${dataSection(linked, json)}
${clustersSection(json, clusters)}
${qualitySection(json)}
${warningsSection(json)}
<h2>Ngưỡng</h2>
${await chart('threshold', thresholdChart(model.threshold, expected, real), 'Độ chính xác, độ phủ và F1 của các cặp khi đặt ngưỡng khác; vạch đứng là ngưỡng đang dùng. Trước khi gom nhóm.')}
${await chart('pairs', pairsChart(quality.weighed, model.threshold, model.reviewFrom), `Số cặp theo trọng số, từ ${model.reviewFrom} bit trở lên; trục số cặp chia theo lôgarit.`)}
<h2>Trọng số của từng mức</h2>
${await chart('weights', weightsChart(model, parameters), 'Mỗi mức cộng bấy nhiêu bit vào trọng số của cặp: sang phải là ủng hộ cùng đối tượng, sang trái là chống. Thêm 1 bit là khả năng gấp đôi. Giá trị không biết thì không cộng, không trừ.')}
<h2>Xác suất m và u</h2>
${await chart('probabilities', probabilitiesChart(model, parameters), 'm: tỷ lệ cặp cùng đối tượng rơi vào mức; u: tỷ lệ cặp hai đối tượng khác nhau rơi vào mức. Trọng số là log2(m/u).')}
${levelsTable(linked)}
<h2>Quy tắc gom khối</h2>
${await chart('blocking', blockingChart(rules), 'Số cặp mỗi quy tắc đưa vào so sánh. Cặp không quy tắc nào đưa vào thì không được so.')}
${rulesTable(json)}
`
}
