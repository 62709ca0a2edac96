/** Long because it is data: how each office writes each of its files. */
import { AREAS_FILE, DEBTS_FILE, MANAGERS_FILE, ROLLS_FILE, SUCCESSORS_FILE, SUPPLEMENT } from '../input-files.ts'
import { DEBT_HEADERS, MANAGER_HEADERS } from '../input-headers.ts'
import { LIVING_MANNERS } from './living-manners.ts'
import { book, text } from './make-manner.ts'
import type { BookManner, Manner, MessyColumn } from './manner.ts'

const REPRESENTATIVE = 'Người đại diện theo pháp luật'
const PERSON = 'Thông tin cá nhân'
const PAYER = 'Tổ chức trả thu nhập'

const registryColumns = (communeCode: string): MessyColumn[] => [
  ['tax_id', 'Mã số DN'],
  ['name', 'Tên doanh nghiệp'],
  ['kind', 'Phân loại'],
  ['status', 'Tình trạng pháp lý', 'Tình trạng'],
  ['status_on', 'Tình trạng pháp lý', 'Tình trạng từ ngày'],
  ['status_until', 'Tình trạng pháp lý', 'Tạm ngừng đến ngày'],
  ['registered_on', 'Ngày cấp lần đầu'],
  ['address', 'Địa chỉ trụ sở'],
  ['province_code', 'Mã tỉnh'],
  ['commune_code', communeCode],
  ['representative_name', REPRESENTATIVE, 'Họ tên người đại diện'],
  ['representative_citizen_id', REPRESENTATIVE, 'Số giấy tờ'],
]

const TAXPAYER_COLUMNS: readonly MessyColumn[] = [
  ['tax_id', 'MST NNT'],
  ['name', 'Tên NNT'],
  ['status_code', 'Trạng thái MST', 'Mã trạng thái'],
  ['status', 'Trạng thái MST', 'Trạng thái'],
  ['status_on', 'Trạng thái MST', 'Trạng thái từ ngày'],
  ['status_until', 'Trạng thái MST', 'Trạng thái đến ngày'],
  ['taxpayer_kind', 'Loại NNT'],
  ['address', 'Địa chỉ trụ sở'],
  ['province_code', 'Mã tỉnh'],
  ['commune_code', 'Mã xã'],
  ['owner_name', 'Chủ hộ kinh doanh', 'Tên chủ hộ'],
  ['owner_citizen_id', 'Chủ hộ kinh doanh', 'Số CCCD chủ hộ'],
  ['tax_method', 'Phương pháp tính thuế'],
  ['revenue_vnd', 'Doanh thu năm'],
  ['withholding_only', 'Chỉ khấu trừ, nộp thay'],
]

const UNIT_COLUMNS: readonly MessyColumn[] = [
  ['unit_code', 'Mã đơn vị'],
  ['tax_id', 'MST đơn vị'],
  ['office_code', 'Mã CQ BHXH'],
  ['name', 'Tên đơn vị'],
  ['status', 'Trạng thái'],
  ['first_month', 'Thời gian tham gia', 'Từ tháng'],
  ['last_month', 'Thời gian tham gia', 'Đến tháng'],
  ['participants', 'Phải đóng', 'Số lao động'],
  ['payroll_vnd', 'Phải đóng', 'Quỹ tiền lương'],
  ['paused_from', 'Tạm dừng đóng', 'Tạm dừng từ tháng'],
  ['paused_until', 'Tạm dừng đóng', 'Tạm dừng đến tháng'],
  ['province_code', 'Mã tỉnh'],
  ['commune_code', 'Mã xã'],
]

