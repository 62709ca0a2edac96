import { sql } from 'kysely'
import { type DuplicateRecord, overlapOf } from '../record.ts'
import type { DuplicateType } from '../type.ts'
import { list, monthsText, TO_REVIEW } from '../wording.ts'

/**
 * Luật BHXH 41/2024/QH15, điều 2 khoản 5: of several contracts the one signed first counts; what the later unit paid is refunded.
 * Sick leave, maternity, unpaid leave and suspension owe nothing that month (design §4c 4), so they do not clash.
 */
export const d04: DuplicateType = {
  id: 'D04',
  title: {
    vi: 'Đóng BHXH bắt buộc tại nhiều đơn vị trong cùng tháng',
    en: 'Compulsory insurance in several units in one month',
  },
  asks: 'persons paying into the retirement fund in two units',
  members() {
    return [
      sql`select owner.person_key as cluster_key, 'roll' as source, line.file_id, line.row_number
        from dedupe_roll_row as line
        inner join (
          select person_id from dedupe_roll_row where pays_retirement = 1 and unit_id > 0 and span_from >= 0 group by person_id
          having min(unit_id) <> max(unit_id)
        ) as several on several.person_id = line.person_id
        inner join person as owner on owner.person_id = line.person_id
        where line.pays_retirement = 1 and line.unit_id > 0 and line.span_from >= 0`,
    ]
  },
  decide(records) {
    const units = new Map<number, DuplicateRecord[]>()
    for (const record of records) units.set(record.first.unit_id, [...(units.get(record.first.unit_id) ?? []), record])
    const perUnit = [...units.values()].map((same) => ({ ...same[0]!, spans: same.flatMap((record) => record.spans) }))
    const overlap = overlapOf(perUnit)
    if (overlap === null) return null
    const clashing = new Set(overlap.records.map((record) => record.first.unit_id))
    const inDoubt = records.filter((record) => clashing.has(record.first.unit_id))
    const qualities = inDoubt.map((record) => record.first.key_quality)
    const weakest = Math.max(...qualities)
    return {
      confidence: weakest <= 1 ? 'A' : weakest === 2 ? 'B' : 'C',
      why:
        `Đóng BHXH bắt buộc đồng thời tại ${clashing.size} đơn vị (${list(overlap.records.map(unitText))}), ` +
        `${monthsText(overlap.months)}. Nếu đúng, đơn vị có hợp đồng giao kết sau được hoàn trả; ${TO_REVIEW}`,
      records: inDoubt,
    }
  },
}

function unitText({ first }: DuplicateRecord): string {
  return first.unit_code || 'chưa rõ mã'
}
