import { COLOURS } from '../../charts/colours.ts'
import type { ChartSpec } from '../../charts/render-chart.ts'
import type { RuleCount } from '../blocking.ts'

const NEW = 'cặp mới'
const KNOWN = 'quy tắc trước đã có'

/** Pairs that each blocking rule brings, new ones apart from those an earlier rule had brought. */
export function blockingChart(rules: readonly RuleCount[]): ChartSpec {
  return {
    width: 360,
    height: { step: 22 },
    data: {
      values: rules.flatMap(({ name, pairs, added }) => [
        { name, kind: NEW, pairs: added, order: 0 },
        { name, kind: KNOWN, pairs: pairs - added, order: 1 },
      ]),
    },
    mark: { type: 'bar', height: 14 },
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: rules.map(({ name }) => name),
        title: null,
        axis: { labelLimit: 260, ticks: false, domain: false },
      },
      x: { field: 'pairs', type: 'quantitative', title: 'số cặp', stack: 'zero' },
      order: { field: 'order', type: 'quantitative' },
      color: {
        field: 'kind',
        type: 'nominal',
        title: null,
        legend: { labelLimit: 240 },
        scale: { domain: [NEW, KNOWN], range: [COLOURS.blue, COLOURS.pale] },
      },
    },
  }
}
