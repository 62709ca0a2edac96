/**
 * What a run tells while it works. SQLite blocks the event loop, so nothing here waits for a timer: drawing happens inside
 * `tick`. Labels and notes never hold an identifier or a name of a person.
 */
export interface Progress {
  /** A stage, or a part of one, begins; `total` is the number of rows when it is known. */
  start(label: string, total?: number): void
  /** `n` more rows are done. */
  tick(n: number): void
  /** What was started last has ended; the counts are printed. */
  done(counts?: Readonly<Record<string, number>>): void
  note(text: string): void
}

/** Says nothing: for tests and libraries. */
export const SILENT: Progress = { start() {}, tick() {}, done() {}, note() {} }
