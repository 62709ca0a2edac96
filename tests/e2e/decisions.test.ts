import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PERSON_MODEL } from '../../src/linkage/person-model.ts'
import { openStore } from '../../src/store/open-store.ts'
import { doisoat, workplace } from './command-line.ts'

const place = workplace()
const at = (...parts: string[]): string => join(place.folder, ...parts)
const STORE = `sqlite:${at('store', 's.sqlite')}`
const SHEET = 'Cặp cần kết luận'
const WORKBOOK = ['audit', 'duplicates.xlsx'] as const

const night = (asOf: string, out: string, pipeline = 'nightly') =>
  doisoat(['run', pipeline, '--input', at('nation', 'input'), '--out', at(out), '--store', STORE, '--as-of', asOf])

interface Pairs {
  readonly book: ExcelJS.Workbook
  readonly sheet: ExcelJS.Worksheet
  /** Number of the column of a header. */
  column(header: string): number
  /** Numbers of the rows under the header. */
  readonly rows: readonly number[]
}

async function pairsIn(out: string): Promise<Pairs> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(at(out, ...WORKBOOK))
  const sheet = book.getWorksheet(SHEET)!
  let header = 1
  while (sheet.getCell(header, 1).text !== 'Mã bản ghi A') header++
  const headers = (sheet.getRow(header).values as string[]).map(String)
  const rows = Array.from({ length: sheet.rowCount - header }, (_, row) => header + 1 + row)
  return { book, sheet, rows, column: (name) => headers.indexOf(name) }
}

interface Answer {
  readonly a: string
  readonly b: string
}
let before: Pairs
let parted: Answer
let joined: Answer
let second: Awaited<ReturnType<typeof night>>

beforeAll(async () => {
  await doisoat(['generate', '--people', '2000', '--seed', '1', '--errors', '0.3', '--out', at('nation')])
  await night('2026-10-30', 'first')
  before = await pairsIn('first')
  const { sheet, rows, column, book } = before
  const anchors = (row: number): Answer => ({ a: sheet.getCell(row, 1).text, b: sheet.getCell(row, 2).text })
  const answer = (row: number, decision: string): Answer => {
    sheet.getCell(row, column('Kết luận')).value = decision
    sheet.getCell(row, column('Ngày kết luận')).value = new Date('2026-10-30T00:00:00Z')
    sheet.getCell(row, column('Người kết luận')).value = 'Kiểm toán viên Một'
    return anchors(row)
  }
  joined = answer(rows[0]!, 'cùng người')
  parted = answer(rows[1]!, 'khác người')
  mkdirSync(at('nation', 'input', 'kiem_toan'))
  await book.xlsx.writeFile(at('nation', 'input', 'kiem_toan', 'duplicates.xlsx'))
  second = await night('2026-10-31', 'second')
}, 240_000)
afterAll(() => place.remove())

