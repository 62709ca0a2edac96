import { sql } from 'kysely'
import { alikeDecision, alikeOnTheRoll, allSay, LINKED_ON_THE_ROLL, peopleOf } from '../alike.ts'
import type { DuplicateRecord } from '../record.ts'
import type { DuplicateType } from '../type.ts'
import { isCardBesideId } from './d07.ts'

/**
 * Two people of one name without marks, birth year and commune, and whoever linkage put together beyond that (docs/linkage.md): for people to
 * look at, never a verdict. Most of them are namesakes.
 */
export const d08: DuplicateType = {
  id: 'D08',
  title: { vi: 'Bản ghi gần giống nhau', en: 'Records that are nearly alike' },
  asks: 'people of one name without marks, birth year and commune under different IDs, and people whom linkage put together',
  merges: true,
  members: () => [
    alikeOnTheRoll(
      { name_folded: sql`name_folded`, birth_year: sql`substr(birth_date, 1, 4)`, commune_code: sql`commune_code` },
      'alike',
    ),
    LINKED_ON_THE_ROLL,
  ],
  decide(records, situation) {
    const people = peopleOf(records)
    if (people.length < 2 || isD07(records, people)) return null
    const isLinked = records[0]!.first.cluster_key.startsWith('link|')
    if (isLinked && isAlike(records)) return null
    return alikeDecision(
      records,
      situation,
      isLinked
        ? 'Các bản ghi gần giống nhau về họ tên, ngày sinh, nơi ở hoặc giấy tờ, không có mã số chung'
        : 'Cùng họ tên (không xét dấu), năm sinh và xã, khác số giấy tờ',
    )
  },
}

/** These two, and nobody else, are shown as D07 already. */
function isD07(records: readonly DuplicateRecord[], people: readonly DuplicateRecord[]): boolean {
  const same = (['name_key', 'birth_date', 'gender', 'commune_code'] as const).every((column) =>
    allSay(records, column),
  )
  return people.length === 2 && same && records[0]!.first.birth_date?.length === 10 && isCardBesideId(records)
}

/** Shown under their name, birth year and commune already. */
function isAlike(records: readonly DuplicateRecord[]): boolean {
  const year = (date: string): string => date.slice(0, 4)
  return allSay(records, 'name_folded') && allSay(records, 'birth_date', year) && allSay(records, 'commune_code')
}
