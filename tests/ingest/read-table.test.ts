import { describe, expect, it } from 'vitest'
import { readSheet } from './raw-sheet.ts'

const HEADER = 'STT | Mã số BHXH | Họ và tên | Mã đơn vị | Mức lương | Xã/phường'
const person = (n: number, name = 'Lê Văn Cả', wage = '5000000'): string =>
  `${n} | 790000000${n} | ${name} | TC0243 | ${wage} |`

describe('headings of groups', () => {
  it('fill what the rows below leave empty, and a higher level clears the lower ones', async () => {
    const { rows, parts } = await readSheet([
      'BẢO HIỂM XÃ HỘI TỈNH HẬU GIANG',
      HEADER,
      'A | Thành phố Vị Thanh',
      'I. | Xã Vị Tân |||',
      person(1),
      `2 | 7900000002 | Lê Văn Hai | TC0243 | 1 | Phường III`,
      'II. | Xã Hỏa Tiến |||',
      person(3),
      'B | Huyện Phụng Hiệp',
      person(4),
    ])
    expect(rows[0]?.map(({ row, commune_name }) => [row, commune_name])).toEqual([
      [5, 'Xã Vị Tân'],
      [6, 'Phường III'],
      [8, 'Xã Hỏa Tiến'],
      [10, null],
    ])
    expect(rows[0]?.[0]).toMatchObject({ province_code: '92' })
    expect(rows[0]?.[0]?.commune_code).toMatch(/^\d{5}$/)
    expect(parts[0]?.balance).toMatchObject({ read: 10, accepted: 4, structural: 6 })
    expect(parts[0]?.notes.join()).toContain('có 4 dòng nhóm (huyện: 2, xã: 2)')
  })

  it('name a unit with its code', async () => {
    const { rows } = await readSheet([
      'STT | Họ và tên | Mã số BHXH | Tên đơn vị | Mã đơn vị | Tháng',
      'Đơn vị: Công ty TNHH Mẫu - Mã TC0243',
      '1 | Lê Văn Cả | 7900000001 ||| 10/2025',
      'Đơn vị: TC0999 - Hợp tác xã Thử',
      '1 | Lê Văn Hai | 7900000002 ||| 10/2025',
    ])
    expect(rows[0]).toMatchObject([
      { unit_name: 'Công ty TNHH Mẫu', unit_code: 'TC0243' },
      { unit_name: 'Hợp tác xã Thử', unit_code: 'TC0999' },
    ])
  })

  it('never swallow a row of data that is named like one', async () => {
    const { rows, codes } = await readSheet([
      'STT | MST | Tên doanh nghiệp | Loại hình | Tình trạng pháp lý | Ngày cấp lần đầu',
      '1 | 0199000017 | Khối Thịnh Vượng ||',
      '2 || Khối Hưng Thịnh ||',
    ])
    expect(rows[0]).toMatchObject([{ row: 2, name: 'Khối Thịnh Vượng' }])
    expect(codes).toEqual(['3 tax_id cell-empty'])
    const people = await readSheet([HEADER, person(1), '2 || Xã Văn A |||', '3 || Tống Công Minh |||'])
    expect(people.rows[0]?.map(({ full_name }) => full_name)).toEqual(['Lê Văn Cả', 'Xã Văn A', 'Tống Công Minh'])
  })
})

describe('totals', () => {
  it('agree when they are the sum of a group, of a page or of all rows', async () => {
    const { parts } = await readSheet([
      'Tháng 10 năm 2025',
      HEADER,
      'I. | Khối doanh nghiệp ||| 11.000.000',
      person(1, 'A', '5.000.000'),
      person(2, 'B', '6.000.000'),
      '| Cộng ||| 11.000.000',
      'II. | Khối hành chính',
      person(3, 'C', '7.000.000'),
      '| Cộng ||| 7.000.000',
      '| Tổng cộng ||| 18.000.000',
    ])
    expect(parts[0]?.recognised === null ? null : parts[0]?.totals).toMatchObject({
      rows: 3,
      agreeing: 4,
      differing: 0,
    })
    expect(parts[0]?.notes).toHaveLength(1)
  })

  it('that do not agree are told with row, column and difference; quarantined rows count', async () => {
    const { parts } = await readSheet([
      'Tháng 10 năm 2025',
      HEADER,
      person(1, 'A', '5.000.000'),
      '2 | 7900000002 || TC0243 | 6.000.000',
      'Tổng cộng |||| 11.000.001',
    ])
    expect(parts[0]?.balance).toMatchObject({ accepted: 1, quarantined: 1 })
    expect(parts[0]?.notes).toEqual([
      'dòng 5 Tổng cộng, cột Mức lương: ghi 11.000.001, cộng các dòng 11.000.000, lệch 1',
    ])
  })

  it('above the rows are checked at the end, in the unit of the file, exactly', async () => {
    const { parts } = await readSheet([
      '|||| ĐVT: nghìn đồng',
      HEADER,
      'Tổng số |||| 11.000,6',
      person(1, 'A', '5.000,5'),
      person(2, 'B', '6.000'),
    ])
    expect(parts[0]?.recognised === null ? [] : parts[0]?.totals.figures).toMatchObject([
      { stated: '11.000,6', computed: '11.000,5', difference: '0,1', agrees: false },
    ])
  })
})

