import { describe, expect, it } from 'vitest'
import type { RawRow } from '../../src/files/raw-table.ts'
import { type Recognition, recognise } from '../../src/ingest/recognise.ts'
import { isNumberRow } from '../../src/ingest/structural.ts'

const rows = (...lines: readonly (readonly string[])[]): RawRow[] =>
  lines.map((cells, index) => ({ rowNumber: index + 1, cells }))

function found(recognition: Recognition) {
  if (!recognition.ok) return { source: null, reason: recognition.reason }
  const { source, binding, headerRow } = recognition.table
  const columns = Object.fromEntries([...binding.columns].map(([ours, index]) => [ours, index]))
  return {
    source: source.name,
    headerRow,
    columns,
    constants: Object.fromEntries(binding.constants),
    unmapped: binding.unmapped,
  }
}

const of = (...header: string[]) => found(recognise('tệp', rows(header), null))

/** Real headings (domain notes §5.1–5.4) and what they are. */
const KNOWN: readonly (readonly [name: string, source: string, header: readonly string[]])[] = [
  [
    'PL01',
    'tax_units',
    [
      'STT',
      'Tên NNT',
      'MST',
      'Địa chỉ trụ sở chính',
      'Số điện thoại',
      'Email',
      'Số QĐ thành lập/GCN ĐKDN',
      'Cơ quan cấp',
      'Loại hình kinh tế',
      'Loại NNT',
      'Trạng thái (hoạt động)',
      'Cơ quan thuế quản lý',
    ],
  ],
  [
    'PL02',
    'tax_workers',
    [
      'STT',
      'MST tổ chức',
      'Tên tổ chức trả thu nhập',
      'Họ và tên',
      'MST cá nhân',
      'Số CMND/CCCD/Hộ chiếu',
      'Thu nhập chịu thuế',
      'Bảo hiểm được trừ',
      'Ghi chú',
    ],
  ],
  [
    'PL04',
    'insurance_units',
    [
      'STT',
      'Tên đơn vị',
      'MST',
      'Trạng thái',
      'Cơ quan BHXH',
      'Số lao động',
      'Quỹ lương',
      'Phải đóng',
      'Đã đóng',
      'Còn phải đóng',
    ],
  ],
  [
    'C12 of TST',
    'insurance_units',
    [
      'madvi',
      'tendvi',
      'makhoi',
      'dsnv',
      'thanght',
      'sld',
      '_tien_dk',
      'du_dk',
      'tongbhck',
      'tongbst',
      '_laiqh',
      'tongbsg',
      '_tien_unc',
      '_tien_ck',
      'tyleno',
    ],
  ],
  [
    'a roll',
    'insurance_participants',
    [
      'STT',
      'Họ và tên',
      'Mã số BHXH',
      'Ngày sinh',
      'Giới tính',
      'Số CCCD',
      'Mã đơn vị',
      'Mức lương',
      'Từ tháng',
      'Đến tháng',
    ],
  ],
  [
    'PL05',
    'insurance_participants',
    [
      'STT',
      'Tên đơn vị',
      'Mã đơn vị',
      'MST đơn vị',
      'Họ tên',
      'MST cá nhân',
      'CMND/CCCD',
      'Phải đóng',
      'Đã đóng',
      'Còn phải đóng',
    ],
  ],
  [
    'a registry export',
    'enterprise_registry',
    [
      'STT',
      'Mã số doanh nghiệp',
      'Tên DN',
      'Loại hình',
      'Ngày cấp lần đầu',
      'Ngày thay đổi',
      'Địa chỉ',
      'Điện thoại',
      'Email',
      'Ngành nghề chính',
      'Vốn điều lệ',
      'Người đại diện pháp luật',
      'Tình trạng pháp lý',
    ],
  ],
  ['areas', 'areas', ['Mã xã', 'Mã tỉnh', 'Mã BHXH cơ sở', 'Cán bộ chuyên quản']],
  ['successors', 'employer_successors', ['MST cũ', 'MST mới', 'Từ ngày']],
  ['our own names', 'tax_workers', ['payer_tax_id', 'full_name', 'citizen_id', 'form', 'taxable_income_vnd', 'period']],
  [
    'our own names of the roll',
    'insurance_participants',
    ['insurance_number', 'full_name', 'unit_code', 'participation', 'from_month', 'to_month'],
  ],
  ['capitals without marks', 'insurance_participants', ['HO VA TEN', 'MA SO BHXH', 'MA DON VI', 'TU THANG']],
]

