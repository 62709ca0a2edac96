import { hash32 } from './sampling.ts'

/** Draws that are the same on every machine and in every run: the n-th draw of a stream is a fixed hash of n and the stream. */
export class Chance {
  readonly #stream: number
  #drawn = 0

  constructor(stream: number) {
    this.#stream = stream
  }

  /** In (0, 1). */
  uniform(): number {
    return (hash32(this.#drawn++, Math.imul(this.#stream + 1, 0x9e3779b1)) + 0.5) / 0x100000000
  }

  /** Standard normal. @see Box and Muller (1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(this.uniform()))
    return radius * Math.cos(2 * Math.PI * this.uniform())
  }

  /** A count whose expectation is `mean`: exact for small means, by the normal approximation for large ones. */
  poisson(mean: number): number {
    if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()))
    const floor = Math.exp(-mean)
    let count = 0
    for (let product = this.uniform(); product > floor; product *= this.uniform()) count++
    return count
  }
}
