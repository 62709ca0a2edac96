import Papa from 'papaparse'

export interface CsvLayout {
  readonly delimiter: string
  /** Cells of an ordinary record; 0 when the sample has no two records alike. */
  readonly width: number
}

const CANDIDATES = [',', ';', '\t', '|'] as const
const SAMPLE_RECORDS = 60
/** How much more a delimiter counts that cuts out a row of headings. */
const HEADINGS = 8

/**
 * The delimiter that cuts the first records of `sample` most evenly: the share of records with the commonest number of cells, squared, times the number
 * of cuts, and eight times that when one of those records reads like headings. So `;` with ten even columns wins over the one comma in every
 * address, and over decimal commas, which cut no headings. A first line `sep=;` decides at once. Falls back on ','. Lines without any delimiter
 * (titles above the table) do not count. `pinned` is taken as it is, and only the width is looked for.
 */
export function detectLayout(sample: string, pinned?: string): CsvLayout {
  const declared = pinned ?? /^"?sep=([,;\t|])"?(?:\n|$)/i.exec(sample)?.[1]
  if (declared !== undefined) return { delimiter: declared, width: evenness(sample, declared).width }
  let best: CsvLayout = { delimiter: ',', width: 1 }
  let bestScore = 0
  for (const candidate of CANDIDATES) {
    const { score, width } = evenness(sample, candidate)
    if (score > bestScore) {
      best = { delimiter: candidate, width }
      bestScore = score
    }
  }
  return best
}

interface Evenness {
  readonly score: number
  readonly width: number
}

function evenness(sample: string, delimiter: string): Evenness {
  const whole = cut(sample, delimiter)
  if (whole.sound) return scoreOf(whole.records)
  // A quote out of place may have swallowed lines: then each line is looked at alone as well.
  const lines = sample.split('\n').slice(0, SAMPLE_RECORDS)
  const alone = scoreOf(lines.map((line) => cut(line, delimiter).records[0] ?? []))
  const together = scoreOf(whole.records)
  return alone.score > together.score ? alone : together
}

function cut(text: string, delimiter: string): { readonly records: string[][]; readonly sound: boolean } {
  const parser = () => new Papa.Parser({ delimiter, newline: '\n', preview: SAMPLE_RECORDS })
  const whole = parser().parse(text, 0, true) as { data: string[][]; errors: readonly unknown[] }
  if (whole.data.length > 0) return { records: whole.data, sound: whole.errors.length === 0 }
  const last = parser().parse(text, 0, false) as { data: string[][]; errors: readonly unknown[] }
  return { records: last.data.slice(0, 1), sound: last.errors.length === 0 }
}

function scoreOf(records: readonly (readonly string[])[]): Evenness {
  const widths = new Map<number, number>()
  for (const { length } of records) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
  let best: Evenness = { score: 0, width: 0 }
  for (const [width, count] of widths) {
    const score = (count / records.length) ** 2 * (width - 1)
    if (score > best.score) best = { score, width }
  }
  const headed = records.some((record) => record.length === best.width && readsLikeHeadings(record))
  return { score: headed ? best.score * HEADINGS : best.score, width: best.width }
}

/** Most cells are words; a number cut at its decimal comma is none. */
function readsLikeHeadings(record: readonly string[]): boolean {
  const words = record.filter((cell) => /\p{L}/u.test(cell) && !/^["\s]*[\d.,]*\d["\s]*$/.test(cell)).length
  return words >= record.length * 0.7
}
