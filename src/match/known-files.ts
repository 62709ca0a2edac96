import { type Kysely, sql } from 'kysely'
import { FUND_BITS } from '../sources/source.ts'
import type { DbOf } from '../store/schema.ts'
import type { KnownSpan } from './known-months.ts'

type Db = Kysely<DbOf<'unit' | 'file_balance' | 'run_facts'>>

interface FileSpan {
  readonly file_id: number
  readonly province: string
  readonly known_from: number | null
  readonly known_to: number | null
}

/**
 * A file knows who is in a compulsory retirement fund only if it lists such people: a list of households says nothing about
 * workers. In a roll the months are those of its rows, in a history those of the file, in an extract the last one.
 */
const spans = sql<FileSpan>`
  select r.file_id, coalesce(u.province_code, '') as province,
    case f.reads_as when 'roll' then r.from_month when 'history' then f.first_month else f.last_month end as known_from,
    case f.reads_as when 'roll' then r.to_month else f.last_month end as known_to
  from match_roll_row r
  join file_balance f on f.file_id = r.file_id
  left join unit u on u.unit_id = r.unit_id and u.employer_id = r.employer_id
  where r.kind = 'compulsory' and (r.funds & ${sql.lit(FUND_BITS.retirement)}) <> 0
  group by r.file_id, coalesce(u.province_code, ''), f.reads_as, f.first_month, f.last_month,
    case when f.reads_as = 'roll' then r.from_month end, case when f.reads_as = 'roll' then r.to_month end,
    case f.reads_as when 'roll' then r.from_month when 'history' then f.first_month else f.last_month end,
    case f.reads_as when 'roll' then r.to_month else f.last_month end`

/** Spans that the insurance files know: for the provinces of a file's units, else the site's, else all. */
export async function knownSpans(db: Db): Promise<readonly KnownSpan[]> {
  const site = await db.selectFrom('run_facts').select('value').where('name', '=', 'site_province').executeTakeFirst()
  const { rows } = await spans.execute(db)
  const located = new Set(rows.filter(({ province }) => province !== '').map(({ file_id }) => file_id))
  return rows.flatMap(({ file_id, province, known_from, known_to }) => {
    if (known_from === null || known_to === null) return []
    if (province === '' && located.has(file_id)) return []
    return [{ province: province === '' ? (site?.value ?? '') : province, from: known_from, to: known_to }]
  })
}
