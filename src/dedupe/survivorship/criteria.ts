import { citizenIdFacts, hasCitizenIdForm } from '../../domain/citizen-id.ts'
import { birthYearOf, datePrecision } from '../../domain/dates.ts'
import { lastDayOfMonth } from '../../domain/months.ts'
import type { MemberRow } from '../record.ts'
import type { Candidate, Criterion, Known } from './criterion.ts'

/** The reasons for which a value is kept, each once; the fields put them in order. */

const best = ({ lines }: Candidate, score: (line: MemberRow) => number): number => Math.max(...lines.map(score))

const AGREEMENT = { agrees: 3, unchecked: 2, contradicts: 1, none: 0 } as const

export const CITIZEN_ID_AGREES: Criterion = {
  code: 'citizen_id_agrees',
  vi: 'số định danh khớp năm sinh và giới tính',
  score: (candidate, { speaks }) => best(candidate, (line) => AGREEMENT[speaks(line)]),
}

export const STANDS_WITH_CHECKED_ID: Criterion = {
  code: 'with_checked_id',
  vi: 'đứng cùng số định danh khớp năm sinh và giới tính',
  score: (candidate, { speaks }) => best(candidate, (line) => (speaks(line) === 'agrees' ? 1 : 0)),
}

export const UNTOUCHED: Criterion = {
  code: 'untouched',
  vi: 'ghi đủ, không phải sửa khi đọc',
  score: (candidate) => best(candidate, (line) => (line.key_quality === 0 ? 1 : 0)),
}

/** The citizen ID that would be kept, when rows have any. */
function keptId({ chosen }: Known): string | null {
  const id = chosen.get('citizen_id')
  return id !== undefined && hasCitizenIdForm(id) ? id : null
}

export const YEAR_OF_KEPT_ID: Criterion = {
  code: 'year_of_kept_id',
  vi: 'năm sinh khớp số định danh được giữ',
  score: ({ value }, known) => {
    const id = keptId(known)
    return id !== null && citizenIdFacts(id).birthYear === birthYearOf(value) ? 1 : 0
  },
}

export const GENDER_OF_KEPT_ID: Criterion = {
  code: 'gender_of_kept_id',
  vi: 'khớp giới tính trong số định danh được giữ',
  score: ({ value }, known) => {
    const id = keptId(known)
    return id !== null && citizenIdFacts(id).gender === value ? 1 : 0
  },
}

/** 1 January stands for "only the year is known" on many rolls (domain notes §6.3). */
export function birthPrecision(date: string | null): number {
  if (date === null) return 0
  const precision = datePrecision(date)
  return precision === 'day' && !date.endsWith('-01-01') ? 3 : precision === 'month' ? 2 : 1
}

export const MOST_PRECISE: Criterion = {
  code: 'most_precise',
  vi: 'ngày sinh đầy đủ nhất',
  score: ({ value }) => birthPrecision(value),
}

export const WITH_MARKS: Criterion = {
  code: 'with_marks',
  vi: 'họ tên viết đủ dấu',
  score: ({ value }) => (/[đĐ]|\p{M}/u.test(value.normalize('NFD')) ? 1 : 0),
}

export const MOST_ROWS: Criterion = {
  code: 'most_rows',
  vi: 'có ở nhiều dòng nhất',
  score: ({ lines }) => lines.length,
}

/** The day a row speaks of, as a number that grows with time; 0 when it tells none. A contract's day is no day of the roll. */
export function dayOf({ source, said_on, month_to }: MemberRow): number {
  const told = source === 'roll' ? null : said_on
  const day = told ?? (month_to === null ? null : lastDayOfMonth(month_to))
  return day === null ? 0 : Number(`${day.replaceAll('-', '')}9999`.slice(0, 8))
}

export const LATEST: Criterion = {
  code: 'latest',
  vi: 'mới nhất',
  score: (candidate) => best(candidate, dayOf),
}
