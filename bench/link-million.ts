/**
 * Links invented people, 3 % of the records being a second one of a person: processor seconds a step, pairs a second and peak memory, each size in a process
 * of its own, and how time grows with the records.
 *
 *   npx node bench/link-million.ts [--records 100000,1000000] [--runs 3] [--seed 7]
 *   npx node --cpu-prof bench/link-million.ts --one <people.csv>      one run in this process, to profile
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { linkFiles } from '../src/link-files/link-files.ts'
import { MODEL, writePeopleCsv } from './link-people.ts'

interface Measured {
  /** Of processors, by step: what others do on the machine hardly moves them. */
  readonly seconds: Readonly<Record<string, number>>
  /** By the clock, in all. */
  readonly clock: number
  readonly candidates: number
  readonly pairs: number
  readonly found: number
  readonly duplicates: number
  readonly wrong: number
  readonly peakMegabytes: number
}

const STEPS = ['read', 'block', 'compare', 'estimate', 'score', 'cluster'] as const

async function linkOnce(path: string): Promise<Measured> {
  const seconds: Record<string, number> = {}
  const started = performance.now()
  let [step, since] = ['read', process.cpuUsage()]
  const next = (name: string): void => {
    const { user, system } = process.cpuUsage(since)
    seconds[step] = (user + system) / 1e6
    ;[step, since] = [name, process.cpuUsage()]
  }
  const { result, read } = await linkFiles({ files: [path], model: MODEL, step: next })
  next('')
  const clock = (performance.now() - started) / 1000
  const { labels } = result.clusters
  const person = read.truth!
  let [found, wrong] = [0, 0]
  for (const [record, label] of labels.entries())
    if (label !== record) person[record] === person[label] ? found++ : wrong++
  return {
    seconds,
    clock,
    candidates: result.candidates,
    pairs: result.pairs.length,
    found,
    duplicates: person.length - new Set(person).size,
    wrong,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function rowOf(records: number, runs: readonly Measured[]): string {
  const of = (step: string): number => median(runs.map(({ seconds }) => seconds[step] ?? 0))
  const [first] = runs
  const comparing = median(runs.map((run) => run.candidates / ((run.seconds.compare ?? 0) + (run.seconds.score ?? 0))))
  return [
    '',
    records.toLocaleString('en'),
    ...STEPS.map((step) => of(step).toFixed(2)),
    median(runs.map(totalOf)).toFixed(2),
    median(runs.map(({ clock }) => clock)).toFixed(2),
    first!.candidates.toLocaleString('en'),
    Math.round(comparing).toLocaleString('en'),
    String(Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes))),
    `${first!.found} of ${first!.duplicates}, ${first!.wrong} wrong`,
    '',
  ]
    .join(' | ')
    .trim()
}

const totalOf = ({ seconds }: Measured): number => STEPS.reduce((sum, step) => sum + (seconds[step] ?? 0), 0)

function measure(path: string): Measured {
  const child = spawnSync(process.execPath, [import.meta.filename, '--one', path], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout) as Measured
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '100000,1000000' },
      runs: { type: 'string', default: '3' },
      seed: { type: 'string', default: '7' },
      one: { type: 'string' },
    },
  })
  if (values.one !== undefined) return console.log(JSON.stringify(await linkOnce(values.one)))
  console.log(`${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`)
  console.log(`| Records | ${STEPS.join(' | ')} | in all | clock | Candidates | Pairs a second | Peak MB | Found |`)
  console.log(`|${'---:|'.repeat(STEPS.length + 7)}`)
  const work = mkdtempSync(join(tmpdir(), 'doisoat-link-'))
  const totals: number[] = []
  for (const records of values.records.split(',').map(Number)) {
    const path = join(work, `${records}.csv`)
    writePeopleCsv(path, records, Number(values.seed))
    const runs = Array.from({ length: Number(values.runs) }, () => measure(path))
    totals.push(median(runs.map(totalOf)))
    console.log(rowOf(records, runs))
  }
  for (const [at, total] of totals.entries())
    if (at > 0) console.log(`grew ${(total / totals[at - 1]!).toFixed(1)} times`)
  rmSync(work, { recursive: true })
}

await main()
