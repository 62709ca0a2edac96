/**
 * Mutation testing with Stryker, in shards: each mutant of a file is one small change of the program, and some test must fail on it
 * (docs/mutants.md says what is changed, and argues what no test notices). On SQLite, one process; outside `npm test` and CI.
 *
 *   npx node bench/mutants.ts --list
 *   npx node bench/mutants.ts [--shard src/policy]… [--reports reports/mutants]   every shard whose name begins so
 *   npx node bench/mutants.ts --shard src/policy --again    only what survived last time, after tests were added
 *   npx node bench/mutants.ts --shard src/coverage/rest --sample 0.2 [--seed 1]   a random part of its mutants
 *   npx node bench/mutants.ts --sum                         the table of the reports that are there
 *
 * Each shard leaves a report; `table.md` and `survivors.md` are written beside them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { measured, placesOfSurvivors, type Report, survivorsText, tableText, updated } from './mutants/report.ts'
import { SHARDS, type Shard } from './mutants/shards.ts'

const ROOT = resolve(import.meta.dirname, '..')

const reportPath = (folder: string, { name }: Shard): string => join(folder, `${name.replaceAll('/', '-')}.json`)
const readReport = (path: string): Report => JSON.parse(readFileSync(path, 'utf8')) as Report

/** Stryker's own settings; the instrumented copy of the repository lies under `.stryker-tmp`. */
function settings(mutate: readonly string[], report: string, sample: string) {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner', ...(sample === '' ? [] : ['./bench/mutants/drawn.ts'])],
    checkers: sample === '' ? [] : ['drawn'],
    vitest: { configFile: 'bench/mutants/vitest.config.ts', related: false },
    mutate,
    coverageAnalysis: 'perTest',
    concurrency: 1,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    ignorePatterns: ['/sample-data', '/out*', '/reports'],
    warnings: { slow: false },
    allowConsoleColors: false,
    timeoutMS: 120_000, // a busy machine is no endless loop
  }
}

/** `sample`: share and seed of what is drawn, as `share:seed`; '' for every mutant. */
function stryker(mutate: readonly string[], { name, tests }: Shard, report: string, sample = ''): void {
  const config = report.replace(/\.json$/, '.settings.json')
  writeFileSync(config, JSON.stringify(settings(mutate, report, sample), null, 2))
  const program = join(ROOT, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  const env = {
    ...process.env,
    DOISOAT_TEST_ENGINES: 'sqlite',
    DOISOAT_MUTANT_TESTS: tests.join(' '),
    DOISOAT_MUTANT_SAMPLE: sample,
  }
  const { status } = spawnSync(process.execPath, [program, 'run', config], { cwd: ROOT, env, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${name}: Stryker ended with ${status}`)
}

function runAgain(shard: Shard, report: string): void {
  const before = readReport(report)
  const places = placesOfSurvivors(before)
  if (places.length === 0) return
  const partial = report.replace(/\.json$/, '.again.json')
  stryker(places, shard, partial)
  writeFileSync(report, JSON.stringify(updated(before, readReport(partial))))
}

function sum(shards: readonly Shard[], folder: string): void {
  const reports = shards
    .filter((shard) => existsSync(reportPath(folder, shard)))
    .map((shard) => measured(shard.name, readReport(reportPath(folder, shard))))
  const table = tableText(reports)
  console.log(table)
  writeFileSync(join(folder, 'table.md'), table)
  writeFileSync(join(folder, 'survivors.md'), survivorsText(reports))
}

const { values: flags } = parseArgs({
  options: {
    shard: { type: 'string', multiple: true },
    reports: { type: 'string', default: join(ROOT, 'reports', 'mutants') },
    again: { type: 'boolean' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    list: { type: 'boolean' },
    sum: { type: 'boolean' },
  },
})
const unknown = flags.shard?.find((name) => !SHARDS.some((shard) => shard.name.startsWith(name)))
if (unknown !== undefined) throw new RangeError(`no shard begins with ${unknown}; --list names them`)
const chosen = SHARDS.filter(({ name }) => flags.shard?.some((wanted) => name.startsWith(wanted)) ?? true)
mkdirSync(flags.reports, { recursive: true })
if (flags.list) for (const { name } of chosen) console.log(name)
else {
  for (const shard of flags.sum ? [] : chosen) {
    const report = reportPath(flags.reports, shard)
    if (flags.again) runAgain(shard, report)
    else stryker(shard.mutate, shard, report, flags.sample === undefined ? '' : `${flags.sample}:${flags.seed}`)
  }
  sum(chosen, flags.reports)
}
