import type { Kysely } from 'kysely'
import { GATE_WAYS } from '../domain/messages/gate.ts'
import { formatMonth, lastDayOfMonth } from '../domain/months.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { defineStage, type StageContext } from '../pipeline/stage.ts'
import { SOURCES } from '../sources/index.ts'
import type { Database, DbOf } from '../store/schema.ts'
import { acceptChecks } from './accept.ts'
import { contentChecks, worstBlank } from './content-checks.ts'
import { driftCheck } from './drift-check.ts'
import { type GateCheck, halts } from './gate-check.ts'
import { haltReason } from './halt-reason.ts'
import { readHistory } from './history.ts'
import { type Measured, measureSources } from './measure-sources.ts'
import { presenceChecks } from './presence-checks.ts'
import { type QualityScore, qualityChecks, qualityScores } from './quality.ts'
import { sizeChecks } from './size-checks.ts'
import { type InputState, readInputState } from './source-state.ts'

const READS = ['file_balance', 'rejects', ...SOURCES.map(({ name }) => `stg_${name}` as const), 'ledger.facts'] as const
const WRITES = [
  'gate_checks',
  'quality_scores',
  'run_facts',
  'ledger.file_runs',
  'ledger.runs',
  'ledger.source_runs',
  'ledger.quality_runs',
  'ledger.acceptances',
] as const

type Context = StageContext<(typeof READS)[number] | (typeof WRITES)[number]>

/** Refuses to go on without what the run needs, measures how good it is, and settles the date the run speaks of. */
export const gate = defineStage<(typeof READS)[number], (typeof WRITES)[number]>({
  name: 'gate',
  summary: 'Dừng khi nguồn bắt buộc thiếu, rỗng, quá cũ hoặc khác thường; đo chất lượng; xác định ngày số liệu.',
  reads: READS,
  writes: WRITES,
  async run(context) {
    const input = await readInputState(context.db)
    await recordFiles(context)
    const presence = presenceChecks(input, context.config)
    const asOf = await asOfUnlessMissing(context, input, presence)
    const sources = asOf === null ? [] : await measure(context, input, asOf)
    const checks = [...presence, ...sources.flatMap((source) => source.checks)]
    const settled = await settle(context, checks)
    await recordMeasures(context, sources)
    const reason = haltReason(settled, input, context.options.command ?? 'doisoat run')
    if (reason !== null) context.halt(reason)
    else await recordFacts(context, input, asOf ?? (await asOfDate(context, input)))
    return record(context, settled)
  },
})

interface MeasuredSource extends Measured {
  readonly scores: readonly QualityScore[]
  readonly checks: readonly GateCheck[]
}

/** Every source that has files, with its scores and what its gates say; content is asked only of a source that has rows. */
async function measure(context: Context, input: InputState, asOf: string): Promise<readonly MeasuredSource[]> {
  const { config } = context
  const db = context.db as unknown as Kysely<Database>
  const history = await readHistory(db, asOf)
  return (await measureSources(db, input)).map((measured) => {
    const { state, measures, joins } = measured
    const scores = qualityScores(state, measures, joins, asOf)
    const ofContent = (): readonly GateCheck[] => [
      ...contentChecks(state, measures, config),
      ...driftCheck(state, worstBlank(measures).blank, history.get(state.source) ?? [], config),
      ...qualityChecks(state, scores, config),
    ]
    return {
      ...measured,
      scores,
      checks: [...sizeChecks(state, config, asOf), ...(state.accepted === 0 ? [] : ofContent())],
    }
  })
}

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
async function asOfDate({ db, options, config }: Context, input: InputState): Promise<string> {
  const lastKnown = latestKnownMonth(input)
  const asOf = options.asOf ?? config.site.as_of ?? (lastKnown === null ? undefined : lastDayOfMonth(lastKnown))
  if (asOf === undefined) throw new ReconcileError('as-of-unknown', {})
  const fact = await db.selectFrom('ledger.facts').select('value').where('name', '=', 'last_as_of').executeTakeFirst()
  if (fact !== undefined && asOf < fact.value)
    throw new ReconcileError('as-of-before-ledger', { asOf, ledger: fact.value })
  return asOf
}

/** Null when a source is missing and without it no date is found: what is missing is then what has to be said. */
async function asOfUnlessMissing(
  context: Context,
  input: InputState,
  presence: readonly GateCheck[],
): Promise<string | null> {
  try {
    return await asOfDate(context, input)
  } catch (error) {
    if (error instanceof ReconcileError && presence.some(halts)) return null
    throw error
  }
}

/** Checks with what a person accepted; what was accepted without need is said. */
async function settle(context: Context, checks: readonly GateCheck[]): Promise<readonly GateCheck[]> {
  const { options, progress } = context
  const db = context.db as unknown as Kysely<Database>
  const settled = await acceptChecks(db, options.runId, checks, options.acceptances ?? [])
  for (const accept of settled.idle) progress.note(GATE_WAYS['accept-idle'].vi({ accept }))
  return settled.checks
}

async function recordFacts({ db, dialect, config, options }: Context, input: InputState, asOf: string): Promise<void> {
  const present = input.sources.filter(({ accepted }) => accepted > 0).map(({ source }) => source)
  const lastKnown = latestKnownMonth(input)
  const facts: Record<string, string> = { as_of: asOf, sources_present: present.join(',') }
  if (config.site.province !== undefined) facts.site_province = config.site.province
  if (lastKnown !== null) facts.last_known_month = formatMonth(lastKnown)
  await db.updateTable('ledger.runs').set({ as_of: asOf }).where('run_id', '=', options.runId).execute()
  await dialect.load(db, 'run_facts', [Object.entries(facts).map(([name, value]) => ({ name, value }))])
}

async function record({ db, dialect }: Context, checks: readonly GateCheck[]): Promise<Record<string, number>> {
  await dialect.load(db, 'gate_checks', [checks.map((check) => ({ ...check }))])
  const failed = checks.filter(({ outcome }) => outcome === 'fail')
  const accepted = checks.length - failed.length - checks.filter(({ outcome }) => outcome === 'pass').length
  return {
    checks: checks.length,
    warnings: failed.filter(({ severity }) => severity === 'warn').length,
    halts: failed.filter(({ severity }) => severity === 'halt').length,
    ...(accepted === 0 ? {} : { accepted_gates: accepted }),
  }
}

/** What the sources came to, for the reader of tonight and for the nights to come. */
async function recordMeasures({ db, dialect, options }: Context, sources: readonly MeasuredSource[]): Promise<void> {
  const run_id = options.runId
  await db.deleteFrom('ledger.source_runs').where('run_id', '=', run_id).execute()
  await db.deleteFrom('ledger.quality_runs').where('run_id', '=', run_id).execute()
  const scores = sources.flatMap((source) => source.scores)
  await dialect.load(db, 'quality_scores', [scores.map((score) => ({ ...score }))])
  const kept = scores.filter(({ denominator }) => denominator !== null)
  await dialect.load(db, 'ledger.quality_runs', [
    kept.map(({ source, quality, numerator, denominator }) => ({ run_id, source, quality, numerator, denominator })),
  ])
  await dialect.load(db, 'ledger.source_runs', [sources.map((source) => ({ run_id, ...sourceRun(source) }))])
}

function sourceRun({ state, measures }: MeasuredSource) {
  const { source, files, accepted, quarantined, mappedColumns } = state
  const blank_keys = worstBlank(measures).blank
  return { source, files, accepted, quarantined, blank_keys, mapped_columns: JSON.stringify([...mappedColumns].sort()) }
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
