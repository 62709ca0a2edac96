import { describe, expect, it } from 'vitest'
import { randomOf } from '../../src/generate/random.ts'
import { TooManyPairs } from '../../src/linkage/blocking.ts'
import { NULL_LEVEL } from '../../src/linkage/comparison.ts'
import { type LinkResult, link } from '../../src/linkage/link.ts'
import type { LinkageModel } from '../../src/linkage/model.ts'
import { type RecordsInput, recordsOf } from '../../src/linkage/records.ts'
import { simulatePeople } from './people.ts'
import { answerOf, comparison, PEOPLE_MODEL } from './support.ts'

const { input, person } = simulatePeople({ records: 8000, seed: 5, duplicates: 0.1 })
const model: LinkageModel = { ...PEOPLE_MODEL, samplePairs: 100_000 }
const answer = (of: RecordsInput, options?: Parameters<typeof link>[2]) => {
  const records = recordsOf(of)
  return answerOf(records, link(records, model, options))
}

describe('linking', () => {
  const records = recordsOf(input)
  const full = link(records, model)

  it('finds second records and joins no two people', () => {
    const { labels } = full.clusters
    let [right, wrong] = [0, 0]
    for (const [record, label] of labels.entries())
      if (label !== record) {
        if (person[record] === person[label]) right++
        else wrong++
      }
    expect(right / 800).toBeGreaterThan(0.97)
    expect(wrong).toBeLessThanOrEqual(4)
  })

  it('says the same twice, to the last bit', () => {
    expect(answerOf(records, link(records, model))).toEqual(answerOf(records, full))
  })

  it.each([1, 2])('says the same of shuffled records, seed %i', (seed) => {
    expect(answer(shuffled(input, seed))).toEqual(answerOf(records, full))
  })

  it('says the same of ids that are renamed in their order', () => {
    const renamed = answer({ ...input, ids: input.ids.map((id) => `x-${id}-y`) })
    const back = JSON.parse(JSON.stringify(renamed).replaceAll(/x-(r\d+)-y/g, '$1'))
    expect(back).toEqual(JSON.parse(JSON.stringify(answerOf(records, full))))
  })

  it('says the same of unchanged pairs that are given and changed ones that are compared', () => {
    const fresh = Uint8Array.from(input.ids, (_, record) => (record % 50 === 0 ? 1 : 0))
    const known = full.pairs.filter(({ a, b }) => fresh[a] === 0 && fresh[b] === 0)
    const next = link(records, model, { parameters: full.parameters, fresh, known })
    expect(next.candidates).toBeLessThan(full.candidates / 10)
    expect(next.clusters).toEqual(full.clusters)
    const weights = new Map(full.pairs.map(({ a, b, weight }) => [`${a} ${b}`, weight]))
    for (const { a, b, weight } of next.pairs) expect(weight).toBe(weights.get(`${a} ${b}`))
    expect(next.pairs.length + known.length).toBe(full.pairs.length)
  })

  it('gives a pair the weight that the scorer gives its records', () => {
    for (const { a, b, weight } of full.pairs) expect(full.scorer.weight(a, b)).toBe(weight)
  })

  it('counts each candidate once in rules and patterns', () => {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
    expect(sum(full.rules.map(({ added }) => added))).toBe(full.candidates)
    expect(sum(full.patterns.map(({ pairs }) => pairs))).toBe(full.candidates)
  })

  it('refuses more pairs than the budget before one is compared', () => {
    const compared: string[] = []
    const step = (name: string) => compared.push(name)
    expect(() => link(records, { ...model, maxPairs: 100 }, { step })).toThrow(TooManyPairs)
    expect(compared).toEqual(['block'])
  })
})

function shuffled({ ids, fields }: RecordsInput, seed: number): RecordsInput {
  const random = randomOf(seed, 99)
  const order = ids.map((_, at) => at)
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.integer(at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  const arrange = <T>(values: readonly T[]) => order.map((at) => values[at]!)
  return {
    ids: arrange(ids),
    fields: Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, arrange(values)])),
  }
}

const DEGENERATE: readonly { what: string; values: (at: number) => string | null; code: string; text: string }[] = [
  { what: 'empty', values: () => null, code: 'all_null', text: 'odd: no record has a value' },
  { what: 'constant', values: () => 'VN', code: 'constant', text: 'odd: all records have one value' },
  {
    what: 'unique',
    values: (at) => `${at * 7919}-${at}`,
    code: 'never_agrees',
    text: 'odd: no candidate pair agrees: is every value unique?',
  },
  {
    what: 'known of one record only',
    values: (at) => (at === 3 ? 'a' : at === 4 ? 'b' : null),
    code: 'never_compared',
    text: 'odd: no candidate pair has a value on both sides',
  },
]

describe('a comparison whose column is', () => {
  it.each(DEGENERATE)('$what is warned of in plain words and weighs nothing that is not a number', (of) => {
    const { input: some } = simulatePeople({ records: 600, seed: 2, duplicates: 0.2 })
    const odd = some.ids.map((_, at) => of.values(at))
    const records = recordsOf({ ids: some.ids, fields: { ...some.fields, odd } })
    const comparisons = [...model.comparisons, comparison('exact', 'odd', { column: 'odd' })]
    const result = link(records, { ...model, comparisons })
    expect(result.warnings.filter((warning) => warning.comparison === 'odd')).toEqual([
      { comparison: 'odd', code: of.code, text: of.text },
    ])
    expectNumbers(result)
    expect(result.pairs.filter(({ weight }) => weight > 0).length).toBeGreaterThan(80)
  })
})

describe('linking of next to nothing', () => {
  const of = (count: number) => recordsOf(simulatePeople({ records: count, seed: 3, duplicates: 0 }).input)

  it.each([
    { what: 'no record', records: of(0) },
    { what: 'one record', records: of(1) },
    { what: 'two records without a candidate', records: of(2) },
  ])('$what gives no pair, numbers, and a warning of each comparison', ({ records }) => {
    const result = link(records, model)
    expect(result.candidates).toBe(0)
    expect(result.pairs).toEqual([])
    expect(Array.from(result.clusters.labels)).toEqual(Array.from({ length: records.size }, (_, record) => record))
    expect(new Set(result.warnings.map((warning) => warning.comparison)).size).toBe(model.comparisons.length)
    expectNumbers(result)
  })
})

function expectNumbers({ parameters, patterns, pairs, scorer }: LinkResult): void {
  const numbers = [
    parameters.prior,
    ...parameters.comparisons.flatMap(({ m, u }) => [...m, ...u]),
    ...patterns.map(({ weight }) => weight),
    ...pairs.map(({ weight }) => weight),
    ...scorer.weights.levels.flat(),
  ]
  for (const value of numbers) expect(Number.isFinite(value)).toBe(true)
  for (const { levels } of patterns) for (const level of levels) expect(level).toBeGreaterThanOrEqual(NULL_LEVEL)
}
