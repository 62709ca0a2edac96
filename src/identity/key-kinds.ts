import { type RawBuilder, sql } from 'kysely'

/** Kinds of keys, the strongest first: a person's best key is the one of the lowest rank. */
export interface KeyKind {
  readonly rank: number
  /** First letter of the key, as in `person_key`. */
  readonly letter: 'C' | 'B' | 'P' | 'M' | 'T'
  /** Column of `identity_listing`. */
  readonly column: 'citizen_id' | 'insurance_number' | 'passport_number' | 'old_citizen_id' | 'personal_tax_id'
  /** Column of `identity_coded_row`. */
  readonly coded: 'citizen' | 'insurance' | 'passport' | 'old_id' | 'tax'
  /** Step of domain notes §4.2 by which two rows meet over this kind of key. */
  readonly step: number
}

export const KEY_KINDS: readonly KeyKind[] = [
  { rank: 1, letter: 'C', column: 'citizen_id', coded: 'citizen', step: 1 },
  { rank: 2, letter: 'B', column: 'insurance_number', coded: 'insurance', step: 2 },
  { rank: 3, letter: 'P', column: 'passport_number', coded: 'passport', step: 1 },
  { rank: 4, letter: 'M', column: 'old_citizen_id', coded: 'old_id', step: 3 },
  { rank: 5, letter: 'T', column: 'personal_tax_id', coded: 'tax', step: 4 },
]

/** Rank of a key made of a name, which joins only by step 5. */
export const NAME_RANK = 6
export const NAME_STEP = 5

/** The key of `listing`'s row of this kind, null when it has none. A CMND's key is read by `identity_old_id`, here `old`. */
export function keyOf(kind: KeyKind): RawBuilder<string | null> {
  if (kind.letter === 'M') return sql<string | null>`(case when listing.old_citizen_id is not null then old.key end)`
  return sql<string | null>`(${sql.lit(`${kind.letter}:`)} || ${sql.ref(`listing.${kind.column}`)})`
}

/** The join that `keyOf` needs for a CMND; rows without one meet the row of `identity_old_id` that stands for "none". */
export const WITH_OLD_ID = sql`inner join identity_old_id as old on old.old_id = coalesce(listing.old_citizen_id, '')
  and old.name_folded = (case when listing.old_citizen_id is null then '' else listing.name_folded end)
  and old.birth_date = (case when listing.old_citizen_id is null then '' else listing.birth_date end)`
