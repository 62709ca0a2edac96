import type { SheetSpec } from '../../src/files/workbook.ts'

/** Fourteen answers, too long to stand in the cell rule itself. */
export const ANSWERS = Array.from(
  { length: 14 },
  (_, index) => `KQ${String(index + 1).padStart(2, '0')} – kết quả rà soát, xác minh`,
)

export const EXAMPLE: SheetSpec = {
  name: 'Lao động',
  titleBlock: ['BẢO HIỂM XÃ HỘI', 'Danh sách cần rà soát, xác minh'],
  columns: [
    { header: 'Mã số thuế', kind: 'text', width: 14 },
    { header: 'Họ và tên', kind: 'text', width: 30, wrap: true },
    { header: 'Ngày sinh', kind: 'date', width: 12 },
    { header: 'Từ tháng', kind: 'month', width: 10 },
    { header: 'Thu nhập', kind: 'vnd', width: 16 },
    { header: 'Số lao động', kind: 'integer', width: 10 },
    { header: 'Tỷ lệ', kind: 'percent', width: 8 },
    { header: 'Kết quả', kind: 'text', width: 24, dropdown: ANSWERS },
  ],
  freezeColumns: 2,
  autofilter: true,
  outline: true,
  rows: [
    { values: ['0100112437', 'CÔNG TY THỬ', null, null, 1_234_567, 12, 0.25, null], style: 'group' },
    {
      values: ['079190001234', 'Nguyễn Văn Đức', '1975-08-17', '2025-09', 5_000_000, null, null, 'KQ01'],
      style: 'new',
      marked: [1],
      outlineLevel: 1,
    },
    { values: ['001085012345', '=HYPERLINK("x")', '1975-08', '2025', -5, 0, 1, ''], outlineLevel: 1 },
    { values: ['-5', '@x\u0001\uD800', '1975-02-30', null, 0, null, null, null], style: 'total' },
  ],
}
