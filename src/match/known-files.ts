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

const knownFrom = sql`case f.reads_as when 'roll' then r.from_month when 'history' then f.first_month else f.last_month end`
const knownTo = sql`case f.reads_as when 'roll' then r.to_month else f.last_month end`

/**
 * A file knows who is in a compulsory retirement fund only if it lists such people: a list of households says nothing about
 * workers. In a roll the months are those of its rows, in a history those of the file, in an extract the last one. Rows that came
 * back corrected know no months of their own: the file they were first sent in does.
 */
const listing = sql`from match_roll_row r join file_balance f on f.file_id = r.file_id and f.counts <> 'rows'`
const workers = sql`r.kind = 'compulsory' and (r.funds & ${sql.lit(FUND_BITS.retirement)}) <> 0`

const spansOfFiles = sql<FileSpan>`
  select distinct r.file_id, '' as province, ${knownFrom} as known_from, ${knownTo} as known_to ${listing} where ${workers}`

const spansOfUnits = sql<FileSpan>`
  select distinct r.file_id, u.province_code as province, ${knownFrom} as known_from, ${knownTo} as known_to ${listing}
  join unit u on u.employer_id = r.employer_id and u.unit_id = r.unit_id
  where u.province_code <> '' and ${workers}`

/** Spans that the insurance files know: for the provinces of a file's units, else the site's, else all. */
export async function knownSpans(db: Db): Promise<readonly KnownSpan[]> {
  const site = await db.selectFrom('run_facts').select('value').where('name', '=', 'site_province').executeTakeFirst()
  const located = (await spansOfUnits.execute(db)).rows
  const files = new Set(located.map(({ file_id }) => file_id))
  const others = (await spansOfFiles.execute(db)).rows.filter(({ file_id }) => !files.has(file_id))
  return [...located, ...others].flatMap(({ province, known_from, known_to }) => {
    if (known_from === null || known_to === null) return []
    return [{ province: province === '' ? (site?.value ?? '') : province, from: known_from, to: known_to }]
  })
}
