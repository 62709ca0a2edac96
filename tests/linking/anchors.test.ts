import { describe, expect, it } from 'vitest'
import { recordsOf } from '../../src/linkage/records.ts'
import {
  anchorNumber,
  anchorsOf,
  anchorText,
  packedAnchors,
  unpackedAnchors,
  unseen,
} from '../../src/linking/anchors.ts'

const records = (...rows: readonly (readonly [id: string, name: string | null, born: string | null])[]) =>
  recordsOf({
    ids: rows.map(([id]) => id),
    fields: { name: rows.map(([, name]) => name), born: rows.map(([, , born]) => born) },
  })

describe('anchors of what records say', () => {
  it('are the same whatever else there is, on every machine', () => {
    const alone = anchorsOf(records(['b', 'lan', '1990']))
    const among = anchorsOf(records(['a', 'mai', null], ['b', 'lan', '1990'], ['c', 'lan', '1991']))
    expect(anchorText(among, 1)).toBe(anchorText(alone, 0))
    expect(anchorText(alone, 0)).toBe('2470cbd87dbf5bad')
  })
  it('differ when a value changes, goes or stands in another column', () => {
    const rows = [
      ['b', 'lan', '1990'],
      ['b', 'lan', '1991'],
      ['b', 'lan', null],
      ['b', '1990', 'lan'],
      ['c', 'lan', '1990'],
    ] as const
    expect(new Set(rows.map((row) => anchorText(anchorsOf(records(row)), 0))).size).toBe(rows.length)
  })
  it('come back from their packed form, and tell which records are new', () => {
    const anchors = anchorsOf(records(['a', 'mai', null], ['b', 'lan', '1990'], ['c', 'an', '2000']))
    const seen = unpackedAnchors([...packedAnchors(anchors)])
    expect([...seen]).toEqual([0, 1, 2].map((record) => anchorNumber(anchors, record)).sort((x, y) => x - y))
    const later = anchorsOf(records(['a', 'mai', '1970'], ['b', 'lan', '1990'], ['d', 'an', '2000']))
    expect([...unseen(later, seen)]).toEqual([1, 0, 1])
  })
})