const FORM_05_1: readonly MessyColumn[] = [
  ['payer_tax_id', PAYER, 'MST tổ chức'],
  ['payer_name', PAYER, 'Tên tổ chức'],
  ['full_name', PERSON, 'Họ và tên'],
  ['personal_tax_id', PERSON, 'MST cá nhân'],
  ['identity_number', PERSON, 'Số CMND/CCCD/SĐDCN/HC'],
  ['birth_date', PERSON, 'Ngày sinh'],
  ['gender', PERSON, 'Giới tính'],
  ['nationality', PERSON, 'Quốc tịch'],
  ['taxable_income_vnd', 'Tổng số thu nhập chịu thuế'],
  ['insurance_deduction_vnd', 'Bảo hiểm được trừ'],
]

const FORM_05_1_NUMBERS = {
  full_name: '[07]',
  personal_tax_id: '[08]',
  identity_number: '[09]',
  taxable_income_vnd: '[12]',
  insurance_deduction_vnd: '[19]',
}

const FORM_05_2: readonly MessyColumn[] = [
  ['payer_tax_id', PAYER, 'MST tổ chức'],
  ['payer_name', PAYER, 'Tên tổ chức'],
  ['full_name', 'Họ và tên'],
  ['personal_tax_id', 'MST cá nhân'],
  ['identity_number', 'Số CMND/CCCD'],
  ['nationality', 'Quốc tịch'],
  ['taxable_income_vnd', 'Tổng TNCT'],
]

const FORM_05_2_NUMBERS = {
  full_name: '[07]',
  personal_tax_id: '[08]',
  identity_number: '[09]',
  taxable_income_vnd: '[11]',
}

const PL02: readonly MessyColumn[] = [
  ['payer_tax_id', 'MST tổ chức'],
  ['payer_name', 'Tên tổ chức trả thu nhập'],
  ['full_name', 'Họ và tên'],
  ['personal_tax_id', 'MST cá nhân'],
  ['identity_number', 'Số CMND/CCCD/Hộ chiếu'],
  ['taxable_income_vnd', 'Tổng thu nhập chịu thuế'],
  ['insurance_deduction_vnd', 'Các khoản bảo hiểm được trừ'],
]

/** Papers apart and contracts, as the south sends them. */
const CONTRACTS: readonly MessyColumn[] = [
  ['payer_tax_id', 'Mã số thuế tổ chức'],
  ['payer_name', 'Tên công ty'],
  ['full_name', 'Họ tên NLĐ'],
  ['personal_tax_id', 'MST NLĐ'],
  ['citizen_id', 'Số CCCD'],
  ['old_citizen_id', 'Số CMND cũ'],
  ['passport_number', 'Passport'],
  ['birth_date', 'Ngày tháng năm sinh'],
  ['gender', 'Phái'],
  ['nationality', 'Quốc tịch'],
  ['form', 'Mẫu biểu'],
  ['period', 'Năm quyết toán'],
  ['contract_kind', 'Loại HĐLĐ'],
  ['contract_months', 'Thời hạn HĐLĐ'],
  ['contract_signed_on', 'Ngày ký HĐLĐ'],
  ['contract_from', 'HĐLĐ từ ngày'],
  ['payments', 'Số lần trả'],
  ['foreigner_under_12_months', 'Người nước ngoài dưới 12 tháng'],
  ['taxable_income_vnd', 'Tổng TNCT'],
  ['insurance_deduction_vnd', 'Các khoản bảo hiểm'],
]

const MONTHLY: readonly MessyColumn[] = CONTRACTS.flatMap((column): MessyColumn[] =>
  column[0] === 'period'
    ? [
        ['from_month', 'Từ tháng năm'],
        ['to_month', 'Đến tháng năm'],
      ]
    : [column],
)

const PAPERS: readonly MessyColumn[] = [
  ['citizen_id', PERSON, 'Giấy tờ tùy thân', 'CCCD/ĐDCN'],
  ['old_citizen_id', PERSON, 'Giấy tờ tùy thân', 'Số CMND'],
  ['passport_number', PERSON, 'Giấy tờ tùy thân', 'Hộ chiếu'],
]

