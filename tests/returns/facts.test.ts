import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesOf, cellUnder, csv, HOUSES, type House, headerRow, openWorkbook } from './nights.ts'

/** What stood around a row when it was first sent holds when it comes back alone. */
for (const { name, open } of HOUSES)
  describe(`${name}: a row that comes back is read as it was first`, () => {
    let house: House
    beforeEach(async () => {
      house = await open()
    })
    afterEach(() => house.close())

    const returned = async (agency: string, sheetName: string) => {
      const workbook = await openWorkbook(join(house.out, 'returns', agency, 'tra_lai_de_sua.xlsx'))
      const sheet = workbook.worksheets.find((one) => one.name === sheetName)
      if (sheet === undefined) throw new RangeError(`no sheet ${sheetName}`)
      return { workbook, sheet, first: headerRow(sheet, 'Mã dòng trả lại') + 1 }
    }

    it('the heading of its group still names its commune, and the column shows how it writes thousands', async () => {
      const roll = csv([
        ['Tháng 10 năm 2025'],
        ['ĐVT: nghìn đồng'],
        ['STT', 'Mã số BHXH', 'Họ và tên', 'Ngày sinh', 'Mã đơn vị', 'Tiền lương đóng BHXH'],
        ['Xã Vị Tân'],
        ['1', '0112345678', 'Lê Văn Anh', '01/02/1985', 'TC0001', '1.234.500'],
        ['2', '0112345679', '', '07/08/1979', 'TC0001', '1.500'],
        ['Phường Cái Khế'],
        ['3', '0112345680', 'Trần Thị Lan', '01/02/1986', 'TC0001', '2.000.000'],
      ])
      house.send({ 'bhxh/DS.csv': roll })
      await house.night('2025-10-31')
      const { workbook, sheet, first } = await returned('bhxh', '1. DS')
      const group = sheet.getRow(first - 1).values as string[]
      expect(group.at(-1)).toMatch(/\(theo nhóm\)$/)
      expect(cellUnder(sheet, first, group.at(-1) ?? '').text).toBe('Xã Vị Tân')
      cellUnder(sheet, first, 'Họ và tên').value = 'Đỗ Văn Đức'
      house.send({ 'sua.xlsx': await bytesOf(workbook) })
      expect(await house.night('2025-10-31')).toMatchObject({ error: null })
      const rows = await house.look((db) =>
        db
          .selectFrom('stg_insurance_participants')
          .select(['full_name', 'commune_name', 'contribution_base_vnd'])
          .orderBy('insurance_number')
          .execute(),
      )
      expect(rows).toEqual([
        { full_name: 'Lê Văn Anh', commune_name: 'Xã Vị Tân', contribution_base_vnd: 1_234_500_000 },
        { full_name: 'Đỗ Văn Đức', commune_name: 'Xã Vị Tân', contribution_base_vnd: 1_500_000 },
        { full_name: 'Trần Thị Lan', commune_name: 'Phường Cái Khế', contribution_base_vnd: 2_000_000_000 },
      ])
    }, 60_000)

    it('rows of two tables of one sheet go back on two sheets, each read by its own header', async () => {
      const two = csv([
        ['Kỳ tính thuế: Năm 2025'],
        ['MST tổ chức trả thu nhập', 'Họ và tên', 'Số định danh cá nhân', 'Thu nhập chịu thuế'],
        ['0199000017', 'Lê Văn Anh', '079085001234', '120000000'],
        ['0199000018', 'Trần Thị Bình', '079190001234', '96000000'],
        [],
        ['Tháng 10 năm 2025'],
        ['Mã đơn vị', 'Mã số thuế', 'Tên đơn vị', 'Số lao động', 'Tổng quỹ lương'],
        ['TC0001', '0199000017', 'Công ty Một', '12', '100000000'],
        ['', '', 'Công ty Hai', '3', '20000000'],
      ])
      house.send({ 'thue/hai bang.csv': two })
      await house.night('2025-10-31')
      const known = await house.look((db) =>
        db.selectFrom('ledger.file_versions').select(['sheet', 'source']).orderBy('sheet').execute(),
      )
      expect(known).toEqual([
        { sheet: '', source: 'tax_workers' },
        { sheet: '#2', source: 'insurance_units' },
      ])
      const { workbook, sheet, first } = await returned('thue', '2. hai bang – #2')
      expect(cellUnder(sheet, first, 'Tên đơn vị').text).toBe('Công ty Hai')
      cellUnder(sheet, first, 'Mã đơn vị').value = 'TC0002'
      cellUnder(sheet, first, 'Mã số thuế').value = '0399000102'
      house.send({ 'sua.xlsx': await bytesOf(workbook) })
      expect(await house.night('2025-10-31')).toMatchObject({ error: null })
      const units = await house.look((db) =>
        db.selectFrom('stg_insurance_units').select(['unit_code', 'participants']).orderBy('unit_code').execute(),
      )
      expect(units).toEqual([
        { unit_code: 'TC0001', participants: 12 },
        { unit_code: 'TC0002', participants: 3 },
      ])
      const states = await house.look((db) =>
        db.selectFrom('ledger.rejects').select(['sheet', 'state']).distinct().orderBy('sheet').execute(),
      )
      expect(states).toEqual([
        { sheet: '', state: 'open' },
        { sheet: '#2', state: 'mended' },
      ])
    }, 60_000)

    it('a workbook that came back is known again where doisoat.yaml pins a sheet and columns that it does not have', async () => {
      const yaml =
        'files: [{ match: "thue/*", source: tax_workers, columns: { taxable_income_vnd: "Tiền chi" }, constants: { form: "05-1" } }]'
      const tax = csv([
        ['Kỳ tính thuế: Năm 2025'],
        ['MST tổ chức trả thu nhập', 'Họ và tên', 'Số định danh cá nhân', 'Tiền chi'],
        ['0199000018', 'Trần Thị Bình', '079190001234', '96000000'],
        ['0199000017', 'Lê Văn Anh', '079085001234', '120000000'],
      ])
      house.send({ 'thue/a.csv': tax })
      await house.night('2025-10-31', yaml)
      const { workbook, sheet, first } = await returned('thue', '1. a')
      cellUnder(sheet, first, 'MST tổ chức trả thu nhập').value = '0199000017'
      house.send({ 'thue/sua.xlsx': await bytesOf(workbook) })
      const pinned = `${yaml.slice(0, -2)}, sheet: DS }]`.replace('thue/*', 'thue/*.xlsx')
      const both = `files:\n  - ${pinned.slice(8, -1)}\n  - ${yaml.slice(8, -1)}`
      expect(await house.night('2025-10-31', both)).toMatchObject({ error: null })
      const rows = await house.look((db) =>
        db
          .selectFrom('stg_tax_workers')
          .select(['full_name', 'form', 'taxable_income_vnd'])
          .orderBy('full_name')
          .execute(),
      )
      expect(rows).toEqual([
        { full_name: 'Lê Văn Anh', form: '05-1', taxable_income_vnd: 120_000_000 },
        { full_name: 'Trần Thị Bình', form: '05-1', taxable_income_vnd: 96_000_000 },
      ])
    }, 60_000)
  })
