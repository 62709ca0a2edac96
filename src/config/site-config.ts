import type { SourceName } from '../sources/index.ts'

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
}

export interface SourceGate {
  readonly rows?: readonly [number, number] | undefined
  readonly max_reject_rate?: number | undefined
  readonly max_age_days?: number | undefined
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
  readonly gates: Readonly<Partial<Record<SourceName, SourceGate>>>
  /** Thresholds of rules that a site may set, by the names of src/policy/thresholds.ts. */
  readonly thresholds: Readonly<Record<string, number>>
  /** Sources a run of this site cannot do without; default: those that are `required`. */
  readonly required_sources: readonly SourceName[]
}

export const EMPTY_CONFIG_DEFAULTS = { answer_days: 30 } as const