const ROLL_OF_THE_CENTRE: readonly MessyColumn[] = [
  ['insurance_number', 'Mã số BHXH'],
  ['full_name', PERSON, 'Họ và tên'],
  ['birth_date', PERSON, 'Ngày sinh'],
  ['gender', PERSON, 'Giới tính'],
  ...PAPERS,
  ['card_number', PERSON, 'Mã thẻ BHYT'],
  ['nationality', PERSON, 'Quốc tịch'],
  ['unit_code', 'Đơn vị', 'Mã đơn vị'],
  ['unit_tax_id', 'Đơn vị', 'MST đơn vị'],
  ['office_code', 'Đơn vị', 'Mã CQ BHXH'],
  ['participation', 'Loại hình tham gia'],
  ['object_code', 'Mã đối tượng BHYT'],
  ['contribution_base_vnd', 'Mức tiền lương đóng BHXH'],
  ['from_month', 'Thời gian tham gia', 'Từ tháng'],
  ['to_month', 'Thời gian tham gia', 'Đến tháng'],
  ['died_on', 'Ngày chết'],
  ['household_code', 'Mã hộ'],
  ['province_code', 'Mã tỉnh'],
  ['commune_code', 'Mã xã (nếu trùng tên)'],
  ['state', 'Trạng thái đóng'],
  ['position', 'Nhóm lao động'],
]

const ROLL_PLAIN: readonly MessyColumn[] = [
  ['insurance_number', 'Số sổ'],
  ['full_name', 'Họ và tên người tham gia'],
  ['birth_date', 'Sinh ngày'],
  ['gender', 'Phái'],
  ['citizen_id', 'ĐDCN'],
  ['old_citizen_id', 'CMT'],
  ['passport_number', 'Passport'],
  ['card_number', 'Số thẻ'],
  ['nationality', 'Quốc tịch'],
  ['unit_code', 'Mã ĐV'],
  ['unit_tax_id', 'MST doanh nghiệp'],
  ['office_code', 'Mã BHXH cơ sở'],
  ['participation', 'Loại BHXH'],
  ['object_code', 'Nhóm đối tượng'],
  ['contribution_base_vnd', 'Tiền lương đóng'],
  ['from_month', 'Tham gia từ tháng'],
  ['to_month', 'Tham gia đến tháng'],
  ['died_on', 'Ngày mất'],
  ['household_code', 'Mã số hộ gia đình'],
  ['province_code', 'Mã tỉnh thành'],
  ['commune_code', 'Mã phường/xã'],
  ['state', 'Tình trạng đóng'],
  ['position', 'Diện tham gia'],
  ['funds', 'Quỹ tham gia'],
]

const without = (columns: readonly MessyColumn[], ...names: string[]): MessyColumn[] =>
  columns.filter(([name]) => !names.includes(name))

const ROLL_OF_MONTH = [
  ...without(ROLL_OF_THE_CENTRE, 'from_month', 'to_month', 'position').map(
    (column): MessyColumn => (column[0] === 'commune_code' ? ['commune_code', 'Mã xã'] : column),
  ),
  ['funds', 'Tham gia các quỹ'] as const,
]
const ROLL_OF_OTHERS = without(
  ROLL_PLAIN,
  'unit_code',
  'unit_tax_id',
  'office_code',
  'participation',
  'state',
  'position',
  'funds',
)

