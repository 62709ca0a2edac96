import { countsText } from '../../pipeline/progress-text.ts'
import type { Store } from '../../store/dialects/dialect.ts'
import { openExistingStore } from '../../store/open-store.ts'
import { type Command, textFlag } from './command.ts'
import { countWord } from './count-words.ts'
import { defaultStore, OUT_FLAG, STORE_FLAG } from './store-flag.ts'

interface RunLine {
  readonly run_id: number
  readonly pipeline: string
  readonly state: string
  readonly as_of: string | null
  readonly started_at: string
  readonly seconds: number
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly error: string
  readonly accepted: readonly AcceptedGate[]
  readonly quality: readonly Score[]
}

interface AcceptedGate {
  readonly gate: string
  readonly source: string
  readonly accepted_by: string
  readonly accepted_at: string
  readonly why: string
  readonly measured: string
  readonly expected: string
}

interface Score {
  readonly source: string
  readonly quality: string
  readonly numerator: number
  readonly denominator: number
}

const STATE_TEXTS: Readonly<Record<string, string>> = {
  ok: 'xong',
  'ok-with-quarantine': 'xong, có dòng bị giữ lại',
  halted: 'dừng ở chốt kiểm tra',
  failed: 'hỏng',
  running: 'đang chạy',
  abandoned: 'bị ngắt giữa chừng',
}

async function recentRuns(storeUrl: string): Promise<readonly RunLine[] | null> {
  const store = await openExistingStore(storeUrl)
  if (store === null) return null
  try {
    const runs = await store.db.selectFrom('ledger.runs').selectAll().orderBy('run_id', 'desc').limit(20).execute()
    const times = await store.db.selectFrom('ledger.stage_runs').select(['run_id', 'milliseconds']).execute()
    const { accepted, scores } = await gatesOf(store, runs.at(-1)?.run_id ?? 0)
    return runs.map(({ run_id, pipeline, state, as_of, started_at, summary, error }) => {
      const milliseconds = times
        .filter((time) => time.run_id === run_id)
        .reduce((sum, time) => sum + time.milliseconds, 0)
      return {
        run_id,
        pipeline,
        state,
        as_of,
        started_at,
        seconds: milliseconds / 1000,
        counts: JSON.parse(summary) as RunLine['counts'],
        error,
        accepted: ofRun(accepted, run_id),
        quality: ofRun(scores, run_id),
      }
    })
  } finally {
    await store.close()
  }
}

function ofRun<Row extends { readonly run_id: number }>(rows: readonly Row[], runId: number): Omit<Row, 'run_id'>[] {
  return rows.filter(({ run_id }) => run_id === runId).map(({ run_id: _, ...row }) => row)
}

/** What gates let pass and measured from a run on; a ledger that an earlier version made has no such tables yet. */
async function gatesOf({ db, dialect }: Store, firstRun: number) {
  const present = await dialect.tableNames(db, 'ledger')
  if (!present.has('acceptances') || !present.has('quality_runs')) return { accepted: [], scores: [] }
  const accepted = db.selectFrom('ledger.acceptances').selectAll().where('run_id', '>=', firstRun)
  const scores = db.selectFrom('ledger.quality_runs').selectAll().where('run_id', '>=', firstRun)
  return {
    accepted: await accepted.orderBy('run_id').orderBy('gate').orderBy('source').execute(),
    scores: await scores.orderBy('run_id').orderBy('source').orderBy('quality').execute(),
  }
}

function printRun(run: RunLine): void {
  const text = STATE_TEXTS[run.state] ?? run.state
  process.stdout.write(
    `${String(run.run_id).padStart(4)}  ${run.started_at}  ${run.pipeline}  số liệu ${run.as_of ?? '-'}  ${run.state} (${text})  ${run.seconds.toFixed(1)} giây\n`,
  )
  for (const [stage, counts] of Object.entries(run.counts)) {
    const text = countsText(counts, countWord)
    if (text !== '') process.stdout.write(`        ${stage}: ${text}\n`)
  }
  for (const { gate, source, accepted_by, accepted_at, why } of run.accepted) {
    const name = source === '' ? gate : `${gate}:${source}`
    process.stdout.write(`        chấp nhận ${name}: ${accepted_by}, ${accepted_at}: ${why}\n`)
  }
  if (run.error !== '') process.stdout.write(`        ${run.error}\n`)
}

export const statusCommand: Command = {
  name: 'status',
  summary: 'Các lần chạy gần đây: trạng thái, số đếm, thời gian.',
  arguments: [],
  flags: [OUT_FLAG, STORE_FLAG, { name: 'json', description: 'in dạng JSON' }],
  example: 'doisoat status --out out',
  async run(_, flags) {
    const runs = await recentRuns(textFlag(flags, 'store') ?? defaultStore(textFlag(flags, 'out') ?? 'out'))
    if (flags.json === true) process.stdout.write(`${JSON.stringify(runs ?? [])}\n`)
    else if (runs === null || runs.length === 0) process.stdout.write('Chưa có lần chạy nào.\n')
    else for (const run of runs) printRun(run)
    return 0
  },
}
