import { type RawBuilder, sql } from 'kysely'
import { paidAgain } from './money.ts'
import { birthDatesDiffer, type DuplicateRecord, namesDiffer, overlapOf, recordsBy, someDiffer } from './record.ts'
import type { Decision, Situation } from './type.ts'
import { list, overlapText, TO_REVIEW } from './wording.ts'

/** Clusters of linkage in which an old card stands beside a citizen ID, each of a person of its own. */
const OLD_CARD_BESIDE_ID = sql`select link.cluster_id from person_link as link
  inner join person as standing on standing.person_id = link.linked_to
  inner join person as own on own.person_id = link.person_id
  where standing.citizen_id is not null and own.citizen_id is null and own.old_citizen_id is not null and own.linked_to <> own.person_id`

/** Roll rows of the people whom linkage put together; a link between the roll and another register is no duplicate on the roll. */
export function linkedOnTheRoll(isOldCard: boolean): RawBuilder<unknown> {
  return sql`select 'link|' || link.cluster_id as cluster_key, 'roll' as source, line.file_id, line.row_number
    from person_link as link inner join dedupe_roll_row as line on line.person_id = link.person_id
    left join (select distinct cluster_id from (${OLD_CARD_BESIDE_ID}) as beside) as old_card on old_card.cluster_id = link.cluster_id
    where ${isOldCard ? sql`old_card.cluster_id is not null` : sql`old_card.cluster_id is null`}`
}

/** Confidence D: only people can tell, and the text says what is alike and what is not. null: one person by keys after all. */
export function linkedDecision(
  records: readonly DuplicateRecord[],
  { policy }: Situation,
  what: string,
): Decision | null {
  const lines = records.flatMap((record) => record.lines)
  const people = recordsBy(lines, ({ person_id }) => String(person_id))
  if (people.length < 2) return null
  return {
    confidence: 'D',
    why: `${what}; ${likenessOf(records)}. ${overlapText(overlapOf(people)?.months ?? null)}. Có thể là một người chưa được gộp; ${TO_REVIEW}`,
    records,
    money: paidAgain(people, policy),
  }
}

function likenessOf(records: readonly DuplicateRecord[]): string {
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

function differ(
  records: readonly DuplicateRecord[],
  column: 'gender' | 'citizen_id' | 'insurance_number' | 'commune_code',
): boolean {
  const values = new Set(records.flatMap(({ lines }) => lines.flatMap((line) => line[column] ?? [])))
  values.delete('')
  return values.size > 1
}
