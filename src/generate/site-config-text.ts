import type { Frame } from './blocks.ts'
import { two } from './nation.ts'

/** doisoat.yaml of a generated nation: the day it stands on, and what the files leave unsaid. */
export function siteConfigText(frame: Frame, messy: boolean): string {
  // Agencies send one kind of file in several formats; VPS is never detected, since its letters are those of other encodings.
  const suffix = messy ? '' : '.csv'
  const lastMonth = `${Math.floor(frame.lastMonth / 12)}-${two((frame.lastMonth % 12) + 1)}`
  const lines = [
    '# Dữ liệu giả định do `doisoat generate` tạo ra; mọi người và mọi đơn vị đều không có thật.',
    'site:',
    `  as_of: "${frame.asOf}"`,
    // Everybody in several rows, and not only whom linkage put together: score counts both.
    ...(frame.doubles ? ['linkage: { clusters: all }'] : []),
    'files:',
    ...insurance(`tham_gia_*${suffix}`, lastMonth),
    ...insurance(`tu_nguyen_*${suffix}`, lastMonth, 'voluntary'),
    ...(messy ? insurance('bhyt_nam.csv', lastMonth, 'health_only', 'vps') : []),
    ...insurance(`bhyt_*${suffix}`, lastMonth, 'health_only'),
    ...(frame.rollProvince === null
      ? []
      : [`  - match: "bhxh/danh_sach_tung_thang${messy ? '.xlsx' : '.csv'}"`, '    area_codes: gso34']),
    ...['bhxh/don_vi_*', 'dang_ky/doanh_nghiep_*', 'thue/PL01_*', ...(frame.living ? LIVING_FILES : [])].flatMap(
      (match) => [`  - match: "${match}${suffix}"`, '    area_codes: gso34'],
    ),
  ]
  return `${lines.join('\n')}\n`
}

const LIVING_FILES = ['cu_tru/nhan_khau_*', 'truong_hoc/hoc_sinh_*']

function insurance(name: string, lastMonth: string, participation?: string, encoding?: string): string[] {
  return [
    `  - match: "bhxh/${name}"`,
    '    source: insurance_participants',
    '    reads_as: history',
    `    period: "${lastMonth}"`,
    '    area_codes: gso34',
    ...(encoding ? [`    encoding: ${encoding}`] : []),
    ...(participation ? [`    constants: { participation: ${participation} }`] : []),
  ]
}
