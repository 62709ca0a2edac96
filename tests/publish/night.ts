import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { SiteConfig } from '../../src/config/site-config.ts'
import { SILENT } from '../../src/pipeline/progress.ts'
import type { AnyStage, Counts, StageContext } from '../../src/pipeline/stage.ts'
import { publish } from '../../src/publish/publish.ts'
import { PUBLISH_READS } from '../../src/publish/publish-work.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { tableByName } from '../../src/store/schema.ts'
import { type Given, given } from '../dialects.ts'

export const CONFIG: SiteConfig = {
  site: { recipients: {}, answer_days: 30 },
  files: [],
  gates: {},
  thresholds: {},
  policy: [],
  required_sources: [],
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

type Tables = Omit<Given, 'run_facts'>

export interface NightOptions {
  readonly config?: SiteConfig
  readonly provinces?: readonly string[]
}

/** One run of the publish stage on literal tables, with the ledger as earlier nights left it. Returns the output folder. */
export async function runNight(
  store: Store,
  asOf: string,
  tables: Tables,
  options: NightOptions = {},
): Promise<string> {
  const { dialect } = store
  const outDir = await mkdtemp(join(tmpdir(), 'doisoat-publish-'))
  folders.push(outDir)
  await store.db.transaction().execute(async (transaction) => {
    for (const name of PUBLISH_READS) await dialect.dropTable(transaction, tableByName(name))
  })
  const empty = Object.fromEntries(PUBLISH_READS.map((name) => [name, []]))
  await given(store, { ...empty, ...tables, run_facts: [{ name: 'as_of', value: asOf }] })
  await inTransaction(store, publish, { config: options.config ?? CONFIG, provinces: options.provinces ?? [], outDir })
  return outDir
}

interface Setting {
  readonly config: SiteConfig
  readonly provinces: readonly string[]
  readonly outDir: string
}

/** What the engine does around a stage, without its ledger of runs. */
async function inTransaction(store: Store, stage: AnyStage, setting: Setting): Promise<Counts> {
  const { dialect } = store
  return store.db.transaction().execute(async (transaction) => {
    const made = [tableByName('case_tonight'), ...(stage.scratch ?? [])]
    for (const table of made) await dialect.createTable(transaction, table)
    const context = {
      ...setting,
      db: transaction,
      dialect,
      inputDir: '',
      options: { provinces: setting.provinces, fingerprint: 'f', runId: 1 },
      earlier: [],
      progress: SILENT,
      signal: new AbortController().signal,
      halt: () => undefined,
    }
    const counts = await stage.run(context as unknown as StageContext<never>)
    for (const table of stage.scratch ?? []) await dialect.dropTable(transaction, table)
    return counts
  })
}

/** The rows of a CSV of the output folder, as objects by header; fields of these tests hold no quotes with line breaks. */
export async function csvRows(outDir: string, name: string): Promise<Record<string, string>[]> {
  const text = await readFile(join(outDir, name), 'utf8')
  const [header = [], ...rows] = text.slice(1).trimEnd().split('\n').map(fields)
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])))
}

function fields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  )
}

/** Path → sha256 of every file under a folder. */
export async function hashes(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const pairs = names.map(async (name) => {
    const hash = createHash('sha256')
      .update(await readFile(name))
      .digest('hex')
    return [name.slice(folder.length + 1), hash] as const
  })
  return Object.fromEntries(await Promise.all(pairs))
}
