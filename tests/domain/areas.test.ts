import { describe, expect, it } from 'vitest'
import { mapProvince, PRESENT_PROVINCE_CODES, provinceByName, provinceName } from '../../src/domain/areas.ts'

describe('provinces', () => {
  it('are 34 today', () => expect(PRESENT_PROVINCE_CODES).toHaveLength(34))
  for (const [code, before, today] of [
    ['15', '15', 'Tỉnh Lào Cai'],
    ['24', '24', 'Tỉnh Bắc Ninh'],
    ['44', '44', 'Tỉnh Quảng Trị'],
    ['52', '52', 'Tỉnh Gia Lai'],
    ['80', '80', 'Tỉnh Tây Ninh'],
    ['82', '82', 'Tỉnh Đồng Tháp'],
    ['91', '91', 'Tỉnh An Giang'],
  ] as const) {
    it(`code ${code} is ${today} today and was merged into it before`, () => {
      expect(provinceName(code)).toBe(today)
      expect(mapProvince(code, 'gso63')).toBe(before)
    })
  }
  it('Hậu Giang (93) belongs to Cần Thơ (92)', () => expect(mapProvince('93', 'gso63')).toBe('92'))
  it('Bắc Ninh was 27 and is 24', () =>
    expect([mapProvince('27', 'gso63'), mapProvince('27', 'gso34')]).toEqual(['24', null]))
  it('are found by old and new names, however written', () =>
    expect(
      ['Hậu Giang', 'tỉnh bắc giang', 'TP. Hồ Chí Minh', 'Thành phố Đồng Nai', 'Atlantis'].map(provinceByName),
    ).toEqual(['92', '24', '79', '75', null]))
})
