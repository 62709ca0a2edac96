import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRecords } from '../../src/score/read-records.ts'
import { doisoat, workplace } from './command-line.ts'

const place = workplace()
const at = (...parts: string[]): string => join(place.folder, ...parts)
afterAll(() => place.remove())

/** A province of each region, the one that sends months and the one that sends single lists. */
const NATION = ['--people', '1500', '--seed', '7', '--errors', '0.05', '--json'].concat(
  ['01', '15', '48', '92', '96'].flatMap((code) => ['--province', code]),
)

/** cases.csv without what may differ: where the rows stand, and how much was mended in them. */
async function projection(out: string): Promise<{ readonly rows: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const record of readRecords(join(out, 'cases.csv'), 'cases.csv')) {
    const { evidence_rows: _, confidence: __, ...rest } = record
    hash.update(`${JSON.stringify(rest)}\n`)
    rows++
  }
  return { rows, sha256: hash.digest('hex') }
}

interface Run {
  readonly unmapped_columns: unknown[]
  readonly unrecognised_files: unknown[]
  readonly inputs: { readonly path: string; readonly source: string | null; readonly accepted: number }[]
}

const runOf = (name: string): Run => JSON.parse(readFileSync(at(name, 'out', 'run.json'), 'utf8')) as Run

async function madeAndRun(name: string, ...flags: readonly string[]): Promise<void> {
  const made = await doisoat(['generate', ...NATION, ...flags, '--out', at(name)])
  expect([name, made.exitCode, made.stderr]).toEqual([name, 0, ''])
  const input = ['--input', at(name, 'input'), '--out', at(name, 'out')]
  const run = await doisoat(['run', 'nightly', ...input, '--store', `sqlite:${at(name, 'store', 'l.sqlite')}`])
  expect([name, run.exitCode]).toEqual([name, 0])
}

describe('a nation written as agencies would write it', () => {
  beforeAll(async () => {
    await Promise.all([madeAndRun('clean'), madeAndRun('messy', '--messy')])
  }, 120_000)

  it('comes to the same cases as its clean files', async () => {
    const [clean, messy] = [await projection(at('clean', 'out')), await projection(at('messy', 'out'))]
    expect(clean.rows).toBeGreaterThan(50)
    expect(messy).toEqual(clean)
  })

  it('is read whole: no file, sheet or column is left over', () => {
    const { unmapped_columns, unrecognised_files } = runOf('messy')
    expect({ unmapped_columns, unrecognised_files }).toEqual({ unmapped_columns: [], unrecognised_files: [] })
  })

  it('has as many rows of each source as the clean files', () => {
    const accepted = (name: string): Record<string, number> => {
      const sums: Record<string, number> = {}
      for (const input of runOf(name).inputs) {
        if (input.source !== null) sums[input.source] = (sums[input.source] ?? 0) + input.accepted
      }
      return sums
    }
    expect(accepted('messy')).toEqual(accepted('clean'))
  })

  it('is scored like its clean files', async () => {
    const [clean, messy] = await Promise.all(
      ['clean', 'messy'].map((name) => doisoat(['score', '--truth', at(name, 'truth'), '--out', at(name, 'out')])),
    )
    expect(messy!.stdout).toBe(clean!.stdout)
  })
})
