import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../../bench/kill-resume.ts'
import { openStore } from '../../src/store/open-store.ts'
import { doisoat, type Outcome, ROOT, workplace } from './command-line.ts'

const FILES = [
  ...['audit/duplicates.xlsx', 'audit/linkage.html', 'duplicate_fields.csv', 'duplicates.csv'],
  ...['linkage/clusters.csv', 'rejects.csv'],
]
const SAMPLE = join(ROOT, 'sample-data')
const place = workplace()
const at = (...parts: string[]): string => join(place.folder, ...parts)
const STORE = `sqlite:${at('store', 's.sqlite')}`
const run = (pipeline: string, out: string): Promise<Outcome> =>
  doisoat(['run', pipeline, '--input', SAMPLE, '--out', out, '--store', STORE])

async function ledger(): Promise<unknown> {
  const store = await openStore(STORE)
  const { db } = store
  const cases = await db.selectFrom('ledger.cases').selectAll().orderBy('case_id').execute()
  const keys = await db.selectFrom('ledger.case_keys').selectAll().orderBy('case_id').orderBy('key').execute()
  const lastNight = await db.selectFrom('ledger.facts').selectAll().where('name', '=', 'last_as_of').execute()
  const members = await db.selectFrom('ledger.link_members').selectAll().orderBy('as_of').orderBy('key').execute()
  const runs = await db.selectFrom('ledger.link_runs').selectAll().orderBy('as_of').execute()
  await store.close()
  return { cases, keys, lastNight, members, runs }
}

let before: unknown
let audit: Outcome

beforeAll(async () => {
  await run('nightly', at('out'))
  before = await ledger()
  audit = await run('duplicates', at('audit'))
}, 120_000)
afterAll(() => place.remove())

describe('the duplicates pipeline on the sample data', () => {
  it('writes the duplicates, who was linked and how, the rejects, the workbook and the report, and nothing else', () => {
    expect([audit.exitCode, audit.stderr]).toEqual([0, expect.not.stringContaining('lỗi')])
    const files = readdirSync(at('audit'), { recursive: true, encoding: 'utf8' }).sort()
    expect(files).toEqual([
      ...['audit', 'audit/duplicates.xlsx', 'audit/linkage.html', 'duplicate_fields.csv', 'duplicates.csv'],
      ...['linkage', 'linkage/clusters.csv', 'rejects.csv', 'run.json'],
    ])
  })

  it('writes the bytes that the nightly run writes', () => {
    for (const file of FILES)
      expect([file, readFileSync(at('audit', file)).equals(readFileSync(at('out', file)))]).toEqual([file, true])
  })

  it('reports what was read and what was found twice', () => {
    const report = JSON.parse(readFileSync(at('audit', 'run.json'), 'utf8')) as Record<string, unknown>
    const nightly = JSON.parse(readFileSync(at('out', 'run.json'), 'utf8')) as Record<string, unknown>
    for (const part of ['state', 'as_of', 'inputs', 'unmapped_columns', 'gates'])
      expect(report[part]).toEqual(nightly[part])
    expect(report.linkage).toEqual(nightly.linkage)
    expect(report.linkage).toMatchObject({ clusters_by_size: { 2: 3 }, clusters_tonight: { formed: 3 } })
    expect(audit.stdout).toContain('Liên kết: 3 người có nhiều bản ghi')
    expect(report.counts).toMatchObject({ duplicates: (nightly.counts as { duplicates: unknown }).duplicates })
    expect(report).not.toHaveProperty('rules')
  })

  it('leaves cases, their keys, clusters and the last night of the ledger alone', async () => {
    expect((before as { cases: unknown[] }).cases.length).toBeGreaterThan(0)
    expect((before as { members: unknown[] }).members.length).toBeGreaterThan(0)
    expect(await ledger()).toEqual(before)
  })

  it('does not change what the same night gives afterwards', async () => {
    const lists = digest(at('out'))
    expect((await run('nightly', at('out'))).exitCode).toBe(0)
    expect(digest(at('out'))).toEqual(lists)
  }, 120_000)
})
