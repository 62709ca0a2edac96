import { formatVnd } from '../domain/money.ts'
import { displayMonth, maskMonths, popcount } from '../domain/months.ts'
import type { EmployerFigures, WorkerFigures } from './figures.ts'

/** Pieces of the Vietnamese texts that officers read. A flag is a lead: every text ends by asking to look into it. */

export const TO_VERIFY = 'Cần rà soát, xác minh.'

const two = (month: number): string => String(month).padStart(2, '0')

/** "01–12/2025", "01–03, 05/2025": the months of a mask. */
export function monthsText(mask: number, year: number): string {
  const numbers = maskMonths(mask, year).map((month) => (month % 12) + 1)
  const spans: [number, number][] = []
  for (const number of numbers) {
    const last = spans.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else spans.push([number, number])
  }
  return `${spans.map(([from, to]) => (from === to ? two(from) : `${two(from)}–${two(to)}`)).join(', ')}/${year}`
}

interface Compared {
  readonly year: number
  readonly compared_year: number
  readonly compared_mask: number
}

/** What was compared with, for the column of that name. */
export function comparedText({ compared_year, compared_mask }: Compared): string {
  return `danh sách ${monthsText(compared_mask, compared_year)}`
}

/** "đối chiếu danh sách 01–12/2025 (12/12 tháng)"; a list of a later month says that it stands for the year. */
export function comparison(figures: WorkerFigures): string {
  return comparedShare(figures, figures.precision === 'year' ? 12 : popcount(figures.taxed_mask))
}

/** How many of the months asked about were compared: k of 12, or of the months paid (design §4c 5). */
function comparedShare(figures: Compared, asked: number): string {
  const { year, compared_year, compared_mask } = figures
  const share =
    compared_year === year
      ? `${popcount(compared_mask)}/${asked} tháng`
      : `0/${asked} tháng, không có danh sách của năm ${year}`
  return `đối chiếu ${comparedText(figures)} (${share})`
}

/** "Kỳ thu nhập 2025" or the months that were paid. */
export function incomePeriod({ precision, taxed_mask, year }: WorkerFigures): string {
  return precision === 'year' ? `Kỳ thu nhập ${year}` : `Thu nhập các tháng ${monthsText(taxed_mask, year)}`
}

export function income({ income_vnd }: WorkerFigures): string {
  return income_vnd > 0 ? `thu nhập chịu thuế ${formatVnd(income_vnd)} đ` : 'có thu nhập chịu thuế'
}

const today = (figures: WorkerFigures): string =>
  figures.last_known_month === 0
    ? ''
    : ` Hiện đang tham gia (tháng ${displayMonth(figures.last_known_month)}): ${figures.insured_today === 1 ? 'có' : 'không'}.`

/** Remarks that stand behind the finding itself, in a fixed order. */
export function remarks(figures: WorkerFigures): string {
  const past = figures.retirement_month !== null && figures.retirement_month <= figures.year * 12 + 11
  return [
    past ? ' Đã quá tuổi nghỉ hưu nhưng không thấy hưởng lương hưu (vẫn thuộc diện tham gia).' : '',
    figures.later_payer === 1 ? ' Người này còn đơn vị trả thu nhập khác đứng trước; đơn vị đó rà soát trước.' : '',
    figures.late_band === 1 ? ' Đang trong thời hạn chậm đăng ký.' : '',
    figures.in_review === 1 ? ' Giấy tờ của người này chưa ghép chắc chắn, cần rà soát định danh trước.' : '',
    figures.confidence_rank === 3 && figures.in_review === 0
      ? ' Trên danh sách của đơn vị có người trùng họ tên, có thể là cùng một người.'
      : '',
    today(figures),
    ` ${TO_VERIFY}`,
  ].join('')
}

/** "3 người lao động, tổng thu nhập 96.000.000 đ, đối chiếu danh sách …" of an employer's case. */
export function workersText(figures: EmployerFigures): string {
  const money = figures.money_vnd > 0 ? `, tổng thu nhập chịu thuế ${formatVnd(figures.money_vnd)} đ` : ''
  const people = `${figures.workers} người lao động có thu nhập theo hợp đồng`
  return `Kỳ thu nhập ${figures.year}: ${people} không có trong danh sách đóng quỹ hưu trí${money}; ${comparedShare(figures, 12)}`
}
