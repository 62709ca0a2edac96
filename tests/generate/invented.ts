import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type GenerateOptions, type GenerateSummary, generate } from '../../src/generate/generate.ts'
import { type CsvRecord, readRecords } from '../../src/score/read-records.ts'

/** An empty folder that goes with the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'doisoat-generate-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface InventedNation {
  readonly folder: string
  readonly summary: GenerateSummary
}

export async function invent(options: Partial<GenerateOptions> = {}, folder = emptyFolder()): Promise<InventedNation> {
  const summary = await generate({ people: 3_000, seed: 7, errors: 0, out: folder, ...options })
  return { folder, summary }
}

/** The rows of a truth file. */
export async function truthRows(nation: InventedNation, name: string): Promise<CsvRecord[]> {
  const rows: CsvRecord[] = []
  for await (const row of readRecords(join(nation.folder, 'truth', `${name}.csv`), name)) rows.push(row)
  return rows
}

/** Lines of an input file; line 1, the header, is at index 1. */
export function inputLines(nation: InventedNation, path: string): string[] {
  return ['', ...readFileSync(join(nation.folder, 'input', path), 'utf8').split('\n')]
}

/** One fingerprint of every file under the folder, names included. */
export function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  for (const path of paths) hash.update(path.slice(folder.length)).update(readFileSync(path))
  return hash.digest('hex')
}
