import type { Block, Employer, RollRow, TaxRow, Unit } from './facts.ts'
import { two } from './nation.ts'
import { householdTaxColumns } from './unit-facts.ts'

/** A row as text, by our names of the columns; a file prints those that its shape has. */
export type RowText = Record<string, string>

const REGISTRY_STATUS_TEXTS: Readonly<Record<string, string>> = {
  operating: 'Đang hoạt động',
  dissolved: 'Đã giải thể, phá sản, chấm dứt tồn tại',
  bankrupt: 'Đang làm thủ tục phá sản',
  revoked: 'Bị thu hồi GCN đăng ký doanh nghiệp do cưỡng chế về quản lý thuế',
  stopped: 'Ngừng hoạt động',
  suspended: 'Tạm ngừng kinh doanh',
  not_at_address: 'Không còn hoạt động kinh doanh tại địa chỉ đã đăng ký',
}

const PARTICIPATION_TEXTS = {
  compulsory: 'BHXH bắt buộc',
  voluntary: 'BHXH tự nguyện',
  health_only: 'Chỉ BHYT',
} as const

const STATE_TEXTS: Readonly<Record<string, string>> = {
  sick: 'Nghỉ ốm',
  maternity: 'Thai sản',
  unpaid: 'Nghỉ không lương',
}

const FUND_TEXTS = ['HTTT', 'TNLĐ', 'BHTN', 'BHYT'] as const

const CONTRACT_TEXTS: Readonly<Record<string, string>> = {
  indefinite: 'Không xác định thời hạn',
  fixed: 'Xác định thời hạn',
  probation: 'Thử việc',
  part_time: 'Không trọn thời gian',
}

const KIND_TEXTS = {
  enterprise: 'Doanh nghiệp',
  cooperative: 'Hợp tác xã',
  household_business: 'Hộ kinh doanh',
} as const

/** Day as dd/mm/yyyy; a bare year stays. */
export function dayText(iso: string): string {
  return iso.length === 10 ? `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}` : iso
}

/** Month as mm/yyyy. */
export function monthText(month: number | null): string {
  return month === null ? '' : `${two((month % 12) + 1)}/${Math.floor(month / 12)}`
}

function genderText(gender: string): string {
  return gender === '' ? '' : gender === 'male' ? 'Nam' : 'Nữ'
}

export function registryRows(employer: Employer): RowText[] {
  const { registry } = employer
  if (!registry) return []
  const main: RowText = {
    tax_id: employer.payerTaxId,
    name: employer.name,
    kind: KIND_TEXTS[employer.kind],
    status: REGISTRY_STATUS_TEXTS[registry.status]!,
    status_on: dayText(registry.from),
    status_until: dayText(registry.until),
    registered_on: dayText(registry.registeredOn),
    address: `Số ${(employer.number % 300) + 1}, ${employer.commune.name}`,
    province_code: employer.commune.province,
    commune_code: employer.commune.code,
    representative_name: employer.owner?.name ?? '',
    representative_citizen_id: employer.owner?.citizenId ?? '',
    representative_birth_date: '',
  }
  const branches = employer.branches.map((branch) => ({
    ...main,
    tax_id: branch.taxId,
    name: branch.name,
    kind: 'Chi nhánh',
  }))
  return [main, ...branches]
}

export function taxUnitRows(employer: Employer): RowText[] {
  const { tax } = employer
  if (!tax) return []
  const main: RowText = {
    tax_id: employer.payerTaxId,
    name: employer.name,
    status_code: tax.code,
    status: tax.text,
    status_on: dayText(tax.from),
    status_until: dayText(tax.until),
    taxpayer_kind: KIND_TEXTS[employer.kind],
    address: `Số ${(employer.number % 300) + 1}, ${employer.commune.name}`,
    province_code: employer.commune.province,
    commune_code: employer.commune.code,
    owner_name: employer.owner?.name ?? '',
    owner_citizen_id: employer.owner?.citizenId ?? '',
    withholding_only: employer.withholds === true ? 'Có' : '',
    ...householdTaxColumns(employer.householdTax),
  }
  return [main, ...employer.branches.map((branch) => ({ ...main, tax_id: branch.taxId, name: branch.name }))]
}

