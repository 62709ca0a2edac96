import type { RawBuilder } from 'kysely'
import type { PolicyBook } from '../policy/book.ts'
import type { DuplicateRecord, MemberRow } from './record.ts'

export type Confidence = 'A' | 'B' | 'C' | 'D'

/** What a type may ask besides the records. */
export interface Situation {
  readonly policy: PolicyBook
  /** ISO date. */
  readonly asOf: string
}

/** The record that would be kept, and why, in Vietnamese. */
export interface Survivor {
  readonly record: DuplicateRecord
  readonly why: string
}

/** What a type found in the records of one key. */
export interface Decision {
  readonly confidence: Confidence
  /** Vietnamese: what is doubtful and what to look at. */
  readonly why: string
  /** The records that are in doubt, in their order: two or more, unless the type says `alone`. */
  readonly records: readonly DuplicateRecord[]
  /** Vietnamese: what marks this record; default: nothing. */
  whyRecord?(record: DuplicateRecord): string
  /** The months that are in doubt, rising; default: those that two of the records share. */
  readonly shared?: readonly number[]
  /** Whole VND paid twice or without ground in these months; null or left out when it cannot be told, never 0 for that. */
  readonly money?: number | null
  /** Default: of a type that `merges`, the record that tells most; of others none. null: it cannot be told. */
  readonly survivor?: Survivor | null
}

/** A type of duplicate (domain notes §4.5): one file, one line in types/index.ts. */
export interface DuplicateType {
  readonly id: string
  readonly title: { readonly vi: string; readonly en: string }
  /** What two records have in common that makes them one question. */
  readonly asks: string
  /** Every source row is a record of its own; else rows that say the same of a person at a unit are one record. */
  readonly everyRow?: true
  /** What else keeps two rows from being one record. */
  apart?(row: MemberRow): string
  /** The records of a cluster may be one person: what would be kept of each field is told. */
  readonly merges?: true
  /** One record is question enough. */
  readonly alone?: true
  /**
   * The clusters to look at, set-based: `cluster_key` (stable from night to night: it is hashed into the cluster's id), `source`
   * (see members.ts), `file_id`, `row_number`. It may ask too much, never too little.
   */
  members(situation: Situation): readonly RawBuilder<unknown>[]
  /** What the records of one cluster come to; null when nothing is doubtful after all. */
  decide(records: readonly DuplicateRecord[], situation: Situation): Decision | null
}
