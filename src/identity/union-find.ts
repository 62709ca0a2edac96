/**
 * Which keys belong together, over keys numbered 1…count. Two integers a key: eight bytes, whatever the number of rows
 * that list them (docs/decisions/005). The smallest number of a cluster is its label, so labels do not depend on the
 * order in which pairs arrive.
 */
export class UnionFind {
  readonly #parent: Int32Array
  readonly #size: Int32Array

  constructor(count: number) {
    this.#parent = new Int32Array(count + 1)
    this.#size = new Int32Array(count + 1).fill(1)
    for (let key = 0; key <= count; key++) this.#parent[key] = key
  }

  /** Highest key number. */
  get count(): number {
    return this.#parent.length - 1
  }

  /** Label of the cluster of `key`: its smallest member. */
  find(key: number): number {
    const parent = this.#parent
    if (key < 0 || key >= parent.length) throw new RangeError('no such key')
    let at = key
    while (parent[at]! !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }

  union(a: number, b: number): void {
    const [rootA, rootB] = [this.find(a), this.find(b)]
    if (rootA === rootB) return
    const [low, high] = rootA < rootB ? [rootA, rootB] : [rootB, rootA]
    this.#parent[high] = low
    this.#size[low] = this.#size[low]! + this.#size[high]!
  }

  /** How many keys are in the cluster of `key`. */
  sizeOf(key: number): number {
    return this.#size[this.find(key)]!
  }
}
