import { provinceByName } from '../domain/areas.ts'
import { isCommuneName } from './commune-names.ts'
import { GROUPS, type Group, type GroupKind } from './group-kinds.ts'
import { foldWords } from './header-key.ts'
import { hasMarks, isFilled, isMarker, looksLikeData, lowered } from './structural.ts'
import { hasIdentifier, type TableShape } from './table-shape.ts'

/** The heading of a group of rows: what it says holds for the rows below it. */
export interface GroupHeading {
  readonly kind: GroupKind
  /** How the heading is numbered: roman, letter, number, or not at all. */
  readonly numbering: 'roman' | 'letter' | 'number' | 'none'
  /** Column of ours → text for rows that leave it empty. */
  readonly values: ReadonlyMap<string, string>
}

export interface RowContext {
  readonly shape: TableShape
  /** Number of the row of data before this one; null when rows are not numbered. */
  readonly lastOrdinal: number | null
}

/** The heading that a row is, with or without a number before it and figures of the group beside it; null for a row of data. */
export function groupHeading(cells: readonly string[], { shape, lastOrdinal }: RowContext): GroupHeading | null {
  if (shape.width < 3) return null
  const parts = partsOf(cells, shape)
  if (parts === null || hasIdentifier(cells, shape)) return null
  const { marker, at, text } = parts
  const group = groupOf(text)
  if (group === undefined) return null
  const numbering = numberingOf(marker)
  if (group.kind === 'unit' && shape.rowsAreUnits && numbering !== 'roman' && numbering !== 'letter') return null
  if (shape.names.has(at) && !isHeadingInNameColumn(parts, group, cells, { shape, lastOrdinal })) return null
  return { kind: group.kind, numbering, values: valuesOf(group, text) }
}

interface HeadingParts {
  readonly marker: string
  /** Column of the heading's first text. */
  readonly at: number
  readonly text: string
}

/** A heading stands in the first columns, alone but for its number, figures of the group, and one more text of it. */
function partsOf(cells: readonly string[], shape: TableShape): HeadingParts | null {
  let marker = ''
  let at = -1
  const texts: string[] = []
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]
    if (!isFilled(cell)) continue
    if (at < 0 && marker === '' && isMarker(cell)) {
      marker = cell.trim()
      continue
    }
    if (looksLikeData(cell) || /^[-–—]$/.test(cell.trim())) {
      if (at < 0 || !(shape.figures.has(column) || column >= shape.width || isPlainFigure(cell))) return null
      continue
    }
    if (at < 0) at = column
    texts.push(cell.trim())
    if (texts.length > 2) return null
  }
  if (at < 0 || at > shape.firstColumn + 2) return null
  const numbered = /^([ivxlc]{1,6}|[a-zđ]|\d{1,3})\s*[.)/-]\s*(?=\p{L})/iu.exec(texts[0] ?? '')
  if (marker === '' && numbered !== null) {
    marker = numbered[1] ?? ''
    texts[0] = (texts[0] ?? '').slice(numbered[0].length)
  }
  return { marker, at, text: texts.join(' - ') }
}

/** A number of people or an amount, not a date or a code. */
const isPlainFigure = (cell: string): boolean => /^\d{1,3}(?:[.,]?\d{3})*$/.test(cell.trim())

function groupOf(text: string): Group | undefined {
  const lower = lowered(text)
  const folded = foldWords(lower)
  const found = GROUPS.find(({ marked, plain }) => (hasMarks(lower) ? marked.test(lower) : plain.test(folded)))
  // A city may be a province or, until 2025, a part of one.
  const isCity = found?.kind === 'province' && !folded.startsWith('tinh ') && provinceByName(nameOf(text)) === null
  return isCity ? GROUPS.find(({ kind }) => kind === 'district') : found
}

/**
 * In the column of names a heading may be a name: a person named Xã, a company named Khối. A row numbered as the next row of data is one,
 * unless its text is the name of a commune; an area without a number before it must be one by its name.
 */
