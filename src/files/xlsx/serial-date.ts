const SECONDS_PER_DAY = 86_400
/** 31 December 9999 in the 1900 system. */
const LAST_SERIAL = 2_958_465
/** Days from 1 March 0000 to the day before serial 1 (31 December 1899), and to serial 0 of the 1904 system. */
const BASE_1900 = 693_900
const BASE_1904 = 695_361

/**
 * ISO text of an Excel date serial: 'YYYY-MM-DD', with ' HH:MM:SS' when it holds a time of day; 'HH:MM:SS' when it is a time alone.
 * Null when the number is no date (negative, zero, beyond the year 9999). Serial 60 of the 1900 system is the 29 February 1900
 * that never was, and comes out as such.
 */
export function serialToIso(serial: number, date1904: boolean): string | null {
  const seconds = Math.round(serial * SECONDS_PER_DAY)
  const day = Math.floor(seconds / SECONDS_PER_DAY)
  const timeOfDay = seconds - day * SECONDS_PER_DAY
  if (!(day >= 0 && day <= LAST_SERIAL)) return null
  if (day === 0 && !date1904) return timeOfDay === 0 ? null : clock(timeOfDay)
  const date = dayText(day, date1904)
  return timeOfDay === 0 ? date : `${date} ${clock(timeOfDay)}`
}

/** The 1900-system serial of an ISO date 'YYYY-MM-DD', or null when the text is not a real date after 28 February 1900. */
export function isoToSerial(iso: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (match === null) return null
  const serial = civilDays(Number(match[1]), Number(match[2]), Number(match[3])) - BASE_1900 + 1
  return serial > 60 && serial <= LAST_SERIAL && dayText(serial, false) === iso ? serial : null
}

function dayText(day: number, date1904: boolean): string {
  if (date1904) return civilText(BASE_1904 + day)
  if (day === 60) return '1900-02-29'
  return civilText(BASE_1900 + (day > 60 ? day - 1 : day))
}

function clock(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
}

/** Days since 1 March 0000 of a date in the Gregorian calendar, whose years are made to start in March so that the leap day comes last. */
function civilDays(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1
  const monthFromMarch = (month + 9) % 12
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((153 * monthFromMarch + 2) / 5) +
    day -
    1
  )
}

function civilText(days: number): string {
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
