/**
 * A generated nation through the whole night: seconds, rows a second and peak memory per stage, as a Markdown table. Runs of
 * several sizes in one call show how time and memory grow, which is the figure to trust on a shared machine.
 *
 *   npx node bench/million.ts [--people 100000,1000000] [--seed 7] [--errors 0] [--store <url>] [--keep <dir>]
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { RULES } from '../src/coverage/rules/index.ts'

const MAIN = resolve(import.meta.dirname, '..', 'src', 'cli', 'main.ts')

interface Stage {
  readonly name: string
  readonly seconds: number
  readonly counts: Readonly<Record<string, number>>
}

interface Measured {
  readonly stages: readonly Stage[]
  readonly seconds: number
  /** Peak resident memory in MB, by stage; '' for what lies outside stages. */
  readonly peaks: ReadonlyMap<string, number>
}

/** Resident memory of a process in MB; 0 when it is gone. Linux only. */
function residentMegabytes(pid: number): number {
  try {
    const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Math.round(Number(pages?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

function run(args: readonly string[], stages: ReadonlySet<string>): Promise<Measured> {
  const started = performance.now()
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const peaks = new Map<string, number>()
  let [stdout, stderr, current] = ['', '', '']
  const sampler = setInterval(
    () => peaks.set(current, Math.max(peaks.get(current) ?? 0, residentMegabytes(child.pid ?? 0))),
    100,
  )
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-4000)
    for (const [, label = ''] of stderr.matchAll(/"event":"start","label":"([^"]+)"/g))
      if (stages.has(label)) current = label
  })
  return new Promise((done, fail) => {
    child.on('close', (code) => {
      clearInterval(sampler)
      if (code !== 0) return fail(new Error(`${args[0]} ended with exit code ${code}: ${stderr.slice(-500)}`))
      const result = stdout.split('\n').find((line) => line.startsWith('{"event":"result"'))
      const found = result === undefined ? [] : (JSON.parse(result) as { stages: Stage[] }).stages
      done({ stages: found, seconds: (performance.now() - started) / 1000, peaks })
    })
  })
}

/** The count of a stage that tells how much it had to do. */
const WORK: Readonly<Record<string, string>> = {
  ingest: 'rows',
  identity: 'rows',
  link: 'persons',
  dedupe: 'records',
  'match.employment': 'paid_rows',
  'match.participation': 'roll_rows',
  coverage: 'candidates',
  publish: 'cases',
}

function tableOf(people: number, generated: Measured, night: Measured): string {
  const lines = [
    `### ${people.toLocaleString('en')} people`,
    '',
    '| Step | Seconds | Rows | Rows a second | Peak MB |',
    '|---|---:|---:|---:|---:|',
  ]
  lines.push(`| generate | ${generated.seconds.toFixed(1)} | | | ${Math.max(...generated.peaks.values())} |`)
  for (const { name, seconds, counts } of night.stages) {
    const rows = counts[WORK[name] ?? '']
    const rate = rows === undefined || seconds === 0 ? '' : Math.round(rows / seconds).toLocaleString('en')
    lines.push(
      `| ${name} | ${seconds.toFixed(1)} | ${rows?.toLocaleString('en') ?? ''} | ${rate} | ${night.peaks.get(name) ?? ''} |`,
    )
  }
  lines.push(
    `| **the night in all** | **${night.seconds.toFixed(1)}** | | | **${Math.max(...night.peaks.values())}** |`,
  )
  return lines.join('\n')
}

interface RunJson {
  readonly rules: readonly {
    readonly rule_id: string
    readonly evaluated: boolean
    readonly findings: number
    readonly excluded: number
  }[]
  readonly timing: {
    readonly stages: readonly { readonly name: string; readonly seconds: number }[]
    readonly rules: readonly { readonly rule_id: string; readonly seconds: number; readonly own_seconds: number }[]
  }
}

/** Which rules a match stage is for: its time is divided evenly among those that were evaluated. */
const MATCHES: Readonly<Record<string, readonly string[]>> = {
  'match.employment': ['tax_workers'],
  'match.participation': ['insurance_participants'],
  'match.people': ['residents', 'pupils', 'enterprise_managers', 'enterprise_registry', 'tax_units'],
}

/** Seconds of match and coverage by rule: its own query, its part of the tables it shares, its part of the match stages. */
function rulesTable(path: string): string {
  const { rules, timing } = JSON.parse(readFileSync(path, 'utf8')) as RunJson
  const evaluated = new Set(rules.filter((rule) => rule.evaluated).map((rule) => rule.rule_id))
  const users = (stage: string) =>
    RULES.filter(
      ({ id, needs }) => evaluated.has(id) && needs.flat().some((source) => MATCHES[stage]?.includes(source)),
    )
  const matched = (id: string): number =>
    timing.stages.reduce((sum, { name, seconds }) => {
      const readers = users(name)
      return sum + (readers.some((rule) => rule.id === id) ? seconds / readers.length : 0)
    }, 0)
  const rows = timing.rules
    .filter(({ rule_id }) => evaluated.has(rule_id))
    .map(({ rule_id, seconds, own_seconds }) => ({
      rule_id,
      own: own_seconds,
      shared: seconds - own_seconds,
      match: matched(rule_id),
    }))
    .map((row) => ({ ...row, all: row.own + row.shared + row.match }))
    .sort((a, b) => b.all - a.all)
  const sorted = rows.map(({ all }) => all).sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return [
    '| Rule | Own query | Shared tables | Match | Seconds | Times the median | Findings | Excluded |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(({ rule_id, own, shared, match, all }) => {
      const { findings = 0, excluded = 0 } = rules.find((rule) => rule.rule_id === rule_id) ?? {}
      const figures = [own, shared, match, all].map((seconds) => seconds.toFixed(2)).join(' | ')
      return `| ${rule_id} | ${figures} | ${(all / median).toFixed(1)} | ${findings.toLocaleString('en')} | ${excluded.toLocaleString('en')} |`
    }),
  ].join('\n')
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '100000,1000000' },
      seed: { type: 'string', default: '7' },
      errors: { type: 'string', default: '0' },
      store: { type: 'string' },
      keep: { type: 'string' },
      out: { type: 'string' },
    },
  })
  const work = values.keep ?? mkdtempSync(join(tmpdir(), 'doisoat-bench-'))
  const stages = new Set([
    'ingest',
    'gate',
    'identity',
    'link',
    'dedupe',
    'match.employment',
    'match.participation',
    'match.people',
    'coverage',
    'publish',
  ])
  const report = [
    `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}; seed ${values.seed}, errors ${values.errors}`,
  ]
  for (const people of values.people.split(',').map(Number)) {
    const nation = join(work, String(people))
    const generated = await run(
      ['generate', '--people', String(people), '--seed', values.seed, '--errors', values.errors, '--out', nation],
      stages,
    )
    const flags = ['run', 'nightly', '--json', '--input', join(nation, 'input'), '--out', join(nation, 'lists')]
    const night = await run([...flags, ...(values.store === undefined ? [] : ['--store', values.store])], stages)
    report.push(tableOf(people, generated, night))
    console.log(report.at(-1))
    report.push(rulesTable(join(nation, 'lists', 'run.json')))
    console.log(report.at(-1))
  }
  if (values.out !== undefined) writeFileSync(values.out, `${report.join('\n\n')}\n`)
  if (values.keep === undefined) rmSync(work, { recursive: true, force: true })
}

await main()
