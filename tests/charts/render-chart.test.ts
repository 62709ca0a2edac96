import { describe, expect, it } from 'vitest'
import { type ChartSpec, renderChart } from '../../src/charts/render-chart.ts'

const BARS: ChartSpec = {
  width: 100,
  height: 60,
  data: { values: [{ name: 'hỏi ngã', count: 3 }] },
  mark: { type: 'bar', clip: true },
  encoding: { x: { field: 'count', type: 'quantitative' }, y: { field: 'name', type: 'nominal' } },
}

describe('a chart', () => {
  it('is SVG with its texts as they are', async () => {
    const svg = await renderChart('bars', BARS)
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/)
    expect(svg).toContain('hỏi ngã')
  })

  it('has the same bytes however many were drawn before it', async () => {
    const first = await renderChart('bars', BARS)
    await renderChart('others', BARS)
    expect(await renderChart('bars', BARS)).toBe(first)
  })

  it('has ids of its own beside another chart on a page', async () => {
    const idsOf = (svg: string) => [...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id)
    const [one, other] = [idsOf(await renderChart('one', BARS)), idsOf(await renderChart('other', BARS))]
    expect(one.length).toBeGreaterThan(0)
    expect(one.filter((id) => other.includes(id))).toEqual([])
  })

  it('loads nothing and runs nothing', async () => {
    expect(await renderChart('bars', BARS)).not.toMatch(/<script|<image|href="http/)
  })
})
