import { sql } from 'kysely'
import { alikeDecision, alikeOnTheRoll, peopleOf } from '../alike.ts'
import type { DuplicateRecord } from '../record.ts'
import type { DuplicateType } from '../type.ts'

/** CMND gave way to CCCD (domain notes §1.4): the same person stands under nine digits on one row and under twelve on another. */
export const d07: DuplicateType = {
  id: 'D07',
  title: { vi: 'CMND và CCCD của cùng một người chưa gộp', en: 'Old card and citizen ID of one person, not merged' },
  asks: 'people of one name, birth date, gender and commune, one under an old card and one under a citizen ID',
  merges: true,
  members: () => [
    alikeOnTheRoll(
      {
        name_key: sql`name_key`,
        birth_day: sql`case when length(birth_date) = 10 then birth_date else '' end`,
        gender: sql`gender`,
        commune_code: sql`commune_code`,
      },
      'twin',
    ),
  ],
  decide: (records, situation) =>
    isCardBesideId(records)
      ? alikeDecision(
          records,
          situation,
          'Cùng họ tên, ngày sinh, giới tính, xã; một bản ghi có CMND 9 số, một bản ghi có số định danh 12 số',
        )
      : null,
}

/** Somebody stands under a citizen ID, and somebody else under an old card alone. */
export function isCardBesideId(records: readonly DuplicateRecord[]): boolean {
  const people = peopleOf(records)
  const byId = people.some(({ lines }) => lines.some(({ citizen_id }) => citizen_id !== null))
  const byCard = people.some(({ lines }) =>
    lines.every(({ citizen_id, old_citizen_id }) => citizen_id === null && old_citizen_id !== null),
  )
  return byId && byCard
}
