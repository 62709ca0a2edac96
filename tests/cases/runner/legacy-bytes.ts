/**
 * Bytes of the encodings in use before Unicode, by the tables of the domain notes (§6.1): written down here apart from the product's own
 * tables, so that a slip in either shows. TCVN3 has no toned capitals: its capital fonts show the small letters' codes as capitals.
 */
const TCVN3 = `
µà ¶ả ·ã ¸á ¹ạ ¨ă »ằ ¼ẳ ½ẵ ¾ắ Æặ ©â Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ Ðé Ñẹ ªê Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị
ßò áỏ âõ ãó äọ «ô åồ æổ çỗ èố éộ ¬ơ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ \u00ADư õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ ®đ
¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ`

const VNI = `
aù á aø à aû ả aõ ã aï ạ aê ă aé ắ aè ằ aú ẳ aü ẵ aë ặ aâ â aá ấ aà ầ aå ẩ aã ẫ aä ậ
eù é eø è eû ẻ eõ ẽ eï ẹ eâ ê eá ế eà ề eå ể eã ễ eä ệ í í ì ì æ ỉ ó ĩ ò ị
où ó oø ò oû ỏ oõ õ oï ọ oâ ô oá ố oà ồ oå ổ oã ỗ oä ộ ô ơ ôù ớ ôø ờ ôû ở ôõ ỡ ôï ợ
uù ú uø ù uû ủ uõ ũ uï ụ ö ư öù ứ öø ừ öû ử öõ ữ öï ự yù ý yø ỳ yû ỷ yõ ỹ î ỵ ñ đ`

const VPS = `
02Ạ 03Ậ 04Ặ 05Ẹ 06Ệ 10Ị 11Ọ 12Ộ 13Ợ 14Ụ 15Ự 19Ỵ 1CẪ 1DỮ 80À 81Ả 82Ã 83Ấ 84Ầ 85Ẩ 86ọ 87ỗ 88Ă 89ế 8Aề
8Bể 8Cệ 8DẮ 8EẰ 8FẲ 90Ế 93Ề 94Ể 95Ễ 96Ố 97Ồ 98Ổ 99Ỗ 9Aý 9Bỷ 9Cỵ 9DỚ 9EỜ 9FỞ A1ắ A2ằ A3ẳ A4ẵ A5ặ A6Ỡ
A7ớ A8Ù A9ờ AAở ABỡ ACŨ ADỨ AEợ AFỪ B0ổ B1Ử B2Ỳ B3Ỹ B4Í B5Ì B6ộ B7Ỉ B8Ĩ B9Ó BAử BBữ BCÒ BDỎ BEÕ BFự
C0ầ C3ấ C4ẩ C5ẫ C6ậ C7đ C8ẻ CBẹ CCỉ CDễ CEị CFỹ D0Ư D1Ủ D2ồ D3ố D5ỏ D6ơ D7È D8ừ D9ứ DBũ DCư DEẺ E4ả
E5ạ E6ă EBẽ EFĩ F0Ẵ F1Đ F7Ơ F8ụ FBủ FDỶ FEẼ FFỳ`

const words = (table: string): readonly string[] => table.split(/[ \n]+/).filter((word) => word !== '')

function tcvn3Letters(): ReadonlyMap<string, string> {
  return new Map(words(TCVN3).map((pair) => [pair[1] ?? '', pair[0] ?? '']))
}

function vniLetters(): ReadonlyMap<string, string> {
  const texts = words(VNI)
  const letters = new Map<string, string>()
  for (let at = 0; at < texts.length; at += 2) {
    const [bytes = '', letter = ''] = [texts[at], texts[at + 1]]
    letters.set(letter, bytes)
    // 'ñ' and 'Ñ' are letters of their own; a pair is written in capitals as a whole.
    letters.set(letter.toUpperCase(), bytes.toUpperCase())
  }
  return letters
}

function vpsLetters(): ReadonlyMap<string, string> {
  return new Map(words(VPS).map((pair) => [pair.slice(2), String.fromCharCode(Number.parseInt(pair.slice(0, 2), 16))]))
}

const LETTERS = { tcvn3: tcvn3Letters(), vni: vniLetters(), vps: vpsLetters() } as const

export type LegacyEncoding = keyof typeof LETTERS

/** The text as it would show in Latin-1: one character a byte. @throws RangeError for a letter that the encoding does not have. */
export function legacyText(encoding: LegacyEncoding, text: string): string {
  let written = ''
  for (const letter of text.normalize('NFC')) {
    const known = LETTERS[encoding].get(letter)
    if (known === undefined && (letter.codePointAt(0) ?? 0) > 0xff)
      throw new RangeError(`${encoding} has no code for "${letter}"`)
    written += known ?? letter
  }
  return written
}