function isHeadingInNameColumn(
  { marker, text }: HeadingParts,
  group: Group,
  cells: readonly string[],
  { shape, lastOrdinal }: RowContext,
): boolean {
  if (group.kind === 'commune' && isCommuneName(nameOf(text))) return true
  const numbering = numberingOf(marker)
  if (numbering === 'number') return lastOrdinal !== null && Number.parseInt(marker, 10) !== lastOrdinal + 1
  if (numbering !== 'none') return true
  if (group.kind === 'commune' || group.kind === 'other') return false
  const hasFigure = cells.some((cell, column) => isFilled(cell) && shape.figures.has(column))
  return !(group.level !== undefined && hasFigure && shape.ordinal < 0)
}

function numberingOf(marker: string): GroupHeading['numbering'] {
  if (marker === '') return 'none'
  if (/^\d/.test(marker)) return 'number'
  return /^(?:[ivx]{1,6})[.)/-]?$/i.test(marker) ? 'roman' : 'letter'
}

/** The heading without what is counted beside it: "Xã Vị Tân (12 người)", "Ấp 1: 5 hộ". */
const nameOf = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\s:–-]*\(?\s*\d+\s*(?:người|hộ|lao động|đơn vị|lđ|nlđ|thẻ)\s*\)?\s*$/iu, '')
    .replace(/[\s:;,–-]+$/u, '')
    .trim()

const afterLabel = (text: string): string => {
  const colon = text.search(/[:：]/)
  return colon < 0 ? text : text.slice(colon + 1).trim()
}

function valuesOf(group: Group, text: string): ReadonlyMap<string, string> {
  const name = nameOf(text)
  if (group.kind === 'unit') return unitValues(name)
  if (group.kind === 'object') return objectValues(name)
  const value = afterLabel(name)
  return new Map(value === '' ? [] : group.columns.map((column) => [column, value]))
}

const UNIT_CODE = /(?:^|[\s(:–-])(?:mã(?: đơn vị| đv| số)?\s*[:.]?\s*)?([A-Z]{1,3}\d{3,6}[A-Z]?)(?=$|[\s),;–-])/u
const TAX_ID = /(?:^|\D)(\d{10}(?:-\d{3})?)(?=$|\D)/
const CODE_LABELS = /(?:mã đơn vị|mã đv|mã số thuế|mã số|mã|mst|tên đơn vị|đơn vị)\s*[:.]?\s*$/iu

/** "Đơn vị: Công ty X - Mã TC0243", "TC0243 - Công ty X", "Công ty X (MST: 0199000017)" → name, code, tax ID. */
function unitValues(text: string): ReadonlyMap<string, string> {
  const code = UNIT_CODE.exec(text)?.[1]
  const taxId = TAX_ID.exec(text)?.[1]
  const name = text
    .split(/\s[–-]\s|[;(),]|\s{2,}/)
    .map((part) =>
      [code, taxId].reduce<string>((rest, found) => (found === undefined ? rest : rest.replace(found, '')), part),
    )
    .map((part) =>
      part
        .replace(/^(?:đơn vị|tên đơn vị|mã đơn vị)\s*[:：]\s*/iu, '')
        .replace(CODE_LABELS, '')
        .trim(),
    )
    .map((part) => part.replace(/[\s:–-]+$/u, '').replace(/^[\s:–-]+/u, ''))
    .find((part) => part !== '' && foldWords(part) !== '')
  const values = new Map<string, string>()
  if (name !== undefined) for (const column of ['unit_name', 'payer_name', 'school_name']) values.set(column, name)
  if (code !== undefined) values.set('unit_code', code)
  if (taxId !== undefined) for (const column of ['unit_tax_id', 'payer_tax_id']) values.set(column, taxId)
  return values
}

/** Only the two letters of the health law's list are worth anything: "Nhóm đối tượng: GD". */
function objectValues(text: string): ReadonlyMap<string, string> {
  const code = /(?:^|[\s(:])([A-Z]{2})(?=$|[\s).,;:–-])/u.exec(text)?.[1]
  return new Map(code === undefined ? [] : [['object_code', code]])
}
