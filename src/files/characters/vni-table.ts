/** VNI, the letters of the `VNI-…` fonts: a vowel and the Latin-1 letter that stands for its marks, or one Latin-1 letter alone. */
const CODES = [
  'aùá aøà aûả aõã aïạ aêă aéắ aèằ aúẳ aüẵ aëặ aââ aáấ aàầ aåẩ aãẫ aäậ',
  'eùé eøè eûẻ eõẽ eïẹ eâê eáế eàề eåể eãễ eäệ',
  'íí ìì æỉ óĩ òị',
  'oùó oøò oûỏ oõõ oïọ oâô oáố oàồ oåổ oãỗ oäộ ôơ ôùớ ôøờ ôûở ôõỡ ôïợ',
  'uùú uøù uûủ uõũ uïụ öư öùứ öøừ öûử öõữ öïự',
  'yùý yøỳ yûỷ yõỹ îỵ ñđ',
].join(' ')

/**
 * The Vietnamese letter of each VNI code. A capital has its code in capitals; a vowel and a mark of different case, as Excel's PROPER() leaves
 * them ("AÙ" as "Aù"), are the letter in the case of the vowel.
 */
export const VNI_TABLE: ReadonlyMap<string, string> = new Map(CODES.split(' ').flatMap(spellings))

function spellings(entry: string): [string, string][] {
  const code = entry.slice(0, -1)
  const letter = entry.slice(-1)
  const capital = letter.toUpperCase()
  const upper = code.toUpperCase()
  if (code.length === 1)
    return [
      [code, letter],
      [upper, capital],
    ]
  return [
    [code, letter],
    [code.charAt(0) + upper.charAt(1), letter],
    [upper.charAt(0) + code.charAt(1), capital],
    [upper, capital],
  ]
}
