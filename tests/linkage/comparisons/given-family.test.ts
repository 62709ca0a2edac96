import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

const SPEC = { compare: 'given_family', given: 'given', family: 'family' }

it.each([
  [['robert', 'allen'], ['robert', 'allen'], 'exact'],
  [['robert', 'allen'], ['allen', 'robert'], 'swapped'],
  [['robert', 'allen'], ['robertt', 'allen'], 'similar_0.92'],
  [['robert', 'allen'], ['alen', 'robert'], 'similar_0.92'],
  [['robert', 'allen'], ['robe', 'alln'], 'similar_0.92'],
  [['martha', 'dixon'], ['martha', 'dicksonx'], 'similar_0.8'],
  [['robert', 'allen'], ['mary', 'allen'], 'family_exact'],
  [['robert', 'allen'], ['robert', 'smith'], 'given_exact'],
  [['robert', 'allen'], ['mary', 'smith'], 'else'],
  [['', 'allen'], ['robert', 'allen'], 'family_exact'],
  [['', 'allen'], ['', 'allen'], 'family_exact'],
  [['robert', ''], ['robert', 'allen'], 'given_exact'],
  [['robert', ''], ['mary', ''], 'else'],
  [['robert', ''], ['', 'allen'], 'null'],
  [['', ''], ['robert', 'allen'], 'null'],
] as const)('%o and %o are at level %s', ([given, family], [otherGiven, otherFamily], level) => {
  expect(levelOf(SPEC, { given, family }, { given: otherGiven, family: otherFamily })).toBe(level)
})
