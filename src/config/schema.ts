import { z } from 'zod'
import { PRESENT_PROVINCE_CODES } from '../domain/areas.ts'
import { isIsoDate } from '../domain/dates.ts'
import { parsePeriod } from '../domain/months.ts'
import { THRESHOLDS } from '../policy/thresholds.ts'
import { SOURCES, type SourceName } from '../sources/index.ts'
import { GATE_NAMES, SHARE_QUALITIES, SOURCE_GATES } from './gate-names.ts'
import { EMPTY_CONFIG_DEFAULTS } from './site-config.ts'
import type { TextTree } from './yaml-tree.ts'

/**
 * doisoat.yaml over its text tree: every leaf is text, and each field says what text it takes. Messages are what the site reads.
 * Unknown keys are refused; `KNOWN_KEYS` below tells which were possible.
 */

const THRESHOLD_NAMES = Object.keys(THRESHOLDS)
const ENCODINGS = ['utf-8', 'utf-16le', 'windows-1258', 'tcvn3', 'vni', 'vps'] as const
export const SOURCE_NAMES = SOURCES.map(({ name }) => name) as readonly SourceName[]

const text = z.string({ error: 'cần một giá trị chữ' })
const oneOf = <const V extends readonly string[]>(values: V) =>
  z.enum(values as unknown as [V[number], ...V[number][]], { error: `cần một trong: ${values.join(', ')}` })
const wholeNumber = (what: string, least: number) =>
  text
    .regex(/^\d{1,12}$/, { error: what })
    .transform(Number)
    .refine((value) => value >= least, { error: what })
const share = text
  .regex(/^(?:0|1|0?\.\d+|0\.\d+|1\.0+)$/, { error: 'cần một tỷ lệ từ 0 đến 1, như 0.02' })
  .transform(Number)
const textMap = z.record(z.string(), text, { error: 'cần các cặp khóa: giá trị' })

const period = text.refine((value) => parsePeriod(value).ok, {
  error: 'cần năm (2025), quý (2025-Q2) hoặc tháng (2025-10)',
})
const province = text.refine((value) => PRESENT_PROVINCE_CODES.includes(value), {
  error: 'cần mã tỉnh hiện nay, như "92"',
})

const site = z.strictObject(
  {
    province: province.optional(),
    as_of: text.refine(isIsoDate, { error: 'cần một ngày YYYY-MM-DD' }).optional(),
    recipients: z
      .record(
        province,
        z.strictObject({ mask: oneOf(['none', 'ids']) }, { error: 'cần { mask: none } hoặc { mask: ids }' }),
        {
          error: 'cần các cặp mã tỉnh: { mask: … }',
        },
      )
      .default({}),
    answer_days: wholeNumber('cần số ngày nguyên từ 1', 1).default(EMPTY_CONFIG_DEFAULTS.answer_days),
  },
  { error: 'cần các khóa của site' },
)

const file = z.strictObject(
  {
    match: text.min(1, { error: 'cần mẫu tên tệp, như "thue/*.csv"' }),
    source: oneOf(SOURCE_NAMES).optional(),
    sheet: text.optional(),
    header_row: wholeNumber('cần số dòng từ 1', 1).optional(),
    encoding: oneOf(ENCODINGS).optional(),
    delimiter: text.refine((value) => [...value].length === 1, { error: 'cần đúng một ký tự' }).optional(),
    columns: textMap.optional(),
    values: z.record(z.string(), textMap, { error: 'cần cột: { giá trị trong tệp: giá trị của ta }' }).optional(),
    constants: textMap.optional(),
    period: period.optional(),
    money_unit: text
      .regex(/^10{0,12}$/, { error: 'cần 1, 1000 hoặc 1000000' })
      .transform(Number)
      .optional(),
    reads_as: oneOf(['roll', 'history', 'current']).optional(),
    area_codes: oneOf(['gso63', 'gso34']).optional(),
    title: textMap.optional(),
    ignore_columns: z.array(text, { error: 'cần một danh sách tiêu đề' }).optional(),
    sender: text.min(1, { error: 'cần tên cơ quan gửi tệp' }).optional(),
    replaces: text.min(1, { error: 'cần đường dẫn hoặc mẫu tên của tệp bị thay thế' }).optional(),
    adds_to: text.min(1, { error: 'cần đường dẫn hoặc mẫu tên của tệp được bổ sung' }).optional(),
  },
  { error: 'cần các khóa của một tệp' },
)

const rowsRange = z
  .tuple([wholeNumber('cần số dòng', 0), wholeNumber('cần số dòng', 0)], { error: 'cần hai số [ít nhất, nhiều nhất]' })
  .refine(([least, most]) => least <= most, { error: 'số thứ nhất phải nhỏ hơn hoặc bằng số thứ hai' })

