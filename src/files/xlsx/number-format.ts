/** How a cell's number is to be read: as a date, as digits filled up with zeros to a width, or as it is. */
export type NumberReading =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'zeros'; readonly width: number }

export const PLAIN: NumberReading = { kind: 'plain' }
const DATE: NumberReading = { kind: 'date' }

/** Built-in formats that show a calendar date or a time of day; 45–47 are durations and stay numbers. ECMA-376 part 1, 18.8.30. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** The reading of a number under a format: `code` is the custom format code of `id`, if the workbook defines one. */
export function numberReading(id: number, code: string | undefined): NumberReading {
  if (code === undefined) return BUILT_IN_DATES.has(id) ? DATE : PLAIN
  if (/^0{2,20}$/.test(code)) return { kind: 'zeros', width: code.length }
  return isDateCode(code) ? DATE : PLAIN
}

/**
 * Whether a custom format code shows a date. Text in quotes, escaped letters and brackets ([Red], [$-42A]) say nothing; an elapsed
 * time ([h]:mm) is a duration; digit places (0 # ?) make it a number unless they are fractions of a second.
 */
function isDateCode(code: string): boolean {
  const section = withoutText(code).split(';', 1)[0] ?? ''
  if (/\[(h+|m+|s+)\]/i.test(section)) return false
  const bare = section.replace(/\[[^\]]*\]/g, '').replace(/s\.0+/gi, 's')
  return /[dmyhs]/i.test(bare) && !/[0#?]/.test(bare) && !/general/i.test(bare)
}

function withoutText(code: string): string {
  return code.replace(/"[^"]*"?/g, '').replace(/[\\_*]./g, '')
}
