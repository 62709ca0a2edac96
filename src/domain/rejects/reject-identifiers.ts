import { hasOtherCharacters, isCitizenId, isScientific, type RejectCatalogue, reject } from './reject-text.ts'

/** Identifiers of enterprises, units and persons. */
export const IDENTIFIER_REJECTS = {
  'tax-id-length': reject(
    ['Mã số thuế không đủ 10 chữ số (hoặc 10-3 với đơn vị phụ thuộc, 12 với hộ kinh doanh)', 'Kiểm tra lại mã'],
    ['The tax ID does not have 10 digits (10-3 for a dependent unit, 12 for a household business)', 'Check the number'],
  ),
  'tax-id-characters': hasOtherCharacters('Mã số thuế', 'the tax ID'),
  'tax-id-check-digit': reject(
    ['Mã số thuế sai chữ số kiểm tra', 'Đối chiếu với giấy chứng nhận đăng ký'],
    ['The check digit of the tax ID is wrong', 'Compare it with the registration certificate'],
  ),
  'tax-id-scientific': isScientific('Mã số thuế', 'the tax ID'),
  'tax-id-branch': reject(
    ['Phần đơn vị phụ thuộc của mã số thuế phải từ 001 đến 999', 'Kiểm tra lại mã'],
    ['The part of the tax ID that names the dependent unit must be 001 to 999', 'Check the number'],
  ),
  'tax-id-never-issued': reject(
    ['Mã số thuế thuộc dải số không bao giờ được cấp', 'Kiểm tra lại mã'],
    ['The tax ID is in a range that is never issued', 'Check the number'],
  ),
  'tax-id-person': reject(
    ['Mã 12 chữ số không phải số định danh cá nhân hợp lệ', 'Kiểm tra lại mã'],
    ['The 12 digits are no valid personal ID', 'Check the number'],
  ),

  'tax-id-several': reject(
    ['Ô có nhiều mã số thuế khác nhau', 'Ghi một mã số thuế ở mỗi dòng'],
    ['The cell holds several tax IDs that differ', 'Write one tax ID a row'],
  ),

  'citizen-id-scientific': isScientific('Số giấy tờ', 'the personal ID'),
  'citizen-id-characters': hasOtherCharacters('Số định danh cá nhân/CCCD', 'the personal ID'),
  'citizen-id-length': reject(
    ['Số định danh cá nhân/CCCD không đủ 12 chữ số', 'Kiểm tra lại số'],
    ['The personal ID does not have 12 digits', 'Check the number'],
  ),
  'citizen-id-place': reject(
    ['Ba chữ số đầu của số định danh cá nhân không phải mã tỉnh hoặc mã nước', 'Kiểm tra lại số'],
    ['The first three digits of the personal ID are no code of a province or country', 'Check the number'],
  ),
  'citizen-id-century': reject(
    ['Chữ số thứ tư của số định danh cá nhân phải từ 0 đến 3', 'Kiểm tra lại số'],
    ['The fourth digit of the personal ID must be 0 to 3', 'Check the number'],
  ),
  'citizen-id-unproven': reject(
    ['Số có 10 chữ số, có thể là CCCD mất hai số 0 nhưng năm sinh hoặc giới tính không xác nhận', 'Ghi đủ 12 chữ số'],
    [
      'The 10 digits may be a personal ID without its two zeros, but the birth year or the gender does not confirm it',
      'Write all 12 digits',
    ],
  ),
  'citizen-id-is-old': reject(
    ['Số có 9 chữ số là CMND cũ, không phải CCCD', 'Ghi vào cột CMND hoặc bổ sung số CCCD'],
    ['The 9 digits are an old card (CMND), no personal ID', 'Put it in the column of the CMND, or fill in the CCCD'],
  ),
  'old-citizen-id-scientific': isScientific('Số CMND', 'the old card number (CMND)'),
  'old-citizen-id-characters': hasOtherCharacters('Số CMND', 'the old card number (CMND)'),
  'old-citizen-id-length': reject(
    ['Số CMND không đủ 9 chữ số', 'Kiểm tra lại số'],
    ['The old card number (CMND) does not have 9 digits', 'Check the number'],
  ),
  'old-citizen-id-is-citizen-id': isCitizenId('CMND', 'the old card number (CMND)'),
  'identity-number-several': reject(
    [
      'Ô có nhiều số giấy tờ, không phân biệt được số nào là CCCD, CMND hay hộ chiếu',
      'Ghi mỗi loại vào một cột, hoặc ghi rõ loại trước mỗi số',
    ],
    [
      'The cell holds several numbers, and which is a CCCD, a CMND or a passport cannot be told',
      'Put each kind in a column of its own, or name the kind before each number',
    ],
  ),
  'passport-scientific': isScientific('Số hộ chiếu', 'the passport number'),
  'passport-characters': reject(
    ['Số hộ chiếu chỉ gồm chữ cái không dấu và chữ số', 'Kiểm tra lại số'],
    ['A passport number has only letters without marks and digits', 'Check the number'],
  ),
  'passport-length': reject(
    ['Số hộ chiếu phải có từ 6 đến 12 ký tự', 'Kiểm tra lại số'],
    ['A passport number has 6 to 12 characters', 'Check the number'],
  ),
  'passport-is-citizen-id': isCitizenId('hộ chiếu', 'the passport number'),

  'insurance-number-scientific': isScientific('Mã số BHXH', 'the insurance number'),
  'insurance-number-characters': hasOtherCharacters('Mã số BHXH', 'the insurance number'),
  'insurance-number-length': reject(
    ['Mã số BHXH không đủ 10 chữ số', 'Kiểm tra lại mã'],
    ['The insurance number does not have 10 digits', 'Check the number'],
  ),
  'insurance-number-province': reject(
    ['Mã số BHXH thiếu chữ số và sau khi thêm số 0 không có mã tỉnh ở đầu', 'Ghi đủ 10 chữ số'],
    [
      'The insurance number lacks digits, and with zeros in front it begins with no code of a province',
      'Write all 10 digits',
    ],
  ),
  'insurance-number-is-citizen-id': isCitizenId('mã số BHXH', 'the insurance number'),
  'card-number-scientific': isScientific('Số thẻ BHYT', 'the health card number'),
  'card-number-characters': reject(
    ['Số thẻ BHYT không đúng dạng 2 chữ cái và 13 chữ số, hoặc 10 chữ số', 'Kiểm tra lại số thẻ'],
    ['The health card number is neither 2 letters and 13 digits nor 10 digits', 'Check the card number'],
  ),
  'card-number-length': reject(
    ['Số thẻ BHYT không đủ 15 ký tự (thẻ cũ) hoặc 10 chữ số (thẻ mới)', 'Kiểm tra lại số thẻ'],
    ['The health card number has neither 15 characters (old card) nor 10 digits (new card)', 'Check the card number'],
  ),
  'card-number-province': reject(
    ['Số thẻ BHYT thiếu chữ số và không có mã tỉnh ở đầu', 'Ghi đủ 10 chữ số'],
    ['The health card number lacks digits and begins with no code of a province', 'Write all 10 digits'],
  ),
  'card-number-is-citizen-id': isCitizenId('số thẻ BHYT', 'the health card number'),
  'unit-code-scientific': isScientific('Mã đơn vị', 'the unit code'),
  'unit-code-characters': reject(
    ['Mã đơn vị chỉ gồm chữ cái và chữ số', 'Kiểm tra lại mã'],
    ['A unit code has only letters and digits', 'Check the code'],
  ),
  'unit-code-length': reject(
    ['Mã đơn vị phải có từ 2 đến 22 ký tự', 'Kiểm tra lại mã'],
    ['A unit code has 2 to 22 characters', 'Check the code'],
  ),
  'unit-code-no-tax-id': reject(
    ['Mã đơn vị không chứa mã số thuế hợp lệ', 'Bổ sung mã số thuế của đơn vị'],
    ['The unit code holds no valid tax ID', 'Fill in the tax ID of the unit'],
  ),
} satisfies RejectCatalogue
