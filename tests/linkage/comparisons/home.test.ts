import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

const HOME = {
  compare: 'home',
  household: 'household',
  commune: 'commune',
  province: 'province',
  full_name: 'name',
  birth_date: 'born',
}
const HUNG = { born: '1980-03-05', commune: '00004', province: '01', household: '0101234567', name: 'nguyễn văn hung̀' }
const ELSEWHERE = { commune: '31000', province: '92', household: '0107654321' }

it.each([
  ['one household', {}, 'same_household'],
  ['one household, another commune', { commune: '00008' }, 'same_household'],
  ['another household of the commune', { household: '0107654321' }, 'same_commune'],
  ['no household', { household: '' }, 'same_commune'],
  ['another commune of the province', { household: '', commune: '00008' }, 'same_province'],
  ['another province', ELSEWHERE, 'else'],
  ['another commune, the province not known', { household: '', commune: '00008', province: '' }, 'else'],
  ['nothing', { household: '', commune: '', province: '' }, 'null'],
  ['no name', { name: '' }, 'same_household'],
  ['a name without marks', { name: 'nguyen van hung' }, 'same_household'],
  ['a slip in the name', { name: 'nguyễn văn hungg̀' }, 'same_household'],
  ['another order of the words', { name: 'nguyễn hung̀ văn' }, 'same_household'],
  ['1 January on one side', { born: '1980-01-01' }, 'same_household'],
  ['a brother', { name: 'nguyễn văn dũng' }, 'null'],
  ['a brother by marks', { name: 'nguyễn văn hưng' }, 'null'],
  ['a brother in another province', { ...ELSEWHERE, name: 'nguyễn văn dũng' }, 'null'],
])('%s', (_, other, level) => {
  expect(levelOf(HOME, HUNG, { ...HUNG, ...other })).toBe(level)
})

it.each([
  ['one household', {}, 'same_household'],
  ['one commune', { household: '' }, 'null'],
  ['one province', { household: '', commune: '00008' }, 'null'],
  ['another province', ELSEWHERE, 'else'],
])('where neither birth date says a day: %s', (_, other, level) => {
  expect(levelOf(HOME, { ...HUNG, born: '1980-01-01' }, { ...HUNG, born: '1980', ...other })).toBe(level)
})
