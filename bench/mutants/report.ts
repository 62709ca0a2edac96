import { NOT_DRAWN } from './drawn.ts'

/** What is read of a report in the schema of mutation-testing-elements. */
export interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>
}

interface Place {
  readonly line: number
  readonly column: number
}

interface Mutant {
  readonly mutatorName: string
  readonly replacement?: string
  readonly status: string
  readonly statusReason?: string
  readonly location: { readonly start: Place; readonly end: Place }
}

interface Survivor {
  readonly file: string
  readonly line: number
  readonly mutator: string
  /** The program's text, and what stood in its place while every test passed. */
  readonly was: string
  readonly became: string
}

interface Measured {
  readonly shard: string
  readonly killed: number
  readonly survivors: readonly Survivor[]
  /** Mutants with which the program does not load: noticed by whoever starts it, counted neither way. */
  readonly unloadable: number
  /** Mutants that a sample left out: nothing is known of them. */
  readonly notDrawn: number
}

const KILLED = ['Killed', 'Timeout']
const SURVIVED = ['Survived', 'NoCoverage']

export function measured(shard: string, { files }: Report): Measured {
  const every = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ file, source, mutant })),
  )
  const all = every.filter(({ mutant }) => mutant.statusReason !== NOT_DRAWN)
  const of = (statuses: readonly string[]) => all.filter(({ mutant }) => statuses.includes(mutant.status))
  const survivors = of(SURVIVED).map(({ file, source, mutant }) => ({
    file,
    line: mutant.location.start.line,
    mutator: mutant.mutatorName,
    was: textAt(source, mutant.location),
    became: mutant.replacement ?? '',
  }))
  const killed = of(KILLED).length
  const unloadable = of(['RuntimeError', 'CompileError']).length
  return { shard, killed, survivors, unloadable, notDrawn: every.length - all.length }
}

function textAt(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const cut = lines.map((line, index) => {
    const to = index === lines.length - 1 ? end.column - 1 : undefined
    return line.slice(index === 0 ? start.column - 1 : 0, to).trim()
  })
  return cut.join(' ')
}

const percent = (killed: number, survived: number): string =>
  killed + survived === 0 ? '–' : `${((100 * killed) / (killed + survived)).toFixed(1)} %`

export function tableText(shards: readonly Measured[]): string {
  const row = (name: string, part: readonly Measured[]): string => {
    const killed = part.reduce((sum, one) => sum + one.killed, 0)
    const survived = part.reduce((sum, one) => sum + one.survivors.length, 0)
    const unloadable = part.reduce((sum, one) => sum + one.unloadable, 0)
    const left = part.reduce((sum, one) => sum + one.notDrawn, 0)
    const measuredOf =
      left === 0 ? `${killed + survived}` : `${killed + survived}, drawn of ${killed + survived + left}`
    return `| ${name} | ${measuredOf} | ${killed} | ${survived} | ${percent(killed, survived)} | ${unloadable} |`
  }
  const folders = [...new Set(shards.map(({ shard }) => shard.split('/').slice(0, 2).join('/')))]
  return [
    '| shard | mutants | killed | survived | share | does not load |',
    '|---|---|---|---|---|---|',
    ...shards.map((one) => row(one.shard, [one])),
    ...folders.map((folder) =>
      row(
        `**${folder}**`,
        shards.filter(({ shard }) => shard.startsWith(folder)),
      ),
    ),
    '',
  ].join('\n')
}

/** One line each, short enough to read: file, line, what stood there, what took its place. */
export function survivorsText(shards: readonly Measured[]): string {
  const short = (text: string): string => {
    const flat = text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('`', 'ˋ')
    return flat.length > 90 ? `${flat.slice(0, 60)} … ${flat.slice(-25)}` : flat
  }
  const lines = shards
    .flatMap(({ survivors }) => survivors)
    .map(
      ({ file, line, mutator, was, became }) =>
        `| ${file}:${line} | ${mutator} | \`${short(was)}\` | \`${short(became)}\` |`,
    )
  return ['| where | mutator | was | became |', '|---|---|---|---|', ...lines, ''].join('\n')
}

/** Where the survivors stand, as Stryker wants places: file, then line and column of start and end. */
export function placesOfSurvivors({ files }: Report): readonly string[] {
  const places = Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(({ status }) => SURVIVED.includes(status))
      .map(({ location: { start, end } }) => `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`),
  )
  return [...new Set(places)]
}

const keyOf = (file: string, { mutatorName, replacement, location }: Mutant): string =>
  JSON.stringify([file, mutatorName, replacement, location])

/** A report with what a later run of some of its mutants found. A file that has changed since needs a run of its own. */
export function updated(before: Report, later: Report): Report {
  const found = new Map(
    Object.entries(later.files).flatMap(([file, { mutants }]) =>
      mutants.map((mutant) => [keyOf(file, mutant), mutant.status]),
    ),
  )
  const files = Object.entries(before.files).map(([file, one]) => {
    const now = later.files[file]
    if (now !== undefined && now.source !== one.source) throw new RangeError(`${file} has changed: run its shard anew`)
    const mutants = one.mutants.map((mutant) => ({
      ...mutant,
      status: found.get(keyOf(file, mutant)) ?? mutant.status,
    }))
    return [file, { ...one, mutants }]
  })
  return { ...before, files: Object.fromEntries(files) }
}
