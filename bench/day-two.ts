/**
 * A nation's second night: the same rolls, one person in a hundred born on another day than the night before said. Which pairs are compared anew,
 * which clusters keep their ids, and how long the stage `link` takes on either night. SQLite.
 *
 *   npx node bench/day-two.ts [--people 200000] [--seed 7] [--errors 0.05]
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import Connection from 'better-sqlite3'

const MAIN = resolve(import.meta.dirname, '..', 'src', 'cli', 'main.ts')

interface Night {
  readonly link: { readonly seconds: number; readonly counts: Readonly<Record<string, number>> }
  /** Persons of each cluster by its id, in order. */
  readonly clusters: ReadonlyMap<string, string>
  /** Pairs compared that night and worth a look. */
  readonly scored: readonly { readonly a: number; readonly b: number }[]
  /** Weight of every pair by its persons. */
  readonly weights: ReadonlyMap<string, string>
}

function doisoat(...args: readonly string[]): string {
  const child = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (child.status !== 0) throw new Error(`${args.join(' ')}: ${child.stderr.slice(-500)}`)
  return child.stdout
}

interface Stage {
  readonly name: string
  readonly seconds: number
  readonly counts: Readonly<Record<string, number>>
}

/** `between` changes persons after identity and before linkage. */
function night(folder: string, asOf: string, between: (store: Connection.Database) => void): Night {
  const store = join(folder, 'store.sqlite')
  const flags = ['run', 'nightly', '--json', '--input', join(folder, 'input'), '--out', join(folder, 'lists')]
  flags.push('--store', `sqlite:${store}`, '--as-of', asOf)
  doisoat(...flags, '--select', 'identity')
  const work = new Connection(`${store}-work`)
  between(work)
  const told = doisoat(...flags, '--resume')
  const result = JSON.parse(told.split('\n').find((line) => line.startsWith('{"event":"result"'))!) as {
    readonly stages: readonly Stage[]
  }
  const members = work
    .prepare('select cluster_id, person_id from person_link order by cluster_id, person_id')
    .all() as { cluster_id: string; person_id: number }[]
  const clusters = new Map<string, string>()
  for (const { cluster_id: id, person_id: person } of members) clusters.set(id, `${clusters.get(id) ?? ''}${person} `)
  const pairs = work.prepare('select person_a as a, person_b as b, weight, scored from link_pair').all() as {
    a: number
    b: number
    weight: string
    scored: number
  }[]
  work.close()
  return {
    link: result.stages.find(({ name }) => name === 'link')!,
    clusters,
    scored: pairs.filter(({ scored }) => scored === 1),
    weights: new Map(pairs.map(({ a, b, weight }) => [`${a} ${b}`, weight])),
  }
}

const CHANGED = 'person_id % 100 = 7 and length(birth_date) = 10'

function changeBirthDates(store: Connection.Database): void {
  store.exec(
    `update person set birth_date = substr(birth_date, 1, 8) || printf('%02d', cast(substr(birth_date, 9) as integer) % 28 + 1) where ${CHANGED}`,
  )
}

function report(first: Night, second: Night): string {
  const isChanged = (person: number): boolean => person % 100 === 7
  const untouched = [...first.clusters].filter(([, persons]) => !persons.trim().split(' ').map(Number).some(isChanged))
  const kept = untouched.filter(([id, persons]) => second.clusters.get(id) === persons)
  const needless = second.scored.filter(({ a, b }) => !isChanged(a) && !isChanged(b))
  const unchanged = [...first.weights].filter(([pair]) => !pair.split(' ').map(Number).some(isChanged))
  const moved = unchanged.filter(([pair, weight]) => second.weights.get(pair) !== weight)
  const row = (name: string, { link }: Night) =>
    `| ${name} | ${link.seconds.toFixed(1)} | ${(link.counts.compared ?? 0).toLocaleString('en')} |`
  return [
    '| Night | Seconds of `link` | Pairs compared |',
    '|---|---:|---:|',
    row('first', first),
    row('second', second),
    '',
    `clusters without a changed person: ${untouched.length}, of which kept id and persons: ${kept.length}`,
    `pairs of unchanged persons: ${unchanged.length}, of which with another weight or gone: ${moved.length}`,
    `pairs worth a look that were scored again though neither person changed: ${needless.length}`,
  ].join('\n')
}

function main(): void {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '200000' },
      seed: { type: 'string', default: '7' },
      errors: { type: 'string', default: '0.05' },
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'doisoat-day-two-'))
  doisoat('generate', '--people', values.people, '--seed', values.seed, '--errors', values.errors, '--out', folder)
  const first = night(folder, '2026-10-31', () => undefined)
  const second = night(folder, '2026-11-01', changeBirthDates)
  console.log(report(first, second))
  rmSync(folder, { recursive: true })
}

main()
