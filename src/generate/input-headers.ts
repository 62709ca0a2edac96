/** Long because it is data: what each region calls each column of each kind of file. */

/** Ours and theirs, in the order of the file. */
export type Columns = readonly (readonly [column: string, header: string])[]

type Region = 'bac' | 'trung' | 'nam'

/** The headers of each kind of file as a region writes them: the north in full, the centre in abbreviations, the south in between. */
export interface RegionHeaders {
  readonly registry: Columns
  readonly taxUnits: Columns
  readonly contracts: Columns
  readonly noContracts: Columns
  readonly plainList: Columns
  readonly monthly: Columns
  readonly units: Columns
  readonly roll: Columns
  readonly rollOfMonth: Columns
  readonly voluntary: Columns
  readonly healthOnly: Columns
}

const IN_FULL: Readonly<Record<string, string>> = {
  address: 'Địa chỉ trụ sở chính',
  birth_date: 'Ngày, tháng, năm sinh',
  card_number: 'Số thẻ BHYT',
  citizen_id: 'Số định danh cá nhân',
  commune_code: 'Mã xã/phường',
  contract_from: 'Hợp đồng từ ngày',
  contract_kind: 'Loại hợp đồng lao động',
  contract_months: 'Thời hạn hợp đồng (tháng)',
  contract_signed_on: 'Ngày ký hợp đồng',
  contribution_base_vnd: 'Mức tiền lương đóng BHXH',
  died_on: 'Ngày chết',
  first_month: 'Tháng bắt đầu tham gia',
  foreigner_under_12_months: 'Cá nhân nước ngoài ủy quyền quyết toán dưới 12 tháng',
  form: 'Mẫu bảng kê',
  from_month: 'Từ tháng/năm',
  funds: 'Các quỹ tham gia',
  full_name: 'Họ và tên',
  gender: 'Giới tính',
  household_code: 'Mã hộ gia đình',
  identity_number: 'Số CMND/CCCD/SĐDCN/Hộ chiếu',
  insurance_deduction_vnd: 'Bảo hiểm được trừ',
  insurance_number: 'Mã số BHXH',
  kind: 'Loại chủ thể',
  last_month: 'Tháng kết thúc',
  month: 'Tháng',
  nationality: 'Quốc tịch',
  object_code: 'Mã đối tượng',
  office_code: 'Mã cơ quan BHXH',
  old_citizen_id: 'Số CMND',
  owner_citizen_id: 'Số CCCD chủ hộ',
  withholding_only: 'Chỉ khấu trừ, nộp thay',
  owner_name: 'Họ tên chủ hộ',
  participants: 'Số lao động tham gia BHXH',
  participation: 'Hình thức tham gia',
  passport_number: 'Số hộ chiếu',
  paused_from: 'Tạm dừng từ tháng',
  paused_until: 'Tạm dừng đến tháng',
  payer_name: 'Tên tổ chức trả thu nhập',
  payer_tax_id: 'Mã số thuế tổ chức trả thu nhập',
  payments: 'Số lần chi trả',
  payroll_vnd: 'Tổng quỹ lương',
  period: 'Kỳ tính thuế',
  personal_tax_id: 'Mã số thuế cá nhân',
  position: 'Loại lao động',
  province_code: 'Mã tỉnh/thành phố',
  registered_on: 'Ngày đăng ký lần đầu',
  state: 'Tình trạng tham gia',
  status: 'Trạng thái hoạt động',
  status_code: 'Mã trạng thái',
  status_on: 'Trạng thái từ ngày',
  status_until: 'Trạng thái đến ngày',
  tax_id: 'Mã số thuế',
  taxable_income_vnd: 'Tổng số thu nhập chịu thuế',
  taxpayer_kind: 'Loại người nộp thuế',
  tax_method: 'Phương pháp tính thuế',
  revenue_vnd: 'Doanh thu',
  to_month: 'Đến tháng/năm',
  unit_code: 'Mã đơn vị',
  unit_tax_id: 'Mã số thuế đơn vị',
}

const ABBREVIATED: Readonly<Record<string, string>> = {
  ...IN_FULL,
  birth_date: 'Ngày sinh',
  citizen_id: 'CCCD',
  commune_code: 'Mã xã',
  contribution_base_vnd: 'Mức lương',
  from_month: 'Từ tháng',
  full_name: 'HỌ TÊN',
  gender: 'Nam/nữ',
  identity_number: 'CMND/CCCD/Hộ chiếu',
  insurance_deduction_vnd: 'BH được trừ',
  insurance_number: 'Số sổ BHXH',
  old_citizen_id: 'CMND',
  payer_name: 'Tên đơn vị',
  payer_tax_id: 'MST đơn vị',
  period: 'Năm',
  personal_tax_id: 'MST cá nhân',
  province_code: 'Mã tỉnh',
  tax_id: 'MST',
  taxable_income_vnd: 'TNCT',
  to_month: 'Đến tháng',
  unit_code: 'Mã ĐV',
  unit_tax_id: 'MST đơn vị',
}

const NAME_COLUMNS: Readonly<Record<'registry' | 'taxUnits' | 'units', string>> = {
  registry: 'Tên doanh nghiệp',
  taxUnits: 'Tên người nộp thuế',
  units: 'Tên đơn vị',
}

const REGISTRY_OWN: Readonly<Record<string, string>> = {
  tax_id: 'Mã số doanh nghiệp',
  name: NAME_COLUMNS.registry,
  status: 'Tình trạng pháp lý',
  status_on: 'Tình trạng từ ngày',
  status_until: 'Tạm ngừng đến ngày',
  representative_name: 'Người đại diện pháp luật',
  representative_citizen_id: 'Số CCCD người đại diện',
}