const number = text.regex(/^\d{1,15}(?:\.\d{1,6})?$/, { error: 'cần một số không âm' }).transform(Number)

const optionalKeys = <K extends string, V extends z.ZodType>(keys: readonly K[], value: V) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value.optional()])) as Record<K, z.ZodOptional<V>>, {
    error: 'cần các cặp khóa: giá trị',
  })

/** Gates of the whole folder can be set under `all` only: they belong to no source. */
const gateOf = <K extends string>(names: readonly K[]) =>
  z.strictObject(
    {
      rows: rowsRange.optional(),
      max_reject_rate: share.optional(),
      max_age_days: wholeNumber('cần số ngày nguyên', 0).optional(),
      max_blank_keys: share.optional(),
      max_invalid_keys: share.optional(),
      max_duplicate_rows: share.optional(),
      max_drift: number.optional(),
      max_share_drift: share.optional(),
      max_unmapped_columns: wholeNumber('cần số cột nguyên', 0).optional(),
      min_quality: optionalKeys(SHARE_QUALITIES, share).optional(),
      severity: optionalKeys(names, oneOf(['warn', 'halt'])).optional(),
    },
    { error: 'cần các khóa của một chốt' },
  )
const gate = gateOf(SOURCE_GATES)
const linkage = z.strictObject({ clusters: oneOf(['linked', 'all']) })

const linkageGate = z.strictObject(
  { min_precision: share.optional(), max_match_rate_drift: number.optional(), max_cluster_drift: number.optional() },
  { error: 'cần các khóa của chốt liên kết' },
)

const gates = z.strictObject(
  { ...optionalKeys(SOURCE_NAMES, gate).shape, all: gateOf(GATE_NAMES).optional(), linkage: linkageGate.optional() },
  { error: 'cần các cặp nguồn: chốt' },
)

/** What a line's name and value may be is told by the parameters: policy-lines.ts. */
const isoDay = text.refine(isIsoDate, { error: 'cần một ngày YYYY-MM-DD' })
const policyLine = z.strictObject(
  {
    name: text.min(1, { error: 'cần tên tham số, xem doisoat policy' }),
    value: z.custom<TextTree>((value) => value !== undefined && value !== '', { error: 'cần giá trị' }),
    from: isoDay,
    to: isoDay.optional(),
    source: text.min(1, { error: 'cần văn bản làm căn cứ' }),
    note: text.min(1, { error: 'cần ghi chú' }).optional(),
  },
  { error: 'cần các khóa name, value, from, source' },
)

/** Where an unknown key stands is told by the path above it; `*` is any key or index. */
export const KNOWN_KEYS: readonly { readonly path: readonly string[]; readonly keys: readonly string[] }[] = [
  { path: [], keys: ['site', 'files', 'gates', 'thresholds', 'policy', 'required_sources', 'linkage'] },
  { path: ['linkage'], keys: Object.keys(linkage.shape) },
  { path: ['site'], keys: Object.keys(site.shape) },
  { path: ['site', 'recipients'], keys: PRESENT_PROVINCE_CODES },
  { path: ['site', 'recipients', '*'], keys: ['mask'] },
  { path: ['files', '*'], keys: Object.keys(file.shape) },
  { path: ['gates'], keys: [...SOURCE_NAMES, 'all', 'linkage'] },
  { path: ['gates', 'linkage'], keys: Object.keys(linkageGate.shape) },
  { path: ['gates', '*'], keys: Object.keys(gate.shape) },
  { path: ['gates', '*', 'min_quality'], keys: SHARE_QUALITIES },
  { path: ['gates', 'all', 'severity'], keys: GATE_NAMES },
  { path: ['gates', '*', 'severity'], keys: SOURCE_GATES },
  { path: ['thresholds'], keys: THRESHOLD_NAMES },
  { path: ['policy', '*'], keys: Object.keys(policyLine.shape) },
]

export const siteConfigSchema = z.strictObject(
  {
    site: site.default({ recipients: {}, answer_days: EMPTY_CONFIG_DEFAULTS.answer_days }),
    files: z.array(file, { error: 'cần một danh sách (mỗi mục bắt đầu bằng "- match:")' }).default([]),
    gates: gates.default({}),
    thresholds: optionalKeys(THRESHOLD_NAMES, number).default({}),
    policy: z.array(policyLine, { error: 'cần một danh sách (mỗi mục bắt đầu bằng "- name:")' }).default([]),
    linkage: linkage.optional(),
    required_sources: z
      .array(oneOf(SOURCE_NAMES), { error: 'cần một danh sách nguồn' })
      .default(SOURCES.filter(({ required }) => required).map(({ name }) => name)),
  },
  { error: 'tệp cấu hình phải gồm các khóa site, files, gates' },
)
