/** Months by the names that spreadsheets of an English or Vietnamese machine give them: "mar", "thg 3", "tháng ba". */
const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LONG_ENGLISH = 'uary|ruary|ch|il|e|y|ust|t|tember|ober|ember'
const VIETNAMESE: readonly (readonly [words: string, month: number])[] = [
  ['mười hai', 12],
  ['mười một', 11],
  ['mười', 10],
  ['chín', 9],
  ['tám', 8],
  ['bảy', 7],
  ['sáu', 6],
  ['năm', 5],
  ['tư', 4],
  ['bốn', 4],
  ['ba', 3],
  ['hai', 2],
  ['giêng', 1],
  ['một', 1],
]
const ENGLISH_NAME = new RegExp(`(?<![\\p{L}])(${ENGLISH.join('|')})(?:${LONG_ENGLISH})?\\.?(?![\\p{L}])`, 'u')
const VIETNAMESE_NAME = new RegExp(
  `(?<![\\p{L}])(?:tháng|thang|thg|th)\\.?\\s*(?:(\\d{1,2})(?!\\d)|(${VIETNAMESE.map(([words]) => words).join('|')})(?![\\p{L}]))`,
  'u',
)

/**
 * The month that a text in lower case names, and the text with " <month> " in its place marked as `/m/`; null when it names none.
 * "05 thg 3 1980" → 3, "05 /3/ 1980".
 */
export function monthNamed(
  text: string,
): { readonly month: number; readonly before: string; readonly after: string } | null {
  const vietnamese = VIETNAMESE_NAME.exec(text)
  const found = vietnamese ?? ENGLISH_NAME.exec(text)
  if (found === null) return null
  const [whole, first = '', words] = found
  const month =
    vietnamese === null
      ? ENGLISH.indexOf(first) + 1
      : words === undefined
        ? Number(first)
        : (VIETNAMESE.find(([name]) => name === words)?.[1] ?? 0)
  return { month, before: text.slice(0, found.index), after: text.slice(found.index + whole.length) }
}