describe('recognition by headers', () => {
  for (const [name, source, header] of KNOWN)
    it(`${name} is ${source}`, () => {
      expect(of(...header)).toMatchObject({ source, headerRow: 1 })
    })

  it('NFD headers, line breaks and stars read like plain ones', () => {
    const header = ['Họ và\ntên (*)', 'Mã số BHXH (*)', 'Mã đơn vị', 'Mức  lương'].map((text) => text.normalize('NFD'))
    expect(of(...header)).toMatchObject({
      source: 'insurance_participants',
      columns: { full_name: 0, insurance_number: 1, unit_code: 2, contribution_base_vnd: 3 },
    })
  })

  it('"Mã số thuế" left of the name is the payer’s, right of it the person’s', () => {
    expect(of('Mã số thuế', 'Họ và tên', 'Mã số thuế', 'Thu nhập chịu thuế')).toMatchObject({
      source: 'tax_workers',
      columns: { payer_tax_id: 0, full_name: 1, personal_tax_id: 2, taxable_income_vnd: 3 },
    })
  })

  it('a 05-1/BK takes payer, period and form from above the table, and columns by their numbers', () => {
    const form = rows(
      ['Mẫu số: 05-1/BK-QTT-TNCN (Ban hành kèm theo Thông tư số 80/2021/TT-BTC ngày 29 tháng 9 năm 2021)'],
      ['[01] Kỳ tính thuế: Năm 2025'],
      ['[02] Tên người nộp thuế: Công ty TNHH Mẫu'],
      ['[03] Mã số thuế:', '', '7000000009'],
      ['STT', 'Họ và tên', 'Mã số thuế', 'Số CMND/CCCD/SĐDCN/Hộ chiếu', 'Tổng số TNCT', 'Khoản BH', 'Thuế KT'],
      ['[06]', '[07]', '[08]', '[09]', '[12]', '[19]', '[22]'],
      ['1', 'Nguyễn Văn A', '8000000000', '079190001234', '1', '2', '3'],
    )
    const recognition = recognise('tệp', form, null)
    expect(found(recognition)).toMatchObject({
      source: 'tax_workers',
      headerRow: 5,
      columns: {
        full_name: 1,
        personal_tax_id: 2,
        identity_number: 3,
        taxable_income_vnd: 4,
        insurance_deduction_vnd: 5,
        tax_withheld_vnd: 6,
      },
      constants: { payer_tax_id: '7000000009', payer_name: 'Công ty TNHH Mẫu', form: '05-1' },
    })
    expect(recognition.ok && recognition.table.title.period).toEqual({
      from: 2025 * 12,
      to: 2025 * 12 + 11,
      precision: 'year',
    })
    expect(recognition.ok && recognition.table.rowsBefore).toBe(6)
  })

  it('[11] is the income in 05-2 and the foreigner’s mark in 05-1', () => {
    const income = (form: string) =>
      found(
        recognise(
          'tệp',
          rows([`Mẫu ${form}/BK`], ['MST tổ chức', 'Họ và tên', 'Cột x'], ['[01]', '[07]', '[11]'], ['1']),
          null,
        ),
      )
    expect(income('05-2')).toMatchObject({ columns: { taxable_income_vnd: 2 } })
    expect(income('05-1')).toMatchObject({ columns: { foreigner_under_12_months: 2 } })
  })

  it('names what it does not read and keeps silent about what is ignored on purpose', () => {
    expect(of('STT', 'Họ và tên', 'Mã số BHXH', 'Mã đơn vị', 'Dân tộc', 'Sở thích')).toMatchObject({
      unmapped: ['Sở thích'],
    })
  })

  it('a D02 report is not taken for a roll', () => {
    expect(of('Họ và tên', 'Mã số BHXH', 'Mã đơn vị', 'Loại phương án', 'Từ tháng')).toMatchObject({
      source: 'insurance_movements',
    })
  })

  it('an unknown file is not forced into a source, and the reason says what to do', () => {
    expect(of('Ngày', 'Thời tiết', 'Nhiệt độ').reason).toContain('doisoat.yaml')
  })

  it('a file without the payer’s tax ID names the column that is missing', () => {
    expect(of('Họ và tên', 'Thu nhập chịu thuế', 'Bảo hiểm được trừ').reason).toContain('payer_tax_id')
  })

  it('two columns for the parts of a name serve as the name', () => {
    expect(of('Họ và tên đệm', 'Tên', 'Mã số BHXH', 'Mã đơn vị')).toMatchObject({
      columns: { 'full_name.family': 0, 'full_name.given': 1 },
    })
  })
})

