import { PRESENT_PROVINCE_CODES } from '../domain/areas.ts'
import { isIsoDate } from '../domain/dates.ts'
import { policyWith, type SiteLine } from '../policy/book.ts'
import { PARAMETERS } from '../policy/index.ts'
import type { Parameter } from '../policy/parameter.ts'
import { fits, type Labels, type Shape } from '../policy/shape.ts'
import { partsOfPercent, type Unit } from '../policy/units.ts'
import type { MappingMistake } from './check-mappings.ts'
import { nearest } from './nearest.ts'
import type { TextTree } from './yaml-tree.ts'

/**
 * The `policy` section: dated lines by the name of a parameter, each value read in the shape that the parameter declares. Which keys
 * a line may have is the schema's to say (schema.ts); here is what only the parameters can show.
 */

type Path = readonly (string | number)[]
type Mistakes = MappingMistake[]
type TreeRecord = Readonly<Record<string, TextTree>>

export interface PolicyLines {
  readonly lines: readonly SiteLine[]
  readonly mistakes: readonly MappingMistake[]
}

/** The lines of the section that can be read, and what is wrong with the others. */
export function readPolicyLines(section: TextTree | undefined): PolicyLines {
  const mistakes: Mistakes = []
  const lines: SiteLine[] = []
  if (!Array.isArray(section)) return { lines, mistakes }
  for (const [index, tree] of (section as readonly TextTree[]).entries()) {
    if (!isRecord(tree)) continue
    const line = readLine(tree, ['policy', index], mistakes)
    if (line === null) continue
    const other = lines.findIndex((earlier) => meets(earlier, line))
    if (other >= 0)
      mistakes.push({
        path: ['policy', index, 'from'],
        ofKey: false,
        text: `${line.name} đã có giá trị cho ngày này ở dòng khác của policy`,
      })
    lines.push(line)
  }
  return { lines, mistakes }
}

function readLine(tree: TreeRecord, path: Path, mistakes: Mistakes): SiteLine | null {
  const { name, value, from, to, source, note } = tree
  if (typeof name !== 'string' || name === '') return null
  const parameter = PARAMETERS.find((one) => one.name === name)
  if (parameter === undefined) {
    const names = PARAMETERS.map((one) => one.name)
    mistakes.push({ path: [...path, 'name'], ofKey: false, text: `không có tham số này${hint(name, names)}` })
    return null
  }
  if (value === undefined || value === '') return null
  const read = readValue(parameter, value, [...path, 'value'], mistakes)
  const until = to ?? null
  if (read === null || !isDay(from) || !(until === null || isDay(until)) || typeof source !== 'string') return null
  if (until !== null && until < from) {
    mistakes.push({ path: [...path, 'to'], ofKey: false, text: 'ngày cuối đứng trước ngày đầu (from)' })
    return null
  }
  const line = { name, value: read, from, to: until, source, ...(typeof note === 'string' ? { note } : {}) }
  checkWhole(parameter, line, [...path, 'value'], mistakes)
  return line
}

const isDay = (text: TextTree | undefined): text is string => typeof text === 'string' && isIsoDate(text)
const isRecord = (tree: TextTree | undefined): tree is TreeRecord => typeof tree === 'object' && !Array.isArray(tree)

function hint(found: string, known: readonly string[]): string {
  const closest = nearest(found, known)
  return closest === null ? '' : ` (gần nhất: "${closest}")`
}

/** A record of which the site sets some keys needs the law's values for the others on each of its days. */
function checkWhole(parameter: Parameter, line: SiteLine, path: Path, mistakes: Mistakes): void {
  if (parameter.shape.kind !== 'record') return
  const bare = policyWith([line])
    .linesOf(parameter)
    .find(({ value, fromSite }) => fromSite && !fits(parameter.shape, value))
  if (bare === undefined) return
  const keys = Object.keys(parameter.shape.keys).join(', ')
  const text = `cần đủ các khóa ${keys}: ngày ${bare.from} chưa có giá trị nào để bổ sung`
  mistakes.push({ path, ofKey: false, text })
}

