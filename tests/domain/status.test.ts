import { describe, expect, test } from 'vitest'
import { parseGender } from '../../src/domain/gender.ts'
import { parsePhone } from '../../src/domain/phone.ts'
import { parseRegistryStatus, parseTaxStatus } from '../../src/domain/status.ts'

describe('a status of the registry', () => {
  test.each([
    ['Đang hoạt động', 'operating'],
    ['NNT đang hoạt động (đã được cấp GCN ĐKT)', 'operating'],
    ['Hoạt động', 'operating'],
    ['Không còn hoạt động kinh doanh tại địa chỉ đã đăng ký', 'not_at_address'],
    ['KHÔNG HOẠT ĐỘNG TẠI ĐỊA CHỈ ĐÃ ĐĂNG KÝ', 'not_at_address'],
    ['Tạm ngừng kinh doanh', 'suspended'],
    ['Tạm nghỉ', 'suspended'],
    ['Ngừng hoạt động', 'stopped'],
    ['Ngừng vĩnh viễn', 'stopped'],
    ['Ngừng hoạt động và đã đóng MST', 'dissolved'],
    ['Đã giải thể', 'dissolved'],
    ['Đã giải thể, phá sản, chấm dứt tồn tại', 'dissolved'],
    ['Đang làm thủ tục giải thể, đã bị chia, bị hợp nhất, bị sáp nhập', 'dissolving'],
    ['Đã bị sáp nhập', 'merged'],
    ['Đang bị làm thủ tục phá sản', 'bankrupt'],
    ['Bị thu hồi GCN ĐKDN do cưỡng chế về quản lý thuế', 'revoked'],
    ['Đã khôi phục tình trạng pháp lý sau khi bị thu hồi', 'operating'],
    ['Chưa hoạt động', 'unknown'],
    ['', 'unknown'],
    ['khác', 'unknown'],
  ])('%j is %s', (text, status) => {
    expect(parseRegistryStatus(text)).toBe(status)
    expect(parseRegistryStatus(text.normalize('NFD').toUpperCase())).toBe(status)
  })
})

describe('a status of the tax register', () => {
  test.each([
    ['00', '', '00', null],
    ['0', '', '00', null],
    ['6', 'NNT đang hoạt động', '06', null],
    ['03.11', '', '03', '11'],
    ['', '06 - NNT không hoạt động tại địa chỉ đã đăng ký', '06', null],
    ['', 'NNT ngừng hoạt động và đã hoàn thành thủ tục chấm dứt hiệu lực MST', '01', null],
    ['', 'NNT ngừng hoạt động nhưng chưa hoàn thành thủ tục chấm dứt hiệu lực MST', '03', null],
    ['', 'Ngừng hoạt động', '03', null],
    ['', 'NNT tạm ngừng hoạt động, kinh doanh', '05', null],
    ['', 'NNT không hoạt động tại địa chỉ đã đăng ký', '06', null],
    ['', 'NNT đang hoạt động (đã được cấp GCN ĐKT)', '00', null],
    ['', 'Chờ cập nhật thông tin', '10', null],
    ['08', '', null, null],
    ['', '', null, null],
  ])('code %j with text %j is %s', (code, text, expected, subCode) => {
    expect(parseTaxStatus(code, text)).toEqual({ code: expected, subCode })
  })
})

describe('a gender', () => {
  test.each([
    ['Nam', 'male'],
    ['NỮ', 'female'],
    ['Nữ'.normalize('NFD'), 'female'],
    ['nu', 'female'],
    ['1', 'male'],
    ['0', 'female'],
    ['2', 'female'],
    ['1.0', 'male'],
  ])('%j is %s', (raw, gender) => {
    expect(parseGender(raw)).toEqual({ ok: true, value: gender, repair: null })
  })

  test('a tick means what its column says, and nothing without it', () => {
    expect(parseGender('x', 'female')).toEqual({ ok: true, value: 'female', repair: null })
    expect(parseGender('X')).toEqual({ ok: false, code: 'gender-tick' })
  })

  test.each([
    ['', 'gender-empty'],
    ['3', 'gender-unknown'],
    ['khác', 'gender-unknown'],
    ['constructor', 'gender-unknown'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parseGender(raw)).toEqual({ ok: false, code })
  })
})

describe('a phone number', () => {
  test.each([
    ['0900189284', '0900189284', null],
    ['0900.189.284', '0900189284', 'cleaned'],
    ['+84 900 189 284', '0900189284', 'cleaned'],
    ['84900189284', '0900189284', 'cleaned'],
    ['900189284', '0900189284', 'padded'],
    ['01621234567', '0321234567', 'cleaned'],
    ['01991234567', '0591234567', 'cleaned'],
    ['(024) 3825 1234', '02438251234', 'cleaned'],
    ['0900189284; 0900189285', '0900189284', 'cleaned'],
  ])('%j is read as %s', (raw, value, repair) => {
    expect(parsePhone(raw)).toEqual({ ok: true, value, repair })
  })

  test.each([
    ['', 'phone-empty'],
    ['gọi sau 17h', 'phone-characters'],
    ['12345', 'phone-length'],
    ['0412345678', 'phone-prefix'],
    ['01701234567', 'phone-prefix'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parsePhone(raw)).toEqual({ ok: false, code })
  })
})
