import type { RawBuilder } from 'kysely'
import type { DuplicateRecord } from './record.ts'

export type Confidence = 'A' | 'B' | 'C' | 'D'

/** What a type found in the records of one key. */
export interface Decision {
  readonly confidence: Confidence
  /** Vietnamese: what is doubtful and what to look at. */
  readonly why: string
  /** The records that are in doubt, two or more, in their order. */
  readonly records: readonly DuplicateRecord[]
  /** Vietnamese: what marks this record; default: nothing. */
  whyRecord?(record: DuplicateRecord): string
}

/** A type of duplicate (domain notes §4.5): one file, one line in types/index.ts. */
export interface DuplicateType {
  readonly id: string
  readonly title: { readonly vi: string; readonly en: string }
  /** What two records have in common that makes them one question. */
  readonly asks: string
  /** Every source row is a record of its own; else rows that say the same of a person at a unit are one record. */
  readonly everyRow?: true
  /**
   * The clusters to look at, set-based: `cluster_key` (stable from night to night: it is hashed into the cluster's id), `source`
   * (roll, tax, unit), `file_id`, `row_number`. It may ask too much, never too little.
   */
  members(): readonly RawBuilder<unknown>[]
  /** What the records of one cluster come to; null when nothing is doubtful after all. */
  decide(records: readonly DuplicateRecord[]): Decision | null
}
