import type { Frame } from './blocks.ts'
import { ROLLS_FILE } from './input-files.ts'
import { two } from './nation.ts'

/** doisoat.yaml of a generated nation: the day it stands on, and what the files leave unsaid. */
export function siteConfigText(frame: Frame): string {
  const lastMonth = `${Math.floor(frame.lastMonth / 12)}-${two((frame.lastMonth % 12) + 1)}`
  const lines = [
    '# Dữ liệu giả định do `doisoat generate` tạo ra; mọi người và mọi đơn vị đều không có thật.',
    'site:',
    `  as_of: "${frame.asOf}"`,
    'files:',
    ...insurance('tham_gia', lastMonth),
    ...insurance('tu_nguyen', lastMonth, 'voluntary'),
    ...insurance('bhyt', lastMonth, 'health_only'),
    ...(frame.rollProvince === null ? [] : [`  - match: "${ROLLS_FILE}"`, '    area_codes: gso34']),
    ...['bhxh/don_vi_*.csv', 'dang_ky/doanh_nghiep_*.csv', 'thue/PL01_*.csv'].flatMap((match) => [
      `  - match: "${match}"`,
      '    area_codes: gso34',
    ]),
  ]
  return `${lines.join('\n')}\n`
}

function insurance(name: string, lastMonth: string, participation?: string): string[] {
  return [
    `  - match: "bhxh/${name}_*.csv"`,
    '    source: insurance_participants',
    '    reads_as: history',
    `    period: "${lastMonth}"`,
    '    area_codes: gso34',
    ...(participation ? [`    constants: { participation: ${participation} }`] : []),
  ]
}
