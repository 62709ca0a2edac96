import { sql } from 'kysely'
import type { DuplicateType } from '../type.ts'
import { TO_REVIEW } from '../wording.ts'

/** One record is one unit, shown by its first row. Closed units and units only the roll names are left out. */
export const d11: DuplicateType = {
  id: 'D11',
  title: {
    vi: 'Một mã số thuế có nhiều mã đơn vị cùng cơ quan BHXH, cùng loại đối tượng',
    en: 'One MST, several units of one kind at one office',
  },
  asks: 'live units of one MST at one office with one object type',
  everyRow: true,
  members() {
    const kind = sql`(case when object_type <> '' then object_type else block end)`
    return [
      sql`select 'U:' || own.tax_id || '|' || own.office_code || '|' || own.kind as cluster_key, 'unit' as source,
          line.file_id, line.row_number
        from (select unit.*, ${kind} as kind from unit where closed = 0 and unit_code <> '' and tax_id is not null) as own
        inner join (
          select tax_id, office_code, kind from (
            select tax_id, office_code, ${kind} as kind from unit where closed = 0 and unit_code <> '' and tax_id is not null) as live
          group by tax_id, office_code, kind having count(*) > 1
        ) as several on several.tax_id = own.tax_id and several.office_code = own.office_code and several.kind = own.kind
        inner join dedupe_unit_row as line on line.unit_id = own.unit_id`,
    ]
  },
  decide(records) {
    if (records.length < 2) return null
    return {
      confidence: 'B',
      why: `Một mã số thuế đang có ${records.length} mã đơn vị cùng cơ quan BHXH và cùng loại đối tượng; ${TO_REVIEW}`,
      records,
    }
  },
}
