import { type RawBuilder, sql } from 'kysely'
import type { DuplicateType } from '../type.ts'
import { TO_REVIEW } from '../wording.ts'

/** Identity has set these numbers aside already: they joined nobody. */
export const d14: DuplicateType = {
  id: 'D14',
  title: { vi: 'Số giấy tờ giả định dùng chung cho nhiều người', en: 'Placeholder ID shared by many people' },
  asks: 'numbers that identity took for placeholders and that two lines or more use',
  members: () => [
    using('roll', 'stg_insurance_participants', 'C', 'citizen_id'),
    using('roll', 'stg_insurance_participants', 'B', 'insurance_number'),
    using('roll', 'stg_insurance_participants', 'M', 'old_citizen_id'),
    using('tax', 'stg_tax_workers', 'C', 'citizen_id'),
    using('tax', 'stg_tax_workers', 'M', 'old_citizen_id'),
  ],
  decide(records) {
    const names = new Set(records.map(({ first }) => first.name_folded)).size
    if (names < 2) return null
    return {
      confidence: 'D',
      why: `Một số giấy tờ được ghi cho ${names} họ tên khác nhau, không dùng để nhận diện người; ${TO_REVIEW}`,
      records,
    }
  },
}

function using(source: string, table: string, letter: string, column: string): RawBuilder<unknown> {
  const key = sql`${sql.lit(`${letter}:`)} || ${sql.ref(`line.${column}`)}`
  return sql`select ${key} as cluster_key, ${sql.lit(source)} as source, line.file_id, line.row_number
    from ${sql.table(table)} as line where ${key} in (select key from dedupe_placeholder)`
}
