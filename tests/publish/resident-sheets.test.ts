import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS, type Given } from '../dialects.ts'
import { runNight } from './night.ts'

const person = (person_id: number) => ({
  person_id,
  person_key: `C:09218500000${person_id}`,
  citizen_id: `09218500000${person_id}`,
  full_name: `Người ${person_id}`,
})

const home = (hamlet: string, household: string, join_order: number | null, fee: number) =>
  JSON.stringify({ hamlet, household, join_order, fee, state: 0, local: 0, self: fee })

const finding = (finding_id: number, person_id: number, rule_id: string, at: string, year: number, name: string) => ({
  finding_id,
  person_id,
  rule_id,
  class: name,
  period: '-',
  confidence: 'A',
  priority: 2,
  workers: 1,
  money_vnd: year,
  province_code: '92',
  commune_code: '31117',
  reason: 'cần rà soát',
  home: at,
})
const [HOUSEHOLD, VOLUNTARY] = ['household_potential', 'voluntary_potential']

/** Two households of two hamlets; person 1 could join both insurances. */
const TABLES: Given = {
  person: [1, 2, 3, 4].map(person),
  findings: [
    finding(1, 1, 'R23', home('Ấp Hai', 'H2', 2, 73_710), 884_520, HOUSEHOLD!),
    finding(2, 2, 'R23', home('Ấp Một', 'H1', 3, 63_180), 758_160, HOUSEHOLD!),
    finding(3, 3, 'R23', home('Ấp Một', 'H1', 2, 73_710), 884_520, HOUSEHOLD!),
    finding(4, 1, 'R24', home('Ấp Hai', 'H2', null, 330_000), 3_168_000, VOLUNTARY!),
    finding(5, 3, 'R22', home('Ấp Một', 'H1', null, 0), 0, HOUSEHOLD!),
  ],
  area_today: [{ commune_code: '31117', officer: 'Cán bộ Một', collector: 'TC920001' }],
  rule_evaluation: ['R22', 'R23', 'R24'].map((rule_id) => ({ rule_id, evaluated: 1 })),
}

async function workbook(folder: string): Promise<ExcelJS.Workbook> {
  const under = join(folder, 'lists')
  const [province = ''] = await readdir(under)
  const [file = ''] = await readdir(join(under, province))
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(under, province, file))
  return book
}

/** Rows below the header: texts of the columns of these headers. */
function cells(book: ExcelJS.Workbook, sheet: string, headers: readonly string[]): string[][] {
  const found: string[][] = []
  let columns: number[] = []
  book.getWorksheet(sheet)?.eachRow((row) => {
    const texts = (row.values as unknown[]).map((value) => String(value ?? ''))
    if (columns.length > 0) found.push(columns.map((column) => row.getCell(column).text))
    else if (texts.includes('STT')) columns = headers.map((header) => texts.indexOf(header))
  })
  return found
}

for (const { name, open } of DIALECTS)
  describe(`${name}: lists of people who could join`, () => {
    let store: Store
    let book: ExcelJS.Workbook
    beforeAll(async () => {
      store = await open()
      book = await workbook(await runNight(store, '2026-06-30', TABLES))
    }, 120_000)
    afterAll(() => store.close())

    it('groups by hamlet and household, in it by the fee', () => {
      const wanted = ['STT', 'Mã hộ', 'Họ và tên', 'Thứ tự trong hộ', 'Người tham gia đóng một năm', 'Nhân viên thu']
      const rows = cells(book, 'BHYT hộ gia đình', wanted)
      expect(rows.filter((row) => row[0] !== '')).toEqual([
        ['1', 'H2', 'Người 1', '2', '884520', 'TC920001'],
        ['2', 'H1', 'Người 3', '2', '884520', 'TC920001'],
        ['3', 'H1', 'Người 2', '3', '758160', 'TC920001'],
        ['4', 'H1', 'Người 3', '', '0', 'TC920001'],
      ])
      expect(rows).toHaveLength(6)
    })

    it('names the officer of the commune and the work', () => {
      const [, first] = cells(book, 'BHXH tự nguyện', ['Người phụ trách', 'Mức đóng một tháng', 'Việc'])
      expect(first?.slice(0, 2)).toEqual(['Cán bộ Một', '330000'])
      expect(first?.[2]).toContain('Vận động tham gia BHXH tự nguyện')
    })

    it('counts people once in each class, and no income for them', () => {
      const counts: Record<string, unknown[]> = {}
      book.getWorksheet('Tổng hợp')?.eachRow((row) => {
        const title = row.getCell(1).text
        if (title.startsWith('Tiềm năng')) counts[title] = [3, 4, 7].map((column) => row.getCell(column).value)
      })
      expect(counts).toEqual({ 'Tiềm năng BHYT hộ gia đình': [0, 3, 0], 'Tiềm năng BHXH tự nguyện': [0, 1, 0] })
    })
  })
