import { type RawBuilder, sql } from 'kysely'
import { buildTable } from '../store/scratch.ts'
import { KEY_KINDS, type KeyKind, keyOf, NAME_RANK, WITH_OLD_ID } from './key-kinds.ts'
import { identityCodedRow, identityKeyCode, identityNameKey, identityNameRow } from './person-scratch.ts'
import type { Work } from './work.ts'

/**
 * Numbers every key that may join (the strongest kinds first, then code-unit order, so that the smallest number of a cluster is
 * its best key) and writes each row's keys as numbers. Rows left without any get a key made of their name.
 *
 * @returns the highest number of a citizen ID, of an identifier, and of all keys.
 */
export async function codeKeys(work: Work): Promise<{ citizenIds: number; identifiers: number; keys: number }> {
  await buildTable(work, identityKeyCode, keyCodes(), sql`select '' as key, 0 as code, 0 as kind, 0 as contested`)
  await buildTable(work, identityCodedRow, codedRows())
  const citizenIds = await highestCode(work, KEY_KINDS[0]!.rank)
  const identifiers = await highestCode(work, NAME_RANK)
  await buildTable(work, identityNameRow, nameRows())
  const names = await buildTable(work, identityNameKey, nameKeys(identifiers))
  return { citizenIds, identifiers, keys: identifiers + names }
}

/** The highest number of a key of this kind or a stronger one; 0 when there is none. */
async function highestCode(work: Work, rank: number): Promise<number> {
  const { rows } = await sql<{ highest: number }>`select max(code) as highest from identity_key_code
    where kind <= ${sql.lit(rank)}`.execute(work.db)
  return rows[0]?.highest ?? 0
}

function keyCodes(): RawBuilder<unknown> {
  return sql`select key, row_number() over (partition by blocked order by kind, key) * (case when blocked = 1 then -1 else 1 end) as code,
      kind, contested
    from (
      select seen.key, seen.kind, case when stopped.key is null then 0 else 1 end as blocked,
        case when stopped.reason = 'contested' then 1 else 0 end as contested
      from identity_seen_key as seen left join identity_blocked as stopped on stopped.key = seen.key) as judged`
}

/** Rows without a key of some kind meet the row of `identity_key_code` that stands for "none": inner joins lose nobody. */
function codedRows(): RawBuilder<unknown> {
  const alias = (kind: KeyKind) => sql.id(`${kind.coded}_code`)
  const joins = KEY_KINDS.map(
    (kind) => sql`inner join identity_key_code as ${alias(kind)} on ${alias(kind)}.key = coalesce(${keyOf(kind)}, '')`,
  )
  const codes = KEY_KINDS.map((kind) => sql`${alias(kind)}.code as ${sql.id(kind.coded)}`)
  const contested = KEY_KINDS.map((kind) => sql`${alias(kind)}.contested`)
  const best = KEY_KINDS.map((kind) => sql`when ${sql.id(kind.coded)} > 0 then ${sql.id(kind.coded)}`)
  const usable = KEY_KINDS.map((kind) => sql`case when ${sql.id(kind.coded)} > 0 then 1 else 0 end`)
  return sql`select coded.*, case ${sql.join(best, sql` `)} else 0 end as best, ${sql.join(usable, sql` + `)} as usable from (
      select listing.*, ${sql.join(codes)}, case when ${sql.join(contested, sql` + `)} > 0 then 1 else 0 end as contested
      from identity_listing as listing ${WITH_OLD_ID} ${sql.join(joins, sql` `)}) as coded`
}

/** Without an ID a row is its name, birth date and gender at one employer, else in one commune. */
function nameRows(): RawBuilder<unknown> {
  const place = sql`coalesce(employer.employer_key, case when coded.commune_code <> '' then 'K:' || coded.commune_code else '' end)`
  return sql`select coded.file_id, coded.row_number,
      'N:' || coded.name_key || '|' || coded.birth_date || '|' || coded.gender || '|' || ${place} as key
    from identity_coded_row as coded
    left join identity_employer as employer on employer.employer_id = coded.employer_id
    where coded.best = 0 and coded.row_number > 0`
}

function nameKeys(identifiers: number): RawBuilder<unknown> {
  return sql`select key, ${sql.lit(identifiers)} + row_number() over (order by key) as code
    from (select distinct key from identity_name_row) as named`
}
