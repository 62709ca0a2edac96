import { describe, expect, it } from 'vitest'
import type { RawRow } from '../../src/files/raw-table.ts'
import { recognise } from '../../src/ingest/recognise.ts'

const rows = (...lines: readonly string[]): RawRow[] =>
  lines.map((line, index) => ({ rowNumber: index + 1, cells: line.split(',') }))

function found(...lines: readonly string[]) {
  const recognition = recognise('tệp', rows(...lines), null)
  if (!recognition.ok) throw new Error(recognition.reason)
  const { binding, labels, headerRow, rowsBefore } = recognition.table
  const columns = Object.fromEntries([...binding.columns].map(([ours, at]) => [ours, labels[at]]))
  return { columns, headerRow, rowsBefore, unmapped: binding.unmapped }
}

const GROUPED = [
  'DANH SÁCH,,,,,,',
  'STT,MST tổ chức,Thông tin cá nhân,,,Số tiền,',
  ',,Họ và tên,Ngày sinh,Số CCCD,Thu nhập chịu thuế,Bảo hiểm được trừ',
]

describe('a header of several rows', () => {
  it('is read with its groups, the text of a merged cell reaching over all its columns', () =>
    expect(found(...GROUPED, '1,9900000016,Người A,1990,079190001234,120000,0')).toMatchObject({
      headerRow: 3,
      rowsBefore: 3,
      columns: {
        payer_tax_id: 'MST tổ chức',
        full_name: 'Thông tin cá nhân / Họ và tên',
        citizen_id: 'Thông tin cá nhân / Số CCCD',
        insurance_deduction_vnd: 'Số tiền / Bảo hiểm được trừ',
      },
    }))

  it('gives a group and its text together their meaning: Tháng / Từ is the first month', () =>
    expect(
      found('MST tổ chức,Họ và tên,Số CCCD,Tháng,', ',,,Từ,Đến', '9900000016,Người A,079190001234,1/2025,6/2025')
        .columns,
    ).toMatchObject({ from_month: 'Tháng / Từ', to_month: 'Tháng / Đến' }))

  it('takes the sum of a group and not its first part, over three levels and above column numbers', () =>
    expect(
      found(
        'Tên đơn vị,MST,Số lao động,Quỹ lương,Phải đóng,,,Đã đóng',
        ',,,,BHXH,,Cộng,',
        ',,,,Người SDLĐ,NLĐ,,',
        '(1),(2),(3),(4),(5),(6),(7),(8)',
        'Đơn vị A,9900000016,5,10000000,1,2,3,4',
      ),
    ).toMatchObject({
      rowsBefore: 4,
      columns: { due_vnd: 'Phải đóng / Cộng', paid_vnd: 'Đã đóng' },
      unmapped: ['Phải đóng / BHXH / Người SDLĐ', 'Phải đóng / BHXH / NLĐ'],
    }))

  it('is the first one, though the same comes again further down in more words', () =>
    expect(
      found(
        'MST tổ chức,Họ và tên,Thu nhập,Kỳ,',
        '9900000016,Người A,120000,2025,',
        'MST tổ chức,Họ và tên,Thu nhập chịu thuế,Kỳ,Số CCCD',
        '9900000016,Người B,120000,2025,079190001234',
      ),
    ).toMatchObject({ headerRow: 1, rowsBefore: 1 }))

  it.each(['I. Khối doanh nghiệp,,,', 'A,,Lao động trong nước,'])(
    'ends above the heading of a group of rows: %s',
    (group) =>
      expect(
        found('STT,MST tổ chức,Địa chỉ,Họ và tên,Kỳ', group, '1,9900000016,Xã A,Người A,2025').columns,
      ).toMatchObject({ payer_tax_id: 'MST tổ chức', full_name: 'Họ và tên' }),
  )

  it('never takes a row of data for a level', () =>
    expect(
      found('MST tổ chức,Họ và tên,Thu nhập,Kỳ', '9900000016,Người A,,2025', '9900000016,Người B,1,2025').rowsBefore,
    ).toBe(1))
})

describe('merged cells of a worksheet', () => {
  const merge = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number) => ({
    firstRow,
    lastRow,
    firstColumn,
    lastColumn,
  })
  const LINES = [
    'DANH SÁCH NGƯỜI LAO ĐỘNG,,,,',
    'STT,MST tổ chức,Cá nhân,,',
    ',,Họ và tên,Số CCCD,Thu nhập chịu thuế',
    '1,9900000016,Người A,079190001234,120000',
  ]
  const labels = (merges: readonly ReturnType<typeof merge>[] | null) => {
    const recognition = recognise('tệp', rows(...LINES), null, { merges })
    return recognition.ok ? recognition.table.labels : recognition.reason
  }

  it('say which columns a group covers, and that a title covers all', () =>
    expect(labels([merge(1, 1, 0, 4), merge(2, 3, 0, 0), merge(2, 3, 1, 1), merge(2, 2, 2, 3)])).toEqual([
      'STT',
      'MST tổ chức',
      'Cá nhân / Họ và tên',
      'Cá nhân / Số CCCD',
      'Thu nhập chịu thuế',
    ]))

  it('are guessed from the left where they are not known', () =>
    expect(labels(null)).toContain('Cá nhân / Thu nhập chịu thuế'))
})
