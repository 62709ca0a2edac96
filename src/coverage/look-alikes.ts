import { type RawBuilder, sql } from 'kysely'
import { bitOr } from '../store/expressions.ts'
import { insertFromInto } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import { birthDateOf, genderOf } from './person-expressions.ts'
import { lookAlike, olderPapers, rollName, undocumentedName } from './question-tables.ts'
import type { CoverageWork } from './work.ts'

/** Everyone insured at an employer that has questions, by name. */
const rollNames = sql`
  select i.employer_id, i.year as compared_year, i.person_id, p.name_folded,
    ${birthDateOf('p')} as birth_date,
    ${genderOf('p')} as gender, i.any_mask as mask
  from (select distinct employer_id, compared_year from coverage_candidate where origin = 'tax') as q
  join insured_year i on i.employer_id = q.employer_id and i.year = q.compared_year
  join person p on p.person_id = i.person_id`

const column = (name: string): RawBuilder<string | null> => sql.ref(name)

/** A birth date of the first of January stands for its year only: clerks write it when they know no more. */
const isFull = (date: RawBuilder<string | null>) => sql`(length(${date}) = 10 and substr(${date}, 6) <> '01-01')`

const births = [column('c.birth_date'), column('n.birth_date')] as const
/** Of two people `c` and `n`; a missing date or gender contradicts nothing. */
export const birthContradicts = sql`coalesce(substr(${births[0]}, 1, 4) <> substr(${births[1]}, 1, 4)
  or (${isFull(births[0])} and ${isFull(births[1])} and ${births[0]} <> ${births[1]}), false)`
export const genderContradicts = sql`coalesce(c.gender <> n.gender, false)`

const lookAlikes = sql`
  select distinct c.candidate_id
  from coverage_candidate c
  join coverage_roll_name n on n.employer_id = c.employer_id and n.name_folded = c.name_folded
    and n.compared_year = c.compared_year
  where c.origin = 'tax' and n.person_id <> c.person_id and (n.mask & c.compared_mask) <> 0
    and not ${birthContradicts} and not ${genderContradicts}`

/** Who is in a retirement fund anywhere and is known there by an insurance number or an old card only; a year of birth at least. */
const undocumentedNames = sql`
  select i.person_id, i.year as compared_year, p.name_folded, p.birth_date, p.gender,
    ${bitOr(sql.ref('i.retirement_mask'))} as mask
  from person p
  join insured_year i on i.person_id = p.person_id
  where p.citizen_id is null and p.passport_number is null and p.birth_date is not null and i.retirement_mask <> 0
  group by i.person_id, i.year, p.name_folded, p.birth_date, p.gender`

const underOlderPapers = sql`
  select distinct c.candidate_id
  from coverage_candidate c
  join coverage_undocumented_name n on n.name_folded = c.name_folded and n.compared_year = c.compared_year
  where c.origin = 'tax' and n.person_id <> c.person_id and (n.mask & c.compared_mask) <> 0
    and c.birth_date is not null and not ${birthContradicts} and not ${genderContradicts}`

/**
 * Persons of questions who may be insured at another employer under older papers (a CMND there, a CCCD here): no lead says at A or
 * B that such a person is absent. On the employer's own roll `findLookAlikes` goes further, to D.
 */
export async function findOlderPapers({ db, dialect }: CoverageWork): Promise<void> {
  await insertFromInto(db, undocumentedName, rowsOf(undocumentedNames))
  await dialect.finishTable(db, undocumentedName)
  await insertFromInto(db, olderPapers, rowsOf(underOlderPapers))
  await dialect.finishTable(db, olderPapers)
}

/** Persons of questions who may be someone on that very roll under other papers: their leads are for review only. */
export async function findLookAlikes({ db, dialect }: CoverageWork): Promise<number> {
  await insertFromInto(db, rollName, rowsOf(rollNames))
  await dialect.finishTable(db, rollName)
  const found = await insertFromInto(db, lookAlike, rowsOf(lookAlikes))
  await dialect.finishTable(db, lookAlike)
  return found
}
