import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

const SPEC = { compare: 'old_citizen_id', column: 'id', birth_date: 'born', full_name: 'name' }

it.each([
  ['168123456', '1980-03-05', '168123456', '1980', 'exact'],
  ['168123456', '', '168123456', '1980', 'exact'],
  ['168123456', '1980-03-05', '168123456', '1985-03-05', 'exact_other_year'],
  ['168123456', '1980-03-05', '168123457', '1980-03-05', 'one_digit'],
  ['168123456', '1980-03-05', '168123465', '1980-03-05', 'one_digit'],
  ['168123456', '1980-03-05', '271987654', '1980-03-05', 'else'],
  ['123456789', '1980-03-05', '123456789', '1980-03-05', 'null'],
  ['168123456', '1980-03-05', '', '1980-03-05', 'null'],
])('cards %s (%s) and %s (%s) are at level %s', (one, born, other, otherBorn, level) => {
  expect(levelOf(SPEC, { id: one, born }, { id: other, born: otherBorn })).toBe(level)
})

it('cards of two sisters, one number after the other, are two cards', () => {
  const [one, other] = [
    { id: '168123456', name: 'nguyễn thị hoa' },
    { id: '168123457', name: 'nguyễn thị lan' },
  ]
  expect(levelOf(SPEC, one, other)).toBe('else')
  expect(levelOf(SPEC, one, { ...other, name: 'nguyen thi hoa' })).toBe('one_digit')
})
