/** Hits, misses and false leads of one rule, duplicate type or exclusion. */
export interface Tally {
  hits: number
  misses: number
  falseLeads: number
  /** Expected or found, and not counted, because damage left nothing to decide on. */
  undecidable: number
}

export interface Finding {
  readonly name: string
  readonly what: 'missed' | 'false lead' | 'wrong confidence' | 'other number of workers'
  /** Whom it is about, in the keys of the invented nation. */
  readonly about: string
}

/** Tallies by name and the single findings behind them. */
export interface Tallies {
  readonly byName: Record<string, Tally>
  readonly findings: Finding[]
}

export function newTallies(): Tallies {
  return { byName: {}, findings: [] }
}

export function tallyOf(tallies: Tallies, name: string): Tally {
  tallies.byName[name] ??= { hits: 0, misses: 0, falseLeads: 0, undecidable: 0 }
  return tallies.byName[name]
}

/** Found among what was to be found; null if nothing was. */
export function recall({ hits, misses }: Tally): number | null {
  return hits + misses === 0 ? null : hits / (hits + misses)
}

/** Right among what was found; null if nothing was. */
export function precision({ hits, falseLeads }: Tally): number | null {
  return hits + falseLeads === 0 ? null : hits / (hits + falseLeads)
}
