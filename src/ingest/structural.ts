import { foldWords } from './header-key.ts'

/** Rows that are no data: they are counted, so that the balance holds, and left aside. */

const TOTAL =
  /^(?:tong cong|tong so|tong|cong|luy ke|mang sang|chuyen trang|trang truoc chuyen sang)$|^(?:tong cong|cong chuyen|cong trang|cong don vi|tong so|cong nhom|cong muc|cong khoi|tong toan)\b/
const SIGNATURE =
  /^(?:nguoi lap(?: bieu| bang)?|thu truong don vi|dai dien co quan|giam doc|ke toan(?: truong)?|can bo thu|nguoi nop thue|thu truong)\b|\bngay (?:\d{1,2}|) ?thang (?:\d{1,2}|) ?nam\b|^ky (?:ten|va ghi)/
const GROUP =
  /^(?:[ivx]+|[a-z]|\d{1,2}) (?:khoi|xa|phuong|thi tran|don vi|huyen|quan|to|ap|thon|cong ty|doanh nghiep|nhom|tinh|bo phan|phong)\b|^(?:khoi|xa|phuong|thi tran|don vi|huyen|nhom|doi tuong|thon|ap|khu pho|khu vuc)\b/

const startsLikeData = (cell: string): boolean => {
  const code = cell.charCodeAt(0)
  return code >= 48 && code <= 57
}

/** True for a row without any text. */
export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}

/** What the first text of a row says it is: a total or a signature line; null for anything that starts with a digit. */
export function closingLine(cells: readonly string[]): 'total' | 'signature' | null {
  const first = cells.find((cell) => cell !== '' && cell.trim() !== '') ?? ''
  if (first.length > 120 || startsLikeData(first)) return null
  const text = foldWords(first)
  if (TOTAL.test(text)) return 'total'
  return SIGNATURE.test(text) ? 'signature' : null
}

/** True for what stands under a signature line: names and remarks in a few cells, without a figure. */
export function isUnderSignature(cells: readonly string[]): boolean {
  const texts = cells.filter((cell) => cell.trim() !== '')
  return texts.length <= 4 && texts.every((text) => !/\d/.test(text))
}

/** True for the heading of a group of rows ("I. Khối doanh nghiệp", "Xã Vị Tân"): one text alone in a row of a wide table. `width`: of its header. */
export function isGroupRow(cells: readonly string[], width: number): boolean {
  const texts = cells.filter((cell) => cell.trim() !== '')
  if (width < 3 || texts.length === 0 || texts.length > 2) return false
  const text = foldWords(texts.join(' '))
  return GROUP.test(text)
}

/** Column numbers under a header: "(1) (2)", "[06] [07]", "A B 1 2"; nothing else in the row. */
export function isNumberRow(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (texts.length < 3) return false
  const numbered = texts.map((text) => /^[[(]?\s*(?:ct)?(\d{1,2})(?:\.\d)?[a-z]?\s*[\])]?(?:\s*=.*)?$/i.exec(text)?.[1])
  if (!texts.every((text, at) => numbered[at] !== undefined || /^[[(]?[A-ZĐ][\])]?$/.test(text))) return false
  const values = numbered.filter((value) => value !== undefined).map(Number)
  // In brackets they need only rise, as columns are left out; bare figures must count up one by one, which data do not.
  const bracketed = texts.every((text) => /^[[(].*[\])]/.test(text))
  const follows = (step: number): boolean => (bracketed ? step >= 0 : step === 0 || step === 1)
  return values.length >= 2 && values.every((value, at) => at === 0 || follows(value - (values[at - 1] ?? 0)))
}

/** True when every text of the row is a text of the header in that column: a header, or a level of it, repeated after a page break. */
export function repeatsHeader(cells: readonly string[], headerRows: readonly (readonly string[])[]): boolean {
  let same = 0
  for (const [index, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    if (!headerRows.some((row) => (row[index] ?? '').trim() === cell.trim())) return false
    same++
  }
  return same >= 2
}
