/** Invented people in a CSV and the models that link them, for the benchmarks of linkage. */
import { createReadStream, writeFileSync } from 'node:fs'
import { COMPARISON_KINDS } from '../src/linkage/comparisons/index.ts'
import { type LinkageModel, MODEL_DEFAULTS } from '../src/linkage/model.ts'
import { simulatePeople } from '../tests/linkage/people.ts'

function comparison(kind: string, name: string, spec: Readonly<Record<string, unknown>>) {
  const found = COMPARISON_KINDS.find((of) => of.kind === kind)!
  return found.make(found.spec.parse(spec), name)
}

const simple: LinkageModel = {
  ...MODEL_DEFAULTS,
  name: 'simple',
  comparisons: [
    comparison('exact', 'family', { column: 'family' }),
    comparison('text', 'middle', { column: 'middle', similar: [0.85] }),
    comparison('text', 'given', { column: 'given', similar: [0.92, 0.8] }),
    comparison('date', 'birth', { column: 'birth' }),
    comparison('edits', 'citizen', { column: 'citizen', within: [1, 2] }),
    comparison('edits', 'insurance', { column: 'insurance', within: [1, 2] }),
    comparison('exact', 'commune', { column: 'commune' }),
  ],
  blocking: [
    { name: 'citizen', on: ['citizen'] },
    { name: 'insurance', on: ['insurance'] },
    { name: 'birth, given', on: ['birth', 'given'] },
    { name: 'commune, birth year, family', on: ['commune', 'year(birth)', 'family'] },
    { name: 'commune, family, given', on: ['commune', 'family', 'given'] },
    { name: 'family, given, birth year', on: ['family', 'given', 'year(birth)'] },
  ],
}

export const MODELS = { simple } as const
export type LinkModelName = keyof typeof MODELS

/** id, person (whose record it is), then the fields; empty where not known. */
export function writePeopleCsv(path: string, records: number, seed: number): void {
  const { input, person } = simulatePeople({ records, seed })
  const names = ['family', 'middle', 'given', 'birth', 'citizen', 'insurance', 'commune']
  const lines = input.ids.map((id, at) =>
    [id, person[at], ...names.map((name) => input.fields[name]![at] ?? '')].join(','),
  )
  writeFileSync(path, `${['id', 'person', ...names].join(',')}\n${lines.join('\n')}\n`)
}

/** The file in columns, as a reader of CSV hands them on; the invented values have neither commas nor quotes. */
export async function readColumns(path: string): Promise<Record<string, string[]>> {
  let columns: string[][] = []
  let names: string[] = []
  let rest = ''
  const take = (line: string): void => {
    const cells = line.split(',')
    if (names.length === 0) {
      names = cells
      columns = cells.map(() => [])
    } else for (let at = 0; at < cells.length; at++) columns[at]!.push(cells[at]!)
  }
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) take(line)
  }
  if (rest !== '') take(rest)
  return Object.fromEntries(names.map((name, at) => [name, columns[at]!]))
}
