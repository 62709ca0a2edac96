import type { MergedRange } from '../raw-table.ts'

export type OtherFormat = 'xls' | 'xlsb' | 'ods'

/** What the worker is told when it starts. */
export interface WorkerTask {
  readonly absolutePath: string
  readonly format: OtherFormat
}

/** What can be said of a sheet before its rows. */
export interface SheetHead {
  readonly name: string
  readonly hidden: boolean
  /** As 'C, F–H'; '' for none. */
  readonly hiddenColumns: string
  readonly hiddenRows: number
  readonly cellsBeyondColumns: number
  readonly merges: readonly MergedRange[]
}

/**
 * What the worker says: of each sheet its rows in batches (JSON of RawRow[], deflated, so that a whole file can wait in memory), then its
 * head; at last `end`, or why there is nothing.
 */
export type WorkerMessage =
  | { readonly kind: 'rows'; readonly batch: Uint8Array }
  | { readonly kind: 'sheet'; readonly head: SheetHead }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly reason: 'damaged' | 'password' }