export function taxWorkerRow(row: TaxRow): RowText {
  const { printed } = row
  return {
    payer_tax_id: row.payerTaxId,
    payer_name: row.employer.name,
    full_name: printed.name,
    personal_tax_id: printed.personalTaxId,
    citizen_id: printed.citizenId,
    old_citizen_id: printed.oldCitizenId,
    passport_number: printed.passport,
    identity_number: printed.citizenId || printed.oldCitizenId || printed.passport,
    birth_date: dayText(printed.birth),
    gender: genderText(printed.gender),
    nationality: row.person.nationality,
    form: row.form ?? '',
    period: String(row.year),
    from_month: monthText(row.from),
    to_month: monthText(row.to),
    contract_kind: CONTRACT_TEXTS[row.contractKind] ?? '',
    contract_months: row.contractMonths === null ? '' : String(row.contractMonths),
    contract_signed_on: dayText(row.contractSignedOn),
    contract_from: dayText(row.contractFrom),
    payments: row.payments === null ? '' : String(row.payments),
    foreigner_under_12_months: row.underTwelveMonths ? '1' : '',
    taxable_income_vnd: String(row.income),
    insurance_deduction_vnd: String(row.deduction),
  }
}

export function unitRow(unit: Unit, participants: number, payroll: number): RowText {
  return {
    unit_code: unit.code,
    tax_id: unit.taxId,
    office_code: unit.office,
    name: unit.employer.name,
    status: unit.status,
    first_month: monthText(unit.firstMonth),
    last_month: monthText(unit.lastMonth),
    participants: String(participants),
    payroll_vnd: String(payroll),
    paused_from: monthText(unit.pausedFrom),
    paused_until: monthText(unit.pausedUntil),
    province_code: unit.commune.province,
    commune_code: unit.commune.code,
  }
}

export function participantRow(row: RollRow): RowText {
  const { printed, unit } = row
  const commune = unit?.commune ?? row.person.commune
  return {
    insurance_number: row.insuranceNumber,
    full_name: printed.name,
    birth_date: dayText(printed.birth),
    gender: genderText(printed.gender),
    citizen_id: printed.citizenId,
    old_citizen_id: printed.oldCitizenId,
    passport_number: printed.passport,
    card_number: row.cardNumber,
    nationality: row.person.nationality,
    unit_code: unit?.code ?? '',
    unit_tax_id: unit?.taxId ?? '',
    office_code: unit?.office ?? '',
    participation: PARTICIPATION_TEXTS[row.participation],
    object_code: row.objectCode,
    funds: fundsText(row.funds),
    contribution_base_vnd: row.base === 0 ? '' : String(row.base),
    from_month: monthText(row.from),
    to_month: monthText(row.to),
    state: STATE_TEXTS[row.state] ?? '',
    household_code: row.unit ? '' : row.person.household,
    position: row.position,
    died_on: dayText(row.diedOn),
    province_code: commune.province,
    commune_code: commune.code,
  }
}

function fundsText(funds: number | null): string {
  return FUND_TEXTS.filter((_, bit) => ((funds ?? 0) & (1 << bit)) !== 0).join('+')
}

/** Head-count and payroll of each unit in the last month of the rolls. */
export function headCounts(block: Block): Map<Unit, { participants: number; payroll: number }> {
  const counts = new Map<Unit, { participants: number; payroll: number }>()
  for (const row of block.roll) {
    if (!row.unit || row.participation !== 'compulsory') continue
    if (row.from > block.lastMonth || (row.to !== null && row.to < block.lastMonth)) continue
    const count = counts.get(row.unit) ?? { participants: 0, payroll: 0 }
    counts.set(row.unit, { participants: count.participants + 1, payroll: count.payroll + row.base })
  }
  return counts
}
