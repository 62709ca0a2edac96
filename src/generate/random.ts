/** A stream of integers that depends on its seeds only: same seeds, same stream, on every machine. */
export interface Random {
  /** An integer in [0, bound). */
  integer(bound: number): number
  /** An integer in [from, to]. */
  between(from: number, to: number): number
  /** A number in [0, 1). */
  fraction(): number
  chance(probability: number): boolean
  pick<T>(values: readonly T[]): T
}

/** One 32-bit integer from any integers, in which every bit of every input counts (murmur3's finaliser, chained). */
export function mix(...values: readonly number[]): number {
  let hash = 0x9e3779b9
  for (const value of values) {
    hash = Math.imul(hash ^ (value | 0), 0x85ebca6b)
    hash ^= hash >>> 13
    hash = Math.imul(hash ^ (Math.floor(value / 4294967296) | 0), 0xc2b2ae35)
    hash ^= hash >>> 16
    hash = (Math.imul(hash, 5) + 0x6b64e654) | 0
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  return hash >>> 0
}

/** A stream of its own for each combination of seeds (sfc32 of Doty-Humphrey, integers only). */
export function randomOf(...seeds: readonly number[]): Random {
  let a = mix(1, ...seeds) | 0
  let b = mix(2, ...seeds) | 0
  let c = mix(3, ...seeds) | 0
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let warmup = 0; warmup < 12; warmup++) next()
  const fraction = (): number => next() / 4294967296
  return {
    fraction,
    integer: (bound) => Math.floor(fraction() * bound),
    between: (from, to) => from + Math.floor(fraction() * (to - from + 1)),
    chance: (probability) => fraction() < probability,
    pick: (values) => values[Math.floor(fraction() * values.length)]!,
  }
}

/**
 * The place of `index` in a shuffled [0, domain): a bijection, so that numbers drawn for different indexes never meet and none has to be
 * remembered. Four Feistel rounds on the next even number of bits, walked until the value falls inside the domain.
 *
 * @throws RangeError if index is not an integer in [0, domain).
 */
export function permute(index: number, domain: number, key: number): number {
  if (!Number.isInteger(index) || index < 0 || index >= domain)
    throw new RangeError(`index ${index} is outside ${domain}`)
  let half = 1
  while (4 ** half < domain) half++
  const size = 2 ** half
  let value = index
  do {
    let left = Math.floor(value / size)
    let right = value % size
    for (let round = 0; round < 4; round++) {
      const next = (left ^ mix(key, round, right)) & (size - 1)
      left = right
      right = next >>> 0
    }
    value = left * size + right
  } while (value >= domain)
  return value
}
