import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import type { OtherFormat } from '../../../src/files/other-workbooks/worker-messages.ts'

const NAMES: Readonly<Record<OtherFormat, 'biff8' | 'xlsb' | 'ods'>> = { xls: 'biff8', xlsb: 'xlsb', ods: 'ods' }

/** A sheet 'DS' of dates, formats of zeros, long numbers, errors and merged cells, with a gap in its rows, and a hidden sheet 'Ẩn'. */
export function oddWorkbook(): WorkBook {
  const sheet: WorkSheet = utils.aoa_to_sheet([['Mã số', 'Ngày sinh', 'Họ và tên', 'Đang làm', 'Mức đóng']])
  Object.assign(sheet, {
    A2: { t: 'n', v: 79, z: '0000000000' },
    B2: { t: 'n', v: 31179, z: 'dd/mm/yyyy' },
    C2: { t: 's', v: 'Nguyễn Thị Hường' },
    D2: { t: 'b', v: true },
    E2: { t: 'n', v: 0.1 + 0.2 },
    A3: { t: 's', v: 'Khối một' },
    A4: { t: 'n', v: 79123456789012 },
    B4: { t: 'n', v: 31179.75, z: 'dd/mm/yyyy hh:mm' },
    C4: { t: 's', v: 'ghi chú\ndòng hai' },
    D4: { t: 'b', v: false },
    E4: { t: 'n', v: 5310000, z: '#,##0' },
    '!ref': 'A1:E4',
    '!merges': [{ s: { r: 2, c: 0 }, e: { r: 2, c: 2 } }],
    '!cols': [{}, { hidden: true }],
    '!rows': [{}, {}, {}, { hidden: true }],
  })
  const workbook = utils.book_new()
  utils.book_append_sheet(workbook, sheet, 'DS')
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([['kín']]), 'Ẩn')
  workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  return workbook
}

export function workbookBytes(workbook: WorkBook, format: OtherFormat): Buffer {
  return write(workbook, { type: 'buffer', bookType: NAMES[format], cellStyles: true }) as Buffer
}
