interface Ends {
  readonly a: number
  readonly b: number
}

interface Step<E> {
  readonly to: number
  readonly edge: E
}

/** Ways out of each record. */
function waysOf<E extends Ends>(edges: readonly E[]): Map<number, Step<E>[]> {
  const ways = new Map<number, Step<E>[]>()
  const add = (from: number, to: number, edge: E): void => {
    const found = ways.get(from)
    if (found === undefined) ways.set(from, [{ to, edge }])
    else found.push({ to, edge })
  }
  for (const edge of edges) {
    add(edge.a, edge.b, edge)
    add(edge.b, edge.a, edge)
  }
  return ways
}

/**
 * The edges without which a part would fall in two, in time that grows with the edges. Two edges between the same records are none.
 * @see Tarjan (1974), "A note on finding the bridges of a graph".
 */
export function bridgesOf<E extends Ends>(edges: readonly E[]): E[] {
  const ways = waysOf(edges)
  const number = new Map<number, number>()
  const lowest = new Map<number, number>()
  const bridges: E[] = []
  for (const root of ways.keys()) {
    if (number.has(root)) continue
    number.set(root, number.size)
    lowest.set(root, number.get(root)!)
    // By hand instead of by recursion: what people have joined may be a long chain.
    const path: { readonly at: number; readonly by: E | null; next: number }[] = [{ at: root, by: null, next: 0 }]
    while (path.length > 0) {
      const step = path.at(-1)!
      const way = ways.get(step.at)![step.next++]
      if (way === undefined) {
        path.pop()
        const before = path.at(-1)
        if (before === undefined) continue
        if (lowest.get(step.at)! > number.get(before.at)!) bridges.push(step.by!)
        lowest.set(before.at, Math.min(lowest.get(before.at)!, lowest.get(step.at)!))
      } else if (way.edge !== step.by) {
        const seen = number.get(way.to)
        if (seen !== undefined) lowest.set(step.at, Math.min(lowest.get(step.at)!, seen))
        else {
          number.set(way.to, number.size)
          lowest.set(way.to, number.get(way.to)!)
          path.push({ at: way.to, by: way.edge, next: 0 })
        }
      }
    }
  }
  return bridges
}

/** What hangs together with a record, itself included. */
export function reachable(from: number, edges: readonly Ends[]): Set<number> {
  const ways = waysOf(edges)
  const seen = new Set([from])
  // A set is gone through in the order in which it grows.
  for (const record of seen) for (const { to } of ways.get(record) ?? []) seen.add(to)
  return seen
}
