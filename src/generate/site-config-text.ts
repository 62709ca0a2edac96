import type { Frame } from './blocks.ts'
import { two } from './nation.ts'

/** doisoat.yaml of a generated nation: the day it stands on, and what the files leave unsaid. */
export function siteConfigText(frame: Frame): string {
  const lastMonth = `${Math.floor(frame.lastMonth / 12)}-${two((frame.lastMonth % 12) + 1)}`
  const lines = [
    '# Dữ liệu giả định do `doisoat generate` tạo ra; mọi người và mọi đơn vị đều không có thật.',
    'site:',
    `  as_of: "${frame.asOf}"`,
    'files:',
    '  - match: "bhxh/tham_gia_*.csv"',
    '    source: insurance_participants',
    '    reads_as: history',
    `    period: "${lastMonth}"`,
    '    area_codes: gso34',
    '  - match: "bhxh/don_vi_*.csv"',
    '    area_codes: gso34',
    '  - match: "dang_ky/doanh_nghiep_*.csv"',
    '    area_codes: gso34',
    '  - match: "thue/PL01_*.csv"',
    '    area_codes: gso34',
  ]
  return `${lines.join('\n')}\n`
}
