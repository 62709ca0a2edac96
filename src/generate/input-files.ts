import type { SourceName } from '../sources/index.ts'
import type { Block, Employer, TaxRow } from './facts.ts'

/** How one of the input files looks: where it stands, what it is, and which columns it has under which headers. */
export interface FileShape {
  readonly path: string
  readonly source: SourceName
  readonly delimiter: ',' | ';' | '\t'
  readonly bom: boolean
  /** Ours and theirs, in the order of the file. */
  readonly columns: readonly (readonly [column: string, header: string])[]
}

type Columns = FileShape['columns']

const own = (...names: readonly string[]): Columns => names.map((name) => [name, name])

const REGISTRY: Columns = own(
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
  'representative_birth_date',
)
const TAX_UNITS: Columns = own(
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
)
const FORM_1: Columns = own(
  'payer_tax_id',
  'payer_name',
  'full_name',
  'personal_tax_id',
  'identity_number',
  'birth_date',
  'gender',
  'nationality',
  'form',
  'period',
  'taxable_income_vnd',
  'insurance_deduction_vnd',
)
const FORM_1_WITH_CONTRACTS: Columns = own(
  'payer_tax_id',
  'payer_name',
  'full_name',
  'personal_tax_id',
  'citizen_id',
  'old_citizen_id',
  'passport_number',
  'birth_date',
  'gender',
  'nationality',
  'form',
  'period',
  'contract_kind',
  'contract_months',
  'contract_signed_on',
  'contract_from',
  'payments',
  'foreigner_under_12_months',
  'taxable_income_vnd',
  'insurance_deduction_vnd',
)
const FORM_2: Columns = own(
  'payer_tax_id',
  'payer_name',
  'full_name',
  'personal_tax_id',
  'identity_number',
  'nationality',
  'form',
  'period',
  'taxable_income_vnd',
)
const PLAIN_LIST: Columns = own(
  'payer_tax_id',
  'payer_name',
  'full_name',
  'personal_tax_id',
  'identity_number',
  'period',
  'taxable_income_vnd',
  'insurance_deduction_vnd',
)
const MONTHLY: Columns = own(
  'payer_tax_id',
  'payer_name',
  'full_name',
  'personal_tax_id',
  'citizen_id',
  'old_citizen_id',
  'passport_number',
  'birth_date',
  'gender',
  'nationality',
  'form',
  'from_month',
  'to_month',
  'contract_kind',
  'contract_months',
  'contract_signed_on',
  'contract_from',
  'payments',
  'foreigner_under_12_months',
  'taxable_income_vnd',
  'insurance_deduction_vnd',
)
const UNITS: Columns = own(
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
)
const ROLL: Columns = own(
  'insurance_number',
  'full_name',
  'birth_date',
  'gender',
  'citizen_id',
  'old_citizen_id',
  'passport_number',
  'card_number',
  'nationality',
  'unit_code',
  'unit_tax_id',
  'office_code',
  'participation',
  'object_code',
  'contribution_base_vnd',
  'from_month',
  'to_month',
  'state',
  'position',
  'died_on',
  'province_code',
  'commune_code',
)
const AREAS: Columns = own(
  'commune_code',
  'province_code',
  'office_code',
  'officer',
  'collector',
  'valid_from',
  'area_codes',
)
const SUCCESSORS: Columns = own('old_tax_id', 'new_tax_id', 'from_date')

export const SUPPLEMENT = 'thue/bo_sung/05-1_BK_bo_sung.csv'
export const SUPPLEMENT_AGAIN = 'thue/bo_sung/05-1_BK_bo_sung (gui lai).csv'
export const AREAS_FILE = 'dia_ban/dia_ban.csv'
export const SUCCESSORS_FILE = 'dang_ky/ma_so_thue_ke_thua.csv'

function shape(path: string, source: SourceName, columns: Columns, style: Partial<FileShape> = {}): FileShape {
  return { path, source, columns, delimiter: ',', bom: false, ...style }
}

/** Every file that a nation can have; one is made when its first row comes. */
export const FILE_SHAPES: readonly FileShape[] = [
  ...(['bac', 'trung', 'nam'] as const).flatMap((region) => {
    const style = region === 'trung' ? ({ delimiter: ';', bom: true } as const) : region === 'nam' ? { bom: true } : {}
    return [
      shape(`dang_ky/doanh_nghiep_${region}.csv`, 'enterprise_registry', REGISTRY, style),
      shape(`thue/PL01_${region}.csv`, 'tax_units', TAX_UNITS, style),
      shape(`thue/05-1_BK_${region}.csv`, 'tax_workers', region === 'nam' ? FORM_1_WITH_CONTRACTS : FORM_1, style),
      shape(`thue/05-2_BK_${region}.csv`, 'tax_workers', FORM_2, style),
      shape(`thue/PL02_${region}.csv`, 'tax_workers', PLAIN_LIST, style),
      shape(`bhxh/don_vi_${region}.csv`, 'insurance_units', UNITS, style),
      shape(`bhxh/tham_gia_${region}.csv`, 'insurance_participants', ROLL, style),
    ]
  }),
  shape('thue/chi_tra_theo_thang.csv', 'tax_workers', MONTHLY),
  shape(SUPPLEMENT, 'tax_workers', FORM_1_WITH_CONTRACTS, { bom: true }),
  shape(AREAS_FILE, 'areas', AREAS, { delimiter: '\t' }),
  shape(SUCCESSORS_FILE, 'employer_successors', SUCCESSORS),
]

export const registryFile = (block: Block): string => `dang_ky/doanh_nghiep_${block.region}.csv`
export const taxUnitsFile = (block: Block): string => `thue/PL01_${block.region}.csv`
export const unitsFile = (block: Block): string => `bhxh/don_vi_${block.region}.csv`
export const rollFile = (block: Block): string => `bhxh/tham_gia_${block.region}.csv`

/** The files that carry the tax row: its own by form and region, and the supplement. */
export function taxFiles(block: Block, row: TaxRow): readonly string[] {
  if (row.supplement === 'only') return [SUPPLEMENT]
  const main = mainTaxFile(block, row, row.employer)
  return row.supplement === 'also' ? [main, SUPPLEMENT] : [main]
}

function mainTaxFile(block: Block, row: TaxRow, employer: Employer): string {
  if (employer.shape === 'monthly') return 'thue/chi_tra_theo_thang.csv'
  if (row.form === '05-2') return `thue/05-2_BK_${block.region}.csv`
  return row.form === '05-1' ? `thue/05-1_BK_${block.region}.csv` : `thue/PL02_${block.region}.csv`
}
