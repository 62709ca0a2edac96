/**
 * Ours and DuckDB block and score the same records by the same rules, levels and parameters, from a CSV to scored pairs, each in a process of
 * its own, by turns in one run. Ours is what `doisoat link` does until it writes, its reading of any CSV included. It estimates the parameters once
 * before; "with training" is ours with that too.
 *
 *   cd bench/peers && npm install && cd ../.. && npx node bench/peers/link.ts [--records 1000000] [--runs 3] [--seed 7]
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { linkFiles } from '../../src/link-files/link-files.ts'
import { writeLinked } from '../../src/link-files/write-linked.ts'
import type { LinkageModel } from '../../src/linkage/model.ts'
import { readModel } from '../../src/linkage/model-file/read-model.ts'
import { readParameters } from '../../src/linkage/parameters-file.ts'
import { MODEL, writePeopleCsv } from '../link-people.ts'
import { duckdbLink } from './duckdb-link.ts'

interface Answer {
  /** From the first byte of the CSV to the last scored pair, on the clock and of processors. */
  readonly seconds: number
  readonly processor: number
  readonly pairs: number
  /** All weights added up: equal when the answers are. */
  readonly weights: number
  readonly peakMegabytes: number
}

const WAYS = ['ours', 'ours with training', 'duckdb, 1 thread', 'duckdb, 2 threads'] as const
type Way = (typeof WAYS)[number]

/** The little of `@duckdb/node-api` that is used; it is installed beside this file only. */
interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{
        runAndReadAll(sql: string): Promise<{ getRowsJS(): unknown[][] }>
      }>
    }>
  }
}

/** @param parameters path of a model.json; absent: estimated. */
async function ours(csv: string, parameters: string | undefined): Promise<{ pairs: number; weights: number }> {
  const { pairs } = (await linkFiles({ files: [csv], model: MODEL, parameters })).result
  return { pairs: pairs.length, weights: pairs.reduce((sum, { weight }) => sum + weight, 0) }
}

async function duckdb(csv: string, parametersPath: string, threads: number) {
  const library: string = '@duckdb/node-api'
  const { DuckDBInstance } = (await import(library)) as DuckDb
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const model = modelOf(csv)
  const parameters = readParameters(readFileSync(parametersPath, 'utf8'), model)
  if (typeof parameters === 'string') throw new Error(parameters)
  let rows: unknown[][] = []
  for (const statement of duckdbLink(csv, model, parameters, threads))
    rows = (await connection.runAndReadAll(statement)).getRowsJS()
  const [pairs, weights] = rows[0]!
  return { pairs: Number(pairs), weights: Number(weights) }
}

function modelOf(csv: string): LinkageModel {
  const [header = ''] = readFileSync(csv, 'utf8').split('\n', 1)
  return readModel(readFileSync(MODEL, 'utf8'), MODEL, [{ file: csv, headers: header.split(',') }]).model
}

async function answer(way: Way, csv: string, parameters: string): Promise<Answer> {
  const [started, used] = [performance.now(), process.cpuUsage()]
  const found = way.startsWith('duckdb')
    ? await duckdb(csv, parameters, way === 'duckdb, 1 thread' ? 1 : 2)
    : await ours(csv, way === 'ours' ? parameters : undefined)
  const { user, system } = process.cpuUsage(used)
  return {
    ...found,
    seconds: (performance.now() - started) / 1000,
    processor: (user + system) / 1e6,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

function measure(way: Way, csv: string, parameters: string): Answer {
  const child = spawnSync(
    process.execPath,
    [import.meta.filename, '--way', way, '--csv', csv, '--parameters', parameters],
    { encoding: 'utf8' },
  )
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout) as Answer
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '1000000' },
      runs: { type: 'string', default: '3' },
      seed: { type: 'string', default: '7' },
      way: { type: 'string' },
      csv: { type: 'string' },
      parameters: { type: 'string' },
    },
  })
  if (values.way !== undefined) {
    return console.log(JSON.stringify(await answer(values.way as Way, values.csv!, values.parameters!)))
  }
  const work = mkdtempSync(join(tmpdir(), 'doisoat-peers-'))
  const [csv, out] = [join(work, 'people.csv'), join(work, 'linked')]
  writePeopleCsv(csv, Number(values.records), Number(values.seed))
  await writeLinked(await linkFiles({ files: [csv], model: MODEL }), out)
  const found = new Map<Way, Answer[]>(WAYS.map((way) => [way, []]))
  for (let run = 0; run < Number(values.runs); run++)
    for (const way of WAYS) found.get(way)!.push(measure(way, csv, join(out, 'model.json')))
  rmSync(work, { recursive: true })
  console.log(
    `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${values.runs} runs`,
  )
  console.log('| Way | Seconds | Processor | Peak MB | Pairs | Weights | Times DuckDB, 2 threads: clock | processor |')
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|')
  const of = (way: Way, what: keyof Answer) => median(found.get(way)!.map((one) => one[what]))
  for (const way of WAYS) {
    const times = (['seconds', 'processor'] as const).map((what) =>
      (of(way, what) / of('duckdb, 2 threads', what)).toFixed(2),
    )
    const cells = [
      of(way, 'seconds').toFixed(2),
      of(way, 'processor').toFixed(2),
      of(way, 'peakMegabytes'),
      of(way, 'pairs'),
    ]
    console.log(`| ${[way, ...cells, of(way, 'weights').toFixed(1), ...times].join(' | ')} |`)
  }
}

await main()
