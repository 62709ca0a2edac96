import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { communeData } from '../../src/ingest/commune-data.ts'
import { readRecords } from '../../src/score/read-records.ts'
import { doisoat, ROOT, workplace } from './command-line.ts'

/** The areas that agencies name move from the present codes to the old ones, as when one of them goes on with its old system. */
const place = workplace()
const at = (...parts: string[]): string => join(place.folder, ...parts)
afterAll(() => place.remove())

/** The smallest old commune that became nothing but this one, by present code. */
const FORMER = new Map(
  [...communeData().old]
    .filter(([, { successors }]) => successors.length === 1)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([code, { province, successors }]) => [successors[0], { code, province }]),
)

const CODES = /,(\d\d),(\d{5})(?=[,\r\n])/g

let rewritten = 0
function inOldCodes(text: string): string {
  return text.replace(CODES, (whole, _province: string, commune: string) => {
    const former = FORMER.get(commune)
    if (former === undefined) return whole
    rewritten++
    return `,${former.province},${former.code}`
  })
}

async function night(asOf: string, input: string): Promise<Map<string, Readonly<Record<string, string>>>> {
  const store = `sqlite:${at('ledger.sqlite')}`
  const run = await doisoat(['run', 'nightly', '--input', input, '--out', at(asOf), '--store', store, '--as-of', asOf])
  expect([asOf, run.exitCode, run.stderr.match(/lỗi.*/)?.[0]]).toEqual([asOf, 0, undefined])
  const cases = new Map<string, Readonly<Record<string, string>>>()
  for await (const record of readRecords(at(asOf, 'cases.csv'), 'cases.csv')) cases.set(record.case_id ?? '', record)
  return cases
}

describe('a move from one system of area codes to the other', () => {
  let before: Map<string, Readonly<Record<string, string>>>
  let after: Map<string, Readonly<Record<string, string>>>

  beforeAll(async () => {
    cpSync(join(ROOT, 'sample-data'), at('old'), { recursive: true })
    for (const folder of ['bhxh', 'dang_ky', 'thue'])
      for (const file of readdirSync(at('old', folder)).filter((name) => name.endsWith('.csv'))) {
        const path = at('old', folder, file)
        writeFileSync(path, inOldCodes(readFileSync(path, 'utf8')))
      }
    const config = at('old', 'doisoat.yaml')
    writeFileSync(config, readFileSync(config, 'utf8').replaceAll('area_codes: gso34', 'area_codes: gso63'))
    before = await night('2026-10-30', join(ROOT, 'sample-data'))
    after = await night('2026-10-31', at('old'))
  }, 120_000)

  it('rewrote the codes of the files', () => {
    expect(rewritten).toBeGreaterThan(300)
    expect([...FORMER.values()].some(({ province }) => province === '93')).toBe(true)
  })

  it('makes no case new and closes none', () => {
    const moved = [...after.values()].filter(({ status }) => status !== 'persisting')
    expect(moved.map(({ rule_id, status, period }) => `${rule_id} ${status} ${period}`)).toEqual([])
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
  })

  it('sends every case where it went before', () => {
    const placeOf = (cases: typeof before) =>
      [...cases.values()].map(({ case_id, province_code, commune_code, officer }) => [
        case_id,
        province_code,
        commune_code,
        officer,
      ])
    expect(placeOf(after)).toEqual(placeOf(before))
  })

  it('changes nothing else that a case says', () => {
    const facts = (cases: typeof before) =>
      [...cases.values()].map(({ case_id, rule_id, reason, confidence, priority, money_vnd, changed }) => ({
        case_id,
        // Days in arrears and their interest grow from night to night.
        reason: rule_id === 'R05' ? reason?.replaceAll(/[\d.]+/g, '') : reason?.replaceAll(/\d{4}-\d\d-\d\d/g, ''),
        confidence,
        priority,
        money_vnd,
        // A day may move arrears into a higher band.
        changed: rule_id === 'R05' ? '0' : changed,
      }))
    expect(facts(after)).toEqual(facts(before).map((one) => ({ ...one, changed: '0' })))
  })
})
