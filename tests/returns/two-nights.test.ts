import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesOf, cellUnder, csv, HOUSES, type House, headerRow, openWorkbook } from './nights.ts'

const HEADER = ['MST tổ chức trả thu nhập', 'Họ và tên', 'Số định danh cá nhân', 'Ngày sinh', 'Thu nhập chịu thuế']
const [PAYER, NAME, CITIZEN] = HEADER as [string, string, string]
const RIGHT = ['0199000017', 'Lê Văn Anh', '079085001234', '01/02/1985', '120000']
const WRONG_PAYER = ['0199000018', 'Trần Thị Bình', '079190001234', '03/04/1990', '96000']
const EATEN = ['0199000017', 'Phạm Văn Cường', '7.9085E+10', '05/06/1980', '60000']
const TAX = csv([['Kỳ tính thuế: Năm 2025'], ['ĐVT: nghìn đồng'], HEADER, RIGHT, WRONG_PAYER, EATEN])
const ROLL = csv([
  ['Tháng 10 năm 2025'],
  ['Mã số BHXH', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Mã đơn vị', 'Tiền lương đóng BHXH'],
  ['0112345678', 'Lê Văn Anh', '01/02/1985', '079085001234', 'TC0001', '10000000'],
  ['0112345679', '', '07/08/1979', '', 'TC0001', '9000000'],
])
const RETURNS = 'returns/thue/tra_lai_de_sua.xlsx'

for (const { name, open } of HOUSES)
  describe(`${name}: rows that are sent back`, () => {
    let house: House
    beforeEach(async () => {
      house = await open()
      house.send({ 'thue/PL02.csv': TAX, 'bhxh/DS.csv': ROLL })
      expect(await house.night('2025-10-31')).toMatchObject({ state: 'ok-with-quarantine', error: null })
    }, 60_000)
    afterEach(() => house.close())

    const returned = async (path = RETURNS) => {
      const workbook = await openWorkbook(join(house.out, path))
      const [sheet] = workbook.worksheets
      if (sheet === undefined) throw new Error('no sheet')
      const first = headerRow(sheet, 'Mã dòng trả lại') + 1
      return { workbook, sheet, first }
    }
    const ledger = () =>
      house.look((db) => db.selectFrom('ledger.rejects').selectAll().orderBy('path').orderBy('row_number').execute())
    const taxRows = () =>
      house.look((db) =>
        db
          .selectFrom('stg_tax_workers as t')
          .innerJoin('file_balance as f', 'f.file_id', 't.file_id')
          .select(['f.path', 't.row_number', 't.full_name', 't.citizen_id', 't.payer_tax_id', 't.taxable_income_vnd'])
          .select(['t.period_from', 't.period_to'])
          .orderBy('t.file_id')
          .orderBy('t.row_number')
          .execute(),
      )

    it('an agency’s workbook shows each faulty row as it was sent, with fault, value, reason and remedy', async () => {
      const { sheet, first } = await returned()
      expect(sheet.name).toBe('1. PL02')
      expect(sheet.getCell(2, 1).text).toContain('thue/PL02.csv')
      expect(sheet.rowCount).toBe(first + 1)
      expect(cellUnder(sheet, first, 'Mã dòng trả lại').text).toMatch(/^TL-[0-9A-F]{16}$/)
      expect(cellUnder(sheet, first, 'Dòng trong tệp gửi').value).toBe(5)
      expect(cellUnder(sheet, first, 'Cột lỗi').text).toBe(PAYER)
      expect(cellUnder(sheet, first, 'Giá trị lỗi').text).toBe('0199000018')
      expect(cellUnder(sheet, first, 'Lý do trả lại').text).toMatch(/chữ số kiểm tra/)
      expect(cellUnder(sheet, first, 'Cách sửa').text).not.toBe('')
      for (const [index, header] of HEADER.entries())
        expect(cellUnder(sheet, first, header).value ?? '').toBe(WRONG_PAYER[index])
      expect(cellUnder(sheet, first, PAYER).font.bold).toBe(true)
      expect(cellUnder(sheet, first, PAYER).fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFFFD966' } })
      expect(cellUnder(sheet, first, NAME).font.bold ?? false).toBe(false)
      expect(cellUnder(sheet, first + 1, CITIZEN).value).toBe('7.9085E+10')
      expect(statSync(join(house.out, RETURNS)).mode & 0o777).toBe(0o600)
    })

    it('an agency gets nothing of another’s', async () => {
      const texts = async (path: string) =>
        (await openWorkbook(join(house.out, path))).worksheets
          .flatMap((sheet) => sheet.getSheetValues())
          .flatMap((row) => (Array.isArray(row) ? row : []))
          .join('|')
      const [tax, roll] = [await texts(RETURNS), await texts('returns/bhxh/tra_lai_de_sua.xlsx')]
      expect(tax).toContain('Trần Thị Bình')
      expect(roll).toContain('0112345679')
      expect(tax).not.toMatch(/bhxh|BHXH|0112345679|07\/08\/1979/)
      expect(roll).not.toMatch(/thue|Bình|Cường|079190001234/)
    })

    it('corrected rows come back with the period and the money unit of their file, and mend what they were sent back for', async () => {
      const { workbook, sheet, first } = await returned()
      cellUnder(sheet, first, PAYER).value = '0199000017'
      cellUnder(sheet, first + 1, CITIZEN).value = '079080001239'
      house.send({ 'thu den/sửa xong.xlsx': await bytesOf(workbook) })
      expect(await house.night('2025-10-31')).toMatchObject({ state: 'ok-with-quarantine', error: null })
      expect(await taxRows()).toMatchObject([
        {
          path: 'thu den/sửa xong.xlsx',
          row_number: first,
          full_name: 'Trần Thị Bình',
          payer_tax_id: '0199000017',
          taxable_income_vnd: 96_000_000,
          period_from: 2025 * 12,
          period_to: 2025 * 12 + 11,
        },
        {
          path: 'thu den/sửa xong.xlsx',
          row_number: first + 1,
          citizen_id: '079080001239',
          taxable_income_vnd: 60_000_000,
        },
        { path: 'thue/PL02.csv', row_number: 4, full_name: 'Lê Văn Anh', taxable_income_vnd: 120_000_000 },
      ])
      expect((await ledger()).filter(({ path }) => path === 'thue/PL02.csv')).toMatchObject([
        {
          row_number: 5,
          code: 'tax-id-check-digit',
          state: 'mended',
          mended_path: 'thu den/sửa xong.xlsx',
          mended_sheet: '1. PL02',
          mended_row: first,
          first_run: 1,
          closed_run: 2,
          raw_value: '0199000018',
        },
        { row_number: 6, action: 'emptied', state: 'mended', mended_row: first + 1 },
      ])
      expect(
        await house.look((db) => db.selectFrom('ledger.returned_rows').select(['accepted', 'how']).execute()),
      ).toEqual([
        { accepted: 1, how: 'returned' },
        { accepted: 1, how: 'returned' },
      ])
      const rejects = readFileSync(join(house.out, 'rejects.csv'), 'utf8')
      expect(rejects).toMatch(/thue\/PL02\.csv,,6,,row-replaced,quarantined,.*thu den\/sửa xong\.xlsx!1\. PL02:\d+/)
      expect(() => statSync(join(house.out, RETURNS))).toThrow()
      const run = JSON.parse(readFileSync(join(house.out, 'run.json'), 'utf8')) as { inputs: Record<string, unknown>[] }
      for (const file of run.inputs)
        expect(file.rows_read).toBe(Number(file.accepted) + Number(file.quarantined) + Number(file.structural))
      expect(run.inputs.find(({ path }) => path === 'thu den/sửa xong.xlsx')).toMatchObject({
        counts: 'rows',
        source: 'tax_workers',
      })
    }, 60_000)

    it('the same night run again gives the same files and the same ledger', async () => {
      const { workbook, sheet, first } = await returned()
      cellUnder(sheet, first, PAYER).value = '0199000017'
      house.send({ 'sua.xlsx': await bytesOf(workbook) })
      await house.night('2025-11-30')
      const digest = () =>
        ['rejects.csv', 'cases.csv', RETURNS].map((file) =>
          createHash('sha256')
            .update(readFileSync(join(house.out, file)))
            .digest('hex'),
        )
      const [before, known] = [digest(), await ledger()]
      await house.night('2025-11-30')
      expect(digest()).toEqual(before)
      const without = (rows: typeof known) => rows.map(({ last_run: _, ...row }) => row)
      expect(without(await ledger())).toEqual(without(known))
    }, 60_000)

    it('a row that comes back as it was is rejected again under the same reference, and its attempts are counted', async () => {
      const { workbook, sheet, first } = await returned()
      const ref = cellUnder(sheet, first, 'Mã dòng trả lại').text
      cellUnder(sheet, first + 1, CITIZEN).value = '079080001239'
      house.send({ 'sua.xlsx': await bytesOf(workbook) })
      await house.night('2025-11-30')
      const again = await returned()
      expect(again.sheet.rowCount).toBe(again.first)
      expect(cellUnder(again.sheet, again.first, 'Mã dòng trả lại').text).toBe(ref)
      expect(cellUnder(again.sheet, again.first, 'Dòng trong tệp gửi').value).toBe(5)
      expect(cellUnder(again.sheet, again.first, 'Lý do trả lại').text).toContain('Đã gửi lại 1 lần')
      const known = (await ledger()).filter(({ row_ref }) => row_ref === ref)
      expect(known).toMatchObject([{ state: 'open', path: 'thue/PL02.csv', row_number: 5, first_run: 1, last_run: 2 }])
      cellUnder(again.sheet, again.first, PAYER).value = '0199000017'
      house.send({ 'sua lần nữa.xlsx': await bytesOf(again.workbook) })
      await house.night('2025-12-31')
      expect((await ledger()).find(({ row_ref }) => row_ref === ref)).toMatchObject({
        state: 'mended',
        mended_path: 'sua lần nữa.xlsx',
      })
    }, 60_000)

    it('a row corrected in two workbooks counts once, as it came last', async () => {
      const { workbook, sheet, first } = await returned()
      cellUnder(sheet, first, PAYER).value = '0199000017'
      house.send({ 'a.xlsx': await bytesOf(workbook) })
      cellUnder(sheet, first, NAME).value = 'Trần Thị Bình An'
      house.send({ 'b.xlsx': await bytesOf(workbook) })
      await house.night('2025-11-30')
      expect((await taxRows()).filter(({ full_name }) => full_name?.startsWith('Trần'))).toMatchObject([
        { path: 'b.xlsx', full_name: 'Trần Thị Bình An' },
      ])
      expect(readFileSync(join(house.out, 'rejects.csv'), 'utf8')).toMatch(/a\.xlsx,.*row-returned-again/)
    }, 60_000)

    it('rows that come back for a roll know no months, and later clean nights erase nothing', async () => {
      const months = () =>
        house.look((db) => db.selectFrom('known_year').selectAll().orderBy('province_code').orderBy('year').execute())
      const before = await months()
      const { workbook, sheet, first } = await returned('returns/bhxh/tra_lai_de_sua.xlsx')
      cellUnder(sheet, first, NAME).value = 'Đỗ Văn Đức'
      house.send({ 'sua.xlsx': await bytesOf(workbook) })
      await house.night('2025-10-31')
      expect(await months()).toEqual(before)
      const rows = await house.look((db) => db.selectFrom('participation_row').select('row_number').execute())
      expect(rows.map(({ row_number }) => row_number).sort()).toEqual([3, first].sort())
      house.send({
        'sua.xlsx': null,
        'bhxh/DS.csv': ROLL.split('\n').slice(0, 3).join('\n'),
        'thue/PL02.csv': TAX.split('\n').slice(0, 4).join('\n'),
      })
      expect(await house.night('2025-11-30')).toMatchObject({ state: 'ok', error: null })
      expect((await ledger()).map(({ path, state }) => [path, state])).toEqual([
        ['bhxh/DS.csv', 'mended'],
        ['thue/PL02.csv', 'withdrawn'],
        ['thue/PL02.csv', 'withdrawn'],
      ])
    }, 60_000)

    it('a corrected whole file mends the rows it has right and withdraws those it no longer has', async () => {
      const corrected = csv([
        ['Kỳ tính thuế: Năm 2025'],
        ['ĐVT: nghìn đồng'],
        HEADER,
        ['0199000017', ...WRONG_PAYER.slice(1)],
        RIGHT,
      ])
      house.send({ 'thue/PL02.csv': corrected })
      await house.night('2025-11-30')
      expect((await ledger()).filter(({ path }) => path === 'thue/PL02.csv')).toMatchObject([
        { row_number: 5, state: 'mended', mended_path: 'thue/PL02.csv', mended_row: 4 },
        { row_number: 6, state: 'withdrawn' },
      ])
      const versions = await house.look((db) =>
        db
          .selectFrom('ledger.file_versions')
          .select(['path', 'verdict', 'superseded_by'])
          .where('path', '=', 'thue/PL02.csv')
          .orderBy('first_run')
          .execute(),
      )
      expect(versions).toEqual([
        { path: 'thue/PL02.csv', verdict: 'superseded', superseded_by: 'thue/PL02.csv' },
        { path: 'thue/PL02.csv', verdict: 'counts', superseded_by: null },
      ])
    }, 60_000)

    it('a file that cannot be read goes back on a sheet of its own', async () => {
      house.send({ 'thue/hỏng.xlsx': new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]) })
      await house.night('2025-11-30')
      const [sheet] = (await openWorkbook(join(house.out, RETURNS))).worksheets
      expect(sheet?.name).toBe('Tệp không đọc được')
      expect(sheet?.getCell(5, 2).text).toBe('thue/hỏng.xlsx')
      expect(sheet?.getCell(5, 4).text).toMatch(/gửi lại/)
    }, 60_000)
  })
