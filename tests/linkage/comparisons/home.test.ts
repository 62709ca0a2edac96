import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

const COMMUNE = { compare: 'home', column: 'commune', area: 'province', full_name: 'name' }
const HOUSEHOLD = { compare: 'home', column: 'household', full_name: 'name' }
const HUNG = { commune: '00004', province: '01', household: '0101234567', name: 'nguyễn văn hung̀' }

it.each([
  ['one commune', {}, 'exact', 'exact'],
  ['another commune of the province', { commune: '00008', household: '0107654321' }, 'same_area', 'else'],
  ['another province', { commune: '31000', province: '92' }, 'else', 'exact'],
  ['no commune and no household', { commune: '', household: '' }, 'null', 'null'],
  ['another commune, the province not known', { commune: '00008', province: '' }, 'else', 'exact'],
  ['no name', { name: '' }, 'exact', 'exact'],
  ['a name without marks', { name: 'nguyen van hung' }, 'exact', 'exact'],
  ['a brother', { name: 'nguyễn văn dũng' }, 'null', 'null'],
  ['a brother by marks', { name: 'nguyễn văn hưng' }, 'null', 'null'],
  ['another order of the words', { name: 'nguyễn hung̀ văn' }, 'exact', 'exact'],
])('%s', (_, other, commune, household) => {
  expect(levelOf(COMMUNE, HUNG, { ...HUNG, ...other })).toBe(commune)
  expect(levelOf(HOUSEHOLD, HUNG, { ...HUNG, ...other })).toBe(household)
})
