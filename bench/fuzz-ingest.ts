/**
 * Mutated CSV and workbook files through `ingest`, each in a run of its own, in processes under a watchdog: no crash, no hang, memory
 * flat, and the balance holds for each. The mutants come from the corpus (tests/cases) and sample-data by the seed alone.
 *
 *   npx node bench/fuzz-ingest.ts [--count 5000] [--seed 1] [--processes 2] [--only <number> [--keep <file>]]
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { mutant } from '../tests/fuzz/mutate.ts'
import { faults, runFuzz } from '../tests/fuzz/run-fuzz.ts'
import { startFiles } from '../tests/fuzz/start-files.ts'
import type { Answer } from '../tests/fuzz/worker.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: '2' },
    only: { type: 'string' },
    keep: { type: 'string' },
  },
})
const seed = Number(values.seed)
const first = values.only === undefined ? 0 : Number(values.only)
const count = values.only === undefined ? Number(values.count) : 1

const line = ({ index, about, outcome, detail, milliseconds, peakMegabytes }: Answer): string =>
  `${index} ${outcome} ${Math.round(milliseconds)} ms, ${peakMegabytes} MB: ${about}${detail === '' ? '' : `\n    ${detail}`}`

if (values.keep !== undefined) {
  const made = await mutant(seed, first, await startFiles())
  writeFileSync(values.keep, made.bytes)
  console.log(`${values.keep}: ${made.about}, sent as ${made.file}`)
}

const started = performance.now()
let done = 0
const answers = await runFuzz({
  seed,
  first,
  count,
  processes: Number(values.processes),
  onAnswer(answer) {
    if (faults([answer]).length > 0 || values.only !== undefined) console.log(line(answer))
    if (++done % 500 === 0) console.error(`${done} of ${count}`)
  },
})

const outcomes = Map.groupBy(answers, ({ outcome }) => outcome)
const slowest = answers.reduce((slow, next) => (next.milliseconds > slow.milliseconds ? next : slow))
const largest = answers.reduce((large, next) => (next.peakMegabytes > large.peakMegabytes ? next : large))
console.log(
  `seed ${seed}, ${answers.length} mutants of ${(await startFiles()).length} files, ${Math.round((performance.now() - started) / 1000)} s`,
)
for (const [outcome, list] of [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`  ${outcome}: ${list.length}`)
console.log(`  rows read: ${answers.reduce((sum, { rows }) => sum + rows, 0)}`)
console.log(`  slowest: ${line(slowest)}`)
console.log(`  peak memory of a process: ${largest.peakMegabytes} MB, after ${line(largest)}`)
process.exitCode = faults(answers).length > 0 ? 1 : 0
