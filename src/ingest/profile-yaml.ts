import { headerKey } from './header-key.ts'
import type { ProfiledTable } from './profile-file.ts'
import type { Recognised } from './recognise.ts'

/** Encodings that doisoat.yaml can pin. */
const PINNABLE = new Set(['utf-8', 'utf-16le', 'windows-1258', 'tcvn3', 'vni', 'vps'])

/**
 * The entry of `files` in doisoat.yaml that pins how a file was read, as lines to paste under `files:`; [] when nothing was recognised.
 * An entry holds for a whole file: of several tables it pins what is the same in all of them.
 */
export function pinningLines(match: string, tables: readonly ProfiledTable[]): readonly string[] {
  const read = tables.flatMap(({ recognised, ...table }) => (recognised === null ? [] : [{ ...table, recognised }]))
  const [first] = read
  if (first === undefined) return []
  const alone = read.length === 1
  const lines = [`  - match: ${quoted(match)}`]
  const add = (line: string): number => lines.push(`    ${line}`)
  if (!alone) add(`# ${read.length} bảng: chỉ ghim những gì giống nhau ở mọi bảng`)
  const same = <T>(value: (table: (typeof read)[number]) => T): T | null =>
    read.every((table) => value(table) === value(first)) ? value(first) : null
  const source = same(({ recognised }) => recognised.source.name)
  if (source !== null) add(`source: ${source}`)
  const { sheet, encoding, delimiter } = first.profile
  if (alone && sheet !== '') add(`sheet: ${quoted(sheet)}`)
  if (alone && first.profile.headerRow !== null) add(`header_row: ${first.profile.headerRow}`)
  if (sheet === '' && PINNABLE.has(encoding)) add(`encoding: ${encoding}`)
  if (delimiter !== '') add(`delimiter: ${quoted(delimiter)}`)
  if (source !== null) for (const line of columnLines(read)) add(line)
  const period = same(({ period: found }) => periodText(found))
  if (period !== null && period !== '') add(`period: "${period}"`)
  const unit = same(({ moneyUnit }) => moneyUnit)
  if (unit !== null && unit !== 1 && !namesUnits(first.recognised)) add(`money_unit: ${unit}`)
  const { binding, titleLabels } = first.recognised
  const labels = [...titleLabels].filter(([column]) => binding.constants.has(column) && !binding.columns.has(column))
  if (alone && labels.length > 0)
    add(`title: { ${labels.map(([column, label]) => `${column}: ${quoted(label)}`).join(', ')} }`)
  return lines
}

const quoted = (text: string): string => JSON.stringify(text.replace(/\s+/g, (space) => (space === '\t' ? '\t' : ' ')))

function columnLines(read: readonly { readonly recognised: Recognised }[]): readonly string[] {
  const names = read.map(({ recognised }) => pinnedNames(recognised))
  const [first = new Map<string, string>()] = names
  const lines = [...first]
    .filter(([column, header]) => names.every((other) => other.get(column) === header))
    .map(([column, header]) => `  ${column}: ${quoted(header)}`)
  return lines.length === 0 ? [] : ['columns:', ...lines]
}

/** Our column → the header by which a pin finds it; "MST#2" where the text of another column is the same. */
function pinnedNames({ binding, labels }: Recognised): Map<string, string> {
  return new Map(
    [...binding.columns]
      .sort(([, a], [, b]) => a - b)
      .map(([column, at]) => {
        const label = (labels[at] ?? '').replace(/\s+/g, ' ').trim()
        const alike = labels.flatMap((other, place) =>
          other.trim() !== '' && headerKey(other) === headerKey(label) ? [place] : [],
        )
        return [column, alike.length > 1 ? `${label}#${alike.indexOf(at) + 1}` : label]
      }),
  )
}

/** Some headers name a unit of their own, which a unit for the whole file would overrule. */
const namesUnits = ({ labels }: Recognised): boolean =>
  labels.some((label) => /nghìn|ngàn|triệu|tỷ|1[.,]?000/iu.test(label))

/** A month, a quarter or a year; '' for any other span, which no pin can say. */
function periodText(period: { readonly from: number; readonly to: number } | null): string {
  if (period === null) return ''
  const year = Math.floor(period.from / 12)
  const month = (period.from % 12) + 1
  const months = period.to - period.from + 1
  if (months === 1) return `${year}-${String(month).padStart(2, '0')}`
  if (months === 12 && month === 1) return String(year)
  return months === 3 && month % 3 === 1 ? `${year}-Q${(month + 2) / 3}` : ''
}
