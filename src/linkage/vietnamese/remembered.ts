/** Words beyond which all are forgotten: names have some ten thousand, and what is no name must not fill the memory. */
const MOST = 1 << 17

/** The same function, computed once a word: a nation's names are the same few words over and over. */
export function remembered<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    const made = of(word)
    if (known.size >= MOST) known.clear()
    known.set(word, made)
    return made
  }
}
