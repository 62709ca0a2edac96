export type GroupKind =
  | 'province'
  | 'district'
  | 'commune'
  | 'hamlet'
  | 'block'
  | 'office'
  | 'organisation'
  | 'unit'
  | 'object'
  | 'other'

export interface Group {
  readonly kind: GroupKind
  /** First words with marks, and the same in capitals without marks where they mean nothing else. */
  readonly marked: RegExp
  readonly plain: RegExp
  /** Columns that the heading fills, as far as a source has them. */
  readonly columns: readonly string[]
  /** Level among areas: a heading clears what stands below its level. */
  readonly level?: number
}

/** Which heading fills which column: the one table of it. The first that fits counts. */
export const GROUPS: readonly Group[] = [
  {
    kind: 'province',
    marked: /^(?:tỉnh|thành phố|tp\.?)[\s:]/,
    plain: /^(?:tinh|thanh pho|tp) /,
    columns: ['province_name'],
    level: 1,
  },
  {
    kind: 'district',
    marked: /^(?:huyện|quận|thị xã)[\s:]/,
    plain: /^(?:huyen|thi xa) /,
    columns: ['district_name'],
    level: 2,
  },
  {
    kind: 'commune',
    marked: /^(?:xã|phường|thị trấn|đặc khu)[\s:/]/,
    plain: /^(?:xa|phuong|thi tran|dac khu) /,
    columns: ['commune_name'],
    level: 3,
  },
  {
    kind: 'hamlet',
    marked: /^(?:thôn|ấp|khu phố|khu vực|khóm|bản|buôn|làng|tổ dân phố|tổ \d)(?=[\s:\d]|$)/,
    plain: /^(?:thon|ap|khu pho|khu vuc|to dan pho) /,
    columns: ['hamlet'],
    level: 4,
  },
  {
    kind: 'office',
    marked: /^(?:bhxh|bảo hiểm xã hội|cơ quan bhxh)[\s:]/,
    plain: /^(?:bhxh|bao hiem xa hoi) /,
    columns: ['office_name'],
  },
  {
    kind: 'organisation',
    marked: /^(?:tổ chức (?:dịch vụ|hỗ trợ|thu)|đại lý thu|đại lý|bưu điện)(?=[\s:]|$)/,
    plain: /^(?:to chuc (?:dich vu|ho tro|thu)|dai ly thu|buu dien)\b/,
    columns: ['organisation'],
  },
  { kind: 'block', marked: /^khối[\s:]/, plain: /^khoi /, columns: ['block'] },
  {
    kind: 'unit',
    marked:
      /^(?:(?:mã |tên )?đơn vị|(?:tổng )?công ty|cty|doanh nghiệp|dntn|chi nhánh|hợp tác xã|htx|hộ kinh doanh|trường)(?=[\s:.]|$)/,
    plain: /^(?:(?:ma |ten )?don vi|(?:tong )?cong ty|cty|doanh nghiep|dntn|chi nhanh|hop tac xa|htx|ho kinh doanh)\b/,
    columns: ['unit_name', 'payer_name', 'school_name', 'unit_code', 'unit_tax_id', 'payer_tax_id'],
  },
  {
    kind: 'object',
    marked: /^(?:nhóm đối tượng|đối tượng|nhóm)[\s:]/,
    plain: /^(?:nhom doi tuong|doi tuong|nhom) /,
    columns: ['object_code'],
  },
  {
    kind: 'other',
    marked: /^(?:phòng|bộ phận|phân xưởng|tổ|lao động)\s/,
    plain: /^(?:phong|bo phan|phan xuong) /,
    columns: [],
  },
]

export const LEVELS: ReadonlyMap<GroupKind, number> = new Map(
  GROUPS.flatMap(({ kind, level }) => (level === undefined ? [] : [[kind, level] as const])),
)

/** Every column that a heading can fill. */
export const CARRIED_COLUMNS: ReadonlySet<string> = new Set(GROUPS.flatMap(({ columns }) => columns))
