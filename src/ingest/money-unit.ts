import { foldWords } from './header-key.ts'

const LABEL = /(?:^|\s)(?:dvt|don vi tinh(?: tien)?|don vi|tinh theo|so tien tinh bang)(?: (?:la|tien))? (.*)$/
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:1 )?(?:ty|ti)(?: (?:dong|vnd|d))?\b/, 1_000_000_000],
  [/^(?:1 )?(?:trieu|tr)(?: ?(?:dong|vnd|d))?\b/, 1_000_000],
  [/^1 ?000 ?000 ?(?:dong|vnd|d)?\b/, 1_000_000],
  [/^(?:1 )?(?:nghin|ngan)(?: ?(?:dong|vnd|d))?\b/, 1_000],
  [/^1 ?000 ?(?:dong|vnd|d)?\b/, 1_000],
  [/^(?:dong|vnd|d|viet nam dong)\b/, 1],
]

const unitAt = (text: string): { readonly unit: number; readonly rest: string } | null => {
  for (const [pattern, unit] of UNITS) {
    const found = pattern.exec(text)
    if (found !== null) return { unit, rest: text.slice(found[0].length).trim() }
  }
  return null
}

/** What one is worth under "ĐVT: nghìn đồng", "Đơn vị: 1.000đ", "(Đơn vị tính: triệu đồng)"; null when the text says nothing of it. */
export function moneyUnitIn(text: string): number | null {
  const folded = foldWords(text)
  const label = LABEL.exec(folded)
  if (label === null) return null
  const found = unitAt(label[1] ?? '')
  if (found === null) return null
  // "Đơn vị: Triệu An" is a name: behind the bare word nothing but the unit may stand.
  const bare = !/\b(?:dvt|don vi tinh)\b/.test(folded)
  return bare && !/^(?:(?:viet nam|nguoi|lao dong|dong)\b ?)*$/.test(found.rest) ? null : found.unit
}

const IN_HEADER =
  /(?:^|[\s(,–-])(?:ĐVT|đơn vị tính|đơn vị)?:?\s*(tỷ|tỉ|triệu|tr|nghìn|ngàn|1[.,]?000)\s*\.?(?:đồng|đ|vnđ|vnd)?\s*\)?\s*$/iu
const IN_BRACKETS =
  /\(\s*(?:(?:ĐVT|đơn vị tính|đơn vị|tính bằng):?\s*)?(tỷ|tỉ|triệu|tr|nghìn|ngàn|1[.,]?000)\s*\.?\s*(?:đồng|đ|vnđ|vnd)?\s*\)/iu
const OF_WORDS: Readonly<Record<string, number>> = {
  tỷ: 1e9,
  tỉ: 1e9,
  triệu: 1e6,
  tr: 1e6,
  nghìn: 1e3,
  ngàn: 1e3,
}

/** The unit that a header names for its column, "Tiền lương (nghìn đồng)", "Quỹ lương - triệu đồng"; null without one. */
export function moneyUnitOfHeader(label: string): number | null {
  const text = label.normalize('NFC').replace(/\s+/g, ' ').trim()
  const word = (IN_BRACKETS.exec(text) ?? IN_HEADER.exec(text))?.[1]?.toLowerCase()
  return word === undefined ? null : (OF_WORDS[word] ?? 1e3)
}

/** "Mức đóng" loses its marks too: the bare word counts only behind a word that says so. */
const UNIT_AT_END =
  / (?:(?:dvt |don vi tinh |don vi )?(?:(?:1 )?(?:ty|trieu|nghin|ngan)|1 000|1000)(?: ?(?:dong|vnd))?|vnd|(?:dvt|don vi tinh) dong)$/

/** The key of a header without the unit at its end: "tien luong nghin dong" → "tien luong"; null when it names none. */
export function withoutUnit(key: string): string | null {
  const bare = key.replace(UNIT_AT_END, '')
  return bare === key || bare === '' ? null : bare
}