describe('a mapping', () => {
  it('pins columns under headers that nobody could guess, and header_row', () => {
    const table = rows(['Họ và tên', 'Mã số BHXH'], ['A', 'B', 'C'], ['1', '2', '3'])
    const mapping = {
      match: '*',
      source: 'insurance_participants',
      header_row: 2,
      columns: { full_name: 'A', insurance_number: 'B', unit_code: 'C' },
    } as const
    expect(found(recognise('tệp', table, mapping))).toMatchObject({
      headerRow: 2,
      columns: { full_name: 0, insurance_number: 1, unit_code: 2 },
    })
  })

  it('lets one of their columns feed several of ours', () => {
    const mapping = { match: '*', columns: { citizen_id: 'Số', insurance_number: 'Số' } }
    expect(found(recognise('tệp', rows(['Họ và tên', 'Số', 'Mã đơn vị', 'Mức lương']), mapping))).toMatchObject({
      columns: { citizen_id: 1, insurance_number: 1 },
    })
  })

  it('constants serve a starred column, and ignored columns are no longer named', () => {
    const mapping = { match: '*', constants: { payer_tax_id: '7000000009' }, ignore_columns: ['Nội bộ'] }
    expect(
      found(recognise('tệp', rows(['Họ và tên', 'Thu nhập chịu thuế', 'Bảo hiểm được trừ', 'Nội bộ']), mapping)),
    ).toMatchObject({
      source: 'tax_workers',
      constants: { payer_tax_id: '7000000009' },
      unmapped: [],
    })
  })

  it('a pinned header that is gone is an error that names the nearest one', () => {
    const mapping = {
      match: '*',
      source: 'insurance_participants',
      columns: { insurance_number: 'Mã sổ BHXH cũ' },
    } as const
    expect(() => recognise('roll.csv', rows(['Họ và tên', 'Mã số BHXH mới', 'Mã đơn vị']), mapping)).toThrow(
      expect.objectContaining({
        code: 'mapping-mismatch',
        exitCode: 2,
        details: expect.objectContaining({ expected: 'Mã sổ BHXH cũ', closest: 'Mã số BHXH mới' }),
      }),
    )
  })

  it('a pinned source whose starred column is gone is an error', () => {
    const mapping = { match: '*', source: 'tax_workers' } as const
    expect(() => recognise('a.csv', rows(['Họ và tên', 'Thu nhập chịu thuế']), mapping)).toThrow(
      expect.objectContaining({ code: 'mapping-mismatch' }),
    )
  })
})

describe('rows of column numbers', () => {
  it.each([
    [['(1)', '(2)', '(3)'], true],
    [['[06]', '[07]', '[08]', '[09]'], true],
    [['A', 'B', '1', '2', '3'], true],
    [['1', '2', '3=1+2', '4'], true],
    [['1', '7', '3'], false],
    [['1', 'Nguyễn Văn A', '2'], false],
    [['1', '2'], false],
  ])('%j is one: %s', (cells, expected) => {
    expect(isNumberRow(cells)).toBe(expected)
  })
})

describe('errors', () => {
  it('show no text of a row of data that stands where the header should', () => {
    const pins = { match: '*', source: 'tax_workers', columns: { citizen_id: 'Số CCCD' } } as const
    const data = rows(['079190001234', 'Nguyễn Văn Không Có Thật'], ['079190001234', 'x'])
    expect(() => recognise('tệp', data, pins)).toThrow(/^(?!.*(?:\d{9}|Không Có Thật)).*Số CCCD/)
  })
})
