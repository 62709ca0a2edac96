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

export function ending({ in_review }: { readonly in_review: number | null }): string {
  const review = in_review === 1 ? ' Giấy tờ của người này chưa ghép chắc chắn, cần rà soát định danh trước.' : ''
  return `${review} ${TO_VERIFY}`
}
