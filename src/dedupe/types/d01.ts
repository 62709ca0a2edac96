import { sql } from 'kysely'
import type { PolicyBook } from '../../policy/book.ts'
import { paidAgain } from '../money.ts'
import { type DuplicateRecord, overlapOf, recordsBy } from '../record.ts'
import { survivingFields } from '../survivorship/survivorship.ts'
import type { DuplicateType } from '../type.ts'
import { overlapText, TO_REVIEW } from '../wording.ts'

/** QĐ 1864/QĐ-BHXH (20/11/2024): one person has one number. Old books were never merged ("gộp sổ"). */
export const d01: DuplicateType = {
  id: 'D01',
  title: { vi: 'Một người có nhiều mã số BHXH', en: 'One person, several insurance numbers' },
  asks: 'persons with two usable insurance numbers',
  members() {
    return [
      sql`select owner.person_key as cluster_key, 'roll' as source, line.file_id, line.row_number
        from dedupe_roll_row as line
        inner join (select keyed_id from person_key where substr(key, 1, 2) = 'B:' group by keyed_id having count(*) > 1)
          as several on several.keyed_id = line.person_id
        inner join person as owner on owner.person_id = line.person_id
        where line.insurance_number is not null`,
    ]
  },
  merges: true,
  decide(records, { policy }) {
    const numbers = new Set(records.map(({ first }) => first.insurance_number))
    if (numbers.size < 2) return null
    const byCitizenId = records.every(({ first }) => first.key_quality <= 1 && first.citizen_id !== null)
    return {
      confidence: byCitizenId ? 'A' : 'B',
      why:
        `Một người đứng tên ${numbers.size} mã số BHXH. ${overlapText(overlapOf(records)?.months ?? null)}. ` +
        `Có thể do sổ cũ chưa gộp; ${TO_REVIEW}`,
      records,
      money: paidUnderSeveral(records, policy),
    }
  },
}

/** Of the numbers the one kept counts first; what stands under the others in its months was paid again. */
function paidUnderSeveral(records: readonly DuplicateRecord[], policy: PolicyBook): number | null {
  const kept = survivingFields(records).find(({ field }) => field === 'insurance_number')?.kept.value
  const numbers = recordsBy(
    records.flatMap(({ lines }) => lines),
    ({ insurance_number }) => insurance_number ?? '',
  )
  const rank = ({ first }: DuplicateRecord): number => (first.insurance_number === kept ? 0 : 1)
  return paidAgain(
    [...numbers].sort((a, b) => rank(a) - rank(b)),
    policy,
  )
}
