import { FIGURE_HEADERS, INDICATOR_HEADERS } from './shared/telling-headers.ts'
import { defineSource } from './source.ts'

export const areas = defineSource({
  name: 'areas',
  title: { vi: 'Địa bàn quản lý', en: 'Areas' },
  grain: 'a commune in a span of time',
  publisher: 'insurance office',
  required: false,
  columns: {
    commune_code: {
      cell: 'area_code',
      star: true,
      headers: [
        'Mã xã',
        'Mã xã/phường',
        'Mã phường/xã',
        'Mã xã phường',
        'Mã phường xã thị trấn',
        'Mã ĐVHC',
        'Mã ĐVHC cấp xã',
        'maxa',
      ],
    },
    province_code: { cell: 'area_code', headers: ['Mã tỉnh', 'Mã tỉnh/thành phố', 'Mã tỉnh thành', 'matinh'] },
    office_code: {
      cell: 'text',
      headers: ['Mã BHXH cơ sở', 'Mã cơ quan BHXH', 'Mã CQ BHXH', 'Mã cơ quan', 'BHXH cơ sở', 'Cơ quan BHXH', 'macqbh'],
    },
    officer: {
      cell: 'text',
      headers: ['Cán bộ chuyên quản', 'Chuyên quản', 'Cán bộ phụ trách', 'Cán bộ quản lý địa bàn', 'Cán bộ', 'dsnv'],
    },
    collector: {
      cell: 'text',
      headers: ['Nhân viên thu', 'Cộng tác viên', 'Mã nhân viên thu', 'Nhân viên thu/cộng tác viên'],
    },
    organisation: {
      cell: 'text',
      headers: [
        'Tổ chức dịch vụ thu',
        'Tổ chức hỗ trợ',
        'Tổ chức hỗ trợ phát triển đối tượng',
        'Tổ chức thu',
        'Mã tổ chức thu',
      ],
    },
    wage_region: { cell: 'text', headers: ['Vùng', 'Vùng lương', 'Vùng lương tối thiểu', 'Mã vùng lương tối thiểu'] },
    is_atk: { cell: 'flag', headers: ['Xã ATK', 'ATK', 'Xã an toàn khu', 'An toàn khu'] },
    valid_from: {
      cell: 'date',
      headers: ['Từ ngày', 'Hiệu lực từ', 'Hiệu lực từ ngày', 'Áp dụng từ ngày', 'Áp dụng từ'],
    },
    valid_to: {
      cell: 'date',
      headers: ['Đến ngày', 'Hiệu lực đến', 'Hiệu lực đến ngày', 'Áp dụng đến ngày', 'Áp dụng đến'],
    },
    area_codes: {
      cell: 'choice',
      headers: ['Hệ mã', 'Bộ mã', 'Hệ mã ĐVHC'],
      choices: ['gso63', 'gso34'],
      values: { '63': 'gso63', '34': 'gso34', '63 tỉnh': 'gso63', '34 tỉnh': 'gso34', Cũ: 'gso63', Mới: 'gso34' },
    },
  },
  recognisedBy: [['office_code', 'officer', 'collector', 'organisation', 'wage_region', 'is_atk']],
  refusedBy: [
    'Mã đơn vị',
    'Họ và tên',
    'Họ tên',
    'unit_code',
    'full_name',
    'Mã số thuế',
    'tax_id',
    'MST',
    ...INDICATOR_HEADERS,
    ...FIGURE_HEADERS,
    'indicator',
    'value',
    'hamlet',
    'relation',
  ],
  ignoredHeaders: ['Tên xã', 'Xã/phường', 'Phường/xã', 'Tên tỉnh', 'Tỉnh', 'Tỉnh/thành phố', 'Tên BHXH cơ sở'],
  expects: { rows: [1, 200_000_000], maxRejectRate: 0.05 },
  quality: {
    keys: [['commune_code']],
    joins: { commune: ['commune_code'] },
    matters: [['commune_code'], ['office_code'], ['officer', 'collector', 'organisation']],
    row: [['commune_code'], ['office_code'], ['valid_from']],
  },
})
