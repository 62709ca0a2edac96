import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nightly } from '../../pipelines/nightly.ts'
import { parseSiteConfig } from '../../src/config/load-config.ts'
import { SILENT } from '../../src/pipeline/progress.ts'
import { runPipeline } from '../../src/pipeline/run-pipeline.ts'
import { readRecords } from '../../src/score/read-records.ts'
import { SERVER_ANSWERS, temporaryDatabase } from '../dialects.ts'
import { type Night, type NightTable, readTables } from './read-tables.ts'

/** Whole nights from files to cases, on each engine: what a table of tests/nights says is all that its rules may come to. */
interface Came {
  /** `rule person@employer status`, sorted. */
  readonly cases: readonly string[]
  readonly reasons: ReadonlyMap<string, string>
  readonly notEvaluated: readonly string[]
}

interface Place {
  readonly input: string
  readonly out: string
  readonly storeUrl: string
}

async function put(place: Place, config: string, files: Night['files']): Promise<void> {
  await writeFile(join(place.input, 'doisoat.yaml'), config)
  for (const [path, text] of Object.entries(files)) {
    const target = join(place.input, path)
    await mkdir(dirname(target), { recursive: true })
    if (text === null) await rm(target)
    else await writeFile(target, text)
  }
}

async function play(place: Place, table: NightTable, night: Night): Promise<Came | 'halted'> {
  const config = night.config ?? table.config
  await put(place, config, night.files)
  const result = await runPipeline({
    pipeline: nightly,
    storeUrl: place.storeUrl,
    inputDir: place.input,
    outDir: place.out,
    config: parseSiteConfig(config),
    asOf: night.as_of,
    provinces: [],
    resume: false,
    select: [],
    progress: SILENT,
    signal: new AbortController().signal,
    acceptances: night.accept.map((one) => {
      const [gate = '', source = null] = one.split(':')
      return { gate, source, why: 'a table of nights', by: 'test', at: '2026-01-01T00:00:00Z' }
    }),
  })
  if (night.halted) {
    expect([night.as_of, result.state]).toEqual([night.as_of, 'halted'])
    return 'halted'
  }
  expect([night.as_of, result.exitCode, result.error?.message]).toEqual([night.as_of, 0, undefined])
  return whatCame(place, table.rules)
}

async function whatCame({ out }: Place, rules: readonly string[]): Promise<Came> {
  const reasons = new Map<string, string>()
  const cases: string[] = []
  for await (const row of readRecords(join(out, 'cases.csv'), 'cases.csv')) {
    if (!rules.includes(row.rule_id ?? '')) continue
    const person = row.citizen_id || row.insurance_number || row.full_name
    const subject = `${row.rule_id} ${person ? `${person}@` : ''}${row.tax_id}`
    cases.push(`${subject} ${row.status}`)
    reasons.set(subject, `${row.reason} [${row.confidence}]`)
  }
  const run = JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as {
    unrecognised_files: unknown[]
    rules: { rule_id: string; evaluated: boolean }[]
  }
  expect(run.unrecognised_files).toEqual([])
  const notEvaluated = run.rules.filter(({ rule_id, evaluated }) => rules.includes(rule_id) && !evaluated)
  return { cases: cases.sort(), reasons, notEvaluated: notEvaluated.map(({ rule_id }) => rule_id).sort() }
}

const ENGINES = [
  { name: 'sqlite', open: async (folder: string) => ({ url: `sqlite:${join(folder, 'ledger.sqlite')}`, close() {} }) },
  ...(SERVER_ANSWERS
    ? [
        {
          name: 'postgres',
          open: async () => {
            const { url, drop } = await temporaryDatabase()
            return { url, close: drop }
          },
        },
      ]
    : []),
]

for (const { name: engine, open } of ENGINES)
  for (const table of readTables())
    describe(`${engine}: ${table.name}: ${table.about}`, () => {
      let folder = ''
      let store: { url: string; close(): void | Promise<void> }
      beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'doisoat-nights-'))
        await mkdir(join(folder, 'in'))
        store = await open(folder)
        await put({ input: join(folder, 'in'), out: '', storeUrl: '' }, table.config, table.files)
      })
      afterAll(async () => {
        await store.close()
        await rm(folder, { recursive: true, force: true })
      })
      for (const night of table.nights)
        it(`night of ${night.as_of}`, async () => {
          const came = await play(
            { input: join(folder, 'in'), out: join(folder, 'out'), storeUrl: store.url },
            table,
            night,
          )
          if (came === 'halted') return
          expect(came.cases).toEqual([...night.cases].sort())
          for (const [subject, words] of Object.entries(night.says ?? {}))
            for (const word of words)
              expect([subject, came.reasons.get(subject)]).toEqual([subject, expect.stringContaining(word)])
          expect(came.notEvaluated).toEqual(night.not_evaluated ?? [])
        }, 60_000)
    })
