import { sql } from 'kysely'
import {
  birthDatesDiffer,
  type DuplicateRecord,
  namesDiffer,
  overlapOf,
  someDiffer,
  trustedCitizenId,
} from '../record.ts'
import type { DuplicateType } from '../type.ts'
import { overlapText, TO_REVIEW } from '../wording.ts'

function citizenIdsDiffer(a: DuplicateRecord, b: DuplicateRecord): boolean {
  const [one, other] = [trustedCitizenId(a), trustedCitizenId(b)]
  return one !== null && other !== null && one !== other
}

const strangers = (a: DuplicateRecord, b: DuplicateRecord) => namesDiffer(a, b) && birthDatesDiffer(a, b)

/** A number that three or more names share is a placeholder (D14), not a person's number in other hands. */
export const d02: DuplicateType = {
  id: 'D02',
  title: { vi: 'Một mã số BHXH đứng tên nhiều người', en: 'One insurance number, several people' },
  asks: 'insurance numbers with two citizen IDs, or with two names and two birth dates',
  members() {
    return [
      sql`select 'B:' || line.insurance_number as cluster_key, 'roll' as source, line.file_id, line.row_number
        from dedupe_roll_row as line
        inner join (
          select insurance_number from dedupe_roll_row where insurance_number is not null group by insurance_number
          having min(citizen_id) <> max(citizen_id) or min(name_folded) <> max(name_folded)
        ) as shared on shared.insurance_number = line.insurance_number
        left join dedupe_placeholder as nobody on nobody.key = 'B:' || line.insurance_number
        where nobody.key is null`,
    ]
  },
  decide(records) {
    const citizens = someDiffer(records, citizenIdsDiffer)
    const people = someDiffer(records, strangers)
    if (!citizens && !people) return null
    const names = someDiffer(records, namesDiffer)
    const what = names ? 'nhiều người khác nhau' : 'nhiều số CCCD/định danh khác nhau của cùng một họ tên'
    return {
      confidence: citizens ? (names ? 'A' : 'B') : 'C',
      why:
        `Một mã số BHXH gắn với ${what}. ${overlapText(overlapOf(records)?.months ?? null)}. ` +
        `Có thể do nhập nhầm số hoặc dùng chung mã số; ${TO_REVIEW}`,
      records,
    }
  },
}
