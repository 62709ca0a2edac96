import { describe, expect, it } from 'vitest'
import { hash32, samplePairs as sampled } from '../../src/linkage/sampling.ts'

function samplePairs(...of: Parameters<typeof sampled>): [number, number][] {
  const { a, b } = sampled(...of)
  return Array.from(a, (one, at) => [one, b[at]!])
}

describe('sampled pairs', () => {
  it('are all pairs where there are few', () => {
    expect(samplePairs(4, new Int32Array(4), 'within', 100)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ])
    expect(samplePairs(3, Int32Array.of(0, 0, 1), 'between', 100)).toEqual([
      [0, 2],
      [1, 2],
    ])
  })

  it.each([0, 1])('are none of %i records', (records) => {
    expect(samplePairs(records, new Int32Array(records), 'within', 10)).toEqual([])
  })

  it('are held by these literals: a change here changes every estimate', () => {
    expect([0, 1, 2, 4294967295].map((value) => hash32(value, 0x9e3779b9))).toEqual(HASHES)
    expect(samplePairs(1000, new Int32Array(1000), 'within', 5)).toEqual(PAIRS)
  })

  it('spread evenly over the records', () => {
    const [records, wanted] = [50_000, 1_000_000]
    const tenths = new Float64Array(100)
    let disordered = 0
    for (const [a, b] of samplePairs(records, new Int32Array(records), 'within', wanted)) {
      // Smaller and larger of two even draws: the joint distribution folded over its diagonal.
      if (a >= b) disordered++
      const cell = Math.floor((a * 10) / records) * 10 + Math.floor((b * 10) / records)
      tenths[cell] = tenths[cell]! + 1
    }
    expect(disordered).toBe(0)
    let chiSquare = 0
    for (let low = 0; low < 10; low++)
      for (let high = low; high < 10; high++) {
        const expected = (wanted / 100) * (low === high ? 1 : 2)
        chiSquare += (tenths[low * 10 + high]! - expected) ** 2 / expected
      }
    // 54 degrees of freedom: above 92 once in a thousand.
    expect(chiSquare).toBeLessThan(92)
  })

  it('between files of unequal size are as many as were asked for', () => {
    const sources = new Int32Array(20_000)
    sources.fill(1, 19_900)
    const pairs = samplePairs(20_000, sources, 'between', 50_000)
    expect(pairs.length).toBeGreaterThan(49_000)
    expect(pairs.every(([a, b]) => sources[a] !== sources[b] && a < b)).toBe(true)
    const ofSmall = new Set(pairs.map(([, b]) => b))
    expect(ofSmall.size).toBe(100)
    const tenths = new Float64Array(10)
    for (const [a] of pairs) tenths[Math.floor(a / 1990)]!++
    for (const count of tenths) expect(Math.abs(count / 5000 - 1)).toBeLessThan(0.06)
  })
})

const HASHES = [609180430, 3714987409, 618172418, 3817642314]
const PAIRS: [number, number][] = [
  [110, 430],
  [409, 531],
  [249, 418],
  [273, 718],
  [99, 502],
]
