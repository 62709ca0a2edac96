import { formatVnd } from '../../domain/money.ts'
import { popcount } from '../../domain/months.ts'
import { monthsText, TO_VERIFY } from '../wording.ts'

/** Pieces of the Vietnamese texts about people who are insured. */

export interface Compared {
  readonly period: string
  readonly known_mask: number | null
}

export const yearOf = ({ period }: { readonly period: string }): number => Number(period)

/** "danh sách 01–10/2026": for the column of that name. */
export function comparedList(figures: Compared): string {
  return `danh sách ${monthsText(figures.known_mask ?? 0, yearOf(figures))}`
}

/** "đối chiếu danh sách 01–10/2026 (10/12 tháng)". */
export function comparison(figures: Compared): string {
  return `đối chiếu ${comparedList(figures)} (${popcount(figures.known_mask ?? 0)}/12 tháng)`
}

export function months(mask: number | null, year: number): string {
  return `${monthsText(mask ?? 0, year)} (${popcount(mask ?? 0)} tháng)`
}

export const vnd = (amount: number | null): string => `${formatVnd(amount ?? 0)} đ`

/** "Kỳ thu nhập 2025" or the months that were paid. */
export function incomePeriod(figures: {
  readonly period: string
  readonly by_year: number | null
  readonly taxed_mask: number | null
}): string {
  const year = yearOf(figures)
  return figures.by_year === 1
    ? `Kỳ thu nhập ${year}`
    : `Thu nhập các tháng ${monthsText(figures.taxed_mask ?? 0, year)}`
}

/** "30 %" of 300. */
export function percent(permille: number | null): string {
  return `${String((permille ?? 0) / 10).replace('.', ',')} %`
}

/** What [19] says of the base, or why it is not used. */
export function deductionText(figures: {
  readonly deduction_vnd: number | null
  readonly implied_vnd: number | null
  readonly impossible: number | null
}): string {
  if (figures.impossible === 1)
    return ` Bảo hiểm được trừ ${vnd(figures.deduction_vnd)} (cột [19]) lớn hơn toàn bộ tỷ lệ người lao động đóng tính trên thu nhập: số liệu trong tệp cần kiểm tra, không dùng để so sánh.`
  if (figures.implied_vnd === null) return ''
  return ` Bảo hiểm được trừ ${vnd(figures.deduction_vnd)} (cột [19]) tương ứng tổng mức đóng ${vnd(figures.implied_vnd)}.`
}

export function ending({ in_review }: { readonly in_review: number | null }): string {
  const review = in_review === 1 ? ' Giấy tờ của người này chưa ghép chắc chắn, cần rà soát định danh trước.' : ''
  return `${review} ${TO_VERIFY}`
}
