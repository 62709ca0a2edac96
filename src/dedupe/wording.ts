import { displayMonth } from '../domain/months.ts'
import type { Months } from './record.ts'

/** Every text ends by what to do: a duplicate is a question, not a verdict. */
export const TO_REVIEW = 'cần rà soát, xác minh.'

/** "tháng 03/2025" or "từ tháng 03/2025 đến tháng 07/2025". */
export function monthsText({ from, to }: Months): string {
  if (from === to) return `tháng ${displayMonth(from)}`
  return `từ tháng ${displayMonth(from)} đến tháng ${displayMonth(to)}`
}

export function overlapText(months: Months | null): string {
  return months === null ? 'Thời gian tham gia không trùng nhau' : `Thời gian tham gia trùng nhau ${monthsText(months)}`
}

export function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} và ${parts.at(-1)}`
}

/** "1.980.000 đồng"; "chưa xác định được" for what cannot be told. */
export function moneyText(vnd: number | null): string {
  if (vnd === null) return 'chưa xác định được'
  return `${String(vnd).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`
}

/** "12/03/2025", "03/2025", "2025", as precise as known. */
export function dayText(iso: string): string {
  return iso.split('-').reverse().join('/')
}
