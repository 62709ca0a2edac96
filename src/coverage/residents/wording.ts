import { formatVnd } from '../../domain/money.ts'
import { displayMonth } from '../../domain/months.ts'

/** Pieces of the texts about people where they live. They invite; nobody is behind with anything. */

export const TO_INVITE = 'Cần rà soát, vận động tham gia.'

interface Place {
  readonly household_code: string | null
  readonly hamlet: string | null
}

/** "Hộ 12345 (ấp Vị Tân): " or nothing. */
export function placeText({ household_code, hamlet }: Place): string {
  const household = household_code ? `Hộ ${household_code}` : ''
  if (!hamlet) return household === '' ? '' : `${household}: `
  return household === '' ? `${hamlet}: ` : `${household} (${hamlet}): `
}

interface Shares {
  readonly fee: number | null
  readonly state: number | null
  readonly local: number | null
  readonly self: number | null
}

/** What one would pay, and who pays a part of it; nothing where the law of the month is not known. */
export function feeText(what: string, { fee, state, local, self }: Shares): string {
  if (fee === null || self === null) return ''
  const parts = [
    (state ?? 0) > 0 ? `Nhà nước hỗ trợ ${formatVnd(state ?? 0)} đ` : '',
    (local ?? 0) > 0 ? `địa phương hỗ trợ ${formatVnd(local ?? 0)} đ` : '',
  ].filter((part) => part !== '')
  const support = parts.length === 0 ? '' : `; ${parts.join(', ')}, người tham gia đóng ${formatVnd(self)} đ`
  return ` ${what} ${formatVnd(fee)} đ/tháng${support}.`
}

export const knownMonthText = (month: number | null): string => (month === null ? '' : `tháng ${displayMonth(month)}`)
