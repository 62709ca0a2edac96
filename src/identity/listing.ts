import { type RawBuilder, sql } from 'kysely'
import { buildTable } from '../store/scratch.ts'
import { LISTED_IN, listedRows } from './listing-sources.ts'
import { identityListing, identityOldId } from './person-scratch.ts'
import type { Work } from './work.ts'

/** What every row that names a person says of the person, narrow and in one place; and what each CMND means. */
export async function collectListing(work: Work): Promise<number> {
  const named = LISTED_IN.map((from) => listedRows(from, from.table === 'stg_person_links' ? 1 : 0))
  const rows = await buildTable(work, identityListing, ...named, ...otherNumbers())
  await buildTable(
    work,
    identityOldId,
    oldIds(),
    sql`select '' as old_id, '' as name_folded, '' as birth_date, '' as key`,
  )
  return rows
}

/**
 * A line of `person_links` may name up to three insurance numbers: the one in use, a former one, that of an old card. The others stand
 * in rows of their own, numbered below zero (`LINK_OF` leads back), which name keys and nobody to be described.
 */
function otherNumbers(): RawBuilder<unknown>[] {
  const links = LISTED_IN.find(({ table }) => table === 'stg_person_links')
  if (links === undefined) throw new RangeError('person_links are not listed')
  const ofCard = sql`substr(line.card_number, length(line.card_number) - 9, 10)`
  return [
    listedRows(links, 1, {
      row: sql`-2 * line.row_number`,
      insuranceNumber: sql`line.former_insurance_number`,
      where: sql`where line.former_insurance_number is not null`,
    }),
    listedRows(links, 1, {
      row: sql`-2 * line.row_number - 1`,
      insuranceNumber: ofCard,
      where: sql`where length(line.card_number) = 15 and ${ofCard} <> coalesce(line.insurance_number, '')`,
    }),
  ]
}

/**
 * A CMND is a key together with its birth date. Where a row has no full birth date it is that of the same folded name, when
 * the CMND has one birth date only; else the CMND together with the name, which joins rows of that name and no others.
 */
function oldIds(): RawBuilder<unknown> {
  return sql`select old_id, name_folded, birth_date, 'M:' || old_id || '|' || case
      when birth_day <> '' then birth_day
      when own_day is not null and first_day = last_day and (birth_date = '' or substr(first_day, 1, 4) = substr(birth_date, 1, 4))
        then first_day
      else name_folded end as key
    from (
      select old_id, name_folded, birth_date, birth_day, min(nullif(birth_day, '')) over (partition by old_id, name_folded) as own_day,
        min(nullif(birth_day, '')) over (partition by old_id) as first_day,
        max(nullif(birth_day, '')) over (partition by old_id) as last_day
      from (
        select old_citizen_id as old_id, name_folded, birth_date, max(birth_day) as birth_day from identity_listing
        where old_citizen_id is not null group by old_citizen_id, name_folded, birth_date) as listed) as dated`
}
