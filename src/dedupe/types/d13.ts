import { type RawBuilder, sql } from 'kysely'
import type { DuplicateType } from '../type.ts'
import { TO_REVIEW } from '../wording.ts'

/**
 * The same line came in twice: one tax line in two files or sheets, one roll line anywhere. A person listed once in each of
 * several months is none, because the months differ. Files sent twice in full show up by their first line too.
 */
export const d13: DuplicateType = {
  id: 'D13',
  title: { vi: 'Dữ liệu nhập trùng (tệp gửi hai lần, dòng lặp lại)', en: 'Input loaded twice' },
  asks: 'equal lines in two places, and files of equal content',
  everyRow: true,
  members: () => [taxLines(), rollLines(), sameFiles()],
  decide(records) {
    if (records.length < 2) return null
    const files = new Set(records.map(({ first }) => first.file_id)).size
    const place = files > 1 ? `ở ${files} tệp hoặc trang tính` : 'trong cùng một tệp'
    const what = records[0]!.first.cluster_key.startsWith('F:')
      ? `Cùng một tệp được gửi ${files} lần (dòng đầu tiên của mỗi lần được nêu ở đây)`
      : `Cùng một dòng số liệu xuất hiện ${records.length} lần ${place}`
    const [first] = records
    const survivor = first === undefined ? null : { record: first, why: 'Giữ dòng đầu tiên; các dòng giống hệt nhau' }
    return { confidence: 'A', why: `${what}; ${TO_REVIEW}`, records, survivor }
  },
}

/** Texts and numbers of a row in one key; a number that is not told is written as "-". */
function keyOf(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(
    parts.map((part) => sql`coalesce(cast(${part} as text), '-')`),
    sql` || '|' || `,
  )
}

/** A copy of a file is not read, but its lines came in all the same: they are those of the file read in its place. */
const READ_AS = sql`coalesce(file.same_as, file.file_id)`

const TAX_LINE = [
  'line.payer_tax_id',
  'line.form',
  'line.period_from',
  'line.period_to',
  'line.from_month',
  'line.to_month',
  'line.taxable_income_vnd',
  'line.insurance_deduction_vnd',
  'line.tax_withheld_vnd',
].map((column) => sql.ref(column))

function taxLines(): RawBuilder<unknown> {
  const said = sql.join(TAX_LINE)
  return sql`select 'T:' || owner.person_key || '|' || ${keyOf(TAX_LINE)} as cluster_key, 'tax' as source, line.file_id, line.row_number
    from (
      select ${said}, file.file_id, line.row_number, named.keyed_id as person_id,
        min(file.file_id) over (partition by named.keyed_id, ${said}) as first_file,
        max(file.file_id) over (partition by named.keyed_id, ${said}) as last_file
      from stg_tax_workers as line
      inner join file_balance as file on ${READ_AS} = line.file_id
      inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number
      where line.taxable_income_vnd is not null) as line
    inner join person as owner on owner.person_id = line.person_id
    where line.first_file <> line.last_file`
}

const ROLL_LINE = [
  'line.insurance_number',
  'line.unit_id',
  'line.participation',
  'line.funds',
  'line.object_code',
  'line.base_vnd',
  'line.state',
  'line.span_from',
  'line.span_to',
].map((column) => sql.ref(column))

function rollLines(): RawBuilder<unknown> {
  return sql`select 'R:' || owner.person_key || '|' || ${keyOf(ROLL_LINE)} as cluster_key, 'roll' as source, line.file_id, line.row_number
    from (
      select ${sql.join(ROLL_LINE)}, file.file_id, line.row_number, line.person_id,
        count(*) over (partition by line.person_id, ${sql.join(ROLL_LINE)}) as times
      from dedupe_roll_row as line inner join file_balance as file on ${READ_AS} = line.file_id) as line
    inner join person as owner on owner.person_id = line.person_id
    where line.times > 1`
}

/** Sheets of one workbook have one hash and one path: two paths are two deliveries. */
function sameFiles(): RawBuilder<unknown> {
  const firstRows = (table: string, source: string) => sql`
    select 'F:' || twice.sha256 as cluster_key, ${sql.lit(source)} as source, twice.file_id, min(line.row_number) as row_number
    from ${sql.table(table)} as line inner join (
      select file.file_id, ${READ_AS} as read_as, file.sha256 from file_balance as file inner join (
        select sha256 from file_balance group by sha256 having min(path) <> max(path) and max(accepted) > 0) as sent
        on sent.sha256 = file.sha256) as twice on twice.read_as = line.file_id
    group by twice.sha256, twice.file_id`
  return sql`${firstRows('stg_tax_workers', 'tax')} union all ${firstRows('stg_insurance_participants', 'roll')}
    union all ${firstRows('stg_insurance_units', 'unit')}`
}
