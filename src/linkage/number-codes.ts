const EMPTY = -1

/**
 * Gives whole numbers from 0 to 2^53 a small number each, in the order met: 0, 1, … A hash table in typed arrays: a Map of a million
 * numbers takes several times its memory and time.
 */
export class NumberCodes {
  #keys: Float64Array
  #codes: Int32Array
  #size = 0

  constructor(expected = 1024) {
    let slots = 1024
    while (slots < expected * 2) slots *= 2
    this.#keys = new Float64Array(slots).fill(EMPTY)
    this.#codes = new Int32Array(slots)
  }

  get size(): number {
    return this.#size
  }

  /** Code of a number, a new one if it was not met before. */
  codeOf(value: number): number {
    const slot = this.#slotOf(value)
    if (this.#keys[slot] === value) return this.#codes[slot]!
    this.#keys[slot] = value
    this.#codes[slot] = this.#size++
    if (this.#size * 2 > this.#keys.length) this.#grow()
    return this.#size - 1
  }

  /** Where the number stands, or the empty place where it would. */
  #slotOf(value: number): number {
    const mask = this.#keys.length - 1
    let hash = Math.imul(value | 0, 0x9e3779b1) ^ Math.imul((value / 4294967296) | 0, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    let slot = (hash ^ (hash >>> 13)) & mask
    while (this.#keys[slot] !== value && this.#keys[slot] !== EMPTY) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [keys, codes] = [this.#keys, this.#codes]
    this.#keys = new Float64Array(keys.length * 2).fill(EMPTY)
    this.#codes = new Int32Array(keys.length * 2)
    for (let at = 0; at < keys.length; at++) {
      if (keys[at] === EMPTY) continue
      const slot = this.#slotOf(keys[at]!)
      this.#keys[slot] = keys[at]!
      this.#codes[slot] = codes[at]!
    }
  }
}
