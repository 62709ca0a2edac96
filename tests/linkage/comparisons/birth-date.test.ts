import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

it.each([
  ['1980-03-05', '1980-03-05', 'exact'],
  ['1980-01-01', '1980-01-01', 'year_only'],
  ['1980-01-01', '1980-07-23', 'year_only'],
  ['1980', '1980-07-23', 'year_only'],
  ['1980', '1980', 'year_only'],
  ['1980', '1980-01-01', 'year_only'],
  ['1980-07', '1980-07-23', 'year_only'],
  ['1980-07', '1980-07', 'year_only'],
  ['1980-06', '1980-07-23', 'same_year'],
  ['1980-06', '1980-07', 'same_year'],
  ['1980-03-05', '1980-05-03', 'day_month_swapped'],
  ['1980-03-05', '1980-03-06', 'one_digit'],
  ['1980-03-05', '1980-03-15', 'one_digit'],
  ['1980-03-21', '1980-03-12', 'one_digit'],
  ['1980-03-05', '1908-03-05', 'one_digit'],
  ['1980-03-05', '1990-03-05', 'one_digit'],
  ['1980-03-05', '1930-03-05', 'one_digit'],
  // A father and a son of one birthday.
  ['1970-03-05', '2000-03-05', 'else'],
  ['1960-03-05', '1990-03-05', 'else'],
  ['1980-03-05', '1980-07-25', 'same_year'],
  ['1980-03-05', '1980-12-05', 'same_year'],
  ['1979-03-05', '1980-03-05', 'near_year'],
  ['1979', '1980-03-05', 'near_year'],
  ['1979-01-01', '1980-03-05', 'near_year'],
  ['1975', '1980-03-05', 'else'],
  ['1975-01-01', '1980-01-01', 'else'],
  ['1975-02-11', '1988-03-05', 'else'],
  ['', '1988-03-05', 'null'],
  ['unknown', '1988-03-05', 'null'],
])('birth dates %s and %s are at level %s', (one, other, level) => {
  expect(levelOf({ compare: 'birth_date', column: 'born' }, { born: one }, { born: other })).toBe(level)
})
