import type { LinkScope } from './model.ts'

/**
 * Pairs of records drawn by a fixed hash of the draw's number: the same for the same number of records, on every machine, in
 * every run. All pairs when there are no more than `wanted`.
 */
export function* samplePairs(
  records: number,
  sources: Int32Array,
  scope: LinkScope,
  wanted: number,
): Iterable<readonly [number, number]> {
  if ((records * (records - 1)) / 2 <= wanted) yield* everyPair(records, sources, scope)
  else yield* drawnPairs(records, sources, scope, wanted)
}

function* everyPair(records: number, sources: Int32Array, scope: LinkScope): Iterable<readonly [number, number]> {
  for (let a = 0; a < records; a++)
    for (let b = a + 1; b < records; b++) if (scope !== 'between' || sources[a] !== sources[b]) yield [a, b]
}

function* drawnPairs(
  records: number,
  sources: Int32Array,
  scope: LinkScope,
  wanted: number,
): Iterable<readonly [number, number]> {
  for (let draw = 0; draw < wanted; draw++) {
    const a = hash32(draw, 0x9e3779b9) % records
    const b = hash32(draw, 0x7f4a7c15) % records
    if (a === b || (scope === 'between' && sources[a] === sources[b])) continue
    yield a < b ? [a, b] : [b, a]
  }
}

/** A 32-bit mix of two numbers (the finaliser of MurmurHash3 over both), below 2^32. */
export function hash32(value: number, seed: number): number {
  let hash = Math.imul(value ^ seed, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 13) ^ seed, 0x27d4eb2f)
  return (hash ^ (hash >>> 16)) >>> 0
}
