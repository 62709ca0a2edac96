import { accepted, type Parsed, refused } from './parsed.ts'

export type SchoolYearCode = 'school-year-empty' | 'school-year-unreadable'

const TWO_YEARS = /(?:^|\s)(\d{4}|\d{2})\s*(?:[-–—/_]|đến|den|\s)\s*(\d{4}|\d{2})$/u
const ONE_YEAR = /(?:^|\s)(\d{4})$/

const full = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

/** The year in which a school year begins: "2025-2026", "Năm học 2025 – 2026", "25-26" and "2025" → 2025. */
export function parseSchoolYear(raw: string): Parsed<number, SchoolYearCode> {
  const text = raw
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/^'/, '')
    .toLowerCase()
  if (text === '' || /^[-–—]+$/.test(text)) return refused('school-year-empty')
  const two = TWO_YEARS.exec(text)
  if (two !== null) {
    const [first, second] = [full(two[1] ?? ''), full(two[2] ?? '')]
    return second === first + 1 && inRange(first) ? accepted(first) : refused('school-year-unreadable')
  }
  const one = ONE_YEAR.exec(text)
  return one !== null && inRange(Number(one[1])) ? accepted(Number(one[1])) : refused('school-year-unreadable')
}

const inRange = (year: number): boolean => year >= 1990 && year < 2100
