/**
 * The promise of design §7.3 as a script: N runs are killed with SIGKILL at random moments and resumed, as often as it takes. Afterwards
 * every output file must have the bytes of an undisturbed run, no stage that had finished may have been repeated, and while
 * nothing new was published the earlier output must have stayed as it was.
 *
 *   npx node bench/kill-resume.ts --input <dir> [--kills 30] [--seed 1] [--earlier-as-of 2026-09-30]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const MAIN = resolve(import.meta.dirname, '..', 'src', 'cli', 'main.ts')

interface Event {
  readonly event: string
  readonly state?: string
  readonly stages?: readonly { readonly name: string; readonly skipped: boolean }[]
}

/** sha256 of every file under `folder`, by path; `timing` of run.json is left out. Empty when there is no such folder. */
export function digest(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const hashes = files.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    let content: Buffer = readFileSync(path)
    if (entry.name === 'run.json') {
      const { timing: _, ...rest } = JSON.parse(content.toString('utf8')) as Record<string, unknown>
      content = Buffer.from(JSON.stringify(rest))
    }
    return [path.slice(folder.length + 1), createHash('sha256').update(content).digest('hex')] as const
  })
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)))
}

interface Attempt {
  readonly killed: boolean
  readonly seconds: number
  readonly result: Event | null
  /** Stages whose end was told before the process died. */
  readonly finished: ReadonlySet<string>
}

export interface Target {
  readonly input: string
  readonly out: string
  readonly store: string
}

/** One start of the program; killed after `killAfter` seconds if that is given. */
export function attempt(target: Target, killAfter: number | null, resume: boolean, asOf?: string): Promise<Attempt> {
  const flags = [
    'run',
    'nightly',
    '--json',
    '--input',
    target.input,
    '--out',
    target.out,
    '--store',
    target.store,
    ...(resume ? ['--resume'] : []),
    ...(asOf === undefined ? [] : ['--as-of', asOf]),
  ]
  const child: ChildProcess = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  const started = performance.now()
  const timer = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter * 1000)
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((done) => {
    child.on('close', (_, signal) => {
      if (timer !== null) clearTimeout(timer)
      const events = `${stdout}\n${stderr}`.split('\n').flatMap(parseEvent)
      const finished = new Set(
        events.filter(({ event }) => event === 'done').map((event) => String((event as { label?: string }).label)),
      )
      const result = events.find(({ event }) => event === 'result') ?? null
      done({ killed: signal === 'SIGKILL', seconds: (performance.now() - started) / 1000, result, finished })
    })
  })
}

function parseEvent(line: string): Event[] {
  try {
    return line.startsWith('{') ? [JSON.parse(line) as Event] : []
  } catch {
    return [] // the last line of a killed process may be cut off
  }
}

/** A fixed sequence in [0, 1) so that a failing run can be repeated: mulberry32. */
export function sequence(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface KillReport {
  readonly kills: number
  readonly differing: readonly string[]
  readonly repeated: readonly string[]
  readonly brokenEarlier: number
}

const same = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** Kill `target`'s run at a random moment until it gets through; tells what went wrong on the way. */
export async function killUntilDone(
  target: Target,
  expected: Readonly<Record<string, string>>,
  options: { readonly kills: number; readonly undisturbed: number; readonly random: () => number },
): Promise<KillReport> {
  const repeated: string[] = []
  let finished: ReadonlySet<string> = new Set()
  let [kills, brokenEarlier] = [0, 0]
  const earlier = digest(target.out)
  for (;;) {
    const last = kills >= options.kills
    const outcome = await attempt(target, last ? null : options.random() * options.undisturbed, kills > 0)
    if (outcome.killed) {
      kills++
      const shown = digest(target.out)
      if (!same(shown, earlier) && !same(shown, expected)) brokenEarlier++
      finished = new Set([...finished, ...outcome.finished])
      continue
    }
    for (const stage of outcome.result?.stages ?? [])
      if (finished.has(stage.name) && !stage.skipped) repeated.push(stage.name)
    const reached = digest(target.out)
    const names = new Set([...Object.keys(expected), ...Object.keys(reached)])
    return { kills, repeated, brokenEarlier, differing: [...names].filter((name) => expected[name] !== reached[name]) }
  }
}

/** Folder of a store and an output, copied from an earlier night so that there is something to keep whole. */
function targetIn(folder: string, input: string): Target {
  return { input, out: join(folder, 'out'), store: `sqlite:${join(folder, 'store', 'doisoat.sqlite')}` }
}

/** An earlier night in `folder`: its output is what must stay whole until tonight's is published. */
async function earlierNight(folder: string, input: string, asOf: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const night = await attempt(targetIn(folder, input), null, false, asOf)
  if (night.result?.state !== 'ok' && night.result?.state !== 'ok-with-quarantine')
    throw new Error(`the earlier night ended ${night.result?.state}`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      input: { type: 'string', default: 'sample-data' },
      kills: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      'earlier-as-of': { type: 'string', default: '2026-09-30' },
    },
  })
  const input = resolve(values.input)
  const work = mkdtempSync(join(tmpdir(), 'doisoat-kill-'))
  const random = sequence(Number(values.seed))
  try {
    const base = join(work, 'base')
    await earlierNight(base, input, values['earlier-as-of'])
    const folderFor = (name: string): Target => {
      cpSync(base, join(work, name), { recursive: true })
      return targetIn(join(work, name), input)
    }
    const calm = folderFor('calm')
    const undisturbed = await attempt(calm, null, false)
    const expected = digest(calm.out)
    console.log(
      `undisturbed: ${undisturbed.result?.state}, ${undisturbed.seconds.toFixed(1)} s, ${Object.keys(expected).length} files`,
    )
    let [kills, bad, round] = [0, 0, 0]
    while (kills < Number(values.kills)) {
      const target = folderFor(`round${++round}`)
      const wanted = Math.min(1 + Math.floor(random() * 3), Number(values.kills) - kills)
      const report = await killUntilDone(target, expected, { kills: wanted, undisturbed: undisturbed.seconds, random })
      kills += report.kills
      if (report.differing.length + report.repeated.length + report.brokenEarlier > 0) bad++
      console.log(
        `round ${round}: ${report.kills} kills; differing: ${report.differing.join(' ') || 'none'}; repeated: ${report.repeated.join(' ') || 'none'}; earlier output broken: ${report.brokenEarlier} times`,
      )
      rmSync(join(work, `round${round}`), { recursive: true, force: true })
    }
    console.log(`${kills} kills, ${bad} rounds with a fault`)
    process.exitCode = bad === 0 ? 0 : 1
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) await main()
