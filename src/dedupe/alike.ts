import { type RawBuilder, sql } from 'kysely'
import { paidAgain } from './money.ts'
import { birthDatesDiffer, type DuplicateRecord, namesDiffer, overlapOf, recordsBy, someDiffer } from './record.ts'
import type { Decision, Situation } from './type.ts'
import { list, overlapText, TO_REVIEW } from './wording.ts'

/** Rows of the roll on which two people or more agree in all of `columns`, each of which is known. The key is stable from night to night. */
export function alikeOnTheRoll(
  columns: Readonly<Record<string, RawBuilder<unknown>>>,
  prefix: string,
): RawBuilder<unknown> {
  const names = Object.keys(columns)
  const said = sql.join(names.map((name) => sql`${columns[name]} as ${sql.id(name)}`))
  const known = sql.join(
    names.map((name) => sql`${sql.id(name)} <> ''`),
    sql` and `,
  )
  const all = sql.join(names.map((name) => sql.id(name)))
  const equal = sql.join(
    names.map((name) => sql`${sql.id('shared', name)} = ${sql.id('line', name)}`),
    sql` and `,
  )
  const key = sql.join(
    names.map((name) => sql.id('line', name)),
    sql` || '|' || `,
  )
  const rows = sql`(select file_id, row_number, person_id, ${said} from dedupe_roll_row)`
  return sql`select ${sql.lit(`${prefix}|`)} || ${key} as cluster_key, 'roll' as source, line.file_id, line.row_number
    from ${rows} as line inner join (
      select ${all} from ${rows} as each_row where ${known} group by ${all} having min(person_id) <> max(person_id)
    ) as shared on ${equal}`
}

/** Roll rows of the people whom linkage put together; a link between the roll and another register is no duplicate on the roll. */
export const LINKED_ON_THE_ROLL = sql`select 'link|' || link.cluster_id as cluster_key, 'roll' as source, line.file_id, line.row_number
  from person_link as link inner join dedupe_roll_row as line on line.person_id = link.person_id`

/** One record a person, in the order of the records. */
export function peopleOf(records: readonly DuplicateRecord[]): DuplicateRecord[] {
  return recordsBy(
    records.flatMap(({ lines }) => lines),
    ({ person_id }) => String(person_id),
  )
}

/** Confidence D: only people can tell, and the text says what is alike and what is not. */
export function alikeDecision(records: readonly DuplicateRecord[], { policy }: Situation, what: string): Decision {
  const people = peopleOf(records)
  return {
    confidence: 'D',
    why: `${what}; ${differencesOf(records)}. ${overlapText(overlapOf(people)?.months ?? null)}. Có thể là một người chưa được gộp; ${TO_REVIEW}`,
    records,
    money: paidAgain(people, policy),
  }
}

function differencesOf(records: readonly DuplicateRecord[]): string {
  const differing = [
    ...(someDiffer(records, namesDiffer) ? ['cách viết họ tên'] : []),
    ...(someDiffer(records, birthDatesDiffer) ? ['ngày sinh'] : []),
    ...(differ(records, 'gender') ? ['giới tính'] : []),
    ...(differ(records, 'citizen_id') ? ['số định danh'] : []),
    ...(differ(records, 'insurance_number') ? ['mã số BHXH'] : []),
    ...(differ(records, 'commune_code') ? ['xã, phường'] : []),
  ]
  return differing.length === 0 ? 'không có thông tin nào khác nhau' : `khác nhau: ${list(differing)}`
}

type Compared =
  | 'gender'
  | 'citizen_id'
  | 'insurance_number'
  | 'commune_code'
  | 'name_key'
  | 'birth_date'
  | 'name_folded'

function valuesOf(records: readonly DuplicateRecord[], column: Compared): string[] {
  return records.flatMap(({ lines }) => lines.map((line) => line[column] ?? ''))
}

/** What is not known differs from nothing. */
function differ(records: readonly DuplicateRecord[], column: Compared): boolean {
  return new Set(valuesOf(records, column).filter((value) => value !== '')).size > 1
}

/** Every row says it, and all the same. */
export function allSay(
  records: readonly DuplicateRecord[],
  column: Compared,
  part: (value: string) => string = (value) => value,
): boolean {
  const values = new Set(valuesOf(records, column).map(part))
  return values.size === 1 && !values.has('')
}
