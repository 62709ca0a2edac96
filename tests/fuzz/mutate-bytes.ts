import type { Random } from './random.ts'

type Mutation = (bytes: Buffer, random: Random) => Buffer

/** A stretch of the bytes: where it begins and ends. */
function stretch(bytes: Buffer, random: Random): readonly [number, number] {
  const start = random.below(bytes.length)
  return [start, Math.min(bytes.length, start + 1 + random.below(Math.max(1, Math.floor(bytes.length / 4))))]
}

const noise = (length: number, random: Random): Buffer => Buffer.from(Array.from({ length }, () => random.below(256)))

/** What may happen to any file on its way, whatever it holds. */
export const BYTE_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'bits flipped': (bytes, random) => {
    const flipped = Buffer.from(bytes)
    for (let times = 1 + random.below(16); times > 0; times--) {
      const at = random.below(flipped.length)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8))
    }
    return flipped
  },
  'bytes replaced': (bytes, random) => {
    const replaced = Buffer.from(bytes)
    for (let times = 1 + random.below(32); times > 0; times--)
      replaced[random.below(replaced.length)] = random.below(256)
    return replaced
  },
  truncated: (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  'head lost': (bytes, random) => bytes.subarray(random.below(bytes.length)),
  'stretch removed': (bytes, random) => {
    const [start, end] = stretch(bytes, random)
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)])
  },
  'stretch doubled': (bytes, random) => {
    const [start, end] = stretch(bytes, random)
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)])
  },
  'stretch zeroed': (bytes, random) => {
    const [start, end] = stretch(bytes, random)
    return Buffer.from(bytes).fill(0, start, end)
  },
  'noise inserted': (bytes, random) => {
    const at = random.below(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), noise(1 + random.below(64), random), bytes.subarray(at)])
  },
  'noise at the end': (bytes, random) => Buffer.concat([bytes, noise(1 + random.below(4096), random)]),
}
