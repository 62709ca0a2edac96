/** VPS, the letters of the `VPS …` fonts: hexadecimal byte and letter. Bytes not listed are those of Latin-1; some are control characters. */
const CODES = [
  '02Ạ 03Ậ 04Ặ 05Ẹ 06Ệ 10Ị 11Ọ 12Ộ 13Ợ 14Ụ 15Ự 19Ỵ 1CẪ 1DỮ 80À 81Ả 82Ã 83Ấ 84Ầ 85Ẩ 86ọ 87ỗ 88Ă 89ế 8Aề',
  '8Bể 8Cệ 8DẮ 8EẰ 8FẲ 90Ế 93Ề 94Ể 95Ễ 96Ố 97Ồ 98Ổ 99Ỗ 9Aý 9Bỷ 9Cỵ 9DỚ 9EỜ 9FỞ A1ắ A2ằ A3ẳ A4ẵ A5ặ A6Ỡ',
  'A7ớ A8Ù A9ờ AAở ABỡ ACŨ ADỨ AEợ AFỪ B0ổ B1Ử B2Ỳ B3Ỹ B4Í B5Ì B6ộ B7Ỉ B8Ĩ B9Ó BAử BBữ BCÒ BDỎ BEÕ BFự',
  'C0ầ C3ấ C4ẩ C5ẫ C6ậ C7đ C8ẻ CBẹ CCỉ CDễ CEị CFỹ D0Ư D1Ủ D2ồ D3ố D5ỏ D6ơ D7È D8ừ D9ứ DBũ DCư DEẺ E4ả',
  'E5ạ E6ă EBẽ EFĩ F0Ẵ F1Đ F7Ơ F8ụ FBủ FDỶ FEẼ FFỳ',
].join(' ')

/** The Vietnamese letter of each of the 112 VPS bytes that are not as in Latin-1, by the Latin-1 character of the byte. */
export const VPS_TABLE: ReadonlyMap<string, string> = new Map(
  CODES.split(' ').map((pair) => [String.fromCharCode(Number.parseInt(pair.slice(0, 2), 16)), pair.slice(2)]),
)
