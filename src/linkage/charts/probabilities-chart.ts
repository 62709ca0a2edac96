import { COLOURS } from '../../charts/colours.ts'
import type { ChartSpec } from '../../charts/render-chart.ts'
import type { LinkageModel, Parameters } from '../model.ts'
import { levelAxis } from './weights-chart.ts'

const SAME = 'm: cùng đối tượng'
const OTHER = 'u: hai đối tượng khác nhau'

/** How often records of one entity (m), and of two (u), fall in each level of each comparison. */
export function probabilitiesChart(model: LinkageModel, { comparisons }: Parameters): ChartSpec {
  const rows = model.comparisons.flatMap(({ vi, levels }, at) =>
    levels.flatMap((level, order) => {
      const { m, u } = comparisons[at]!
      const row = { comparison: vi, level: level.vi, order }
      return [
        { ...row, kind: SAME, probability: m[order]! },
        { ...row, kind: OTHER, probability: u[order]! },
      ]
    }),
  )
  return {
    data: { values: rows.map((row) => ({ ...row, shown: shortly(row.probability) })) },
    facet: {
      row: {
        field: 'comparison',
        type: 'nominal',
        sort: model.comparisons.map(({ vi }) => vi),
        header: { title: null, labelAngle: 0, labelAlign: 'left', labelLimit: 150, labelAnchor: 'middle' },
      },
      column: { field: 'kind', type: 'nominal', sort: [SAME, OTHER], header: { title: null } },
    },
    spacing: 6,
    resolve: { scale: { y: 'independent' } },
    spec: {
      width: 170,
      height: { step: 17 },
      encoding: {
        y: levelAxis(),
        x: {
          field: 'probability',
          type: 'quantitative',
          title: 'xác suất',
          scale: { domain: [0, 1.15] },
          axis: { values: [0, 0.5, 1] },
        },
      },
      layer: [
        {
          mark: { type: 'bar', height: 12 },
          encoding: {
            color: {
              field: 'kind',
              type: 'nominal',
              scale: { domain: [SAME, OTHER], range: [COLOURS.blue, COLOURS.grey] },
              legend: null,
            },
          },
        },
        {
          mark: { type: 'text', align: 'left', dx: 4, fontSize: 10, color: COLOURS.ink },
          encoding: { text: { field: 'shown', type: 'nominal' } },
        },
      ],
    },
  }
}

/** Three digits that say something: 0.93, 0.0041, 2.1e-5. */
export function shortly(probability: number): string {
  if (probability >= 0.995) return probability.toFixed(3)
  return probability >= 0.001 ? String(Number(probability.toPrecision(2))) : probability.toExponential(1)
}
