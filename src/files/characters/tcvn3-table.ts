/**
 * TCVN3 (ABC), the letters of the `.Vn…` fonts: each code as the Latin-1 character of its byte, then the letter. 67 small and 7 capital
 * letters; capitals with a tone have no code. U+00AD, the soft hyphen, is "ư": whoever strips invisible characters first loses it.
 * Checked against iconv's TCVN5712-1.
 */
const CODES = [
  'µà ¶ả ·ã ¸á ¹ạ ¨ă »ằ ¼ẳ ½ẵ ¾ắ Æặ ©â Çầ Èẩ Éẫ Êấ Ëậ',
  'Ìè Îẻ Ïẽ Ðé Ñẹ ªê Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị',
  'ßò áỏ âõ ãó äọ «ô åồ æổ çỗ èố éộ ¬ơ êờ ëở ìỡ íớ îợ',
  'ïù ñủ òũ óú ôụ \xadư õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ ®đ',
  '¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ',
].join(' ')

/** The Vietnamese letter of each TCVN3 code, by the Latin-1 character of its byte. */
export const TCVN3_TABLE: ReadonlyMap<string, string> = new Map(
  CODES.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]),
)
