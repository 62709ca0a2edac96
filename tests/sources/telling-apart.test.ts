import { describe, expect, it } from 'vitest'
import { recognise } from '../../src/ingest/recognise.ts'
import { SOURCES } from '../../src/sources/index.ts'
import type { Source } from '../../src/sources/source.ts'

/** What a file with this header is taken for, or null. */
function kindOf(header: readonly string[]): string | null {
  const recognition = recognise('tệp', [{ rowNumber: 1, cells: header }], null)
  return recognition.ok ? recognition.table.source.name : null
}

const columnsOf = (source: Source) => Object.entries(source.columns)
const firstHeader = (source: Source, column: string): string => source.columns[column]?.headers[0] ?? column

/** The columns that a row of the source cannot do without, one of a group for each way to fill it. */
function needed(source: Source): readonly (readonly string[])[] {
  const stars = columnsOf(source).flatMap(([column, { star }]) => (star === true ? [column] : []))
  const groups = [...(source.starredAnyOf ?? []), ...source.recognisedBy]
  return groups.reduce<readonly (readonly string[])[]>(
    (ways, group) => ways.flatMap((way) => group.map((column) => [...new Set([...way, column])])),
    [stars],
  )
}

const NEW = [
  'residents',
  'benefits',
  'enterprise_managers',
  'person_links',
  'pupils',
  'insurance_movements',
  'offices',
  'targets',
  'receipts',
  'pair_decisions',
]

