import type { SheetColumn } from '../../files/workbook-spec.ts'

/** The two records, as the source `pair_decisions` reads them back. */
export const RECORD_COLUMNS: readonly SheetColumn[] = [
  { header: 'Mã bản ghi A', kind: 'text', width: 18 },
  { header: 'Mã bản ghi B', kind: 'text', width: 18 },
]

/** Where a person answers: the source `pair_decisions` reads these back too. */
export const ANSWER_COLUMNS: readonly SheetColumn[] = [
  { header: 'Kết luận', kind: 'text', width: 13, dropdown: ['cùng người', 'khác người', 'chưa rõ'] },
  { header: 'Ngày kết luận', kind: 'date', width: 12 },
  { header: 'Người kết luận', kind: 'text', width: 18, wrap: true },
  { header: 'Ghi chú', kind: 'text', width: 18, wrap: true },
]