describe('the auditors’ workbook, filled in and put back into the input folder', () => {
  it('asks about pairs with the two records side by side and the match weight out of sight', () => {
    const { sheet, rows, column } = before
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.length).toBeLessThanOrEqual(500)
    for (const row of rows) {
      expect(sheet.getCell(row, 1).text).toMatch(/^[\da-f]{16}$/)
      expect(sheet.getCell(row, column('Họ và tên A')).text).not.toBe('')
      expect(sheet.getCell(row, column('Vì sao')).text).toMatch(/^(Giống|Khác): /)
    }
    expect(sheet.getColumn(column('Trọng số (bit)')).hidden).toBe(true)
    expect(sheet.getColumn(column('Kết luận')).hidden).toBe(false)
  })

  it('is read as decisions, and only where somebody answered', async () => {
    expect([second.exitCode, second.stderr]).toEqual([0, expect.not.stringContaining('lỗi')])
    const store = await openStore(STORE)
    const { db } = store
    const decisions = await db.selectFrom('ledger.pair_decisions').selectAll().execute()
    const told = decisions.map(({ anchor_a, anchor_b, decision, decided_on, reviewer }) => ({
      pair: [anchor_a, anchor_b].sort(),
      said: [decision, decided_on, reviewer],
    }))
    const of = ({ a, b }: Answer) => told.find(({ pair }) => pair.join() === [a, b].sort().join())?.said
    expect(told).toHaveLength(2)
    expect(of(joined)).toEqual(['same', '2026-10-30', 'Kiểm toán viên Một'])
    expect(of(parted)).toEqual(['not_same', '2026-10-30', 'Kiểm toán viên Một'])
    const files = await db
      .selectFrom('file_balance')
      .select(['sheet', 'source', 'accepted', 'quarantined'])
      .where('path', '=', 'kiem_toan/duplicates.xlsx')
      .where('source', 'is not', null)
      .execute()
    expect(files).toEqual([{ sheet: SHEET, source: 'pair_decisions', accepted: 2, quarantined: 0 }])
    await store.close()
  })

  it('is counted in the report, beside what linkage did and how well', () => {
    const run = JSON.parse(readFileSync(at('second', 'run.json'), 'utf8')) as {
      linkage: { quality: Record<string, unknown>; pairs_known: number; clusters_tonight: Record<string, number> }
    }
    expect(run.linkage.quality).toMatchObject({ decided: 2, parameters_estimated_tonight: false })
    expect(run.linkage.pairs_known).toBeGreaterThan(0)
    expect(second.stdout).toMatch(/Liên kết: \d+ người có nhiều bản ghi, \d+ cặp chờ kết luận; ước lượng độ chính xác/)
  })

  it('has a model card with charts and nobody’s data', () => {
    const card = readFileSync(at('second', 'audit', 'linkage.html'), 'utf8')
    expect(card.match(/<svg/g)).toHaveLength(5)
    expect(card).toMatch(/độ chính xác<\/td><td>\d+\.\d\d %/)
    for (const { a, b } of [joined, parted]) for (const anchor of [a, b]) expect(card).not.toContain(anchor)
    const rows = card.match(/<tr><td>.*?<\/tr>/g) ?? []
    for (const { vi, levels } of PERSON_MODEL.comparisons)
      expect([vi, rows.filter((row) => row.startsWith(`<tr><td>${vi}</td>`)).length]).toEqual([vi, levels.length + 1])
    expect(rows).toContainEqual(
      expect.stringMatching(
        /^<tr><td>ngày sinh<\/td><td>đảo ngày và tháng \(day_month_swapped\)<\/td>(<td class="n">[\de.-]+<\/td>){3}<td class="n">(&lt; 0\.01|\d+\.\d\d) %<\/td><\/tr>$/,
      ),
    )
    expect(card).toMatch(/tỷ lệ trong [1-9]\d* cặp được so ngày 30\/10\/2026, khi ước lượng m và u/)
    expect(card).not.toMatch(/NaN|undefined|\d{9}[\dA-Z]?<\/td>/)
  })

  it('decides: the one pair is one person, the other two, and neither is asked about again', async () => {
    const store = await openStore(STORE)
    const standing = async ({ a, b }: Answer) => {
      const pair = await store.db
        .selectFrom('link_pair')
        .select(['person_a', 'person_b', 'decision'])
        .where('anchor_a', '=', a)
        .where('anchor_b', '=', b)
        .executeTakeFirstOrThrow()
      const links = await store.db
        .selectFrom('person_link')
        .select(['person_id', 'linked_to', 'confidence'])
        .where('person_id', 'in', [pair.person_a, pair.person_b])
        .orderBy('person_id')
        .execute()
      return { decision: pair.decision, to: links.map(({ linked_to }) => linked_to), links }
    }
    const one = await standing(joined)
    expect([one.decision, new Set(one.to).size, one.to.length]).toEqual(['same', 1, 2])
    expect(one.links.map(({ confidence }) => confidence)).toEqual(['A', 'A'])
    const two = await standing(parted)
    expect([two.decision, new Set(two.to).size === two.to.length]).toEqual(['not_same', true])
    await store.close()
    const after = await pairsIn('second')
    const asked = after.rows.map((row) => `${after.sheet.getCell(row, 1).text} ${after.sheet.getCell(row, 2).text}`)
    for (const { a, b } of [joined, parted]) expect(asked).not.toContain(`${a} ${b}`)
  })

  it('tells an audit between two nights the same: pairs, clusters, and how they were linked', async () => {
    expect((await night('2026-10-31', 'between', 'duplicates')).exitCode).toBe(0)
    for (const file of ['audit/duplicates.xlsx', 'audit/linkage.html', 'linkage/clusters.csv'])
      expect([file, readFileSync(at('between', file)).equals(readFileSync(at('second', file)))]).toEqual([file, true])
    const sheets = (await pairsIn('between')).book.worksheets.map(({ name }) => name)
    expect(sheets).toEqual(expect.arrayContaining([SHEET, 'Giá trị giữ lại']))
    expect(sheets).not.toContain('Kết luận mâu thuẫn')
    expect(readFileSync(at('between', 'linkage', 'clusters.csv'), 'utf8').split('\n').length).toBeGreaterThan(100)
    const linkage = (out: string) =>
      (JSON.parse(readFileSync(at(out, 'run.json'), 'utf8')) as { linkage: object }).linkage
    expect(linkage('between')).toEqual(linkage('second'))
  }, 120_000)
})
