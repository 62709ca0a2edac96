import { describe, expect, it } from 'vitest'
import { link } from '../../src/linkage/link.ts'
import type { LinkageModel } from '../../src/linkage/model.ts'
import { parametersJson, readParameters } from '../../src/linkage/parameters-file.ts'
import { recordsOf } from '../../src/linkage/records.ts'
import { simulatePeople } from './people.ts'
import { comparison, PEOPLE_MODEL } from './support.ts'

/** Four comparisons that a household shares beside those of a person; rules that bring whole households together. */
const WITH_HOME: LinkageModel = {
  ...PEOPLE_MODEL,
  samplePairs: 100_000,
  comparisons: [
    ...PEOPLE_MODEL.comparisons,
    comparison('text', 'middle', { column: 'middle', similar: [0.85] }),
    comparison('edits', 'phone', { column: 'phone' }),
    comparison('text', 'address', { column: 'address', similar: [0.9] }),
  ],
  blocking: [...PEOPLE_MODEL.blocking, { name: 'phone', on: ['phone'] }, { name: 'address', on: ['address'] }],
}
const ALONE = ['given', 'birth', 'citizen', 'insurance', 'middle']
const TOGETHER = ['family', 'commune', 'phone', 'address']

function linked(household: number, duplicates: number, seed: number) {
  const { input, person } = simulatePeople({ records: 10_000, seed, duplicates, household, communes: 300 })
  const result = link(recordsOf(input), WITH_HOME)
  const joined = result.pairs.filter(({ weight }) => weight >= 0)
  const right = joined.filter(({ a, b }) => person[a] === person[b]).length
  return { ...result, right, wrong: joined.length - right, second: 10_000 * duplicates }
}

describe.each([
  { household: 4, duplicates: 0.03, seed: 1 },
  { household: 4, duplicates: 0.03, seed: 2 },
  { household: 6, duplicates: 0.02, seed: 3 },
])('in households of $household with $duplicates second records, seed $seed', ({ household, duplicates, seed }) => {
  const { parameters, candidates, right, wrong, second } = linked(household, duplicates, seed)
  const at = (name: string) => WITH_HOME.comparisons.findIndex((of) => of.name === name)

  it('matches are the people who stand twice, not the many more who live together', () => {
    expect(candidates).toBeGreaterThan(second * 20)
    expect(right / second).toBeGreaterThan(0.98)
    expect(wrong / second).toBeLessThan(0.02)
    // A field of a second record is mistyped 8 times in 100.
    for (const name of ALONE) expect(Math.abs(parameters.comparisons[at(name)]!.m[0]! - 0.92)).toBeLessThan(0.06)
    expect(parameters.prior / (second / 49_995_000)).toBeGreaterThan(0.9)
    expect(parameters.prior / (second / 49_995_000)).toBeLessThan(1.1)
  })

  it('what a household shares is found, and what it does not', () => {
    const { shared } = parameters.related!
    for (const name of TOGETHER) expect(shared[at(name)]!).toBeGreaterThan(0.97)
    for (const name of ALONE) expect(shared[at(name)]!).toBeLessThan(0.03)
  })

  it('the parameters come back from their file to the last bit', () => {
    const text = JSON.stringify({ parameters: parametersJson(WITH_HOME, parameters) })
    expect(readParameters(text, WITH_HOME)).toEqual(parameters)
  })
})

it('people who live alone have no related pairs, and matches that are badly typed stay matches', () => {
  const { parameters, right, wrong, second } = linked(1, 0.3, 4)
  expect(parameters.related).toBeUndefined()
  expect(right / second).toBeGreaterThan(0.99)
  expect(wrong).toBe(0)
})
