import type { RawRow } from '../files/raw-table.ts'

/** The rows of a table, taken from the front, with those to come in view; no more of them are held than were looked at. */
export class RowStream {
  readonly #source: AsyncIterator<readonly RawRow[]>
  #rows: readonly RawRow[] = []
  #at = 0
  #ended = false
  #change: ((row: RawRow) => RawRow) | null = null

  constructor(rows: AsyncIterable<readonly RawRow[]>) {
    this.#source = rows[Symbol.asyncIterator]()
  }

  /** The next rows, at least this many of them unless the table ends before. They stay where they are. */
  async peek(count: number): Promise<readonly RawRow[]> {
    while (!this.#ended && this.#rows.length - this.#at < count) {
      const batch = await this.#source.next()
      if (batch.done === true) {
        this.#ended = true
        break
      }
      const rows = this.#change === null ? batch.value : batch.value.map(this.#change)
      this.#rows = this.#at === this.#rows.length ? rows : [...this.#rows.slice(this.#at), ...rows]
      this.#at = 0
    }
    return this.#at === 0 ? this.#rows : this.#rows.slice(this.#at)
  }

  /** From here on rows are seen through this. */
  map(change: (row: RawRow) => RawRow): void {
    this.#rows = this.#rows.slice(this.#at).map(change)
    this.#at = 0
    this.#change = change
  }

  /** The rest is not wanted: what stands open for it is closed. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }

  /** Takes so many of the rows that were looked at. */
  drop(count: number): void {
    this.#at += count
  }

  /** Puts rows back that are to be read again. */
  putBack(rows: readonly RawRow[]): void {
    this.#rows = [...rows, ...this.#rows.slice(this.#at)]
    this.#at = 0
  }
}
