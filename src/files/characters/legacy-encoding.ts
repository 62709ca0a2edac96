/** The three byte encodings of Vietnamese from before Unicode that still arrive. */
export type LegacyEncoding = 'tcvn3' | 'vni' | 'vps'

export const LEGACY_ENCODINGS: readonly LegacyEncoding[] = ['tcvn3', 'vni', 'vps']
