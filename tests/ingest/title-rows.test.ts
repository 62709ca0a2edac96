import { describe, expect, it } from 'vitest'
import { moneyUnitIn, moneyUnitOfHeader } from '../../src/ingest/money-unit.ts'
import { readSheet } from './raw-sheet.ts'

const TABLE = ['STT | Mã số BHXH | Họ và tên | Mức lương', '1 | 7900000001 | Lê Văn Cả | 5000000']
const TAX = ['STT | Họ và tên | Số CCCD | Thu nhập chịu thuế', '1 | Lê Văn Cả | 079190001234 | 5000000']

describe('a value above the table', () => {
  it.each([
    ['several labels in one line', ['Mã đơn vị: TC0243   Tên đơn vị: Công ty A']],
    ['a label in the cell before', ['Mã đơn vị: || TC0243 | Tên đơn vị: | Công ty A']],
    ['a value in the row below', ['| Mã đơn vị: | Tên đơn vị:', '| TC0243 | Công ty A']],
    ['a dash between two labels', ['Tên đơn vị: Công ty A - Mã đơn vị: TC0243']],
  ])('is found beside its label: %s', async (_, title) => {
    const { rows } = await readSheet([...title, 'Tháng 10 năm 2025', ...TABLE])
    expect(rows[0]).toMatchObject([{ unit_code: 'TC0243', unit_name: 'Công ty A' }])
  })

  it('is the payer’s tax ID, whatever stands between label and value', async () => {
    const { rows } = await readSheet(['[01] Kỳ tính thuế: Năm 2025', '[03] Mã số thuế: ||| 0199000017', ...TAX])
    expect(rows[0]).toMatchObject([{ payer_tax_id: '0199000017', period_precision: 'year' }])
  })

  it('is never the text of a header or a unit of money', async () => {
    const { parts } = await readSheet([
      'Đơn vị: nghìn đồng',
      'Mã đơn vị: | Họ và tên',
      ...TABLE,
      '2 | 7900000002 | B | 1',
    ])
    expect(parts[0]?.recognised?.binding.constants.size).toBe(0)
  })
})

describe('the month', () => {
  it.each([['Tháng | 10/2025'], ['Kỳ: 10/2025'], ['Tháng 10 | năm 2025'], ['||| Tháng/năm: 10/2025']])(
    'is read out of %s',
    async (title) => {
      const { parts } = await readSheet([title, ...TABLE])
      expect(parts[0]?.recognised?.title.period).toMatchObject({ from: 24309, to: 24309 })
    },
  )
})

describe('the unit of money', () => {
  it.each([
    ['ĐVT: đồng', 1],
    ['(Đơn vị tính: 1.000đ)', 1000],
    ['Đơn vị: triệu đồng', 1_000_000],
    ['ĐVT: tr.đ', 1_000_000],
    ['Đơn vị tính: tỷ đồng', 1_000_000_000],
    ['Đơn vị: Công ty Triệu An', null],
    ['Đơn vị: Triệu An', null],
    ['Tổng 5 triệu đồng', null],
  ])('%s is %s', (text, unit) => expect(moneyUnitIn(text)).toBe(unit))

  it.each([
    ['Tiền lương (nghìn đồng)', 1000],
    ['Quỹ lương - triệu đồng', 1_000_000],
    ['Phải đóng (ĐVT: 1.000 đồng)', 1000],
    ['Mức lương', null],
    ['Số tiền đóng', null],
  ])('a header may name it: %s', (text, unit) => expect(moneyUnitOfHeader(text)).toBe(unit))

  it('stands in the header or right of the table', async () => {
    const [header = '', row = ''] = TABLE
    const inHeader = await readSheet([header.replace('Mức lương', 'Mức lương (nghìn đồng)'), row])
    expect(inHeader.rows[0]).toMatchObject([{ contribution_base_vnd: 5_000_000_000 }])
    const beside = await readSheet([`${header} || ĐVT: nghìn đồng`, row])
    expect(beside.rows[0]).toMatchObject([{ contribution_base_vnd: 5_000_000_000 }])
  })
})
