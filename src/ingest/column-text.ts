import type { FileMapping } from '../config/site-config.ts'
import { joinNameParts } from '../domain/person-name.ts'
import { FUND_BITS, type SourceColumn } from '../sources/source.ts'
import type { Binding } from './bind-columns.ts'
import { foldWords } from './header-key.ts'

/** Text of one of our columns in a row; '' when blank. */
export type TextOfRow = (cells: readonly string[]) => string

/** Text of a cell without its edges; '' for an empty cell and for the dashes that stand for one. */
export function cellText(raw: string | undefined): string {
  if (raw === undefined || raw === '') return ''
  const text = raw.charCodeAt(0) === 61 ? asTyped(raw.trim()) : raw.trim()
  return text === '-' || text === '–' || text === '—' ? '' : text
}

/** ="0300588569" is how programs keep the zeros of a CSV cell from Excel. */
function asTyped(text: string): string {
  return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text
}

/** Where the text of a column comes from: its cell, a constant, or several cells; null when nothing feeds it. */
export function textOf(
  column: string,
  declared: SourceColumn,
  binding: Binding,
  mapping: FileMapping | null,
): TextOfRow | null {
  const translate = translation(mapping?.values?.[column])
  const index = binding.columns.get(column)
  if (index !== undefined) {
    return translate === null ? (cells) => cellText(cells[index]) : (cells) => translate(cellText(cells[index]))
  }
  const constant = binding.constants.get(column)
  if (constant !== undefined) {
    const text = translate === null ? cellText(constant) : translate(cellText(constant))
    return () => text
  }
  return partsText(column, declared, binding)
}

/** theirs → ours; a value that is not listed stays, one that is mapped to '' is no value. */
function translation(values: Readonly<Record<string, string>> | undefined): ((text: string) => string) | null {
  if (values === undefined) return null
  const exact = new Map(Object.entries(values).map(([theirs, ours]) => [theirs.trim(), ours]))
  const folded = new Map(Object.entries(values).map(([theirs, ours]) => [foldWords(theirs), ours]))
  return (text) => exact.get(text) ?? (text === '' ? '' : (folded.get(foldWords(text)) ?? text))
}

function partsText(column: string, declared: SourceColumn, binding: Binding): TextOfRow | null {
  const part = (name: string): number | undefined => binding.columns.get(`${column}.${name}`)
  const cell = (cells: readonly string[], index: number | undefined): string =>
    index === undefined ? '' : cellText(cells[index])
  if (declared.cell === 'person_name') {
    const [family, given] = [part('family'), part('given')]
    return given === undefined ? null : (cells) => joinNameParts(cell(cells, family), cell(cells, given))
  }
  if (declared.cell === 'funds') {
    const bound = Object.keys(FUND_BITS).flatMap((fund) => {
      const index = part(fund)
      return index === undefined ? [] : [{ fund, index }]
    })
    if (bound.length === 0) return null
    return (cells) =>
      bound
        .map(({ fund, index }) => ({ fund, text: cell(cells, index) }))
        .filter(({ text }) => text !== '')
        .map(({ fund, text }) => `${fund}=${text}`)
        .join(';')
  }
  if (declared.cell === 'gender') return genderPartsText(part('male'), part('female'))
  const [plus, minus] = [part('plus'), part('minus')]
  if (plus === undefined && minus === undefined) return null
  return (cells) => (cell(cells, minus) === '' ? cell(cells, plus) : `${cell(cells, plus)}\t${cell(cells, minus)}`)
}

/** Two columns Nam and Nữ, of which one is ticked; both ticked is shown as it is, for the parser to refuse. */
function genderPartsText(male: number | undefined, female: number | undefined): TextOfRow | null {
  if (male === undefined && female === undefined) return null
  const ticked = (cells: readonly string[], index: number | undefined): boolean =>
    index !== undefined && !/^(?:|0+|k|không|khong|no|n|false)$/i.test(cellText(cells[index]))
  return (cells) => {
    const [isMale, isFemale] = [ticked(cells, male), ticked(cells, female)]
    return isMale && isFemale ? 'Nam + Nữ' : isMale ? 'Nam' : isFemale ? 'Nữ' : ''
  }
}
