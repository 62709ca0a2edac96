import { describe, expect, it } from 'vitest'
import type { StateFigures } from '../../src/coverage/figures.ts'
import { stateCaseText } from '../../src/coverage/state-wording.ts'

const figures = (more: Partial<StateFigures>): StateFigures => ({
  rule_id: 'R29',
  employer_id: 10,
  state: 'to_verify',
  books_disagree: 0,
  tax_status: null,
  registry_status: null,
  status_on: null,
  workers: 0,
  by_unit: 0,
  by_roll: 0,
  ...more,
})

const TAX: Readonly<Record<string, string>> = {
  '00': 'đang hoạt động',
  '01': 'ngừng hoạt động, đã đóng mã số thuế',
  '02': 'đã chuyển cơ quan thuế quản lý',
  '03': 'ngừng hoạt động, chưa hoàn thành thủ tục đóng mã số thuế',
  '04': 'mã số thuế không còn hiệu lực',
  '05': 'tạm ngừng kinh doanh',
  '06': 'không hoạt động tại địa chỉ đã đăng ký',
  '07': 'chờ làm thủ tục phá sản',
  '09': 'chờ xác minh tình trạng hoạt động',
  '10': 'chờ cập nhật thông tin',
  unknown: 'không đọc được trạng thái',
  88: '88',
}

const REGISTRY: Readonly<Record<string, string>> = {
  dissolved: 'đã giải thể',
  dissolving: 'đang làm thủ tục giải thể',
  merged: 'đã sáp nhập, hợp nhất',
  bankrupt: 'phá sản',
  revoked: 'bị thu hồi giấy chứng nhận',
  not_at_address: 'không hoạt động tại địa chỉ đã đăng ký',
  suspended: 'tạm ngừng kinh doanh',
  stopped: 'đã chấm dứt hoạt động',
  operating: 'đang hoạt động',
  unknown: 'không đọc được trạng thái',
  new_word: 'new_word',
}

describe('the state of an employer in words', () => {
  it.each(Object.entries(TAX))('tax status %s', (tax_status, text) =>
    expect(stateCaseText(figures({ tax_status }))).toBe(`Cơ quan thuế: ${text}.`),
  )

  it.each(Object.entries(REGISTRY))('registry status %s', (registry_status, text) =>
    expect(stateCaseText(figures({ registry_status }))).toBe(`Đăng ký kinh doanh: ${text}.`),
  )

  it('since when, people and units', () => {
    const both = { tax_status: '09', registry_status: 'operating' }
    expect(stateCaseText(figures({ ...both, status_on: '2025-05', workers: 3, by_unit: 1 }))).toBe(
      'Cơ quan thuế: chờ xác minh tình trạng hoạt động; Đăng ký kinh doanh: đang hoạt động (từ 2025-05). Có 3 người nhận thu nhập theo hợp đồng. Có mã đơn vị BHXH đang hoạt động.',
    )
    expect(stateCaseText(figures({ tax_status: '09', by_roll: 1 }))).toBe(
      'Cơ quan thuế: chờ xác minh tình trạng hoạt động. Có mã đơn vị BHXH đang hoạt động.',
    )
  })
})
