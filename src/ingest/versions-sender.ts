import type { FileMapping } from '../config/site-config.ts'
import type { Source } from '../sources/source.ts'
import type { Binding } from './bind-columns.ts'

/** Who publishes a kind of file, when neither the site nor the folder says who sent this one. */
const PUBLISHERS: Readonly<Record<string, string>> = {
  'tax authority': 'Cơ quan thuế',
  'insurance office': 'Cơ quan BHXH',
  'business registry': 'Cơ quan đăng ký kinh doanh',
}
const UNKNOWN = 'Chưa rõ cơ quan gửi'

/** The agency a file goes back to: as the site says, else the first folder of its path, else who publishes such files. */
export function senderOf(path: string, mapping: FileMapping | null, source: Source | null): string {
  if (mapping?.sender !== undefined) return mapping.sender.trim()
  const [folder = ''] = path.split('/')
  if (path.includes('/') && folder !== '') return folder
  return (source === null ? undefined : PUBLISHERS[source.publisher]) ?? UNKNOWN
}

const OF_A_UNIT = /(?:tax_id|unit_code|office_code|commune_code|school_name|organisation)$/

/** Payer, unit or place that a sheet as a whole speaks of, as the lines above it name them; '' when none is named. */
export function unitOf({ constants }: Binding): string {
  const named = [...constants].filter(([column]) => OF_A_UNIT.test(column))
  return named
    .map(([column, value]) => `${column}=${value.replace(/\s/g, '')}`)
    .sort()
    .join(';')
}
