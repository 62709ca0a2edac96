import { COLOURS } from '../../charts/colours.ts'
import type { ChartSpec } from '../../charts/render-chart.ts'
import type { LinkageModel, Parameters } from '../model.ts'
import { weightsOf } from '../weights.ts'

const LABEL_WIDTH = 190

/** Bits that each level of each comparison speaks for (right) or against (left) one entity; the prior first. */
export function weightsChart(model: LinkageModel, parameters: Parameters): ChartSpec {
  const weights = weightsOf(parameters)
  const rows = [
    { comparison: 'xuất phát', level: 'hai bản ghi bất kỳ', weight: weights.prior },
    ...model.comparisons.flatMap(({ vi, levels }, at) =>
      levels.map((level, number) => ({ comparison: vi, level: level.vi, weight: weights.levels[at]![number]! })),
    ),
  ].map((row, order) => ({ ...row, order, shown: row.weight.toFixed(1) }))
  const all = rows.map(({ weight }) => weight)
  // Room for the numbers beside the bars.
  const domain = [Math.floor(Math.min(...all)) - 4, Math.ceil(Math.max(...all)) + 4]
  return {
    data: { values: rows },
    facet: {
      row: {
        field: 'comparison',
        type: 'nominal',
        sort: ['xuất phát', ...model.comparisons.map(({ vi }) => vi)],
        header: { title: null, labelAngle: 0, labelAlign: 'left', labelLimit: 150, labelAnchor: 'middle' },
      },
    },
    spacing: 6,
    resolve: { scale: { y: 'independent' } },
    spec: {
      width: 360,
      height: { step: 17 },
      encoding: { y: levelAxis() },
      layer: [
        {
          mark: { type: 'bar', height: 12 },
          encoding: {
            x: { field: 'weight', type: 'quantitative', title: 'trọng số (bit)', scale: { domain, nice: false } },
            color: { condition: { test: 'datum.weight < 0', value: COLOURS.orange }, value: COLOURS.blue },
          },
        },
        beside('datum.weight >= 0', 'left', 4),
        beside('datum.weight < 0', 'right', -4),
      ],
    },
  }
}

/** The number beside the end of its bar. */
function beside(test: string, align: 'left' | 'right', dx: number) {
  return {
    transform: [{ filter: test }],
    mark: { type: 'text' as const, align, dx, fontSize: 10, color: COLOURS.ink },
    encoding: {
      x: { field: 'weight', type: 'quantitative' as const },
      text: { field: 'shown', type: 'nominal' as const },
    },
  }
}

/** Levels from the strongest agreement down, as the model has them. */
export function levelAxis() {
  return {
    field: 'level',
    type: 'nominal',
    sort: { field: 'order', op: 'min' },
    title: null,
    axis: { labelLimit: LABEL_WIDTH, minExtent: LABEL_WIDTH, ticks: false, domain: false },
  } as const
}