/** null when the value is not in the shape; every reason is added to `mistakes`. */
function readValue({ shape, unit }: Parameter, tree: TextTree, path: Path, mistakes: Mistakes): unknown {
  switch (shape.kind) {
    case 'whole':
      return readNumber(tree, unit, path, mistakes)
    case 'choice':
      return readChoice(tree, shape.choices, path, mistakes)
    case 'record':
      return readRecord(tree, shape, unit, path, mistakes)
    case 'by_province':
      return readProvinces(tree, shape, unit, path, mistakes)
  }
}

/** A whole number. A share is written as officers say it, `20%` or `0.5%`, and kept in whole parts: 20 meant as percent cannot become 2 %. */
function readNumber(tree: TextTree, unit: Unit, path: Path, mistakes: Mistakes): number | null {
  const parts = partsOfPercent(unit)
  const text = typeof tree === 'string' ? tree.trim() : ''
  if (parts === undefined) {
    if (/^\d{1,15}$/.test(text)) return Number(text)
    mistakes.push({ path, ofKey: false, text: `cần một số nguyên viết liền, như 2340000${shown(tree)}` })
    return null
  }
  const percent = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%$/.exec(text)
  const decimals = String(parts).length - 1
  const fraction = (percent?.[2] ?? '').padEnd(decimals, '0')
  const value = percent === null ? Number.NaN : Number(percent[1]) * parts + Number(fraction.slice(0, decimals))
  if (percent !== null && /^0*$/.test(fraction.slice(decimals)) && value <= 100 * parts) return value
  mistakes.push({ path, ofKey: false, text: `cần một tỷ lệ phần trăm từ 0% đến 100%, như 20%${shown(tree)}` })
  return null
}

function readChoice(tree: TextTree, choices: Labels, path: Path, mistakes: Mistakes): string | null {
  if (typeof tree === 'string' && Object.hasOwn(choices, tree)) return tree
  const near = typeof tree === 'string' ? hint(tree, Object.keys(choices)) : ''
  const known = Object.entries(choices).map(([name, label]) => `${name} (${label})`)
  mistakes.push({ path, ofKey: false, text: `cần một trong: ${known.join(', ')}${near}${shown(tree)}` })
  return null
}

const shown = (tree: TextTree): string => (typeof tree === 'string' ? ` (đang là "${tree}")` : '')

type RecordShape = Extract<Shape, { kind: 'record' }>

function readRecord(tree: TextTree, { keys, choices }: RecordShape, unit: Unit, path: Path, mistakes: Mistakes) {
  return readKeys(tree, Object.keys(keys), path, mistakes, (one, at) =>
    choices === undefined ? readNumber(one, unit, at, mistakes) : readChoice(one, choices, at, mistakes),
  )
}

function readProvinces(tree: TextTree, { keys }: { keys: Labels }, unit: Unit, path: Path, mistakes: Mistakes) {
  return readKeys(tree, PRESENT_PROVINCE_CODES, path, mistakes, (groups, at) =>
    readRecord(groups, { kind: 'record', keys }, unit, at, mistakes),
  )
}

/** A record over some of the known keys, in their order. */
function readKeys(
  tree: TextTree,
  known: readonly string[],
  path: Path,
  mistakes: Mistakes,
  read: (one: TextTree, at: Path) => unknown,
): Readonly<Record<string, unknown>> | null {
  if (!isRecord(tree) || Object.keys(tree).length === 0) {
    mistakes.push({
      path,
      ofKey: false,
      text: `cần các cặp khóa: giá trị, các khóa: ${known.join(', ')}${shown(tree)}`,
    })
    return null
  }
  const before = mistakes.length
  for (const key of Object.keys(tree)) {
    if (known.includes(key)) continue
    const near = hint(key, known)
    const text = `khóa không có${near === '' ? ` (các khóa: ${known.join(', ')})` : near}`
    mistakes.push({ path: [...path, key], ofKey: true, text })
  }
  const entries = known.flatMap((key) => (tree[key] === undefined ? [] : [[key, read(tree[key], [...path, key])]]))
  return mistakes.length > before ? null : Object.fromEntries(entries)
}

/** Whether two lines speak of the same figure on one day. */
function meets(a: SiteLine, b: SiteLine): boolean {
  if (a.name !== b.name || (a.to !== null && a.to < b.from) || (b.to !== null && b.to < a.from)) return false
  return keysMeet(a.value, b.value)
}

function keysMeet(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return true
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  return Object.keys(left).some((key) => Object.hasOwn(right, key) && keysMeet(left[key], right[key]))
}
