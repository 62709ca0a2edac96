import { sql } from 'kysely'
import type { PublishWork } from '../publish-work.ts'
import { sheetPlace } from './place.ts'

/** Brings tonight's files into `ledger.file_versions`: what each counts as, and which earlier ones they replaced. */
export async function updateVersionLedger(work: PublishWork): Promise<void> {
  await addTonight(work)
  await closeEarlier(work)
}

const VERDICT = sql`case when b.counts = 'rows' then 'rows' when b.counts = 'no' and b.same_as is not null then 'copy'
  when b.counts = 'no' then 'superseded' else 'counts' end`

/** A version seen before keeps its first night and, when none of its rows has a reject tonight, how rows were read that may still come back. */
async function addTonight({ db, asOf, runId }: PublishWork): Promise<void> {
  const run = sql.lit(runId)
  const night = sql`cast(${asOf} as text)`
  await sql`
    insert into ledger.file_versions (sha256, path, sheet, source, sender, unit, period_from, period_to, rows_read, accepted, row_keys,
      sketch, facts, verdict, why, superseded_by, first_run, first_as_of, last_run, last_as_of)
    select b.sha256, b.path, ${sheetPlace('b')}, min(b.source), min(v.sender), min(v.unit), min(coalesce(b.period_from, b.first_month)),
      max(coalesce(b.period_to, b.last_month)), sum(b.rows_read), sum(b.accepted), max(v.row_keys), max(v.sketch), max(v.facts),
      min(${VERDICT}), max(b.counts_why), max(case when s.by_file_id is null then null when o.sheet = '' then o.path
        else o.path || '!' || o.sheet end), ${run}, ${night}, ${run}, ${night}
    from file_balance b join sheet_versions v on v.file_id = b.file_id
    left join superseded_versions s on s.sha256 = b.sha256 and s.path = b.path and s.sheet = ${sheetPlace('b')}
    left join file_balance o on o.file_id = s.by_file_id
    where b.source is not null
    group by b.sha256, b.path, b.sheet, b.part
    on conflict (sha256, path, sheet) do update set sender = excluded.sender, verdict = excluded.verdict, why = excluded.why,
      superseded_by = excluded.superseded_by, last_run = excluded.last_run, last_as_of = excluded.last_as_of,
      rows_read = excluded.rows_read, accepted = excluded.accepted, row_keys = excluded.row_keys, sketch = excluded.sketch,
      facts = case when excluded.facts = '' then file_versions.facts else excluded.facts end`.execute(db)
}

async function closeEarlier({ db }: PublishWork): Promise<void> {
  const place = sql`(select case when b.sheet = '' then b.path else b.path || '!' || b.sheet end
    from superseded_versions s join file_balance b on b.file_id = s.by_file_id
    where s.sha256 = v.sha256 and s.path = v.path and s.sheet = v.sheet)`
  await sql`update ledger.file_versions as v set verdict = 'superseded', superseded_by = ${place}
    where exists (select 1 from superseded_versions s where s.sha256 = v.sha256 and s.path = v.path and s.sheet = v.sheet)`.execute(
    db,
  )
}
