import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { PersonNation } from '../../bench/linkage/person-nation.ts'
import { type PersonRecord, personRecords } from '../../bench/linkage/person-records.ts'
import { type LinkResult, link } from '../../src/linkage/link.ts'
import type { LinkageModel } from '../../src/linkage/model.ts'
import { readModel } from '../../src/linkage/model-file/read-model.ts'
import { PERSON_COLUMNS, PERSON_MODEL } from '../../src/linkage/person-model.ts'

const UNTOLD = 'namesakes whom nothing tells apart'

let nation: readonly PersonRecord[]
let result: LinkResult

beforeAll(() => {
  nation = new PersonNation(6000, 0.05, 5).records
  result = link(personRecords(nation), PERSON_MODEL)
})

const withoutNumber = (trap: string): string => trap.replace(/ \d+$/, '')

/** Pairs of records in one cluster. */
function joined(): (readonly [PersonRecord, PersonRecord])[] {
  const members = Map.groupBy(nation.keys(), (at) => result.clusters.labels[at]!)
  return [...members.values()].flatMap((group) =>
    group.flatMap((a, at) => group.slice(at + 1).map((b) => [nation[a]!, nation[b]!] as const)),
  )
}

describe('the person model, without a label seen', () => {
  it('joins no twins, brothers, sisters, nor father and son', () => {
    const traps = joined().filter(([one, other]) => one.human !== other.human && /twins|brothers|father/.test(one.trap))
    expect(traps.filter(([one, other]) => one.trap === other.trap)).toHaveLength(0)
  })

  it('joins next to no two people whom anything in the records tells apart', () => {
    const pairs = joined().filter(([one]) => withoutNumber(one.trap) !== UNTOLD)
    const wrong = pairs.filter(([one, other]) => one.human !== other.human)
    expect(wrong.length / pairs.length).toBeLessThan(0.01)
  })

  it('finds the second record of nine in ten people who have one, two errors in one record included, and of all with one key less or no marks', () => {
    const second = nation.flatMap((record, at) => (record.error === '' ? [] : [{ record, at }]))
    const first = new Map(nation.toReversed().map((record) => [record.human, nation.indexOf(record)]))
    const found = second.filter(
      ({ record, at }) => result.clusters.labels[at] === result.clusters.labels[first.get(record.human)!],
    )
    expect(found.length / second.length).toBeGreaterThan(0.93)
    const harmless = ({ error }: PersonRecord): boolean => error === 'nothing_else' || error === 'marks_lost'
    expect(found.filter(({ record }) => harmless(record))).toHaveLength(
      second.filter(({ record }) => harmless(record)).length,
    )
  })

  it('never joins two records whose citizen IDs are valid and differ by more than a slip', () => {
    const bad = joined().filter(
      ([one, other]) =>
        one.trap !== '' && one.human !== other.human && one.fields.citizen_id && other.fields.citizen_id,
    )
    expect(bad).toHaveLength(0)
  })

  it('weighs every level of agreement that occurred above "else"', () => {
    expect(result.warnings.filter(({ code }) => code === 'out_of_order')).toEqual([])
  })

  it('reads the columns it says', () => {
    expect(personRecords(nation).columnNames).toEqual([...PERSON_COLUMNS])
  })
})

describe('the rules of the person model', () => {
  it('make few pairs a record', () => {
    expect(result.candidates / nation.length).toBeLessThan(1)
  })

  it('have a Vietnamese word for every comparison and level', () => {
    for (const { vi, name, levels } of PERSON_MODEL.comparisons) {
      expect(vi).not.toBe(name)
      for (const level of levels) expect(level.vi).toMatch(/\p{L}+ \p{L}+/u)
    }
  })
})

it('is what docs/examples/people.yaml says, which any model may begin with', () => {
  const path = resolve(import.meta.dirname, '../../docs/examples/people.yaml')
  const { model } = readModel(readFileSync(path, 'utf8'), path, [{ file: 'people.csv', headers: PERSON_COLUMNS }])
  // All that decides: the Vietnamese name of a comparison stands in the night's workbooks only, and functions cannot be told apart.
  const said = ({ comparisons, blocking, ...settings }: LinkageModel) => ({
    ...settings,
    blocking: blocking.map(({ name, on, maxRecords = null }) => ({ name, on, maxRecords })),
    comparisons: comparisons.map(({ name, columns, about, levels }) => ({ name, columns, about, levels })),
  })
  expect(said(model)).toEqual(said(PERSON_MODEL))
})
