import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

const SPEC = { compare: 'employer', column: 'employer', full_name: 'name' }
const HUNG = { employer: '0101234567', name: 'nguyễn văn hung̀' }

it.each([
  ['one employer', {}, 'exact'],
  ['another employer', { employer: '0107654321' }, 'else'],
  ['no employer', { employer: '' }, 'null'],
  ['no name', { name: '' }, 'exact'],
  ['a colleague', { name: 'nguyễn văn dũng' }, 'null'],
])('%s', (_, other, level) => {
  expect(levelOf(SPEC, HUNG, { ...HUNG, ...other })).toBe(level)
})
