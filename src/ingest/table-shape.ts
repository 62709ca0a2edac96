import type { CellKind } from '../sources/source.ts'
import { headerKey } from './header-key.ts'
import type { Recognised } from './recognise.ts'
import { isFilled } from './structural.ts'

/** What the columns of a table are, as far as it helps to tell rows of data from all others. */
export interface TableShape {
  readonly width: number
  /** The first column with a header. */
  readonly firstColumn: number
  /** Where the rows are numbered; -1 without such a column. */
  readonly ordinal: number
  readonly identifiers: readonly number[]
  /** Columns of money and counts, by index: our name of each. */
  readonly figures: ReadonlyMap<number, string>
  /** Columns of the name of what a row is about. */
  readonly names: ReadonlySet<number>
  /** Rows are enterprises, taxpayers, units: one of them may be named like the heading of a group. */
  readonly rowsAreUnits: boolean
  /** Columns of the cells without which a row is nothing. */
  readonly starred: readonly number[]
  /** Where people answer; -1 for a list that asks nothing. */
  readonly answer: number
}

const IDENTIFIERS: ReadonlySet<CellKind> = new Set<CellKind>([
  ...(['tax_id', 'personal_tax_id', 'citizen_id', 'old_citizen_id', 'passport', 'identity_number'] as const),
  ...(['insurance_number', 'card_number', 'unit_code'] as const),
])
const ORDINALS = new Set(['STT', 'Số thứ tự', 'TT', 'Số TT', 'No', 'No.'].map(headerKey))

/** Names of what the rows are about; a company named beside a person is what groups of rows are headed by. */
const OWN_NAMES = new Set(['full_name', 'name'])

export function shapeOf({ source, binding, labels }: Recognised): TableShape {
  const kinds = [...binding.columns].map(([key, at]) => {
    const column = key.split('.')[0] ?? key
    const declared = source.columns[column]
    const alternative = source.starredAnyOf?.some((group) => group.includes(column)) === true
    return { at, key, column, cell: declared?.cell, star: declared?.star === true, alternative }
  })
  return {
    width: labels.length,
    firstColumn: Math.max(0, labels.findIndex(isFilled)),
    ordinal: labels.findIndex((label) => isFilled(label) && ORDINALS.has(headerKey(label))),
    identifiers: kinds.filter(({ cell }) => cell !== undefined && IDENTIFIERS.has(cell)).map(({ at }) => at),
    figures: new Map(
      kinds.filter(({ cell }) => cell === 'vnd' || cell === 'count').map(({ at, key }): [number, string] => [at, key]),
    ),
    names: new Set(kinds.filter(({ column }) => OWN_NAMES.has(column)).map(({ at }) => at)),
    rowsAreUnits: source.columns.full_name === undefined,
    starred: kinds.filter(({ star }) => star).map(({ at }) => at),
    answer: kinds.find(({ column }) => column === source.answeredBy)?.at ?? -1,
  }
}

/** True when a row names someone or something by an identifier: then it is data, whatever its texts look like. */
export function hasIdentifier(cells: readonly string[], { identifiers }: TableShape): boolean {
  return identifiers.some((at) => couldBeIdentifier((cells[at] ?? '').trim()))
}

/** Six signs with a figure among them, and no words: "Xã Vị Thanh 1" and "Cà Mau, ngày 05 tháng 11 năm 2026" stand in such columns too. */
function couldBeIdentifier(text: string): boolean {
  if (!/\d/.test(text)) return false
  const digits = text.replace(/\D/g, '').length
  const letters = text.replace(/\P{L}/gu, '').length
  return digits + letters >= 6 && (digits > letters || /^['’]?[A-Z\d][A-Z\d.-]*$/.test(text))
}
