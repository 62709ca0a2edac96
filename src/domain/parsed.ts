/** What was done to a value before it could be read; stands beside the value so that matching can lower its confidence. */
export type Repair =
  | 'padded' // leading zeros that a spreadsheet had eaten were put back (domain notes §1.8)
  | 'split_branch' // a branch tax ID typed without its hyphen was split into root and branch
  | 'from_card' // an insurance number was taken from the last ten digits of a health card
  | 'from_unit_code' // a tax ID was taken from the first ten digits of a new unit code
  | 'letters' // letters O and l standing for digits were read as digits, and the checks passed
  | 'us_order' // month and day stood the other way round, as the column shows
  | 'cleaned' // separators inside the value were removed; the value itself was not guessed

/**
 * A value read from a cell, or the code of the reason why it could not be read. Bad data is never an exception.
 * `repair` is null when the cell already held the value in its normal form, surrounding spaces apart.
 */
export type Parsed<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T; readonly repair: Repair | null }
  | { readonly ok: false; readonly code: Code }

export function accepted<T>(
  value: T,
  repair: Repair | null = null,
): { readonly ok: true; readonly value: T; readonly repair: Repair | null } {
  return { ok: true, value, repair }
}

export function refused<Code extends string>(code: Code): { readonly ok: false; readonly code: Code } {
  return { ok: false, code }
}
