import type { SourceName } from '../sources/index.ts'
import type { Block, Employer, RollRow, TaxRow } from './facts.ts'
import {
  AREA_HEADERS,
  type Columns,
  DEBT_HEADERS,
  headersOf,
  MANAGER_HEADERS,
  SUCCESSOR_HEADERS,
} from './input-headers.ts'
import { benefitsFile, livingHeaders, pupilsFile, residentsFile } from './living/files.ts'
import { LINK_COLUMNS, LINKS_FILE } from './person-links.ts'
import { RECEIPT_COLUMNS, RECEIPTS_FILE } from './receipts.ts'

/** How one of the input files looks: where it stands, what it is, and which columns it has under which headers. */
export interface FileShape {
  readonly path: string
  readonly source: SourceName
  readonly delimiter: ',' | ';' | '\t'
  readonly bom: boolean
  /** Ours and theirs, in the order of the file. */
  readonly columns: Columns
}

export const SUPPLEMENT = 'thue/bo_sung/05-1_BK_bo_sung.csv'
export const SUPPLEMENT_AGAIN = 'thue/bo_sung/05-1_BK_bo_sung (gui lai).csv'
export const ROLLS_FILE = 'bhxh/danh_sach_tung_thang.csv'
export const AREAS_FILE = 'dia_ban/dia_ban.csv'
export const DEBTS_FILE = 'bhxh/C12_tong_hop.csv'
export const MANAGERS_FILE = 'dang_ky/nguoi_quan_ly.csv'
export const SUCCESSORS_FILE = 'dang_ky/ma_so_thue_ke_thua.csv'

function shape(path: string, source: SourceName, columns: Columns, style: Partial<FileShape> = {}): FileShape {
  return { path, source, columns, delimiter: ',', bom: false, ...style }
}

/** Every file that a nation can have; one is made when its first row comes. Each region writes in its own manner. */
export const FILE_SHAPES: readonly FileShape[] = [
  ...(['bac', 'trung', 'nam'] as const).flatMap((region) => {
    const style = region === 'trung' ? ({ delimiter: ';', bom: true } as const) : { bom: region === 'nam' }
    const headers = headersOf(region)
    const living = livingHeaders(region)
    return [
      shape(residentsFile({ region }), 'residents', living.residents, style),
      shape(benefitsFile({ region }), 'benefits', living.benefits, style),
      shape(pupilsFile({ region }), 'pupils', living.pupils, style),
      shape(`dang_ky/doanh_nghiep_${region}.csv`, 'enterprise_registry', headers.registry, style),
      shape(`thue/PL01_${region}.csv`, 'tax_units', headers.taxUnits, style),
      shape(`thue/05-1_BK_${region}.csv`, 'tax_workers', headers.contracts, style),
      shape(`thue/05-2_BK_${region}.csv`, 'tax_workers', headers.noContracts, style),
      shape(`thue/PL02_${region}.csv`, 'tax_workers', headers.plainList, style),
      shape(`bhxh/don_vi_${region}.csv`, 'insurance_units', headers.units, style),
      shape(`bhxh/tham_gia_${region}.csv`, 'insurance_participants', headers.roll, style),
      shape(`bhxh/tu_nguyen_${region}.csv`, 'insurance_participants', headers.voluntary, style),
      shape(`bhxh/bhyt_${region}.csv`, 'insurance_participants', headers.healthOnly, style),
    ]
  }),
  shape(ROLLS_FILE, 'insurance_participants', headersOf('trung').rollOfMonth, { delimiter: ';' }),
  shape('thue/chi_tra_theo_thang.csv', 'tax_workers', headersOf('nam').monthly),
  shape(SUPPLEMENT, 'tax_workers', headersOf('nam').contracts, { bom: true }),
  shape(AREAS_FILE, 'areas', AREA_HEADERS, { delimiter: '\t' }),
  shape(DEBTS_FILE, 'insurance_units', DEBT_HEADERS),
  shape(LINKS_FILE, 'person_links', LINK_COLUMNS),
  shape(RECEIPTS_FILE, 'receipts', RECEIPT_COLUMNS, { delimiter: ';' }),
  shape(MANAGERS_FILE, 'enterprise_managers', MANAGER_HEADERS),
  shape(SUCCESSORS_FILE, 'employer_successors', SUCCESSOR_HEADERS),
]

export const registryFile = (block: Block): string => `dang_ky/doanh_nghiep_${block.region}.csv`
export const taxUnitsFile = (block: Block): string => `thue/PL01_${block.region}.csv`
export const unitsFile = (block: Block): string => `bhxh/don_vi_${block.region}.csv`

/** In the south voluntary participants and health groups have files of their own. */
export function rollFile(block: Block, row: RollRow): string {
  if (block.rollByMonth) return ROLLS_FILE
  const apart = block.region === 'nam' && row.participation !== 'compulsory'
  const name = apart ? (row.participation === 'voluntary' ? 'tu_nguyen' : 'bhyt') : 'tham_gia'
  return `bhxh/${name}_${block.region}.csv`
}

/** The files that carry the tax row: its own by form and region, and the supplement. */
export function taxFiles(block: Block, row: TaxRow): readonly string[] {
  if (row.supplement === 'only') return [SUPPLEMENT]
  const main = mainTaxFile(block, row, row.employer)
  return row.supplement === 'also' ? [main, SUPPLEMENT] : [main]
}

function mainTaxFile(block: Block, row: TaxRow, employer: Employer): string {
  // File names are shown on the screen, so they hold no whole identifier.
  if (employer.shape === 'workbook') return `thue/05-1_BK_don_vi_${employer.payerTaxId.slice(-4)}.xlsx`
  if (employer.shape === 'monthly') return 'thue/chi_tra_theo_thang.csv'
  if (row.form === '05-2') return `thue/05-2_BK_${block.region}.csv`
  return row.form === '05-1' ? `thue/05-1_BK_${block.region}.csv` : `thue/PL02_${block.region}.csv`
}
