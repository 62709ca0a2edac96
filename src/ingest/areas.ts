import { type AreaSystem, mapProvince, provinceByName, provinceName } from '../domain/areas.ts'
import { communeData, type OldCommune, type PresentCommune, provinceNameKey } from './commune-data.ts'
import { communeByName, communeNameKey } from './commune-names.ts'

/** What a row says of its place, as text; '' where it says nothing. */
export interface AreaTexts {
  readonly communeCode: string
  readonly communeName: string
  readonly districtName: string
  readonly provinceCode: string
  readonly provinceName: string
  /** The system of codes that the mapping or the row names; null: to be decided (design §4c 15). */
  readonly system: AreaSystem | null
  /** The last month the row or its file speaks of; null when unknown. */
  readonly month: number | null
}

export interface AreaReading {
  /** Codes of the present system; null when not known. */
  readonly province: string | null
  readonly commune: string | null
  readonly provinceCode: 'area-unknown' | null
  /** Why the commune is empty although a code was given. */
  readonly communeCode: 'area-unknown' | 'area-ambiguous' | 'area-split' | 'area-mismatch' | null
}

/** First month of the present system: 7/2025 (NQ 202/2025/QH15). */
export const FIRST_PRESENT_MONTH = 2025 * 12 + 6

const padded = (code: string, length: number): string => {
  const digits = code.replace(/^'/, '').trim()
  return /^\d+$/.test(digits) ? digits.padStart(length, '0') : digits
}

/** The present province of a code or name. Every present code maps to itself in the old system too, so no system is needed. */
function readProvince(code: string, name: string): string | null {
  const two = padded(code, 2).replace(/^0(?=\d\d$)/, '')
  const byCode = code === '' ? null : (mapProvince(two, 'gso34') ?? mapProvince(two, 'gso63'))
  return byCode ?? (name === '' ? null : provinceByName(name))
}

/** Old → present, for every area code of every source. Split communes and undecided codes leave the commune empty and keep the province. */
export function readArea(texts: AreaTexts): AreaReading {
  const stated = readProvince(texts.provinceCode, texts.provinceName)
  const provinceCode = texts.provinceCode !== '' && stated === null ? ('area-unknown' as const) : null
  if (texts.communeCode === '') {
    const named = texts.communeName !== '' && stated !== null
    const commune = named ? communeByName(texts.communeName, texts.districtName, stated) : null
    return { province: stated, commune, provinceCode, communeCode: null }
  }
  const reading = readCommune(padded(texts.communeCode, 5), texts)
  if (stated !== null && reading.province !== null && reading.province !== stated)
    return { province: stated, commune: null, provinceCode, communeCode: 'area-mismatch' }
  return { ...reading, province: stated ?? reading.province, provinceCode }
}

type CommuneReading = Pick<AreaReading, 'province' | 'commune' | 'communeCode'>

function readCommune(code: string, texts: AreaTexts): CommuneReading {
  const { present, old } = communeData()
  const today = present.get(code)
  const before = old.get(code)
  if (before === undefined) {
    if (today === undefined) return { province: null, commune: null, communeCode: 'area-unknown' }
    return { province: today.province, commune: code, communeCode: null }
  }
  const meansItself = before.successors.length === 1 && before.successors[0] === code
  if (today === undefined || meansItself) return successorOf(before)
  const system = texts.system ?? systemByRow(before, today, texts)
  if (system === 'gso34') return { province: today.province, commune: code, communeCode: null }
  if (system === 'gso63') return successorOf(before)
  return { province: today.province, commune: null, communeCode: 'area-ambiguous' }
}

function successorOf(commune: OldCommune): CommuneReading {
  const province = mapProvince(commune.province, 'gso63')
  const [only, ...others] = commune.successors
  if (only === undefined || others.length > 0) return { province, commune: null, communeCode: 'area-split' }
  return { province, commune: only, communeCode: null }
}

/** Which of the two areas of a re-used code the row means: its province, its names, or a month before the change. */
function systemByRow(before: OldCommune, today: PresentCommune, texts: AreaTexts): AreaSystem | null {
  const code = padded(texts.provinceCode, 2).replace(/^0(?=\d\d$)/, '')
  return (
    oneOf(code === before.province, code === today.province) ??
    systemByNames(before, today, texts) ??
    (texts.month !== null && texts.month < FIRST_PRESENT_MONTH ? 'gso63' : null)
  )
}

const oneOf = (old: boolean, present: boolean): AreaSystem | null => (old === present ? null : old ? 'gso63' : 'gso34')

function systemByNames(before: OldCommune, today: PresentCommune, texts: AreaTexts): AreaSystem | null {
  const province = provinceNameKey(texts.provinceName)
  const oldProvince = communeData().oldProvinceNames.get(before.province)
  const presentProvince = provinceNameKey(provinceName(today.province) ?? '')
  const byProvince = province === '' ? null : oneOf(province === oldProvince, province === presentProvince)
  if (byProvince !== null) return byProvince
  const district = texts.districtName === '' ? '' : communeNameKey(texts.districtName)
  if (district !== '' && district === communeNameKey(before.district)) return 'gso63'
  const name = texts.communeName === '' ? '' : communeNameKey(texts.communeName)
  return name === '' ? null : oneOf(name === communeNameKey(before.name), name === communeNameKey(today.name))
}
