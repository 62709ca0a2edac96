/** Fewer than this are sorted by comparing. */
const FEW = 2048
const DIGIT_BITS = 14
const BUCKETS = 1 << DIGIT_BITS

/** UTF-16 code units, on every machine alike; never a locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Where the texts stand in code-unit order: numbers of texts, the least first, equal ones in the order given. Many texts are sorted by
 * radix: as many first characters as fit in a number are packed into it, and only texts that these cannot tell apart are compared.
 */
export function orderOfTexts(texts: readonly string[]): Uint32Array {
  const order = Uint32Array.from(texts, (_, at) => at)
  if (texts.length < FEW) return order.sort((x, y) => byCodeUnit(texts[x]!, texts[y]!) || x - y)
  const { keys, characters } = packed(texts)
  const sorted = radixOrder(keys, order)
  compareWhereEqual(texts, keys, sorted, characters)
  return sorted
}

/** A number a text that orders as its first characters do, and how many characters these are. */
function packed(texts: readonly string[]): { keys: Float64Array; characters: number } {
  const ranks = ranksOfCodeUnits(texts)
  const base = ranks.reduce((most, rank) => Math.max(most, rank), 0) + 1
  const characters = Math.floor((53 * Math.LN2) / Math.log(base + 1))
  const skip = commonPrefix(texts)
  const keys = new Float64Array(texts.length)
  for (const [at, text] of texts.entries()) {
    let key = 0
    // A text that has ended comes before one that goes on: rank 0.
    for (let i = skip; i < skip + characters; i++) key = key * base + (i < text.length ? ranks[text.charCodeAt(i)]! : 0)
    keys[at] = key
  }
  return { keys, characters: skip + characters }
}

/** Rank of each code unit that occurs, from 1, in their order. */
function ranksOfCodeUnits(texts: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(1 << 16)
  for (const text of texts) for (let i = 0; i < text.length; i++) ranks[text.charCodeAt(i)] = 1
  let rank = 0
  for (let unit = 0; unit < ranks.length; unit++) if (ranks[unit] === 1) ranks[unit] = ++rank
  return ranks
}

function commonPrefix(texts: readonly string[]): number {
  const first = texts[0]!
  let common = first.length
  for (const text of texts) {
    let same = 0
    while (same < common && text.charCodeAt(same) === first.charCodeAt(same)) same++
    common = same
    if (common === 0) return 0
  }
  return common
}

/** Stable sort of `order` by non-negative whole keys, the least digit first. */
function radixOrder(keys: Float64Array, order: Uint32Array<ArrayBuffer>): Uint32Array {
  let largest = 0
  for (const key of keys) if (key > largest) largest = key
  let from = order
  let to = new Uint32Array(order.length)
  for (let unit = 1; unit <= largest; unit *= BUCKETS) {
    const starts = new Uint32Array(BUCKETS + 1)
    const digits = new Uint16Array(keys.length)
    for (let at = 0; at < keys.length; at++) {
      const digit = Math.floor(keys[at]! / unit) % BUCKETS
      digits[at] = digit
      starts[digit + 1] = starts[digit + 1]! + 1
    }
    for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket] = starts[bucket]! + starts[bucket - 1]!
    for (const at of from) {
      const bucket = digits[at]!
      to[starts[bucket]!] = at
      starts[bucket] = starts[bucket]! + 1
    }
    ;[from, to] = [to, from]
  }
  return from
}

function compareWhereEqual(texts: readonly string[], keys: Float64Array, order: Uint32Array, characters: number): void {
  for (let from = 0; from < order.length; ) {
    let until = from + 1
    while (until < order.length && keys[order[until]!] === keys[order[from]!]) until++
    if (until - from > 1) {
      const run = order.subarray(from, until)
      if (run.some((at) => texts[at]!.length > characters))
        run.sort((x, y) => byCodeUnit(texts[x]!, texts[y]!) || x - y)
    }
    from = until
  }
}
