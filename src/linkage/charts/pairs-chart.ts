import { COLOURS } from '../../charts/colours.ts'
import type { ChartSpec } from '../../charts/render-chart.ts'
import type { WeighedPairs } from '../quality.ts'

const JOINED = 'đạt ngưỡng'
const BELOW = 'dưới ngưỡng'

/** How many pairs have which weight, two bits a bar, on a logarithmic scale; from `from` bits up. */
export function pairsChart(weighed: readonly WeighedPairs[], threshold: number, from: number): ChartSpec {
  const bars = new Map<number, { joined: number; below: number }>()
  for (const { weight, pairs } of weighed) {
    if (weight < from) continue
    const bar = Math.floor(weight / 2) * 2
    const counts = bars.get(bar) ?? { joined: 0, below: 0 }
    bars.set(bar, counts)
    if (weight >= threshold) counts.joined += pairs
    else counts.below += pairs
  }
  const rows = [...bars]
    .sort(([a], [b]) => a - b)
    .flatMap(([bar, { joined, below }]) => [
      { bar, to: bar + 2, kind: BELOW, pairs: below },
      { bar, to: bar + 2, kind: JOINED, pairs: joined },
    ])
  return {
    width: 520,
    height: 200,
    data: { values: rows.filter(({ pairs }) => pairs > 0) },
    mark: { type: 'bar', binSpacing: 1 },
    encoding: {
      x: { field: 'bar', type: 'quantitative', bin: { binned: true, step: 2 }, title: 'trọng số (bit)' },
      x2: { field: 'to' },
      y: { field: 'pairs', type: 'quantitative', scale: { type: 'symlog' }, stack: null, title: 'số cặp' },
      color: {
        field: 'kind',
        type: 'nominal',
        title: null,
        scale: { domain: [JOINED, BELOW], range: [COLOURS.blue, COLOURS.grey] },
      },
    },
  }
}
