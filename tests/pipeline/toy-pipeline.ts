import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SiteConfig } from '../../src/config/site-config.ts'
import { writePrivateFile } from '../../src/files/folders.ts'
import { SILENT } from '../../src/pipeline/progress.ts'
import type { RunRequest } from '../../src/pipeline/run-session.ts'
import { type AnyStage, defineStage, type Pipeline } from '../../src/pipeline/stage.ts'
import { wholeNumber } from '../../src/store/expressions.ts'
import { insertFrom } from '../../src/store/insert-from.ts'

/** A pipeline of four small stages on real tables: `read` in two steps, `count`, `double` and `publish`. */

export const TOY_CONFIG: SiteConfig = {
  site: { recipients: {}, answer_days: 30 },
  files: [],
  gates: {},
  thresholds: {},
  policy: [],
  required_sources: [],
}

/** Called at named points of the toy stages; a test may throw, kill or count there. */
export type Hook = (point: string) => void | Promise<void>

const LETTERS = ['a', 'b'] as const

export function readStage(hook: Hook): AnyStage {
  return defineStage({
    name: 'read',
    summary: 'Read two invented files.',
    reads: [],
    writes: ['person_key'],
    async steps() {
      return LETTERS.map((letter, file) => ({
        name: letter,
        async run({ db, dialect }) {
          const rows = [1, 2, 3].map((n) => ({
            key: `${letter}${n}`,
            person_id: file * 10 + n,
            keyed_id: file * 10 + n,
          }))
          await dialect.load(db, 'person_key', [rows])
          await hook(`read ${letter}`)
          return { rows: rows.length }
        },
      }))
    },
    async run() {
      await hook('read')
      return {}
    },
  })
}

export function countStage(hook: Hook): AnyStage {
  return defineStage({
    name: 'count',
    summary: 'Copy what was read.',
    reads: ['person_key'],
    writes: ['employer_key'],
    async run({ db }) {
      const query = db.selectFrom('person_key').select(['person_id as employer_id', 'key'])
      const rows = await insertFrom(db, 'employer_key', query)
      await hook('count')
      return { rows }
    },
  })
}

export function doubleStage(hook: Hook): AnyStage {
  return defineStage({
    name: 'double',
    summary: 'Two rows for each.',
    reads: ['employer_key'],
    writes: ['finding_row'],
    async run({ db }) {
      for (const row of [1, 2]) {
        const query = db
          .selectFrom('employer_key')
          .select(['employer_id as finding_id', wholeNumber(1).as('file_id'), wholeNumber(row).as('row_number')])
        await insertFrom(db, 'finding_row', query)
      }
      await hook('double')
      return {}
    },
  })
}

export function publishStage(hook: Hook): AnyStage {
  return defineStage({
    name: 'publish',
    summary: 'Write one file and count the nights.',
    reads: ['finding_row'],
    writes: ['ledger.facts'],
    publishes: true,
    async run({ db, outDir }) {
      const rows = await db.selectFrom('finding_row').selectAll().orderBy('finding_id').orderBy('row_number').execute()
      await writePrivateFile(
        join(outDir, 'rows.txt'),
        rows.map((row) => `${row.finding_id}/${row.row_number}\n`).join(''),
      )
      const nights = await db.selectFrom('ledger.facts').select('value').where('name', '=', 'nights').executeTakeFirst()
      await db.deleteFrom('ledger.facts').where('name', '=', 'nights').execute()
      await db
        .insertInto('ledger.facts')
        .values({ name: 'nights', value: String(Number(nights?.value ?? 0) + 1) })
        .execute()
      await hook('publish')
      return { rows: rows.length }
    },
  })
}

export function toyPipeline(hook: Hook = () => undefined): Pipeline {
  const stages = [readStage(hook), countStage(hook), doubleStage(hook), publishStage(hook)]
  return { name: 'toy', summary: 'Toy.', stages }
}

/** A request in `folder`, whose `in` holds one file. */
export async function toyRequest(
  folder: string,
  storeUrl: string,
  change: Partial<RunRequest> = {},
): Promise<RunRequest> {
  return {
    pipeline: toyPipeline(),
    storeUrl,
    inputDir: join(folder, 'in'),
    outDir: join(folder, 'out'),
    config: TOY_CONFIG,
    provinces: [],
    resume: false,
    select: [],
    progress: SILENT,
    signal: new AbortController().signal,
    codeVersion: 'test',
    ...change,
  }
}

export async function writeInput(folder: string, text: string): Promise<void> {
  await writeFile(join(folder, 'in', 'input.csv'), text)
}
