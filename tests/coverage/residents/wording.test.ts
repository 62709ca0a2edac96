import { describe, expect, it } from 'vitest'
import { feeText, knownMonthText, placeText } from '../../../src/coverage/residents/wording.ts'
import { month } from '../scene.ts'

describe('where somebody lives', () => {
  it.each([
    ['H1', 'ấp Một', 'Hộ H1 (ấp Một): '],
    ['H1', '', 'Hộ H1: '],
    ['H1', null, 'Hộ H1: '],
    ['', 'ấp Một', 'ấp Một: '],
    [null, 'ấp Một', 'ấp Một: '],
    ['', '', ''],
    [null, null, ''],
  ])('household %j, hamlet %j', (household_code, hamlet, text) =>
    expect(placeText({ household_code, hamlet })).toBe(text),
  )
})

describe('what joining costs', () => {
  it.each([
    [{ fee: 330_000, state: 0, local: 0, self: 330_000 }, ' Mức: 330.000 đ/tháng.'],
    [{ fee: 330_000, state: null, local: null, self: 330_000 }, ' Mức: 330.000 đ/tháng.'],
    [
      { fee: 330_000, state: 66_000, local: 0, self: 264_000 },
      ' Mức: 330.000 đ/tháng; Nhà nước hỗ trợ 66.000 đ, người tham gia đóng 264.000 đ.',
    ],
    [
      { fee: 330_000, state: 0, local: 33_000, self: 297_000 },
      ' Mức: 330.000 đ/tháng; địa phương hỗ trợ 33.000 đ, người tham gia đóng 297.000 đ.',
    ],
    [
      { fee: 330_000, state: 66_000, local: 33_000, self: 231_000 },
      ' Mức: 330.000 đ/tháng; Nhà nước hỗ trợ 66.000 đ, địa phương hỗ trợ 33.000 đ, người tham gia đóng 231.000 đ.',
    ],
    [{ fee: null, state: 1, local: 1, self: 1 }, ''],
    [{ fee: 1, state: 1, local: 1, self: null }, ''],
  ])('of %j', (shares, text) => expect(feeText('Mức:', shares)).toBe(text))
})

it('a month that is not known has no words', () => {
  expect([knownMonthText(month(2025, 12)), knownMonthText(null)]).toEqual(['tháng 12/2025', ''])
})
