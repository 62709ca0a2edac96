import type { AreaSystem } from '../domain/areas.ts'
import { healthGroupOfObjectCode } from '../domain/insurance-number.ts'
import type { Period } from '../domain/months.ts'
import { FUND_BITS, type Source } from '../sources/source.ts'
import { type AreaReading, type AreaTexts, FIRST_PRESENT_MONTH, readArea } from './areas.ts'
import type { OutRow, RowSink } from './cell-readers.ts'

/** What the file as a whole says, for rows that say nothing themselves. */
export interface FileFacts {
  readonly period: Period | null
  readonly areaCodes: AreaSystem | null
  /** Names of areas from the headings of the groups that a row stands in, also for columns that the source does not have. */
  readonly carried?: ReadonlyMap<string, string> | undefined
}

/** Reads cells of a row together once each has been read alone. Returns the code that quarantines the row, or null. */
export type CrossReader = (out: OutRow, sink: RowSink) => { readonly column: string; readonly code: string } | null

const textOf = (value: string | number | null | undefined): string => (typeof value === 'string' ? value : '')
const numberOf = (value: string | number | null | undefined): number | null =>
  typeof value === 'number' ? value : null

/** Codes of places as they stand in the file become present codes (design §4c 15). */
function areaReader(source: Source, facts: FileFacts): CrossReader {
  const hasCommuneName = source.columns.commune_name !== undefined
  const remembered = rememberedAreas()
  return (out, sink) => {
    const communeCode = textOf(out.commune_code)
    const provinceCode = textOf(out.province_code)
    const { carried } = facts
    const districtName = textOf(out.district_name) || (carried?.get('district_name') ?? '')
    const provinceName = textOf(out.province_name) || (carried?.get('province_name') ?? '')
    const communeName = textOf(out.commune_name) || (hasCommuneName ? '' : (carried?.get('commune_name') ?? ''))
    if (communeCode === '' && provinceCode === '' && communeName === '' && provinceName === '') return null
    const texts: AreaTexts = {
      communeCode,
      provinceCode,
      communeName,
      districtName,
      provinceName,
      system: facts.areaCodes ?? rowSystem(out),
      month: monthOfRow(out) ?? facts.period?.to ?? null,
    }
    const reading = remembered(texts)
    out.province_code = reading.province
    out.commune_code = reading.commune
    if (reading.provinceCode !== null) sink.refuse('province_code', reading.provinceCode, provinceCode)
    if (reading.communeCode !== null) sink.refuse('commune_code', reading.communeCode, communeCode)
    return null
  }
}

const AREAS_REMEMBERED = 50_000

/** Places repeat from row to row; what decides is the same for all months on one side of the change of system. */
function rememberedAreas(): (texts: AreaTexts) => AreaReading {
  const known = new Map<string, AreaReading>()
  return (texts) => {
    const isOld = texts.month !== null && texts.month < FIRST_PRESENT_MONTH
    const place = `${texts.communeCode}|${texts.provinceCode}|${texts.communeName}|${texts.districtName}|${texts.provinceName}`
    const key = `${place}|${texts.system ?? ''}|${isOld}`
    const found = known.get(key)
    if (found !== undefined) return found
    const reading = readArea(texts)
    if (known.size >= AREAS_REMEMBERED) known.clear()
    known.set(key, reading)
    return reading
  }
}

function rowSystem(out: OutRow): AreaSystem | null {
  return out.area_codes === 'gso63' || out.area_codes === 'gso34' ? out.area_codes : null
}

/** The last month a row speaks of; a span that is still open speaks of today. */
function monthOfRow(out: OutRow): number | null {
  const month = numberOf(out.month) ?? numberOf(out.to_month) ?? numberOf(out.last_month) ?? numberOf(out.period_to)
  if (month !== null) return month
  const until = textOf(out.valid_to)
  return until.length >= 7 ? Number(until.slice(0, 4)) * 12 + Number(until.slice(5, 7)) - 1 : null
}

/** A starred area code must lead somewhere: a row of `areas` without a commune is of no use. */
function starredAreaReader(column: string): CrossReader {
  return (out) => (out[column] === null ? { column, code: 'cell-empty' } : null)
}

