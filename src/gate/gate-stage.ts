import type { Kysely } from 'kysely'
import { formatMonth, lastDayOfMonth } from '../domain/months.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { defineStage, type StageContext } from '../pipeline/stage.ts'
import type { DbOf } from '../store/schema.ts'
import { type GateCheck, presenceChecks, sizeChecks } from './checks.ts'
import { type InputState, readInputState } from './source-state.ts'

type Tables = 'file_balance' | 'gate_checks' | 'run_facts' | 'ledger.facts' | 'ledger.file_runs' | 'ledger.runs'
type Context = StageContext<Tables>

/** Refuses to go on without what the run needs, and settles the date the run speaks of. */
export const gate = defineStage<
  'file_balance' | 'ledger.facts',
  'gate_checks' | 'run_facts' | 'ledger.file_runs' | 'ledger.runs'
>({
  name: 'gate',
  summary: 'Dừng khi nguồn bắt buộc thiếu, rỗng, quá cũ hoặc khác thường; xác định ngày số liệu.',
  reads: ['file_balance', 'ledger.facts'],
  writes: ['gate_checks', 'run_facts', 'ledger.file_runs', 'ledger.runs'],
  async run(context) {
    const input = await readInputState(context.db)
    await recordFiles(context)
    const presence = presenceChecks(input, context.config)
    if (haltOn(presence, input, context)) return record(context, presence)
    const lastKnown = latestKnownMonth(input)
    const asOf = await asOfDate(context, lastKnown)
    const checks = [...presence, ...sizeChecks(input, context.config, asOf)]
    haltOn(checks, input, context)
    await recordFacts(context, input, asOf, lastKnown)
    return record(context, checks)
  },
})

/** The latest month that the insurance files know. */
function latestKnownMonth({ sources }: InputState): number | null {
  const months = sources
    .filter(({ source }) => source === 'insurance_participants' || source === 'insurance_units')
    .map(({ lastMonth }) => lastMonth)
    .filter((month) => month !== null)
  return months.length === 0 ? null : Math.max(...months)
}

/**
 * Flag, `site.as_of`, else the last day of the latest known month; never the clock (design §4c 14).
 * @throws ReconcileError as-of-unknown, as-of-before-ledger.
 */
async function asOfDate({ db, options, config }: Context, lastKnown: number | null): Promise<string> {
  const asOf = options.asOf ?? config.site.as_of ?? (lastKnown === null ? undefined : lastDayOfMonth(lastKnown))
  if (asOf === undefined) throw new ReconcileError('as-of-unknown', {})
  const fact = await db.selectFrom('ledger.facts').select('value').where('name', '=', 'last_as_of').executeTakeFirst()
  if (fact !== undefined && asOf < fact.value)
    throw new ReconcileError('as-of-before-ledger', { asOf, ledger: fact.value })
  return asOf
}

/** Asks for the halt when a check that halts has failed; what is missing is told before what is unusual. */
function haltOn(checks: readonly GateCheck[], { unrecognised }: InputState, { halt }: Context): boolean {
  const failed = checks.filter(({ severity, outcome }) => severity === 'halt' && outcome === 'fail')
  if (failed.length === 0) return false
  const of = (gateName: GateCheck['gate']): readonly string[] =>
    failed.filter((check) => check.gate === gateName).map(({ source }) => source)
  if (of('present').length > 0) halt(new ReconcileError('source-missing', { sources: of('present'), unrecognised }))
  else if (of('not-empty').length > 0) halt(new ReconcileError('source-empty', { sources: of('not-empty') }))
  else halt(new ReconcileError('gate-halted', { checks: failed.map(({ message }) => message) }))
  return true
}

async function recordFacts(
  { db, dialect, config, options }: Context,
  { sources }: InputState,
  asOf: string,
  lastKnown: number | null,
): Promise<void> {
  const facts: Record<string, string> = {
    as_of: asOf,
    sources_present: sources
      .filter(({ accepted }) => accepted > 0)
      .map(({ source }) => source)
      .join(','),
  }
  if (config.site.province !== undefined) facts.site_province = config.site.province
  if (lastKnown !== null) facts.last_known_month = formatMonth(lastKnown)
  await db.updateTable('ledger.runs').set({ as_of: asOf }).where('run_id', '=', options.runId).execute()
  await dialect.load(db, 'run_facts', [Object.entries(facts).map(([name, value]) => ({ name, value }))])
}

async function record({ db, dialect }: Context, checks: readonly GateCheck[]): Promise<Record<string, number>> {
  await dialect.load(db, 'gate_checks', [checks.map((check) => ({ ...check, why: '' }))])
  const failed = checks.filter(({ outcome }) => outcome === 'fail')
  return {
    checks: checks.length,
    warnings: failed.filter(({ severity }) => severity === 'warn').length,
    halts: failed.filter(({ severity }) => severity === 'halt').length,
  }
}

/** The files of this run stay in the ledger: what is usual is told by the runs before. */
async function recordFiles({ db, options }: Context): Promise<void> {
  const ledger = db as unknown as Kysely<DbOf<'file_balance' | 'ledger.file_runs'>>
  await ledger.deleteFrom('ledger.file_runs').where('run_id', '=', options.runId).execute()
  const files = await ledger
    .selectFrom('file_balance')
    .select(['path', 'sheet', 'sha256'])
    // Several tables of a sheet are one entry: of the first source by name.
    .select(({ fn }) => [
      fn.min('source').as('source'),
      fn.sum<number>('rows_read').as('rows_read'),
      fn.sum<number>('accepted').as('accepted'),
      fn.sum<number>('quarantined').as('quarantined'),
      fn.sum<number>('structural').as('structural'),
      fn.min('first_month').as('first_month'),
    ])
    .groupBy(['path', 'sheet', 'sha256'])
    .orderBy('path')
    .orderBy('sheet')
    .execute()
  for (const file of files)
    await ledger
      .insertInto('ledger.file_runs')
      .values({ run_id: options.runId, ...file })
      .execute()
}
