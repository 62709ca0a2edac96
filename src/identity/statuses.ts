import { type RawBuilder, sql } from 'kysely'
import { parseRegistryStatus, parseTaxStatus } from '../domain/status.ts'
import { pageRows } from '../store/page-rows.ts'
import { rowsOf } from '../store/scratch.ts'
import { identityStatus } from './employer-scratch.ts'
import type { Work } from './work.ts'

/** Statuses of a unit that end it; a pause does not. */
const ENDED: ReadonlySet<string> = new Set(['dissolved', 'dissolving', 'merged', 'bankrupt', 'revoked', 'stopped'])

interface StatusSeen {
  readonly origin: string
  readonly code: string
  readonly status: string
}

/**
 * Each distinct status text is read once. `reading` is the registry's canonical status, the tax authority's two-digit code,
 * or `closed` and `live` for a unit; `unknown` when an agency says something that cannot be read.
 */
export async function readStatuses(work: Work): Promise<void> {
  await work.dialect.createTable(work.db, identityStatus)
  const seen = rowsOf<StatusSeen>(statusesSeen())
  for await (const page of pageRows(work.db, seen, ['origin', 'code', 'status'], 5_000))
    await work.dialect.load(work.db, identityStatus, [page.map((row) => ({ ...row, reading: readingOf(row) }))])
  await work.dialect.finishTable(work.db, identityStatus)
}

function statusesSeen(): RawBuilder<unknown> {
  return sql`select distinct 'registry' as origin, '' as code, status from stg_enterprise_registry where status is not null
    union all
    select distinct 'tax', coalesce(status_code, ''), coalesce(status, '') from stg_tax_units
    where status_code is not null or status is not null
    union all
    select distinct 'unit', '', status from stg_insurance_units where status is not null`
}

function readingOf({ origin, code, status }: StatusSeen): string | null {
  if (origin === 'tax') return parseTaxStatus(code, status).code ?? 'unknown'
  const reading = parseRegistryStatus(status)
  if (origin === 'unit') return ENDED.has(reading) ? 'closed' : 'live'
  return reading
}
