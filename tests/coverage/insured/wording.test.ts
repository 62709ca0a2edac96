import { describe, expect, it } from 'vitest'
import {
  comparedList,
  comparison,
  deductionText,
  ending,
  incomePeriod,
  months,
  percent,
  vnd,
  yearOf,
} from '../../../src/coverage/insured/wording.ts'

const period = '2026'

describe('texts about people who are insured', () => {
  it('name the months compared, of twelve', () => {
    expect(yearOf({ period })).toBe(2026)
    expect(comparedList({ period, known_mask: 0b1111 })).toBe('danh sách 01–04/2026')
    expect(comparison({ period, known_mask: 0b1011 })).toBe('đối chiếu danh sách 01–02, 04/2026 (3/12 tháng)')
  })

  it('count months', () => {
    expect(months(0b111, 2026)).toBe('01–03/2026 (3 tháng)')
  })

  it('write money and shares as officers do', () => {
    expect([vnd(1_234_567), vnd(null)]).toEqual(['1.234.567 đ', '0 đ'])
    expect([percent(300), percent(105), percent(null)]).toEqual(['30 %', '10,5 %', '0 %'])
  })

  it('tell the period of the pay', () => {
    expect(incomePeriod({ period, by_year: 1, taxed_mask: 4095 })).toBe('Kỳ thu nhập 2026')
    expect(incomePeriod({ period, by_year: 0, taxed_mask: 0b11 })).toBe('Thu nhập các tháng 01–02/2026')
  })

  it('say what [19] implies, or why it is not used, or nothing', () => {
    const deduction_vnd = 10_080_000
    expect(deductionText({ deduction_vnd, implied_vnd: 96_000_000, impossible: 0 })).toBe(
      ' Bảo hiểm được trừ 10.080.000 đ (cột [19]) tương ứng tổng mức đóng 96.000.000 đ.',
    )
    expect(deductionText({ deduction_vnd, implied_vnd: 96_000_000, impossible: 1 })).toBe(
      ' Bảo hiểm được trừ 10.080.000 đ (cột [19]) lớn hơn toàn bộ tỷ lệ người lao động đóng tính trên thu nhập: số liệu trong tệp cần kiểm tra, không dùng để so sánh.',
    )
    expect(deductionText({ deduction_vnd, implied_vnd: null, impossible: 0 })).toBe('')
  })

  it('end by asking to look into it, of people in review into their papers first', () => {
    expect(ending({ in_review: 0 })).toBe(' Cần rà soát, xác minh.')
    expect(ending({ in_review: 1 })).toBe(
      ' Giấy tờ của người này chưa ghép chắc chắn, cần rà soát định danh trước. Cần rà soát, xác minh.',
    )
  })
})
