import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attempt, digest, killUntilDone, sequence } from '../../bench/kill-resume.ts'
import { SERVER_ANSWERS, temporaryDatabase } from '../dialects.ts'
import { doisoat, type Outcome, ROOT, workplace } from './command-line.ts'

const SAMPLE = join(ROOT, 'sample-data')
const place = workplace()
const at = (...parts: string[]): string => join(place.folder, ...parts)
let first: Outcome

beforeAll(async () => {
  first = await doisoat(['run', 'nightly', '--input', SAMPLE, '--out', at('first', 'out')])
}, 120_000)
afterAll(() => place.remove())

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('the nightly run on the sample data', () => {
  it('ends well and names the files it wrote', () => {
    expect(first.stderr).not.toMatch(/lỗi/)
    expect(first.exitCode).toBe(0)
    for (const file of [
      'cases.csv',
      'exclusions.csv',
      'duplicates.csv',
      'duplicate_fields.csv',
      'rejects.csv',
      'run.json',
      'audit/duplicates.xlsx',
    ])
      expect(first.stdout).toContain(file)
    expect(first.stdout).toMatch(/lists\/92-.*\.xlsx/)
  })

  it('reads no more and no less than its files hold', () => {
    const run = JSON.parse(readFileSync(at('first', 'out', 'run.json'), 'utf8')) as { inputs: Record<string, number>[] }
    expect(run.inputs.length).toBeGreaterThan(5)
    for (const file of run.inputs)
      expect(file.rows_read).toBe((file.accepted ?? 0) + (file.quarantined ?? 0) + (file.structural ?? 0))
  })

  it('gives the same bytes in another folder, time zone and locale, on one core', async () => {
    cpSync(SAMPLE, at('elsewhere', 'đầu vào'), { recursive: true })
    const env = { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', UV_THREADPOOL_SIZE: '1' }
    const again = await doisoat(
      ['run', 'nightly', '--input', at('elsewhere', 'đầu vào'), '--out', at('elsewhere', 'out')],
      { env, cwd: place.folder },
    )
    expect(again.exitCode).toBe(0)
    expect(digest(at('elsewhere', 'out'))).toEqual(digest(at('first', 'out')))
  }, 120_000)

  it('gives the same bytes when the same night is run again on the same store', async () => {
    const before = digest(at('first', 'out'))
    const again = await doisoat(['run', 'nightly', '--input', SAMPLE, '--out', at('first', 'out')])
    expect(again.exitCode).toBe(0)
    expect(digest(at('first', 'out'))).toEqual(before)
  }, 120_000)

  it.runIf(SERVER_ANSWERS)(
    'gives byte-identical cases and duplicates on PostgreSQL',
    async () => {
      const database = await temporaryDatabase()
      try {
        const run = await doisoat([
          'run',
          'nightly',
          '--input',
          SAMPLE,
          '--out',
          at('postgres', 'out'),
          '--store',
          database.url,
        ])
        expect(run.exitCode).toBe(0)
        for (const file of ['cases.csv', 'duplicates.csv', 'exclusions.csv', 'rejects.csv']) {
          expect(readFileSync(at('postgres', 'out', file)).equals(readFileSync(at('first', 'out', file)))).toBe(true)
        }
      } finally {
        await database.drop()
      }
    },
    120_000,
  )

  it('keeps output and store to the user who ran it', () => {
    for (const folder of [at('first', 'out'), at('first', 'out.store')]) {
      expect(statSync(folder).mode & 0o777).toBe(0o700)
      for (const file of filesUnder(folder)) expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600])
    }
  })

  it('is finished by --resume after SIGKILL at random moments, with the same bytes and no stage repeated', async () => {
    const target = {
      input: SAMPLE,
      out: at('killed', 'out'),
      store: `sqlite:${at('killed', 'store', 'doisoat.sqlite')}`,
    }
    const earlier = await attempt(target, null, false, '2026-09-30')
    expect(earlier.result?.state).toMatch(/^ok/)
    cpSync(at('killed'), at('calm'), { recursive: true })
    const calm = { input: SAMPLE, out: at('calm', 'out'), store: `sqlite:${at('calm', 'store', 'doisoat.sqlite')}` }
    const undisturbed = await attempt(calm, null, false)
    // A resumed run is shorter than an undisturbed one: it may be through before its moment comes.
    const options = { kills: 4, undisturbed: undisturbed.seconds * 0.7, random: sequence(20261031) }
    const report = await killUntilDone(target, digest(calm.out), options)
    expect(report).toMatchObject({ differing: [], repeated: [], brokenEarlier: 0 })
    expect(report.kills).toBeGreaterThan(0)
  }, 240_000)
})
