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
    const value = old.has(text) ? (old.get(text) as T) : compute(text)
    if (young.size >= limit) {
      old = young
      young = new Map()
    }
    young.set(text, value)
    return value
  }
}
