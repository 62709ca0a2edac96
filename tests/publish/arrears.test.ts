import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { monthIndex } from '../../src/domain/months.ts'
import { lateRatio, percentText } from '../../src/publish/arrears.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS, type Given } from '../dialects.ts'
import { runNight } from './night.ts'

test('a ratio is of sums, half up, and not of nothing', () => {
  expect(lateRatio({ overdue_vnd: 269, due_vnd: 10_000 })).toBe(269)
  expect(lateRatio({ overdue_vnd: 5, due_vnd: 100_000 })).toBe(1)
  expect(lateRatio({ overdue_vnd: 4, due_vnd: 100_000 })).toBe(0)
  expect(lateRatio({ overdue_vnd: 9_000_000_000_000_000, due_vnd: 3_000_000_000_000_000 })).toBe(30_000)
  expect(lateRatio({ overdue_vnd: 1, due_vnd: 0 })).toBeNull()
  expect([percentText(269), percentText(5), percentText(30_000), percentText(null)]).toEqual([
    '2,69 %',
    '0,05 %',
    '300,00 %',
    'không tính được',
  ])
})

const MILLION = 1_000_000
const owes = (unit_id: number, standing: string, figures: object) => ({
  unit_id,
  employer_id: unit_id,
  month: monthIndex(2026, 7),
  standing,
  due_vnd: 10 * MILLION,
  paid_vnd: 0,
  closing_vnd: 30 * MILLION,
  monthly_due_vnd: 10 * MILLION,
  months_tenths: 30,
  year_due_vnd: 70 * MILLION,
  year_months: 7,
  ...figures,
})

/** Two offices of one province: one unit late, one that owes nothing, one waiting for State money. */
const NIGHT: Given = {
  employer: [1, 2, 3].map((id) => ({
    employer_id: id,
    employer_key: `T:${id}`,
    tax_id: `700000000${id}`,
    name: `Đơn vị ${id}`,
    province_code: '92',
  })),
  unit: [1, 2, 3].map((id) => ({
    unit_id: id,
    employer_id: id,
    unit_code: `TC${id}`,
    office_code: id === 3 ? '92002' : '92001',
  })),
  unit_arrears: [
    owes(1, 'late', {
      overdue_vnd: 10 * MILLION,
      oldest_month: monthIndex(2026, 5),
      days: 31,
      interest_vnd: 93_000,
      urged_on: '2026-07-10',
    }),
    owes(2, 'none', { closing_vnd: 0, months_tenths: 0 }),
    owes(3, 'state_budget', { overdue_vnd: 5 * MILLION, days: 31 }),
  ],
  findings: [
    {
      finding_id: 1,
      rule_id: 'R05',
      employer_id: 1,
      period: '-',
      class: 'late',
      confidence: 'A',
      priority: 1,
      month_from: monthIndex(2026, 5),
      month_to: monthIndex(2026, 5),
      money_vnd: 10 * MILLION,
      reason: 'Cần rà soát, xác minh.',
    },
  ],
  rule_evaluation: [{ rule_id: 'R05', evaluated: 1 }],
}

for (const { name, open } of DIALECTS)
  describe(`${name}: late payment in what is sent`, () => {
    let store: Store
    let out = ''
    beforeAll(async () => {
      store = await open()
      out = await runNight(store, '2026-07-31', NIGHT)
    })
    afterAll(() => store.close())

    async function workbook(): Promise<ExcelJS.Workbook> {
      const [folder = ''] = await readdir(join(out, 'lists'))
      const [file = ''] = await readdir(join(out, 'lists', folder))
      const book = new ExcelJS.Workbook()
      await book.xlsx.readFile(join(out, 'lists', folder, file))
      return book
    }

    it('has a sheet of its own with the figures of the units', async () => {
      const sheet = (await workbook()).getWorksheet('Chậm đóng')
      const rows: string[][] = []
      sheet?.eachRow((row) =>
        rows.push(Array.from({ length: sheet.columnCount }, (_, column) => row.getCell(column + 1).text)),
      )
      const header = rows.findIndex((row) => row.includes('Số tháng nợ'))
      const found = Object.fromEntries(rows[header]!.map((title, column) => [title, rows[header + 1]![column]]))
      expect(found).toMatchObject({
        'Số mã đơn vị chậm': '1',
        'Nợ cuối kỳ': '30000000',
        'Số tiền chậm đóng': '10000000',
        'Số tháng nợ': '3,0',
        'Số ngày quá hạn': '31',
        'Nhóm ngày': '31–90 ngày',
        'Tiền lãi tạm tính': '93000',
        'Tỷ lệ chậm đóng': '14,29 %',
      })
    })

    it('says the late ratio of province and offices in the summary, from sums', async () => {
      const titles: string[] = []
      ;(await workbook()).getWorksheet('Tổng hợp')?.eachRow((row) => titles.push(row.getCell(1).text))
      expect(titles.filter((title) => title.includes('tỷ lệ'))).toEqual([
        'Toàn tỉnh, thành phố: chậm đóng 10.000.000 đ, số phải đóng các tháng 01/2026 đến 07/2026 là 210.000.000 đ, tỷ lệ 4,76 %; theo dõi riêng: chờ ngân sách nhà nước 5.000.000 đ',
        'BHXH cơ sở mã 92001: chậm đóng 10.000.000 đ, số phải đóng các tháng 01/2026 đến 07/2026 là 140.000.000 đ, tỷ lệ 7,14 %',
        'BHXH cơ sở mã 92002: chậm đóng 0 đ, số phải đóng các tháng 01/2026 đến 07/2026 là 70.000.000 đ, tỷ lệ 0,00 %; theo dõi riêng: chờ ngân sách nhà nước 5.000.000 đ',
      ])
    })

    it('counts it in run.json', async () => {
      const { counts } = JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as { counts: { arrears: unknown } }
      expect(counts.arrears).toMatchObject({
        '92': {
          units: 3,
          late_units: 1,
          late_employers: 1,
          overdue_vnd: 10 * MILLION,
          due_vnd: 210 * MILLION,
          late_ratio_percent: 4.76,
        },
        '92/92001': { units: 2, late_ratio_percent: 7.14 },
        '92/92002': { late_units: 0, state_budget_vnd: 5 * MILLION },
      })
    })
  })
