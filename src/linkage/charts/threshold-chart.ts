import { COLOURS } from '../../charts/colours.ts'
import type { ChartSpec } from '../../charts/render-chart.ts'
import type { ThresholdPoint } from '../quality.ts'

const MEASURES = { precision: 'độ chính xác', recall: 'độ phủ', f1: 'F1' } as const
const EXPECTED = 'ước lượng'
const REAL = 'theo đáp án'

/** Precision, recall and F1 over thresholds: as expected, and by the truth where there is one. */
export function thresholdChart(
  threshold: number,
  expected: readonly ThresholdPoint[],
  real: readonly ThresholdPoint[],
): ChartSpec {
  const lines = (points: readonly ThresholdPoint[], by: string) =>
    points.flatMap((point) =>
      (['precision', 'recall', 'f1'] as const).map((measure) => ({
        threshold: point.threshold,
        measure: MEASURES[measure],
        share: point[measure],
        by,
      })),
    )
  const names = Object.values(MEASURES)
  return {
    width: 520,
    height: 260,
    layer: [
      {
        data: { values: [...lines(expected, EXPECTED), ...lines(real, REAL)] },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: {
          x: { field: 'threshold', type: 'quantitative', title: 'ngưỡng (bit)' },
          y: { field: 'share', type: 'quantitative', title: null, scale: { domain: [0, 1] } },
          color: {
            field: 'measure',
            type: 'nominal',
            title: null,
            scale: { domain: names, range: [COLOURS.blue, COLOURS.orange, COLOURS.green] },
          },
          strokeDash: {
            field: 'by',
            type: 'nominal',
            title: null,
            scale: {
              domain: [EXPECTED, REAL],
              range: [
                [6, 4],
                [1, 0],
              ],
            },
            ...(real.length === 0 ? { legend: null } : {}),
          },
        },
      },
      {
        data: { values: [{ threshold }] },
        mark: { type: 'rule', color: COLOURS.ink },
        encoding: { x: { field: 'threshold', type: 'quantitative' } },
      },
    ],
  }
}
