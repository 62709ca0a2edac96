import { type RawBuilder, sql } from 'kysely'
import { isPlaceholderId } from '../domain/placeholder-id.ts'
import { pageRows } from '../store/page-rows.ts'
import { buildTable, rowsOf } from '../store/scratch.ts'
import { KEY_KINDS, type KeyKind, keyOf, WITH_OLD_ID } from './key-kinds.ts'
import {
  identityBlocked,
  identityDoubt,
  identityDoubtListing,
  identityPlaceholder,
  identityPlaceholderForm,
  identitySeenKey,
} from './person-scratch.ts'
import type { Work } from './work.ts'

/** Names that one identifier may stand with before it is a placeholder (type D14). */
const PLACEHOLDER_NAMES = 3

/** Every key that any row lists, and those that join nobody: placeholders, and contested keys. */
export async function reviewKeys(work: Work): Promise<void> {
  await buildTable(work, identitySeenKey, ...KEY_KINDS.map(seenKeys))
  await buildTable(work, identityDoubt, sql`select key, kind from identity_seen_key where several_names = 1`)
  await buildTable(work, identityDoubtListing, ...KEY_KINDS.map(doubtListings))
  await findPlaceholdersByForm(work)
  await buildTable(work, identityPlaceholder, placeholders())
  await buildTable(work, identityBlocked, blockedPlaceholders(), contestedKeys())
}

function joins(kind: KeyKind): RawBuilder<unknown> {
  return kind.letter === 'M' ? WITH_OLD_ID : sql``
}

function seenKeys(kind: KeyKind): RawBuilder<unknown> {
  return sql`select ${keyOf(kind)} as key, ${sql.lit(kind.rank)} as kind,
      case when min(nullif(listing.name_folded, '')) <> max(nullif(listing.name_folded, '')) then 1 else 0 end as several_names
    from identity_listing as listing ${joins(kind)}
    where ${sql.ref(`listing.${kind.column}`)} is not null group by ${keyOf(kind)}`
}

/** A CMND is doubtful as a number, whatever the birth date beside it: keys of one number are looked at together. */
function doubtListings(kind: KeyKind): RawBuilder<unknown> {
  const number = sql.ref(`listing.${kind.column}`)
  const doubtful =
    kind.letter === 'M'
      ? sql`inner join (select old_id from identity_old_id group by old_id having min(name_folded) <> max(name_folded)) as doubt
          on doubt.old_id = listing.old_citizen_id`
      : sql`inner join identity_doubt as doubt on doubt.key = ${keyOf(kind)}`
  return sql`select distinct ${keyOf(kind)} as key, ${sql.lit(kind.rank)} as kind, ${number} as number, listing.name_folded,
      coalesce('C:' || listing.citizen_id, '') as citizen_key
    from identity_listing as listing ${joins(kind)} ${doubtful} where ${number} is not null`
}

/** Six digits that count up or down a keypad, as `isPlaceholderId` knows them. */
const COUNTING = [1, -1].flatMap((step) =>
  Array.from({ length: 10 }, (_, first) =>
    Array.from({ length: 6 }, (_, at) => (first + step * at + 60) % 10).join(''),
  ),
)
const RESTARTING = ['1', '9'].flatMap((restart) => {
  const sequence = restart === '1' ? '123456789123456789' : '987654321987654321'
  return Array.from({ length: 9 }, (_, start) => sequence.slice(start, start + 6))
})

/**
 * Identifiers that may look like a placeholder, so that TypeScript need not see them all: six digits in front that repeat,
 * count or are zeros, or zeros at the end. Wider than `isPlaceholderId`, never narrower (tested).
 */
export function mayBePlaceholder(number: RawBuilder<unknown>): RawBuilder<unknown> {
  const six = sql`substr(${number}, 1, 6)`
  return sql`(substr(${number}, 1, 3) = substr(${number}, 4, 3)
    or (substr(${number}, 1, 2) = substr(${number}, 3, 2) and substr(${number}, 3, 2) = substr(${number}, 5, 2))
    or ${six} in (${sql.join([...COUNTING, ...RESTARTING].map((digits) => sql.lit(digits)))})
    or substr(${number}, 1, 3) = '000' or substr(${number}, length(${number}) - 2, 3) = '000'
    or ${number} < '0' or ${number} >= ':')`
}

interface Candidate {
  readonly key: string
  readonly number: string
}

async function findPlaceholdersByForm(work: Work): Promise<void> {
  const number = sql`case when kind = 4 then substr(key, 3, 9) else substr(key, 3) end`
  const candidates = rowsOf<Candidate>(
    sql`select key, number from (select key, ${number} as number from identity_seen_key) as seen where ${mayBePlaceholder(sql`number`)}`,
  )
  await work.dialect.createTable(work.db, identityPlaceholderForm)
  for await (const page of pageRows(work.db, candidates, ['key'], 20_000))
    await work.dialect.load(work.db, identityPlaceholderForm, [
      page.filter((seen) => isPlaceholderId(seen.number)).map(({ key }) => ({ key })),
    ])
  await work.dialect.finishTable(work.db, identityPlaceholderForm)
}

function placeholders(): RawBuilder<unknown> {
  const names = sql`select kind, number, count(distinct nullif(name_folded, '')) as names from identity_doubt_listing group by kind, number`
  return sql`select key, max(names) as names from (
      select distinct listed.key, shared.names from identity_doubt_listing as listed
      inner join (${names}) as shared on shared.kind = listed.kind and shared.number = listed.number
      where shared.names >= ${sql.lit(PLACEHOLDER_NAMES)}
      union all
      select form.key, coalesce(shared.names, 1) from identity_placeholder_form as form
      left join (select key, count(distinct nullif(name_folded, '')) as names from identity_doubt_listing group by key) as shared
        on shared.key = form.key) as found
    group by key`
}

function blockedPlaceholders(): RawBuilder<unknown> {
  return sql`select key, 'placeholder' as reason, names, 0 as keys from identity_placeholder`
}

/** A key other than a citizen ID that stands with two citizen IDs and two names joins nobody: it is somebody's mistake (D02). */
function contestedKeys(): RawBuilder<unknown> {
  return sql`select key, 'contested' as reason, names, citizens as keys from (
      select listed.key, count(distinct nullif(listed.name_folded, '')) as names,
        count(distinct case when citizen.key is null and listed.citizen_key <> '' then listed.citizen_key end) as citizens
      from identity_doubt_listing as listed
      left join identity_placeholder as citizen on citizen.key = listed.citizen_key
      left join identity_placeholder as itself on itself.key = listed.key
      where listed.kind <> 1 and itself.key is null
      group by listed.key) as counted
    where names >= 2 and citizens >= 2`
}
