import { sql } from 'kysely'
import { birthDatesDiffer, namesDiffer, overlapOf, someDiffer } from '../record.ts'
import type { DuplicateType } from '../type.ts'
import { list, overlapText, TO_REVIEW } from '../wording.ts'

/** Names are compared after normalising; marks left out, a bare year and 1 January contradict nothing. */
export const d03: DuplicateType = {
  id: 'D03',
  title: {
    vi: 'Một số CCCD/định danh có họ tên hoặc ngày sinh khác nhau',
    en: 'One citizen ID, another name or birth date',
  },
  asks: 'citizen IDs with two names or two birth dates',
  merges: true,
  members() {
    return [
      sql`select 'C:' || line.citizen_id as cluster_key, 'roll' as source, line.file_id, line.row_number
        from dedupe_roll_row as line
        inner join (
          select citizen_id from dedupe_roll_row where citizen_id is not null group by citizen_id
          having min(name_key) <> max(name_key) or min(nullif(birth_date, '')) <> max(nullif(birth_date, ''))
        ) as shared on shared.citizen_id = line.citizen_id
        left join dedupe_placeholder as nobody on nobody.key = 'C:' || line.citizen_id
        where nobody.key is null`,
    ]
  },
  decide(records) {
    const differing = [
      ...(someDiffer(records, namesDiffer) ? ['họ tên'] : []),
      ...(someDiffer(records, birthDatesDiffer) ? ['ngày sinh'] : []),
    ]
    if (differing.length === 0) return null
    return {
      confidence: differing.length === 2 ? 'A' : 'B',
      why:
        `Cùng một số CCCD/định danh nhưng khác ${list(differing)}. ${overlapText(overlapOf(records)?.months ?? null)}. ` +
        `Có thể do nhập sai hoặc mượn hồ sơ; ${TO_REVIEW}`,
      records,
    }
  },
}
