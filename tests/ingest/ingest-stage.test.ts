import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { monthIndex } from '../../src/domain/months.ts'
import { ReconcileError } from '../../src/domain/reconcile-error.ts'
import { taxCheckDigit } from '../../src/domain/tax-id.ts'
import type { RawTable } from '../../src/files/raw-table.ts'
import { ingest } from '../../src/ingest/ingest-stage.ts'
import { ingestTable } from '../../src/ingest/ingest-table.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../dialects.ts'
import { inputFolder, runStage } from './run-stage.ts'

/** A valid tax ID in a range that was never issued. */
function mst(number: number): string {
  for (let serial = 7_000_000 * 100 + number; ; serial += 1_000) {
    const nine = String(serial).padStart(9, '7')
    const digit = taxCheckDigit(nine)
    if (digit !== null) return `${nine}${digit}`
  }
}
const PAYER = mst(1)
const CCCD = '079190001234' // a woman born in 1990

let folders: { remove(): Promise<void> }[] = []
let store: Store

async function read(files: Readonly<Record<string, string | Uint8Array>>, yaml = '', asOf?: string) {
  const folder = await inputFolder(files)
  folders.push(folder)
  return runStage(store, ingest, { folder: folder.path, yaml, ...(asOf === undefined ? {} : { asOf }) })
}

const csv = (...lines: readonly string[]): string => `${lines.join('\n')}\n`
const rejects = () =>
  store.db
    .selectFrom('rejects')
    .select(['row_number', 'column_name', 'code', 'action'])
    .orderBy('row_number')
    .orderBy('column_name')
    .execute()
const balances = () => store.db.selectFrom('file_balance').selectAll().orderBy('file_id').execute()

const TAX_HEADER =
  'MST tổ chức,Họ và tên,MST cá nhân,Số CCCD,Ngày sinh,Giới tính,Mẫu,Thu nhập chịu thuế,Bảo hiểm được trừ,Từ tháng,Đến tháng,Năm'
const ROLL_HEADER =
  'Mã số BHXH,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Số thẻ BHYT,Mã đơn vị,Mức lương,Từ tháng,Đến tháng'

