export interface UnitWords {
  readonly vi: string
  readonly en: string
  /** Values are whole parts of a percent, this many to one: people read them as percentages. */
  readonly perPercent?: number
}

const permille = (vi: string, en: string): UnitWords => ({ vi: `% ${vi}`, en: `% ${en}`, perPercent: 10 })

/** In what a parameter is counted. */
export const UNITS = {
  vnd_month: { vi: 'đồng/tháng', en: 'VND a month' },
  vnd_hour: { vi: 'đồng/giờ', en: 'VND an hour' },
  vnd_year: { vi: 'đồng/năm', en: 'VND a year' },
  times: { vi: 'lần', en: 'times' },
  months: { vi: 'tháng', en: 'months' },
  months_of_age: { vi: 'tuổi', en: 'age' },
  years: { vi: 'năm', en: 'years' },
  years_of_age: { vi: 'tuổi', en: 'years of age' },
  days: { vi: 'ngày', en: 'days' },
  working_days: { vi: 'ngày làm việc', en: 'working days' },
  day_of_month: { vi: 'ngày trong tháng', en: 'day of the month' },
  permille_of_base: permille('tiền lương làm căn cứ đóng', 'of the contribution base'),
  permille_of_salary: permille('lương cơ sở', 'of the base salary'),
  permille_of_fee: permille('số tiền đóng', 'of the fee'),
  permille_of_minimum_fee: permille('số tiền đóng theo chuẩn nghèo nông thôn', 'of the fee at the rural poverty line'),
  permille_of_first: permille('mức của người thứ nhất', 'of what the first member pays'),
  per_ten_thousand_day: { vi: '% mỗi ngày', en: '% a day', perPercent: 100 },
  reading: { vi: '', en: '' },
} as const satisfies Readonly<Record<string, UnitWords>>

export type Unit = keyof typeof UNITS

/** How many parts of a value make one percent; undefined for what is no share. */
export function partsOfPercent(unit: Unit): number | undefined {
  return (UNITS[unit] as UnitWords).perPercent
}