/** How each file of the clean nation, by its path, is written. */
export const MANNERS: Readonly<Record<string, Manner>> = {
  // The north: Excel with the fonts of the nineties, and a Mac.
  'dang_ky/doanh_nghiep_bac.csv': book(
    'dang_ky/doanh_nghiep_bac.xlsx',
    'registry',
    'DANH SÁCH DOANH NGHIỆP, HỢP TÁC XÃ, HỘ KINH DOANH ĐÃ ĐĂNG KÝ',
    registryColumns('Mã xã (nếu trùng tên)'),
    { script: 'tcvn3', lines: ['last month'], numbers: 'brackets', groups: 'commune', capitals: ['name'] },
    { days: 'real', ids: 'numbers', abbreviated: true },
  ),
  'thue/PL01_bac.csv': text('thue/PL01_bac.csv', TAXPAYER_COLUMNS, {
    encoding: 'tcvn3',
    delimiter: ';',
    lineEnds: 'windows',
  }),
  'thue/05-1_BK_bac.csv': book(
    'thue/05-1_BK_bac.xlsx',
    'tax',
    'BẢNG KÊ CHI TIẾT CÁ NHÂN THUỘC DIỆN TÍNH THUẾ THEO BIỂU LŨY TIẾN TỪNG PHẦN',
    FORM_05_1,
    {
      script: 'tcvn3',
      lines: ['form 05-1', 'year'],
      numbers: FORM_05_1_NUMBERS,
      sheets: 'province and year',
      page: 50,
      declaresAll: true,
    },
    { days: 'mixed', ids: 'numbers' },
  ),
  'thue/05-2_BK_bac.csv': text(
    'thue/05-2_BK_bac.csv',
    [...FORM_05_2, ['form', 'Mẫu'], ['period', 'Kỳ']],
    { decomposed: true, delimiter: ';' },
    { money: 'dots', abbreviated: true },
  ),
  'thue/PL02_bac.csv': text(
    'thue/PL02_bac.txt',
    [...PL02, ['period', 'Năm']],
    { encoding: 'utf-16le', mark: true, delimiter: '\t', lineEnds: 'windows' },
    { money: 'commas' },
  ),
  'bhxh/don_vi_bac.csv': book(
    'bhxh/don_vi_bac.xlsx',
    'insurance',
    'DANH SÁCH ĐƠN VỊ THAM GIA BẢO HIỂM XÃ HỘI',
    UNIT_COLUMNS,
    { numbers: 'letters', calendar1904: true, lines: ['last month'] },
    { months: 'real', money: 'thousands', ids: 'numbers', empty: '-' },
  ),
  'bhxh/tham_gia_bac.csv': text(
    'bhxh/tham_gia_bac.csv',
    ROLL_PLAIN,
    { decomposed: true, delimiter: ';', lineEnds: 'mixed' },
    { days: 'dashes', months: 'short', ids: 'numbers', abbreviated: true },
  ),

  // The centre: Unicode text, "ANSI", and workbooks with much above and below the table.
  'dang_ky/doanh_nghiep_trung.csv': text(
    'dang_ky/doanh_nghiep_trung.txt',
    registryColumns('Mã xã'),
    { encoding: 'utf-16le', mark: true, delimiter: '\t', lineEnds: 'windows' },
    { days: 'short' },
  ),
  'thue/PL01_trung.csv': book(
    'thue/PL01_trung.xlsx',
    'tax',
    'DANH SÁCH TỔ CHỨC, CÁ NHÂN CHI TRẢ THU NHẬP (PL01)',
    TAXPAYER_COLUMNS,
    { numbers: 'letters', declaresAll: true, hides: ['rows', 'column', 'sheet'] },
    { days: 'real', ids: 'numbers', empty: '-' },
  ),
  'thue/05-1_BK_trung.csv': text(
    'thue/05-1_BK_trung.csv',
    [...FORM_05_1, ['form', 'Phụ lục'], ['period', 'Năm tính thuế']],
    { mark: true, delimiter: ';', lineEnds: 'windows', quotes: 'all' },
    { days: 'digits', money: 'dots', ids: 'apostrophe', empty: '-', abbreviated: true },
  ),
  'thue/05-2_BK_trung.csv': book(
    'thue/05-2_BK_trung.xlsx',
    'tax',
    'BẢNG KÊ CHI TIẾT CÁ NHÂN THUỘC DIỆN TÍNH THUẾ THEO THUẾ SUẤT TOÀN PHẦN',
    FORM_05_2,
    { lines: ['form 05-2', 'year'], numbers: FORM_05_2_NUMBERS, sheets: 'province and year' },
    { money: 'thousands' },
  ),
  'thue/PL02_trung.csv': book(
    'thue/PL02_trung.xlsx',
    'tax',
    'DANH SÁCH CÁ NHÂN NHẬN THU NHẬP (PL02)',
    PL02,
    { script: 'tcvn3', oldHeader: true, lines: ['year'], numbers: 'brackets', sheets: 'province and year' },
    { money: 'dots', ids: 'numbers' },
  ),
  'bhxh/don_vi_trung.csv': text(
    'bhxh/don_vi_trung.csv',
    UNIT_COLUMNS,
    { encoding: 'windows-1258', delimiter: ';', lineEnds: 'windows' },
    { months: 'short', money: 'dots' },
  ),
  'bhxh/tham_gia_trung.csv': book(
    'bhxh/tham_gia_trung.xlsx',
    'insurance',
    'DANH SÁCH NGƯỜI THAM GIA BẢO HIỂM XÃ HỘI, BẢO HIỂM Y TẾ',
    ROLL_OF_THE_CENTRE,
    { script: 'tcvn3', lines: ['last month'], numbers: 'brackets', groups: 'commune', subtotals: true, page: 60 },
    { days: 'short', months: 'short', money: 'dots', ids: 'numbers', abbreviated: true },
  ),
  [ROLLS_FILE]: book(
    'bhxh/danh_sach_tung_thang.xlsx',
    'insurance',
    'DANH SÁCH LAO ĐỘNG THAM GIA BẢO HIỂM XÃ HỘI BẮT BUỘC',
    ROLL_OF_MONTH,
    { lines: ['month of rows'], sheets: 'month' },
    { days: 'mixed', ids: 'apostrophe', abbreviated: true },
  ),

  // The south: VNI, a sheet for each commune, and exports of a program.
  'dang_ky/doanh_nghiep_nam.csv': book(
    'dang_ky/doanh_nghiep_nam.xlsx',
    'registry',
    'DANH SÁCH DOANH NGHIỆP, HỢP TÁC XÃ, HỘ KINH DOANH ĐÃ ĐĂNG KÝ',
    registryColumns('Mã xã (nếu trùng tên)'),
    { script: 'vni', groups: 'commune', numbers: 'brackets' },
    { days: 'short', ids: 'apostrophe', abbreviated: true },
  ),
  'thue/PL01_nam.csv': text(
    'thue/PL01_nam.csv',
    TAXPAYER_COLUMNS,
    { delimiter: '|', lineEnds: 'mixed' },
    { ids: 'numbers' },
  ),
  'thue/05-1_BK_nam.csv': text(
    'thue/05-1_BK_nam.csv',
    CONTRACTS,
    { quotes: 'all', lineEnds: 'windows' },
    { days: 'dashes', money: 'commas', abbreviated: true },
  ),
  'thue/05-2_BK_nam.csv': book(
    'thue/05-2_BK_nam.xlsx',
    'tax',
    'BẢNG KÊ CHI TIẾT CÁ NHÂN THUỘC DIỆN TÍNH THUẾ THEO THUẾ SUẤT TOÀN PHẦN',
    without(FORM_05_2, 'payer_tax_id', 'payer_name'),
    { script: 'vni', lines: ['form 05-2', 'year'], numbers: FORM_05_2_NUMBERS, sheets: 'year', tableOfPayer: true },
  ),
  'thue/PL02_nam.csv': book(
    'thue/PL02_nam.xlsx',
    'tax',
    'DANH SÁCH CÁ NHÂN NHẬN THU NHẬP (PL02)',
    without(PL02, 'payer_tax_id', 'payer_name'),
    { script: 'vni', lines: ['year'], sheets: 'year', tableOfPayer: true },
  ),
  'bhxh/don_vi_nam.csv': book(
    'bhxh/don_vi_nam.xlsx',
    'insurance',
    'DANH SÁCH ĐƠN VỊ THAM GIA BẢO HIỂM XÃ HỘI',
    UNIT_COLUMNS,
    { script: 'vni', sheets: 'commune', numbers: 'brackets', lines: ['last month'] },
    { months: 'short', ids: 'numbers' },
  ),
  'bhxh/tham_gia_nam.csv': text(
    'bhxh/tham_gia_nam.csv',
    ROLL_PLAIN,
    { mark: true, delimiter: ';', lineEnds: 'mixed' },
    { days: 'short', months: 'named', ids: 'apostrophe', abbreviated: true },
  ),
  'bhxh/tu_nguyen_nam.csv': book(
    'bhxh/tu_nguyen_nam.xlsx',
    'insurance',
    'DANH SÁCH NGƯỜI THAM GIA BẢO HIỂM XÃ HỘI TỰ NGUYỆN',
    ROLL_OF_OTHERS,
    { script: 'vni', lines: ['last month'] },
    { days: 'mixed', months: 'short', ids: 'numbers' },
  ),
  'bhxh/bhyt_nam.csv': text(
    'bhxh/bhyt_nam.csv',
    ROLL_OF_OTHERS,
    { encoding: 'vps', delimiter: ';', lineEnds: 'windows' },
    { days: 'short', months: 'digits' },
  ),
  'thue/chi_tra_theo_thang.csv': text(
    'thue/chi_tra_theo_thang.csv',
    MONTHLY,
    { mark: true, delimiter: ';' },
    { days: 'short', months: 'digits', money: 'dots', ids: 'numbers' },
  ),

  ...LIVING_MANNERS,

  // Of all regions.
  [SUPPLEMENT]: text(
    SUPPLEMENT,
    CONTRACTS,
    { encoding: 'utf-16le', mark: true, delimiter: '\t' },
    { days: 'padded', abbreviated: true },
  ),
  [AREAS_FILE]: book(
    'dia_ban/dia_ban.xlsx',
    'insurance',
    'PHÂN CÔNG ĐỊA BÀN QUẢN LÝ THU',
    [
      ['commune_code', 'Mã ĐVHC cấp xã'],
      ['province_code', 'Mã tỉnh thành'],
      ['office_code', 'BHXH cơ sở'],
      ['officer', 'Chuyên quản'],
      ['collector', 'Mã nhân viên thu'],
      ['valid_from', 'Áp dụng từ ngày'],
      ['area_codes', 'Hệ mã ĐVHC'],
      ['is_atk', 'Xã ATK'],
    ],
    {},
    { days: 'real' },
  ),
  [DEBTS_FILE]: text(DEBTS_FILE, DEBT_HEADERS, { mark: true, delimiter: ';', lineEnds: 'windows' }, { money: 'dots' }),
  [MANAGERS_FILE]: text(MANAGERS_FILE, MANAGER_HEADERS, { lineEnds: 'windows' }, { days: 'dashes', ids: 'apostrophe' }),
  [SUCCESSORS_FILE]: text(
    SUCCESSORS_FILE,
    [
      ['old_tax_id', 'MST cũ'],
      ['new_tax_id', 'MST kế thừa'],
      ['from_date', 'Ngày hiệu lực'],
    ],
    { mark: true, delimiter: ';', lineEnds: 'windows' },
    { days: 'short', ids: 'apostrophe' },
  ),
}

/** The workbook of one payer: its tax ID stands above the table. */
export function mannerOfPayer(path: string): BookManner {
  return book(
    path,
    'payer',
    'BẢNG KÊ CHI TIẾT CÁ NHÂN THUỘC DIỆN TÍNH THUẾ THEO BIỂU LŨY TIẾN TỪNG PHẦN',
    without(FORM_05_1, 'payer_tax_id', 'payer_name', 'birth_date', 'gender', 'nationality').map(
      ([column, ...levels]): MessyColumn => [column, levels.at(-1)!],
    ),
    { script: 'tcvn3', lines: ['form 05-1', 'year', 'payer', 'payer tax id'], numbers: FORM_05_1_NUMBERS },
    { ids: 'numbers' },
  )
}
