import { type RawBuilder, sql } from 'kysely'
import { buildTable } from '../store/scratch.ts'
import { defineTable, integer, textOrNull } from '../store/tables/table.ts'
import type { Work } from './work.ts'

/** What the person who stands for a cluster may learn from the others; what it says itself is never replaced. */
const LEARNT = [
  'citizen_id',
  'insurance_number',
  'old_citizen_id',
  'passport_number',
  'personal_tax_id',
  'birth_date',
  'gender',
] as const

export const linkLearnt = defineTable({
  name: 'link_learnt',
  grain: 'one row per cluster of linked persons: what the others say that the one who stands for them does not',
  columns: {
    person_id: integer,
    citizen_id: textOrNull,
    insurance_number: textOrNull,
    old_citizen_id: textOrNull,
    passport_number: textOrNull,
    personal_tax_id: textOrNull,
    birth_date: textOrNull,
    gender: textOrNull,
  },
  key: ['person_id'],
  distributeBy: 'reference',
})

/** `person_link` itself gets its key only when the stage has ended, and to look a person up in it without one is to read it whole. */
export const linkMove = defineTable({
  name: 'link_move',
  grain: 'one row per linked person (by keys alone) and who stands for its cluster',
  columns: { person_id: integer, linked_to: integer },
  key: ['person_id'],
  distributeBy: 'reference',
})

/** Rank of `person.link_step` for who stands for a cluster that linkage made. */
const LINKED_STEP = 6

/**
 * Rows and keys of linked persons go over to the person who stands for them, which every later stage reads. Begins by taking back what an
 * earlier turn did, so that doing it twice comes to the same.
 */
export async function amendIdentity(work: Work): Promise<number> {
  await takeBack(work)
  await buildTable(work, linkMove, sql`select person_id, linked_to from person_link`)
  await sql`update person_row set person_id = (select linked_to from link_move as link where link.person_id = person_row.keyed_id)
    where keyed_id in (select person_id from link_move where linked_to <> person_id)`.execute(work.db)
  await moveKeys(work)
  await buildTable(work, linkLearnt, learnt())
  await sql`update person set linked_to = (select linked_to from link_move as link where link.person_id = person.person_id),
      link_step = ${sql.lit(LINKED_STEP)}
    where person_id in (select person_id from link_move)`.execute(work.db)
  await learn(work)
  const moved = await work.db
    .selectFrom('person_link')
    .whereRef('linked_to', '<>', 'person_id')
    .select(({ fn }) => fn.countAll<number>().as('persons'))
    .executeTakeFirstOrThrow()
  return Number(moved.persons)
}

async function takeBack({ db }: Work): Promise<void> {
  const forgotten = LEARNT.map(
    (column) =>
      sql`${sql.id(column)} = case when (' ' || filled || ' ') like ${`% ${column} %`} then null else ${sql.id(column)} end`,
  )
  await sql`update person set ${sql.join(forgotten)}, filled = '' where filled <> ''`.execute(db)
  await sql`update person set linked_to = person_id where linked_to <> person_id`.execute(db)
  await sql`update person_row set person_id = keyed_id where person_id <> keyed_id`.execute(db)
  await sql`insert into person_key (key, person_id, keyed_id)
    select key, keyed_id, keyed_id from person_key where person_id <> keyed_id`.execute(db)
  await sql`delete from person_key where person_id <> keyed_id`.execute(db)
}

/** Keys are moved by a copy and a removal: the number of the person is what the table is spread by. */
async function moveKeys({ db }: Work): Promise<void> {
  await sql`insert into person_key (key, person_id, keyed_id)
    select owner.key, link.linked_to, owner.keyed_id from person_key as owner
    inner join link_move as link on link.person_id = owner.keyed_id where link.linked_to <> link.person_id`.execute(db)
  await sql`delete from person_key where person_id = keyed_id
    and keyed_id in (select person_id from link_move where linked_to <> person_id)`.execute(db)
}

function learnt(): RawBuilder<unknown> {
  const columns = LEARNT.map((column) => sql`min(${sql.ref(`other.${column}`)}) as ${sql.id(column)}`)
  return sql`select link.linked_to as person_id, ${sql.join(columns)} from link_move as link
    inner join person as other on other.person_id = link.person_id
    where link.linked_to <> link.person_id group by link.linked_to`
}

async function learn({ db }: Work): Promise<void> {
  const from = (column: string): RawBuilder<unknown> =>
    sql`(select ${sql.id(column)} from link_learnt as learnt where learnt.person_id = person.person_id)`
  const filled = LEARNT.map(
    (column) =>
      sql`case when ${sql.id('person', column)} is null and ${from(column)} is not null then ${`${column} `} else '' end`,
  )
  const values = LEARNT.map((column) => sql`${sql.id(column)} = coalesce(${sql.id('person', column)}, ${from(column)})`)
  await sql`update person set filled = rtrim(${sql.join(filled, sql` || `)}), ${sql.join(values)}
    where person_id in (select person_id from link_learnt)`.execute(db)
}
