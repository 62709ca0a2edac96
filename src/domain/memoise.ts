/**
 * `compute` with its results kept for text it has seen: names and places repeat a hundred times in a file.
 * Holds at most twice `limit` results, in two generations, so that a long run neither grows nor forgets everything at
 * once. `compute` must be pure: what was forgotten is computed again, and the answer never depends on the cache.
 */
export function memoise<T>(compute: (text: string) => T, limit: number): (text: string) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  return (text) => {
    const known = young.get(text)
    if (known !== undefined || young.has(text)) return known as T
    // A cell is a slice of the text of its file: remembered as it is, it would keep that whole text in memory.
    const own = ownCopy(text)
    const value = old.has(own) ? (old.get(own) as T) : compute(own)
    if (young.size >= limit) {
      old = young
      young = new Map()
    }
    young.set(own, value)
    return value
  }
}

/** The same text in memory of its own. */
function ownCopy(text: string): string {
  return text.length < SHORTEST_SLICE ? text : (JSON.parse(JSON.stringify(text)) as string)
}

/** V8 copies shorter substrings instead of slicing. */
const SHORTEST_SLICE = 13

/** What `map` holds for an object, else what `make` makes, which it holds from then on, as long as the object lives. */
export function keptFor<K extends WeakKey, V extends {}>(map: WeakMap<K, V>, object: K, make: () => V): V {
  const found = map.get(object)
  if (found !== undefined) return found
  const made = make()
  map.set(object, made)
  return made
}
