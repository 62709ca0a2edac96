import { describe, expect, it } from 'vitest'
import { ReconcileError } from '../../../src/domain/reconcile-error.ts'
import { openOtherWorkbook } from '../../../src/files/other-workbooks/open-other-workbook.ts'
import { OTHER_LIMITS } from '../../../src/files/other-workbooks/read-in-worker.ts'
import { openTables, type RawTable } from '../../../src/files/reader.ts'
import { rowsOf } from '../read-table.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeZip } from '../xlsx/make-xlsx.ts'
import { oddWorkbook, workbookBytes } from './make-workbook.ts'

const folder = temporaryFolder()
const FORMATS = ['xls', 'xlsb', 'ods'] as const

async function cellsOf(table: RawTable | undefined): Promise<(string | number)[][]> {
  return (await rowsOf(table as RawTable)).map(({ rowNumber, cells }) => [rowNumber, ...cells])
}

async function refusal(reading: Promise<readonly RawTable[]>): Promise<string> {
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof ReconcileError && error.code === 'file-unreadable')
    return (error.details as { code: string }).code
  throw error ?? new Error('it was read')
}

describe.each(FORMATS)('a workbook in .%s', (format) => {
  // Under a foreign name: the content decides.
  const path = folder.file(`whole-${format}.csv`, workbookBytes(oddWorkbook(), format))

  it('is read as one in .xlsx is', async () => {
    const [table] = await openTables(path, 'a.csv')
    expect(table).toMatchObject({ sheet: 'DS', encoding: format, delimiter: '' })
    expect(await cellsOf(table)).toEqual([
      [1, 'Mã số', 'Ngày sinh', 'Họ và tên', 'Đang làm', 'Mức đóng'],
      [2, '0000000079', '1985-05-12', 'Nguyễn Thị Hường', 'TRUE', '0.3'],
      [3, 'Khối một'],
      [4, '79123456789012', '1985-05-12 18:00:00', 'ghi chú\ndòng hai', 'FALSE', '5310000'],
    ])
    expect(await cellsOf(table)).toHaveLength(4)
    expect(await table?.merges()).toEqual([{ firstRow: 3, lastRow: 3, firstColumn: 0, lastColumn: 2 }])
  })

  it('gives the sheet that is asked for, and says which there are', async () => {
    expect((await openTables(path, 'a', { sheet: ' ds ' })).map(({ sheet }) => sheet)).toEqual(['DS'])
    await expect(openTables(path, 'a', { sheet: 'không' })).rejects.toThrow(/"DS", "Ẩn"/)
  })

  it('cut off anywhere is refused with one line', async () => {
    const whole = workbookBytes(oddWorkbook(), format)
    for (const part of [0.3, 0.6, 0.9]) {
      const cut = folder.file(`cut-${format}`, whole.subarray(0, Math.floor(whole.length * part)))
      expect(await refusal(openTables(cut, 'a'))).toMatch(/^(other-workbook-damaged|directory-missing)$/)
    }
  })

  it('beyond a limit of size or time is refused with one line', async () => {
    const open = (limits: object) => openOtherWorkbook(path, 'a', format, {}, { ...OTHER_LIMITS, ...limits })
    expect(await refusal(open({ heldBytes: 100 }))).toBe('other-workbook-memory')
    expect(await refusal(open({ fileBytes: 1000 }))).toBe('other-workbook-large')
    expect(await refusal(open({ milliseconds: 1 }))).toBe('other-workbook-slow')
    if (format !== 'xls') expect(await refusal(open({ unpackedBytes: 1000 }))).toBe('swollen')
  })

  it('with flipped bytes ends in rows or in one line', { timeout: 180_000 }, async () => {
    const whole = workbookBytes(oddWorkbook(), format)
    for (let mutation = 0; mutation < 17; mutation++) {
      const bytes = Buffer.from(whole)
      for (let flip = 0; flip < 4; flip++) {
        const at = (mutation * 7_919 + flip * 104_729 + 13) % bytes.length
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << ((mutation + flip) % 8)), at)
      }
      const file = folder.file(`flipped-${format}`, bytes)
      const outcome = await openTables(file, 'a')
        .then((tables) => Promise.all(tables.map(rowsOf)))
        .catch((error: unknown) => error)
      if (!Array.isArray(outcome)) expect(outcome).toMatchObject({ code: 'file-unreadable' })
    }
  })
})

it('a workbook that needs more memory than the worker may have is refused with one line', async () => {
  const file = folder.file('memory.xls', workbookBytes(oddWorkbook(), 'xls'))
  // Less than the library itself takes, so that the end comes at once.
  const open = openOtherWorkbook(file, 'a', 'xls', {}, { ...OTHER_LIMITS, heapMegabytes: 8 })
  expect(await refusal(open)).toBe('other-workbook-memory')
})

it.each(['xls', 'xlsb'] as const)('hidden sheets, rows, columns and errors of .%s are said', async (format) => {
  const workbook = oddWorkbook()
  Object.assign(workbook.Sheets.DS as object, { E2: { t: 'e', v: 42 } })
  const tables = await openTables(folder.file(`hidden.${format}`, workbookBytes(workbook, format)), 'a')
  expect(tables[0]?.notes).toContain('có cột ẩn (B), vẫn được đọc')
  expect(tables[1]?.notes).toEqual(['trang tính đang ẩn, vẫn được đọc'])
  expect((await cellsOf(tables[0]))[1]?.[5]).toBe('#N/A')
})

it.each(FORMATS)('dates of the 1904 system in .%s are told by it', async (format) => {
  const workbook = oddWorkbook()
  workbook.Workbook = { ...workbook.Workbook, WBProps: { date1904: true } }
  const [table] = await openTables(folder.file(`1904.${format}`, workbookBytes(workbook, format)), 'a')
  expect((await cellsOf(table))[1]?.[2]).toBe('1989-05-13')
})

it('an .ods that a password protects is said to be', async () => {
  const path = await makeZip(`${folder.path}/password.ods`, {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml':
      '<m:manifest xmlns:m="x"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>',
    'content.xml': Buffer.from([1, 2, 3]),
  })
  expect(await refusal(openTables(path, 'a'))).toBe('password-protected')
})

it('an OpenDocument text is no workbook', async () => {
  const path = await makeZip(`${folder.path}/text.odt`, {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': '<x/>',
  })
  expect(await refusal(openTables(path, 'a'))).toBe('word-document')
})
