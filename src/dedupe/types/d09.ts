import { type RawBuilder, sql } from 'kysely'
import { latestDay } from '../card-validity.ts'
import { confidenceOf } from '../confidence.ts'
import type { DuplicateRecord } from '../record.ts'
import type { DuplicateType, Survivor } from '../type.ts'
import { dayText, TO_REVIEW } from '../wording.ts'

/** Who has moved away, died or left the country is in no list of people to reach; the commune is that of today, so a merger doubles nobody. */
export const d09: DuplicateType = {
  id: 'D09',
  title: {
    vi: 'Một người trong danh sách tiềm năng của nhiều xã',
    en: 'One person in the potential lists of two communes',
  },
  asks: 'persons whom two communes list as living there',
  merges: true,
  apart: ({ commune_code, state }) => `${commune_code ?? ''} ${state}`,
  members: () => [
    sql`select owner.person_key as cluster_key, 'resident' as source, line.file_id, line.row_number
      from ${LIVING} inner join (
        select named.keyed_id as person_id from ${LIVING} where ${IS_LIVING} group by named.keyed_id
        having min(line.commune_code) <> max(line.commune_code)) as several on several.person_id = named.keyed_id
      inner join person as owner on owner.person_id = named.keyed_id where ${IS_LIVING}`,
  ],
  decide(records) {
    const communes = new Set(records.map(({ first }) => first.commune_code))
    if (communes.size < 2) return null
    return {
      confidence: confidenceOf(records),
      why: `Một người có tên trong danh sách dân cư của ${communes.size} xã, phường (mã ${[...communes].sort().join(', ')}), chỉ tính một lần; ${TO_REVIEW}`,
      records,
      survivor: latestResidence(records),
      whyRecord: ({ first }) => {
        const since = first.said_on === null ? '' : `, từ ${dayText(first.said_on)}`
        return `Xã, phường mã ${first.commune_code}, ${STATUSES[first.state] ?? 'chưa rõ tình trạng cư trú'}${since}.`
      },
    }
  },
}

const LIVING: RawBuilder<unknown> = sql`stg_residents as line
  inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number`

const IS_LIVING = sql`line.commune_code is not null and coalesce(line.status, '') not in ('moved', 'dead', 'left_country')`

const STATUSES: Readonly<Record<string, string>> = {
  permanent: 'thường trú',
  temporary: 'tạm trú',
  absent: 'tạm vắng',
}

/** The residence that was changed last, when one is; of two on one day, or without any, nobody knows. */
function latestResidence(records: readonly DuplicateRecord[]): Survivor | null {
  const dated = records.map((record) => ({ record, day: latestOf(record) })).sort((a, b) => (a.day < b.day ? 1 : -1))
  const [latest, next] = dated
  if (latest === undefined || latest.day === (next?.day ?? '')) return null
  return { record: latest.record, why: `Giữ nơi cư trú mới nhất (thay đổi ngày ${dayText(latest.day)})` }
}

const latestOf = ({ lines }: DuplicateRecord): string =>
  lines.reduce((latest, { said_on }) => {
    const day = said_on === null ? '' : latestDay(said_on)
    return day > latest ? day : latest
  }, '')