/** The area of a target: a code of the level it names, else of the level its length shows; codes of offices stay as they are. */
function targetAreaReader(facts: FileFacts): CrossReader {
  return (out, sink) => {
    const code = textOf(out.area_code)
    const level = textOf(out.area_level)
    if (code === '' || level === 'office' || level === 'hamlet') return null
    const isProvince = level === '' ? code.length <= 3 : level === 'province'
    const [provinceCode, communeCode] = isProvince ? [code, ''] : ['', code]
    const names = { communeName: '', districtName: '', provinceName: '' }
    const month = monthOfRow(out) ?? facts.period?.to ?? null
    const reading = readArea({ communeCode, provinceCode, ...names, system: facts.areaCodes, month })
    out.area_code = isProvince ? reading.province : reading.commune
    const fault = isProvince ? reading.provinceCode : reading.communeCode
    if (fault !== null) sink.refuse('area_code', fault, code)
    return null
  }
}

/** Tax data: the period of the row, else its months, else the file's; without any the income belongs to no year. */
function taxPeriodReader(facts: FileFacts, required: boolean): CrossReader {
  return (out) => {
    if (out.period_from !== null) return null
    const from = numberOf(out.from_month)
    const to = numberOf(out.to_month) ?? from
    if (from !== null && to !== null) {
      out.period_from = from
      out.period_to = to
      out.period_precision = 'month'
    } else if (facts.period !== null) {
      out.period_from = facts.period.from
      out.period_to = facts.period.to
      out.period_precision = facts.period.precision
    } else if (required) return { column: 'period', code: 'period-empty' }
    return null
  }
}

/** An end before its beginning is no end: which of the two is wrong cannot be known, and an open span makes no lead. */
function spanReader(from: string, to: string): CrossReader {
  return (out, sink) => {
    const [first, last] = [numberOf(out[from]), numberOf(out[to])]
    if (first === null || last === null || first <= last) return null
    sink.refuse(to, 'months-reversed', `${monthText(first)} > ${monthText(last)}`)
    out[to] = null
    return null
  }
}

const monthText = (month: number): string => `${(month % 12) + 1}/${Math.floor(month / 12)}`

const MAIN_FUNDS = FUND_BITS.retirement | FUND_BITS.accident | FUND_BITS.unemployment

/** The two letters of a group as on cards, out of "HT", "ht - Hưu trí" or "Đối tượng GD". */
function objectCode(text: string): string {
  const upper = text.toUpperCase()
  if (healthGroupOfObjectCode(upper) !== null) return upper
  const first = /^([A-Z]{2})(?![\p{L}])/u.exec(upper)?.[1]
  return first !== undefined && healthGroupOfObjectCode(first) !== null ? first : text
}

/**
 * How a row takes part when its file has no column for it: by its funds, else by its group, else by being in a unit.
 * A roll of a unit lists compulsory participants; a group that others pay for is a health card only.
 */
function participationOf(out: OutRow): string | null {
  const inUnit = out.unit_code !== null || out.unit_tax_id !== null
  const funds = numberOf(out.funds)
  if (funds !== null && (funds & MAIN_FUNDS) !== 0) return inUnit ? 'compulsory' : 'voluntary'
  if (funds !== null) return 'health_only'
  const group = healthGroupOfObjectCode(textOf(out.object_code))
  if (group !== null && group !== 1) return 'health_only'
  return inUnit || group === 1 ? 'compulsory' : null
}

function participantReader(): CrossReader {
  return (out) => {
    if (typeof out.object_code === 'string') out.object_code = objectCode(out.object_code)
    out.participation ??= participationOf(out)
    return null
  }
}

/** The cross-cell readers of a source, in the order in which they apply. */
export function crossReaders(source: Source, facts: FileFacts): readonly CrossReader[] {
  const readers: CrossReader[] = []
  const has = (column: string): boolean => source.columns[column] !== undefined
  if (has('from_month') && has('to_month')) readers.push(spanReader('from_month', 'to_month'))
  if (has('first_month') && has('last_month')) readers.push(spanReader('first_month', 'last_month'))
  if (source.columns.period?.cell === 'period') readers.push(taxPeriodReader(facts, source.name === 'tax_workers'))
  if (has('province_code') || has('commune_code')) readers.push(areaReader(source, facts))
  for (const column of ['commune_code', 'province_code'])
    if (source.columns[column]?.star === true) readers.push(starredAreaReader(column))
  if (has('area_level')) readers.push(targetAreaReader(facts))
  if (has('participation')) readers.push(participantReader())
  return readers
}
