import type { SiteLine } from '../policy/book.ts'
import type { SourceName } from '../sources/index.ts'
import type { GateName, ShareQuality } from './gate-names.ts'

/** How one file (or a glob of files) of the input folder is to be read; what is not said is recognised (design §4b). */
export interface FileMapping {
  readonly match: string
  readonly source?: SourceName | undefined
  readonly sheet?: string | undefined
  readonly header_row?: number | undefined
  readonly encoding?: 'utf-8' | 'utf-16le' | 'windows-1258' | 'tcvn3' | 'vni' | 'vps' | undefined
  readonly delimiter?: string | undefined
  /** ours → theirs; `funds.health` and the like may come from a column each. */
  readonly columns?: Readonly<Record<string, string>> | undefined
  /** per column of ours: theirs → ours; '' means no value. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined
  readonly constants?: Readonly<Record<string, string>> | undefined
  readonly period?: string | undefined
  readonly money_unit?: number | undefined
  readonly reads_as?: 'roll' | 'history' | 'current' | undefined
  readonly area_codes?: 'gso63' | 'gso34' | undefined
  readonly title?: Readonly<Record<string, string>> | undefined
  readonly ignore_columns?: readonly string[] | undefined
  /** Agency that sent the file, in words: what is wrong with it goes back to them. Default: the first folder of its path. */
  readonly sender?: string | undefined
  /** Path or glob of the files that this one replaces: they no longer count. */
  readonly replaces?: string | undefined
  /** Path or glob of the files that this one adds to: both count. */
  readonly adds_to?: string | undefined
}

export type Severity = 'warn' | 'halt'

/** What a site expects of linkage; what is not set is not checked. */
export interface LinkageGate {
  /** Least precision of the joined pairs: the lower end of the estimate, and of surely joined pairs that people decided on. */
  readonly min_precision?: number | undefined
  /** How far linked persons ÷ persons, and the mean and largest cluster, may be from the median of earlier nights, as a share of it. */
  readonly max_match_rate_drift?: number | undefined
  readonly max_cluster_drift?: number | undefined
}

/** What a site expects of a source (docs/gates.md). What is set here halts the run when it fails, unless `severity` says otherwise. */
export interface SourceGate {
  readonly rows?: readonly [number, number] | undefined
  /** Shares are of rows unless said otherwise. */
  readonly max_reject_rate?: number | undefined
  readonly max_age_days?: number | undefined
  readonly max_blank_keys?: number | undefined
  /** Share of the filled cells of a key column. */
  readonly max_invalid_keys?: number | undefined
  readonly max_duplicate_rows?: number | undefined
  /** How far the number of rows may be from the median of earlier runs, as a share of that median. */
  readonly max_drift?: number | undefined
  /** How far the share of rejects and of blank keys may be above the median of earlier runs: 0.05 is five points of a hundred. */
  readonly max_share_drift?: number | undefined
  readonly max_unmapped_columns?: number | undefined
  readonly min_quality?: Readonly<Partial<Record<ShareQuality, number>>> | undefined
  readonly severity?: Readonly<Partial<Record<GateName, Severity>>> | undefined
}

/** `doisoat.yaml` of an input folder, validated. An absent file is the empty configuration. */
export interface SiteConfig {
  readonly site: {
    /** Present (34-system) province code of the site; undefined: every province. */
    readonly province?: string | undefined
    readonly as_of?: string | undefined
    readonly recipients: Readonly<Record<string, { readonly mask: 'none' | 'ids' }>>
    /** Days after as-of by which an officer answers a lead; printed as "hạn". */
    readonly answer_days: number
  }
  readonly files: readonly FileMapping[]
  /** `all` holds for every source that does not say otherwise. */
  readonly gates: Readonly<Partial<Record<SourceName | 'all', SourceGate>>> & {
    readonly linkage?: LinkageGate | undefined
  }
  /** Thresholds of rules that a site may set, by the names of src/policy/thresholds.ts. */
  readonly thresholds: Readonly<Record<string, number>>
  /** Lines of the law that the site adds or puts in another's place, in the order of the file (docs/policy.md). */
  readonly policy: readonly SiteLine[]
  readonly linkage?:
    | {
        /** Whom linkage/clusters.csv lists: the people that linkage put together, or everybody in two rows or more (for an evaluation). */
        readonly clusters: 'linked' | 'all'
      }
    | undefined
  /** Sources a run of this site cannot do without; default: those that are `required`. */
  readonly required_sources: readonly SourceName[]
}

export const EMPTY_CONFIG_DEFAULTS = { answer_days: 30 } as const