describe('the end of a table', () => {
  it('is its signature block: what stands under it is no data, a header that comes again goes on', async () => {
    const { parts, rows } = await readSheet([
      HEADER,
      person(1),
      '||| Vị Thanh, ngày 5 tháng 11 năm 2025',
      'Người lập biểu ||| Thủ trưởng đơn vị',
      'Đặng Thị Ký ||| ĐT: 0912345678',
      'Trang 2/2',
      'STT | Mã số  BHXH | Họ và\ntên | Mã đơn vị | Mức lương | Xã/phường'.replace('\n', ' '),
      '(1) | (2) | (3) | (4) | (5) | (6)',
      person(2),
    ])
    expect(rows[0]?.map(({ row }) => row)).toEqual([2, 9])
    expect(parts).toHaveLength(1)
    expect(parts[0]?.balance).toEqual({ read: 9, accepted: 2, quarantined: 0, structural: 7 })
  })

  it('comes before a table of its own title, though the header is the same', async () => {
    const { parts, rows } = await readSheet([
      'DANH SÁCH THAM GIA THÁNG 9 NĂM 2025',
      HEADER,
      person(1),
      'Tổng cộng |||| 5000000',
      'DANH SÁCH THAM GIA THÁNG 10 NĂM 2025',
      HEADER,
      person(2),
    ])
    expect(parts.map((part) => (part.recognised === null ? null : part.known.last))).toEqual([
      2025 * 12 + 8,
      2025 * 12 + 9,
    ])
    expect(rows.map((part) => part.map(({ row }) => row))).toEqual([[3], [7]])
  })

  it('leaves a table that is none of ours aside, and says so', async () => {
    const { parts, rows } = await readSheet([
      HEADER,
      person(1),
      'Tổng cộng |||| 5000000',
      'TT | Tháng | Ghi chú | Nhận xét của đoàn',
      '1 | 10 | tốt | đủ',
      '2 | 11 | khá | đủ',
    ])
    expect(rows[0]).toHaveLength(1)
    expect(parts[0]?.notes.join()).toContain('từ dòng 4 là bảng khác chưa nhận dạng được, 2 dòng không đọc')
  })
})

describe('tables side by side', () => {
  it('are read as tables of their own, each under the title above', async () => {
    const { parts, rows } = await readSheet([
      'DANH SÁCH THÁNG 10 NĂM 2025',
      'STT | Mã số BHXH | Họ và tên | Mã đơn vị || STT | Mã số BHXH | Họ và tên | Mã đơn vị',
      '1 | 7900000001 | Lê Văn Một | TC1 || 3 | 7900000003 | Lê Văn Ba | TC1',
      '2 | 7900000002 | Lê Văn Hai | TC1 ||||',
    ])
    expect(rows.map((part) => part.map(({ row, full_name }) => [row, full_name]))).toEqual([
      [
        [3, 'Lê Văn Một'],
        [4, 'Lê Văn Hai'],
      ],
      [[3, 'Lê Văn Ba']],
    ])
    expect(parts.map(({ firstColumn }) => firstColumn)).toEqual([0, 5])
    expect(parts.map((part) => (part.recognised === null ? null : part.known.last))).toEqual([24309, 24309])
  })
})

describe('columns that mean the same', () => {
  it('end the run with both named and the line that pins one', async () => {
    const lines = ['Họ và tên | Mã số BHXH | Mã đơn vị | Số CCCD | Số định danh cá nhân', 'A | 7900000001 | T1 | 1 | 2']
    await expect(readSheet(lines)).rejects.toMatchObject({
      code: 'column-ambiguous',
      exitCode: 2,
      details: {
        column: 'citizen_id',
        headers: ['Số CCCD (cột D)', 'Số định danh cá nhân (cột E)'],
        pin: 'columns: { citizen_id: "Số CCCD" }',
      },
    })
    const pinned = { match: '*', columns: { citizen_id: 'Số định danh cá nhân' } }
    expect((await readSheet(lines, { mapping: pinned })).parts[0]?.recognised?.binding.columns.get('citizen_id')).toBe(
      4,
    )
  })

  it('of the same text are told apart by their number', async () => {
    const lines = ['Họ và tên | Số CCCD | Số CCCD | Mã đơn vị | Mức lương', 'A | 1 | 2 | T1 | 3']
    const mapping = { match: '*', columns: { citizen_id: 'Số CCCD#2' } }
    expect((await readSheet(lines, { mapping })).parts[0]?.recognised?.binding.columns.get('citizen_id')).toBe(2)
  })

  it('of which one is blank give way to the other, and it is said', async () => {
    const { parts } = await readSheet([
      'Họ và tên | Mã số BHXH | Mã đơn vị | Số CCCD | Số định danh cá nhân',
      'A | 7900000001 | T1 || 079190001234',
    ])
    expect(parts[0]?.recognised?.binding.columns.get('citizen_id')).toBe(4)
    expect(parts[0]?.notes.join()).toContain('để trống')
  })
})