const PAYER = ['payer_tax_id', 'payer_name', 'full_name', 'personal_tax_id']
const PAPERS = ['citizen_id', 'old_citizen_id', 'passport_number']
const CONTRACT = [
  'contract_kind',
  'contract_months',
  'contract_signed_on',
  'contract_from',
  'payments',
  'foreigner_under_12_months',
]
const MONEY = ['taxable_income_vnd', 'insurance_deduction_vnd']
const PERSON = [
  'insurance_number',
  'full_name',
  'birth_date',
  'gender',
  'citizen_id',
  'old_citizen_id',
  'passport_number',
  'card_number',
  'nationality',
]
const MEMBERSHIP = [
  'object_code',
  'contribution_base_vnd',
  'from_month',
  'to_month',
  'died_on',
  'household_code',
  'province_code',
  'commune_code',
]

/** All headers of a region's files. */
export function headersOf(region: Region): RegionHeaders {
  const words = region === 'trung' ? ABBREVIATED : IN_FULL
  const named = (names: readonly string[], own: Readonly<Record<string, string>> = {}): Columns =>
    names.map((name) => [name, own[name] ?? words[name]!])
  const joined = ['identity_number', 'birth_date', 'gender', 'nationality', 'form', 'period']
  const apart = [...PAPERS, 'birth_date', 'gender', 'nationality', 'form', 'period', ...CONTRACT]
  return {
    registry: named(
      [
        'tax_id',
        'name',
        'kind',
        'status',
        'status_on',
        'status_until',
        'registered_on',
        'address',
        'province_code',
        'commune_code',
        'representative_name',
        'representative_citizen_id',
      ],
      REGISTRY_OWN,
    ),
    taxUnits: named(
      [
        'tax_id',
        'name',
        'status_code',
        'status',
        'status_on',
        'status_until',
        'taxpayer_kind',
        'address',
        'province_code',
        'commune_code',
        'owner_name',
        'owner_citizen_id',
        'tax_method',
        'revenue_vnd',
        'withholding_only',
      ],
      { name: NAME_COLUMNS.taxUnits },
    ),
    contracts: named([...PAYER, ...(region === 'nam' ? apart : joined), ...MONEY]),
    noContracts: named([...PAYER, 'identity_number', 'nationality', 'form', 'period', 'taxable_income_vnd']),
    plainList: named([...PAYER, 'identity_number', 'period', ...MONEY]),
    monthly: named([
      ...PAYER,
      ...PAPERS,
      'birth_date',
      'gender',
      'nationality',
      'form',
      'from_month',
      'to_month',
      ...CONTRACT,
      ...MONEY,
    ]),
    units: named(
      [
        'unit_code',
        'tax_id',
        'office_code',
        'name',
        'status',
        'first_month',
        'last_month',
        'participants',
        'payroll_vnd',
        'paused_from',
        'paused_until',
        'province_code',
        'commune_code',
      ],
      { name: NAME_COLUMNS.units },
    ),
    roll: named([
      ...PERSON,
      'unit_code',
      'unit_tax_id',
      'office_code',
      'participation',
      ...MEMBERSHIP,
      'state',
      'position',
      ...(region === 'trung' ? [] : ['funds']),
    ]),
    rollOfMonth: named([
      'month',
      ...PERSON,
      'unit_code',
      'unit_tax_id',
      'office_code',
      'participation',
      ...MEMBERSHIP.filter((name) => name !== 'from_month' && name !== 'to_month'),
      'state',
      'funds',
    ]),
    voluntary: named([...PERSON, ...MEMBERSHIP]),
    healthOnly: named([...PERSON, ...MEMBERSHIP]),
  }
}

export const DEBT_HEADERS: Columns = [
  ['month', 'Tháng'],
  ['unit_code', 'Mã đơn vị'],
  ['tax_id', 'Mã số thuế'],
  ['office_code', 'Mã cơ quan BHXH'],
  ['opening_debt_vnd', 'Kỳ trước mang sang'],
  ['due_vnd', 'Phải đóng trong kỳ'],
  ['paid_vnd', 'Số tiền đã nộp'],
  ['closing_debt_vnd', 'Chuyển kỳ sau'],
  ['payment_cycle', 'Phương thức đóng'],
  ['state_budget', 'Ngân sách nhà nước'],
  ['urged_on', 'Ngày đôn đốc'],
  ['excused_until', 'Được lùi đến ngày'],
]

export const MANAGER_HEADERS: Columns = [
  ['tax_id', 'Mã số doanh nghiệp'],
  ['full_name', 'Họ và tên người quản lý'],
  ['role', 'Chức danh quản lý'],
  ['salaried', 'Hưởng lương'],
  ['citizen_id', 'Số CCCD'],
  ['birth_date', 'Ngày sinh'],
  ['gender', 'Giới tính'],
  ['nationality', 'Quốc tịch'],
  ['from_date', 'Ngày bổ nhiệm'],
]

export const AREA_HEADERS: Columns = [
  ['commune_code', 'Mã xã/phường'],
  ['province_code', 'Mã tỉnh'],
  ['office_code', 'Mã BHXH cơ sở'],
  ['officer', 'Cán bộ chuyên quản'],
  ['collector', 'Nhân viên thu'],
  ['valid_from', 'Hiệu lực từ ngày'],
  ['area_codes', 'Hệ mã'],
  ['is_atk', 'Xã ATK'],
]

/** In our own names: they always work as headers too. */
export const SUCCESSOR_HEADERS: Columns = ['old_tax_id', 'new_tax_id', 'from_date'].map((name) => [name, name])
