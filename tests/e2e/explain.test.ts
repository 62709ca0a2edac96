import { appendFileSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doisoat, ROOT, workplace } from './command-line.ts'

const place = workplace()
const INPUT = join(place.folder, 'as sent')
const OUT = join(place.folder, 'out')
/** A worker of sample-data/README.md: paid in thue/05-1_BK_nam.csv, insured in bhxh/tham_gia_nam.csv. */
const explained = async (): Promise<string> => {
  const outcome = await doisoat(['explain', '034069413288', '--out', OUT])
  expect(outcome.exitCode).toBe(0)
  return outcome.stdout
}
const FROM_STAGING = 'tệp không còn hoặc đã thay đổi'

beforeAll(async () => {
  cpSync(join(ROOT, 'sample-data'), INPUT, { recursive: true })
  expect((await doisoat(['run', '--input', INPUT, '--out', OUT])).exitCode).toBe(0)
}, 60_000)
afterAll(() => place.remove())

describe('explain', () => {
  it('reads the rows in the folder that the run read, without being told', async () => {
    expect(await explained()).not.toContain(FROM_STAGING)
  })

  it('says so when a file is no longer the one that was read', async () => {
    appendFileSync(join(INPUT, 'bhxh', 'tham_gia_nam.csv'), '\n')
    const text = await explained()
    expect(text).toMatch(/bhxh\/tham_gia_nam\.csv, dòng \d+ \(tệp không còn hoặc đã thay đổi/)
    expect(text).not.toMatch(/05-1_BK_nam\.csv, dòng \d+ \(tệp không còn/)
  })

  it('still tells what was read when the folder is gone', async () => {
    rmSync(INPUT, { recursive: true })
    expect(await explained()).toContain(FROM_STAGING)
  })
})
