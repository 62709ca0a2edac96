/** Invented people in a CSV and the model that links them, for the benchmarks of linkage. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { simulatePeople } from '../tests/linkage/people.ts'

export const MODEL = resolve(import.meta.dirname, 'linkage', 'million.yaml')

/** id, person (whose record it is), then the fields; empty where not known. */
export function writePeopleCsv(path: string, records: number, seed: number): void {
  const { input, person } = simulatePeople({ records, seed })
  const names = ['family', 'middle', 'given', 'birth', 'citizen', 'insurance', 'commune']
  const lines = input.ids.map((id, at) =>
    [id, person[at], ...names.map((name) => input.fields[name]![at] ?? '')].join(','),
  )
  writeFileSync(path, `${['id', 'person', ...names].join(',')}\n${lines.join('\n')}\n`)
}
