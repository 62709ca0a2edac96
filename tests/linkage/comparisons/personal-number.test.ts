import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

const SPEC = { compare: 'personal_number', column: 'number', full_name: 'name' }
const HUNG = { number: '7912345670', name: 'nguyễn văn hung̀' }

it.each([
  ['one number', {}, 'exact'],
  ['one number, another name', { name: 'trần thị lan' }, 'exact'],
  ['one digit off', { number: '7912345671' }, 'one_digit'],
  ['two neighbours swapped', { number: '7912354670' }, 'one_digit'],
  ['one digit off, marks lost', { number: '7912345671', name: 'nguyen van hung' }, 'one_digit'],
  ['one digit off, a brother', { number: '7912345671', name: 'nguyễn văn hưng' }, 'else'],
  ['one digit off, no name', { number: '7912345671', name: '' }, 'one_digit'],
  ['another number', { number: '0198765432' }, 'else'],
  ['a placeholder', { number: '0000000000' }, 'null'],
  ['nothing', { number: '' }, 'null'],
])('%s', (_, other, level) => {
  expect(levelOf(SPEC, HUNG, { ...HUNG, ...other })).toBe(level)
})
