/**
 * Where each chain of successors ends. `next[code]` is the code that took over from `code`, 0 for none; code 0 is unused.
 * Members of a cycle, which no register should hold, all end at the smallest code of the cycle.
 *
 * @returns for each code the last code of its chain; four bytes a code.
 */
export function endsOfChains(next: Int32Array): Int32Array {
  const ends = new Int32Array(next.length)
  const walkOf = new Int32Array(next.length)
  for (let start = 1; start < next.length; start++) {
    if (ends[start] !== 0) continue
    const path: number[] = []
    let at = start
    while (at !== 0 && ends[at] === 0 && walkOf[at] !== start) {
      walkOf[at] = start
      path.push(at)
      at = next[at]!
    }
    const end = at === 0 ? path[path.length - 1]! : ends[at] !== 0 ? ends[at]! : smallestOfCycle(path, at)
    for (const code of path) ends[code] = end
  }
  return ends
}

function smallestOfCycle(path: readonly number[], entry: number): number {
  return path.slice(path.indexOf(entry)).reduce((smallest, code) => Math.min(smallest, code))
}
