import { sql } from 'kysely'
import { insertFrom, insertFromInto } from '../../store/insert-from.ts'
import type { Database } from '../../store/schema.ts'
import { rowsOf } from '../../store/scratch.ts'
import type { RowOf } from '../../store/tables/table.ts'
import type { PublishWork } from '../publish-work.ts'
import { sheetPlace } from './place.ts'
import { returnsFault, returnsMender } from './scratch.ts'

/**
 * Brings tonight's rejects into the ledger, in the transaction that publishes the lists: new faults are added, those of rows whose
 * correction was accepted are mended, those of a version that another replaced are withdrawn. Nothing is taken away, and doing it twice
 * changes nothing.
 */
export async function updateRejectLedger(work: PublishWork): Promise<void> {
  await collectFaults(work)
  await collectMenders(work)
  await addFaults(work)
  await meetAgain(work)
  await mend(work)
  await withdraw(work)
  await addReturnedRows(work)
}

/** What says that a row gave way to another is no fault of the agency. */
const NO_FAULTS = sql`('row-replaced', 'row-returned-again')`

async function collectFaults({ db, dialect }: PublishWork): Promise<void> {
  const faults = sql`
    select f.*, row_number() over (partition by f.row_ref, f.column_name, f.code order by f.file_id, f.row_number) as place,
      max(f.sent_back) over (partition by f.row_ref, f.column_name, f.code) as waits
    from (
      select r.row_ref, j.column_name, j.code, j.header, j.action, j.raw_value, coalesce(b.source, '') as source, v.sender,
        case when v.origin_sha256 = '' then b.sha256 else v.origin_sha256 end as sha256,
        case when v.origin_sha256 = '' then b.path else v.origin_path end as path,
        case when v.origin_sha256 = '' then ${sheetPlace('b')} else v.origin_sheet end as sheet,
        r.row_number, r.mend_key, r.name_key, r.faulty, r.sent_back, r.file_id
      from reject_rows r
      join rejects j on j.file_id = r.file_id and j.row_number = r.row_number
      join file_balance b on b.file_id = r.file_id
      join sheet_versions v on v.file_id = r.file_id
      where j.code not in ${NO_FAULTS}) as f`
  await insertFromInto(
    db,
    returnsFault,
    rowsOf<RowOf<typeof returnsFault>>(sql`select * from (${faults}) as placed where place = 1`),
  )
  await dialect.finishTable(db, returnsFault)
}

async function collectMenders({ db, dialect }: PublishWork): Promise<void> {
  const menders = sql`
    select m.row_ref, b.path, b.sheet, m.row_number,
      row_number() over (partition by m.row_ref order by m.returned_on desc, m.file_id desc, m.row_number desc) as place
    from returned_rows m join file_balance b on b.file_id = m.file_id where m.accepted = 1`
  await insertFromInto(
    db,
    returnsMender,
    rowsOf<RowOf<typeof returnsMender>>(sql`select * from (${menders}) as placed where place = 1`),
  )
  await dialect.finishTable(db, returnsMender)
}

const SAME_FAULT = sql`f.row_ref = r.row_ref and f.column_name = r.column_name and f.code = r.code`

async function addFaults({ db, asOf, runId }: PublishWork): Promise<void> {
  const run = sql.lit(runId)
  const night = sql`cast(${asOf} as text)`
  // A row that came back with a new fault stays a row of the file first sent: its place is that of its other faults.
  const fresh = sql`
    select f.row_ref, f.column_name, f.code, f.header, f.action, f.raw_value, f.source, f.sender, f.sha256, f.path, f.sheet,
      coalesce(k.row_number, f.row_number) as row_number, coalesce(k.mend_key, f.mend_key) as mend_key,
      coalesce(k.name_key, f.name_key) as name_key, coalesce(k.faulty, f.faulty) as faulty,
      ${run} as first_run, ${night} as first_as_of, ${run} as last_run, ${night} as last_as_of, 'open' as state,
      cast(null as integer) as closed_run, cast(null as text) as closed_as_of, cast(null as text) as mended_path,
      cast(null as text) as mended_sheet, cast(null as integer) as mended_row
    from returns_fault f
    left join ledger.rejects r on ${SAME_FAULT}
    left join (select row_ref, min(row_number) as row_number, min(mend_key) as mend_key, min(name_key) as name_key, min(faulty) as faulty
      from ledger.rejects group by row_ref) k on k.row_ref = f.row_ref
    where r.row_ref is null`
  await insertFrom(db, 'ledger.rejects', rowsOf<Database['ledger.rejects']>(fresh))
}

/** Faults known before: when they were last met; those that wait again are open again. */
async function meetAgain({ db, asOf, runId }: PublishWork): Promise<void> {
  await sql`update ledger.rejects as r set last_run = ${sql.lit(runId)}, last_as_of = ${asOf}
    where exists (select 1 from returns_fault f where ${SAME_FAULT})`.execute(db)
  await sql`update ledger.rejects as r set state = 'open', closed_run = null, closed_as_of = null, mended_path = null,
      mended_sheet = null, mended_row = null
    where r.state <> 'open' and exists (select 1 from returns_fault f where ${SAME_FAULT} and f.waits = 1)`.execute(db)
}

async function mend({ db, asOf, runId }: PublishWork): Promise<void> {
  await sql`update ledger.rejects as r set state = 'mended', closed_run = ${sql.lit(runId)}, closed_as_of = ${asOf},
      mended_path = m.path, mended_sheet = m.sheet, mended_row = m.row_number
    from returns_mender m
    where m.row_ref = r.row_ref and r.state <> 'mended'
      and not exists (select 1 from returns_fault f where ${SAME_FAULT} and f.waits = 1)`.execute(db)
}

async function withdraw({ db, asOf, runId }: PublishWork): Promise<void> {
  await sql`update ledger.rejects as r set state = 'withdrawn', closed_run = ${sql.lit(runId)}, closed_as_of = ${asOf},
      mended_path = b.path, mended_sheet = b.sheet
    from superseded_versions s join file_balance b on b.file_id = s.by_file_id
    where r.state = 'open' and s.sha256 = r.sha256 and s.path = r.path and s.sheet = r.sheet`.execute(db)
}

async function addReturnedRows({ db, asOf, runId }: PublishWork): Promise<void> {
  const fresh = sql`
    select m.row_ref, b.sha256, b.sheet, m.row_number, min(b.path) as path, max(m.accepted) as accepted, min(m.how) as how,
      ${sql.lit(runId)} as first_run, cast(${asOf} as text) as first_as_of
    from returned_rows m join file_balance b on b.file_id = m.file_id
    left join ledger.returned_rows k on k.row_ref = m.row_ref and k.sha256 = b.sha256 and k.sheet = b.sheet
      and k.row_number = m.row_number
    where k.row_ref is null
    group by m.row_ref, b.sha256, b.sheet, m.row_number`
  await insertFrom(db, 'ledger.returned_rows', rowsOf<Database['ledger.returned_rows']>(fresh))
}