describe.each((SOURCES as readonly Source[]).map((source) => [source.name, source] as const))('%s', (name, source) => {
  it('with all its columns is recognised, under our names and under the first of theirs', () => {
    const columns = columnsOf(source).map(([column]) => column)
    expect(kindOf(columns)).toBe(name)
    const plain = columns.filter((column) => source.columns[column]?.cell !== 'identity_number')
    expect(kindOf(plain.map((column) => firstHeader(source, column)))).toBe(name)
  })

  const everyHeader = NEW.includes(name) ? it : null
  everyHeader?.('is recognised under each of its headers', () => {
    const columns = columnsOf(source).map(([column]) => column)
    const wrong = columns.flatMap((column, at) =>
      (source.columns[column]?.headers ?? []).flatMap((header) => {
        const labels = columns.map((other, place) => (place === at ? header : firstHeader(source, other)))
        const found = kindOf(labels)
        return found === name ? [] : [`${column} = ${header}: ${found}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('with no more than it needs is taken for nothing else', () => {
    const wrong = needed(source).flatMap((way) => {
      const found = kindOf(way.map((column) => firstHeader(source, column)))
      return found === name || found === null ? [] : [`${way.join(', ')}: ${found}`]
    })
    expect(wrong).toEqual([])
  })
})

/** Files that look like two kinds. */
const LOOK_ALIKES: readonly (readonly [what: string, source: string | null, header: readonly string[]])[] = [
  [
    'a list of a commune with numbers of health cards',
    'residents',
    ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Mã hộ', 'Quan hệ với chủ hộ', 'Ấp', 'Mã thẻ BHYT', 'Ghi chú'],
  ],
  [
    'a list of residents with groups and insurance numbers',
    'residents',
    ['STT', 'Họ tên', 'Giới tính', 'Năm sinh', 'CCCD', 'Mã số BHXH', 'Đối tượng', 'Khu vực', 'Tình trạng cư trú'],
  ],
  [
    'a roll of a household scheme with hamlets',
    'insurance_participants',
    [
      'STT',
      'Họ và tên',
      'Ngày sinh',
      'Mã số BHXH',
      'Mã thẻ BHYT',
      'Mã đối tượng',
      'Hạn thẻ từ',
      'Hạn thẻ đến',
      'Mã xã',
    ],
  ],
  [
    'Mẫu 4 of a household that joins',
    null,
    [
      'STT',
      'Họ và tên',
      'Mã số BHYT',
      'CCCD/ĐDCN',
      'Ngày sinh',
      'Nơi KCB',
      'Mức lương cơ sở',
      'Quan hệ với chủ hộ',
      'Số tháng',
    ],
  ],
  [
    'a list of a school with numbers of health cards',
    'pupils',
    ['STT', 'Năm học', 'Tên trường', 'Lớp', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số thẻ BHYT', 'Đối tượng', 'Mã xã'],
  ],
  [
    'a list of pensioners',
    'benefits',
    ['STT', 'Họ và tên', 'Mã số BHXH', 'Số CCCD', 'Ngày sinh', 'Chế độ hưởng', 'Từ tháng', 'Mức hưởng', 'Nơi cư trú'],
  ],
  [
    'the columns of a D02 that people fill in',
    'insurance_movements',
    ['STT', 'Họ và tên', 'Mã số BHXH', 'Mã đơn vị', 'Loại phương án', 'Ngày sinh', 'Mức lương', 'Từ tháng năm'],
  ],
  [
    'the same without the movement is a roll',
    'insurance_participants',
    ['STT', 'Họ và tên', 'Mã số BHXH', 'Mã đơn vị', 'Ngày sinh', 'Mức lương', 'Từ tháng năm'],
  ],
  [
    'D05, which has movements of the voluntary scheme',
    null,
    ['HoTen', 'MasoBHXH', 'MucTien', 'Tuthang', 'Sothang', 'Tongtien', 'PA', 'TyleNSDP', 'Mã đơn vị'],
  ],
  [
    'managers beside the names of their enterprises',
    'enterprise_managers',
    ['STT', 'Mã số doanh nghiệp', 'Tên doanh nghiệp', 'Họ tên', 'Chức danh', 'Ngày sinh', 'Giới tính', 'Số CCCD'],
  ],
  [
    'managers by "Mã số thuế", as a tax list would write it',
    'enterprise_managers',
    ['STT', 'Mã số thuế', 'Tên đơn vị', 'Họ và tên', 'Chức vụ', 'Số CMND/CCCD', 'Quốc tịch', 'Ngày sinh'],
  ],
  [
    'a registry with its representative',
    'enterprise_registry',
    ['Mã số doanh nghiệp', 'Tên doanh nghiệp', 'Loại hình', 'Người đại diện pháp luật', 'Chức danh', 'Số giấy tờ'],
  ],
  [
    'a tax list with titles of people',
    'tax_workers',
    ['MST đơn vị', 'Họ và tên', 'Chức vụ', 'Số CCCD', 'Tổng thu nhập chịu thuế', 'Bảo hiểm được trừ'],
  ],
  ['old CMND and CCCD', 'person_links', ['STT', 'Họ và tên', 'Ngày sinh', 'Số CMND', 'Số CCCD', 'Ngày cấp']],
  [
    'insurance numbers that were merged',
    'person_links',
    ['STT', 'Họ và tên', 'Ngày sinh', 'Mã số BHXH cũ', 'Mã số BHXH', 'Lý do gộp'],
  ],
  ['personal tax IDs and CCCD', 'person_links', ['Họ và tên', 'Ngày sinh', 'MST cá nhân', 'Số CCCD', 'Trạng thái']],
  ['any list of people is no word of an authority', null, ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Mã số BHXH']],
  ['offices', 'offices', ['STT', 'Mã cơ quan BHXH', 'Tên cơ quan BHXH', 'Mã tỉnh', 'Địa chỉ']],
  ['areas with their offices', 'areas', ['Mã xã', 'Mã tỉnh', 'Mã BHXH cơ sở', 'BHXH cơ sở', 'Cán bộ chuyên quản']],
  [
    'targets of communes',
    'targets',
    ['STT', 'Mã xã', 'Tên xã', 'Nhóm đối tượng', 'Chỉ tiêu', 'Tháng', 'Số giao', 'Căn cứ'],
  ],
  [
    'D03-TS, whose product stands in its title only',
    null,
    ['HoTen', 'MasoBHXH', 'NgaySinh', 'NgayBienLai', 'SoBienLai', 'Tiendong', 'Sothang', 'PA', 'TuNgay', 'Đại lý thu'],
  ],
  [
    'receipts of both products',
    'receipts',
    [
      ...['STT', 'Số biên lai', 'Ngày thu', 'Tổ chức dịch vụ thu', 'Họ và tên', 'Mã số BHXH', 'Loại hình'],
      ...['Từ tháng', 'Số tháng', 'Tổng tiền', 'NSNN hỗ trợ', 'NSĐP hỗ trợ', 'Mã xã'],
    ],
  ],
  [
    'pairs of an auditor, people side by side',
    'pair_decisions',
    ['STT', 'Mã bản ghi A', 'Họ và tên A', 'Mã bản ghi B', 'Họ và tên B', 'Kết luận', 'Người kết luận', 'Ghi chú'],
  ],
  [
    'records that are doubled are no roll, although they show one',
    null,
    ['Mã nhóm trùng', 'Loại', 'Mã số BHXH', 'Họ và tên', 'Ngày sinh', 'Mã đơn vị', 'Từ tháng', 'Đến tháng', 'Kết luận'],
  ],
  ['targets of organisations', 'targets', ['Tổ chức dịch vụ thu', 'Chỉ tiêu', 'Tháng', 'Kế hoạch']],
]

describe('look-alikes', () => {
  it.each(LOOK_ALIKES)('%s: %s', (_, source, header) => {
    expect(kindOf(header)).toBe(source)
  })
})
