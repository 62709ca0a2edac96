/**
 * Precision, recall and F1 of `doisoat link` on sets with a truth, through the command's own code: node bench/link-public.ts [<folder>]
 *
 * The folder holds the public sets as they are published: dataset1.csv, dataset4a.csv and dataset4b.csv (FEBRL), fake_1000.csv (Splink).
 * Nothing of them is kept here. Without a folder, and after it, the invented sets of bench/linkage/invented.ts are made and linked.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkFiles } from '../src/link-files/link-files.ts'
import { interval } from '../src/link-files/summary-text.ts'
import { measureClusters } from '../src/link-files/truth.ts'
import { estimateQuality, qualityInput } from '../src/linkage/quality.ts'
import { companies, contacts, type InventedRow, papers } from './linkage/invented.ts'

const PUBLIC: readonly (readonly [model: string, files: readonly string[]])[] = [
  ['febrl1', ['dataset1.csv']],
  ['febrl4', ['dataset4a.csv', 'dataset4b.csv']],
  ['fake_1000', ['fake_1000.csv']],
  ['fake_1000_plain', ['fake_1000.csv']],
]

const INVENTED: readonly (readonly [model: string, rows: () => InventedRow[]])[] = [
  ['contacts', () => contacts(3000)],
  ['companies', () => companies(3000)],
  ['papers', () => papers(3000)],
]

async function show(name: string, files: readonly string[]): Promise<void> {
  const began = performance.now()
  const linked = await linkFiles({ files, model: join(import.meta.dirname, 'linkage', `${name}.yaml`) })
  const seconds = (performance.now() - began) / 1000
  const truth = measureClusters(linked)
  const quality = estimateQuality(qualityInput(linked.result, linked.model.model))
  process.stdout.write(
    `${name.padEnd(16)} ${linked.read.records.size} records, ${linked.result.candidates} pairs, ${seconds.toFixed(1)} s: ` +
      `precision ${truth?.precision.toFixed(4)} recall ${truth?.recall.toFixed(4)} F1 ${truth?.f1.toFixed(4)}\n` +
      `${' '.repeat(17)}estimated: precision ${interval(quality.precision)} recall ${interval(quality.recall)}\n`,
  )
}

function written(folder: string, name: string, rows: readonly InventedRow[]): string {
  const headers = Object.keys(rows[0] ?? {})
  const quoted = (value = '') => (value.includes(',') ? `"${value}"` : value)
  const path = join(folder, `${name}.csv`)
  writeFileSync(
    path,
    [headers, ...rows.map((row) => headers.map((header) => row[header]))]
      .map((line) => line.map(quoted).join(','))
      .join('\n'),
  )
  return path
}

const [folder] = process.argv.slice(2)
if (folder !== undefined)
  for (const [model, files] of PUBLIC) {
    const paths = files.map((file) => join(folder, file))
    if (paths.every((path) => existsSync(path))) await show(model, paths)
    else process.stdout.write(`${model.padEnd(16)} not there\n`)
  }
const place = mkdtempSync(join(tmpdir(), 'doisoat-link-bench-'))
try {
  for (const [model, rows] of INVENTED) await show(model, [written(place, model, rows())])
} finally {
  rmSync(place, { recursive: true, force: true })
}
