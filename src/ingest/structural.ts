import { foldWords } from './header-key.ts'

/** Rows that are no data: they are counted, so that the balance holds, and left aside. Everything here looks at one row alone. */

/** With marks a total is told from a person named Tống Công and a company named Tổng công ty; capitals without marks have only their letters. */
const TOTAL_MARKED =
  /^(?:tổng cộng|tổng số(?! thuế| thu nhập)|tổng toàn|tổng(?=$|\s*[:(])|cộng(?=$|\s*[:(]| (?:chuyển|trang|dồn|lũy|luỹ|theo|số|người|đơn vị|nhóm|mục|khối|xã|phường|thị trấn|huyện|tổ|thôn|ấp|phòng|[ivx]+$|[a-z]$))|lũy kế|luỹ kế|mang sang|(?:số )?(?:trang )?trước (?:chuyển|mang) sang|chuyển (?:sang )?trang|trang trước chuyển sang)/
const TOTAL_PLAIN =
  /^(?:tong cong(?! ty)|tong so|tong toan|tong|cong|luy ke|mang sang|chuyen trang|trang truoc chuyen sang)$|^(?:tong cong(?! ty)|cong chuyen|cong trang|cong don vi|tong so|cong nhom|cong muc|cong khoi|cong xa|cong huyen|luy ke|mang sang|so trang truoc)\b/
const SIGNATURE =
  /^(?:nguoi lap(?: bieu| bang)?|lap bieu|thu truong(?: don vi)?|(?:nguoi )?dai dien (?:co quan|don vi|hop phap|theo)|(?:tong |pho )?giam doc|ke toan(?: truong)?|can bo thu|nguoi nop thue|phu trach (?:don vi|bieu)|nguoi kiem tra|xac nhan cua|noi nhan|chu tich|tm uy ban|kt giam doc|tl giam doc|nguoi phu trach)\b|\bngay (?:\d{1,2}|) ?thang (?:\d{1,2}|) ?nam\b|^ky (?:ten|va ghi|ghi ro)/
const NO_SIGNATURE = /\b(?:so lieu|tinh den|den het|den ngay|tu ngay|ban hanh|quyet dinh|thong tu|nghi dinh)\b/
const PAGE = /^(?:trang|page|trang so|to so)(?: so)? ?\d{1,4}(?: ?(?:\/|tren|of)? ?\d{1,4})?$/
const MARKER = /^(?:[ivxlc]{1,6}|[a-zđ]|\d{1,4}(?:\.\d{1,2})*)\s*[.)/-]?$/i
const LOOKS_LIKE_DATA = /^'?[\d\s.,/-]*\d[\d\s.,/-]*$/
const MARKED = /[^\0-\x7f]/

export type TotalKind = 'grand' | 'part' | 'page' | 'running'

export const isFilled = (cell: string | undefined): cell is string =>
  cell !== undefined && cell !== '' && cell.trim() !== ''

/** The texts of a row that are not blank. */
export const filledCells = (cells: readonly string[]): readonly string[] => cells.filter(isFilled)

/** True for a row without any text. */
export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}

/** True for figures, dates, codes of digits: what a text of a header never is. */
export const looksLikeData = (cell: string): boolean => LOOKS_LIKE_DATA.test(cell.trim())

/** "I.", "b)", "12", "1.2": what stands before the heading of a group. */
export const isMarker = (cell: string): boolean => MARKER.test(cell.trim())

/** Lower case in composed form: how words are compared when their marks count. */
export const lowered = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

export const hasMarks = (text: string): boolean => MARKED.test(text)

const isTotalText = (text: string): boolean => {
  if (text.length > 120) return false
  const lower = lowered(text)
  return hasMarks(lower) ? TOTAL_MARKED.test(lower) : TOTAL_PLAIN.test(foldWords(lower))
}

const isSignatureText = (text: string): boolean => {
  if (text.length > 120) return false
  const folded = foldWords(text)
  return SIGNATURE.test(folded) && !NO_SIGNATURE.test(folded)
}

const startsWithDigit = (cell: string): boolean => {
  const code = cell.trim().charCodeAt(0)
  return code >= 48 && code <= 57
}

/** What the first text of a row says it is, a marker before it left aside: a total or a signature line; null for anything else. */
export function closingLine(cells: readonly string[]): 'total' | 'signature' | null {
  const at = cells.findIndex(isFilled)
  if (at < 0) return null
  const first = cells[at] ?? ''
  const text = isMarker(first) ? (cells.slice(at + 1, at + 4).find(isFilled) ?? '') : first
  if (text === '' || startsWithDigit(text)) return null
  if (isTotalText(text)) return 'total'
  return isSignatureText(text) ? 'signature' : null
}

/** Which rows a total stands for: all of them, a group or page of them, or all up to here. */
export function totalKind(cells: readonly string[]): TotalKind {
  const text = foldWords(cells.find((cell) => isFilled(cell) && !isMarker(cell)) ?? '')
  if (/^luy ke/.test(text)) return 'running'
  if (/chuyen|mang sang|trang/.test(text)) return 'page'
  return /^tong/.test(text) ? 'grand' : 'part'
}

/** True for what stands under a signature line: names and remarks in a few cells, without a figure. */
export function isUnderSignature(cells: readonly string[]): boolean {
  const texts = filledCells(cells)
  return texts.length <= 4 && texts.every((text) => !/\d/.test(text))
}

/** "Trang 2", "Trang 2/7". */
export function isPageTitle(cells: readonly string[]): boolean {
  const texts = filledCells(cells)
  return texts.length === 1 && PAGE.test(foldWords(texts[0] ?? ''))
}

const LETTERS = 'abcdđefghijklmnopqrstuvxyz'

/** "A B C D": letters one after the other; Đ may be left out. */
function isLetterRow(texts: readonly string[]): boolean {
  const places = texts.map((text) => LETTERS.indexOf(text.replace(/[[\]()]/g, '').toLowerCase()))
  return places.every((place, at) => {
    const step = place - (places[at - 1] ?? place - 1)
    return place >= 0 && (step === 1 || (step === 2 && LETTERS[place] === 'e'))
  })
}

/** Column numbers under a header: "(1) (2)", "[06] [07]", "A B 1 2", "(1)=(2)+(3)"; nothing else in the row. */
export function isNumberRow(cells: readonly string[]): boolean {
  const texts = filledCells(cells).map((cell) => cell.trim())
  if (texts.length < 3) return false
  const numbered = texts.map((text) => /^[[(]?\s*(?:ct)?(\d{1,2})(?:\.\d)?[a-z]?\s*[\])]?(?:\s*=.*)?$/i.exec(text)?.[1])
  if (!texts.every((text, at) => numbered[at] !== undefined || /^[[(]?[A-ZĐ][\])]?$/i.test(text))) return false
  const values = numbered.filter((value) => value !== undefined).map(Number)
  if (values.length === 0) return isLetterRow(texts)
  // In brackets they need only rise, as columns are left out; bare figures must count up one by one, which data do not.
  const bracketed = texts.every((text) => /^[[(].*[\])]/.test(text))
  const follows = (step: number): boolean => (bracketed ? step >= 0 : step === 0 || step === 1)
  return values.length >= 2 && values.every((value, at) => at === 0 || follows(value - (values[at - 1] ?? 0)))
}