for (const { name, open } of DIALECTS) {
  describe(`${name}: ingest`, () => {
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    afterEach(async () => {
      for (const folder of folders) await folder.remove()
      folders = []
    })

    it('a whole row becomes a staging row with its place in the file', async () => {
      await read({
        'thue/a.csv': csv(
          TAX_HEADER,
          `${PAYER},Nguyễn Thị A,,${CCCD},15/03/1990,Nữ,05-1,120.000.000,12600000,01/2025,12/2025,2025`,
        ),
      })
      const [row] = await store.db.selectFrom('stg_tax_workers').selectAll().execute()
      expect(row).toMatchObject({
        row_number: 2,
        payer_tax_id: PAYER,
        payer_tax_id_repair: null,
        full_name: 'Nguyễn Thị A',
        citizen_id: CCCD,
        birth_date: '1990-03-15',
        gender: 'female',
        form: '05-1',
        taxable_income_vnd: 120_000_000,
        insurance_deduction_vnd: 12_600_000,
        from_month: monthIndex(2025, 1),
        to_month: monthIndex(2025, 12),
        period_from: monthIndex(2025, 1),
        period_to: monthIndex(2025, 12),
        period_precision: 'year',
      })
    })

    it('a file with one broken row of each kind is accepted except those rows, each with its reason', async () => {
      const good = `${PAYER},Trần Văn B,,,,Nam,05-1,1000,0,,,2025`
      const { counts } = await read({
        'a.csv': csv(
          TAX_HEADER,
          good, // 2
          `,Trần Văn B,,,,Nam,05-1,1000,0,,,2025`, // 3: starred cell empty
          `${PAYER.slice(0, 9)}${(Number(PAYER[9]) + 1) % 10},Trần Văn B,,,,Nam,05-1,1000,0,,,2025`, // 4: check digit
          `7.9E+10,Trần Văn B,,,,Nam,05-1,1000,0,,,2025`, // 5: irrecoverable
          `${PAYER},,,,,Nam,05-1,1000,0,,,2025`, // 6: no name
          `${PAYER},Trần Văn B,,12345,,Nam,05-1,1000,0,,,2025`, // 7: ID too short
          `${PAYER},Trần Văn B,,,30/02/1990,Nam,05-1,1000,0,,,2025`, // 8: no such day
          `${PAYER},Trần Văn B,,,,Khác,05-1,1000,0,,,2025`, // 9: gender
          `${PAYER},Trần Văn B,,,,Nam,05-9,1000,0,,,2025`, // 10: form
          `${PAYER},Trần Văn B,,,,Nam,05-1,#REF!,0,,,2025`, // 11: formula error
          `${PAYER},Trần Văn B,,,,Nam,05-1,1000,0,13/2025,,2025`, // 12: month
          `${PAYER},Trần Văn B,,,,Nam,05-1,1000,0,05/2025,03/2025,2025`, // 13: reversed
          `${PAYER},Trần Văn B,,,,Nam,05-1,1000,0,,,`, // 14: no period at all
          'Tổng cộng,,,,,,,12000,0,,,', // 15
          good, // 16
          `${PAYER},Trần Văn B,,#N/A,,Nam,05-1,1000,0,,,2025`, // 17: formula error where an identifier belongs
          `${PAYER},#REF!,,,,Nam,05-1,1000,0,,,2025`, // 18: and where a starred name does
          `${good},thừa`, // 19: more cells than headers
        ),
      })
      expect(counts).toMatchObject({ rows: 19, accepted: 10, quarantined: 7, structural: 2 })
      expect(await rejects()).toEqual([
        { row_number: 3, column_name: 'payer_tax_id', code: 'cell-empty', action: 'quarantined' },
        { row_number: 4, column_name: 'payer_tax_id', code: 'tax-id-check-digit', action: 'quarantined' },
        { row_number: 5, column_name: 'payer_tax_id', code: 'tax-id-scientific', action: 'quarantined' },
        { row_number: 6, column_name: 'full_name', code: 'cell-empty', action: 'quarantined' },
        { row_number: 7, column_name: 'citizen_id', code: 'citizen-id-length', action: 'emptied' },
        { row_number: 8, column_name: 'birth_date', code: 'date-impossible', action: 'emptied' },
        { row_number: 9, column_name: 'gender', code: 'gender-unknown', action: 'emptied' },
        { row_number: 10, column_name: 'form', code: 'choice-unknown', action: 'emptied' },
        { row_number: 11, column_name: 'taxable_income_vnd', code: 'money-cell-error', action: 'emptied' },
        { row_number: 12, column_name: 'from_month', code: 'month-unreadable', action: 'emptied' },
        { row_number: 13, column_name: 'to_month', code: 'months-reversed', action: 'emptied' },
        { row_number: 14, column_name: 'period', code: 'period-empty', action: 'quarantined' },
        { row_number: 17, column_name: 'citizen_id', code: 'cell-error', action: 'emptied' },
        { row_number: 18, column_name: 'full_name', code: 'cell-error', action: 'quarantined' },
        { row_number: 19, column_name: '', code: 'row-ragged', action: 'quarantined' },
      ])
      const reasons = await store.db.selectFrom('rejects').select(['reason', 'header']).execute()
      expect(reasons.every(({ reason }) => /\p{L}/u.test(reason))).toBe(true)
      expect(reasons.map(({ header }) => header)).toContain('MST tổ chức')
    })

    it('titles, column numbers, groups, totals, repeated headers, signatures and blank rows are structural', async () => {
      const { counts } = await read({
        'roll.csv': csv(
          'BẢO HIỂM XÃ HỘI TỈNH MẪU,,,',
          'DANH SÁCH LAO ĐỘNG THÁNG 10 NĂM 2025,,,',
          ',,,',
          'Mã số BHXH,Họ và tên,Mã đơn vị,Mức lương',
          '(1),(2),(3),(4)',
          'I. Khối doanh nghiệp,,,',
          '7900000001,Lê Văn C,TC0243,5.000.000',
          'Mã số BHXH,Họ và tên,Mã đơn vị,Mức lương',
          '7900000002,Lê Thị D,TC0243,6.000.000',
          'Tổng cộng,,,11.000.000',
          ',,,"Mẫu, ngày 05 tháng 11 năm 2025"',
          'Người lập biểu,,,Thủ trưởng đơn vị',
          'Đặng Thị Ký,,,Võ Văn Duyệt',
        ),
      })
      const [file] = await balances()
      expect(counts).toMatchObject({ accepted: 2, quarantined: 0 })
      expect(file).toMatchObject({
        source: 'insurance_participants',
        header_row: 4,
        reads_as: 'roll',
        first_month: monthIndex(2025, 10),
        last_month: monthIndex(2025, 10),
      })
      expect((file?.rows_read ?? 0) - (file?.structural ?? 0)).toBe(2)
    })

    it('identifiers go to the columns they belong to', async () => {
      await read({
        'roll.csv': csv(
          ROLL_HEADER,
          `${CCCD},Người Một,1990,Nữ,,,TC1,5000000,01/2025,`, // a CCCD in the column of the insurance number
          `,Người Hai,,,,HT2790123456789,TC1,5000000,01/2025,`, // a card only
          `900000001,Người Ba,,,,,${PAYER}DNA03,5000000,01/2025,`, // lost zero 09…; a new unit code
          `7900000004,Người Bốn,,,123456780,,TC1,5000000,01/2025,`, // a CMND in the column of the CCCD
          `7900000005,Người Năm,12/5/1985,Nam,1085010006,,TC1,4.98,01/2025,`, // §8.4-2, and a coefficient
        ),
      })
      const rows = await store.db.selectFrom('stg_insurance_participants').selectAll().orderBy('row_number').execute()
      expect(rows[0]).toMatchObject({ insurance_number: null, citizen_id: CCCD })
      expect(rows[1]).toMatchObject({
        insurance_number: '0123456789',
        insurance_number_repair: 'from_card',
        object_code: 'HT',
        participation: 'health_only',
      })
      expect(rows[2]).toMatchObject({
        unit_tax_id: PAYER,
        unit_tax_id_repair: 'from_unit_code',
        participation: 'compulsory',
      })
      expect(rows[3]).toMatchObject({ citizen_id: null, old_citizen_id: '123456780' })
      expect(rows[4]).toMatchObject({
        citizen_id: '001085010006',
        citizen_id_repair: 'padded',
        contribution_base_vnd: null,
        contribution_coefficient: '4.98',
      })
      const repairs = await store.db.selectFrom('repairs').selectAll().where('column_name', '=', 'citizen_id').execute()
      expect(repairs).toContainEqual(
        expect.objectContaining({ row_number: 6, repair: 'padded', raw_value: '1085010006', value: '001085010006' }),
      )
    })

    it('a mapping’s values, constants, unit and period decide', async () => {
      await read(
        {
          'x/roll.csv': csv(
            'Tên,Số,Loại,Lương',
            'Lê Văn C,7900000001,A,5000',
            'Lê Văn D,7900000002,B,6000',
            'Lê Văn E,7900000003,BB,7000',
          ),
        },
        `files:
  - match: "x/*.csv"
    source: insurance_participants
    columns: { full_name: Tên, insurance_number: "Số", participation: "Loại", contribution_base_vnd: "Lương" }
    values: { participation: { A: voluntary, B: "" } }
    constants: { unit_code: TC0243 }
    period: 2025-10
    money_unit: 1000
`,
      )
      const rows = await store.db
        .selectFrom('stg_insurance_participants')
        .select(['participation', 'unit_code', 'contribution_base_vnd'])
        .orderBy('row_number')
        .execute()
      expect(rows).toEqual([
        { participation: 'voluntary', unit_code: 'TC0243', contribution_base_vnd: 5_000_000 },
        { participation: 'compulsory', unit_code: 'TC0243', contribution_base_vnd: 6_000_000 }, // no value: a roll of a unit
        { participation: 'compulsory', unit_code: 'TC0243', contribution_base_vnd: 7_000_000 },
      ])
    })

    it('one column for each fund becomes the mask, and a list in one cell does too', async () => {
      await read({
        'a.csv': csv(
          'Mã số BHXH,Họ và tên,Mã đơn vị,HTTT,BHTN,BHYT,Tháng',
          '7900000001,Lê Văn C,TC1,x,,x,10/2025',
          '7900000002,Lê Văn D,TC1,,,,10/2025',
        ),
        'b.csv': csv(
          'Mã số BHXH,Họ và tên,Mã đơn vị,Các quỹ,Tháng',
          '7900000003,Lê Văn E,TC1,"HTTT, BHTN, BHYT",10/2025',
          '7900000004,Lê Văn F,TC1,HT+XYZ,10/2025',
        ),
      })
      const rows = await store.db
        .selectFrom('stg_insurance_participants')
        .select(['insurance_number', 'funds'])
        .orderBy('insurance_number')
        .execute()
      expect(rows.map(({ funds }) => funds)).toEqual([9, null, 13, null])
      expect(await rejects()).toContainEqual({
        row_number: 3,
        column_name: 'funds',
        code: 'funds-unreadable',
        action: 'emptied',
      })
    })

    it('C12 subtracts the surplus from the debt and the reductions from the additions', async () => {
      await read({
        'c12.csv': csv(
          'madvi,tendvi,thanght,sld,_tien_dk,du_dk,tongbhck,tongbst,tongbsg,_tien_unc,_tien_ck',
          'TC0243,Đơn vị,202510,12,1000,300,5000,200,50,4000,1850',
        ),
      })
      const [unit] = await store.db.selectFrom('stg_insurance_units').selectAll().execute()
      expect(unit).toMatchObject({
        unit_code: 'TC0243',
        month: monthIndex(2025, 10),
        participants: 12,
        opening_debt_vnd: 700,
        adjustment_vnd: 150,
        due_vnd: 5000,
        paid_vnd: 4000,
        closing_debt_vnd: 1850,
      })
    })

    it('a unit without code and tax ID is quarantined with one reason', async () => {
      await read({ 'u.csv': csv('Mã đơn vị,MST,Tên đơn vị,Số lao động', ',,Không mã,3', 'TC1,,Có mã,3') })
      expect(await rejects()).toEqual([
        { row_number: 2, column_name: 'unit_code', code: 'key-missing', action: 'quarantined' },
      ])
    })

    it('broken and foreign files are named and take no other file along', async () => {
      const { counts } = await read({
        'a-broken.xlsx': Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]),
        'b-weather.csv': csv('Ngày,Thời tiết', '1,Mưa'),
        'c-roll.csv': csv(ROLL_HEADER, '7900000001,Lê Văn C,,,,,TC1,5000000,01/2025,'),
      })
      expect(counts).toMatchObject({ accepted: 1, unrecognised: 2 })
      const files = await balances()
      expect(files.map(({ path, source }) => [path, source])).toEqual([
        ['a-broken.xlsx', null],
        ['b-weather.csv', null],
        ['c-roll.csv', 'insurance_participants'],
      ])
      expect(files.slice(0, 2).every(({ notes }) => notes !== '[]')).toBe(true)
    })

    it('a row that fell apart at an unquoted comma is quarantined, not read one column off', async () => {
      await read({ 'u.csv': csv('Mã đơn vị,Địa chỉ,Số lao động', 'TC1,Số 1, phố Mẫu,3', 'TC2,Số 2,4,,') })
      expect(await rejects()).toEqual([{ row_number: 2, column_name: '', code: 'row-ragged', action: 'quarantined' }])
    })

    it('a file that breaks further down leaves no rows behind and is named with its reason', async () => {
      const header = { rowNumber: 1, cells: ['Mã đơn vị', 'MST', 'Số lao động'] }
      const rows = Array.from({ length: 30_000 }, (_, index) => ({
        rowNumber: index + 2,
        cells: [`TC${index}`, index % 2 === 0 ? '1' : '', '1'],
      }))
      const table: RawTable = {
        path: 'u.csv',
        sheet: '',
        encoding: 'utf-8',
        delimiter: ',',
        notes: [],
        merges: async () => [],
        characters: () => [],
        async *rows() {
          yield [header, ...rows]
          throw new ReconcileError('file-unreadable', { file: 'u.csv', code: 'pdf', reason: 'tệp bị cắt cụt' })
        },
      }
      await read({ 'a.csv': csv('Mã đơn vị,Số lao động', 'TC1,1') })
      const from = { asOfMonth: null, siteProvince: '', nextFileId: () => 9, mayHaveMore: () => true, onRows() {} }
      const [ingested] = await ingestTable(table, null, { db: store.db, dialect: store.dialect, ...from })
      expect(ingested).toMatchObject({ recognised: null, balance: { read: 0, accepted: 0 }, notes: ['tệp bị cắt cụt'] })
      expect(await store.db.selectFrom('stg_insurance_units').select('file_id').execute()).toEqual([{ file_id: 1000 }])
      expect(await rejects()).toEqual([])
    })

    it('what a mapping pins and the file lacks stops the run', async () => {
      const yaml = 'files: [{ match: "*.csv", source: insurance_participants, columns: { full_name: "Tên NLĐ" } }]'
      await expect(
        read({ 'roll.csv': csv(ROLL_HEADER, '7900000001,Lê Văn C,,,,,TC1,5000000,01/2025,') }, yaml),
      ).rejects.toMatchObject({ code: 'mapping-mismatch', exitCode: 2 })
    })

    it('file ids follow the code-unit order of paths', async () => {
      await read({ 'b.csv': csv(ROLL_HEADER), 'B.csv': csv(ROLL_HEADER), 'a/z.csv': csv(ROLL_HEADER) })
      expect((await balances()).map(({ path }) => path)).toEqual(['B.csv', 'a/z.csv', 'b.csv'])
    })

    it('an empty folder is refused', async () => {
      await expect(read({ 'doc.pdf': 'x' })).rejects.toMatchObject({ code: 'input-empty' })
    })
  })
}
