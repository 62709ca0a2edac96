import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { allPairs, blockRecords, membersOf, orderOfMembers, rulesOf, TooManyPairs } from '../../src/linkage/blocking.ts'
import { eachPair } from '../../src/linkage/each-pair.ts'
import type { BlockingRule, LinkScope } from '../../src/linkage/model.ts'
import { type Records, recordsOf } from '../../src/linkage/records.ts'

type Row = readonly [source: number, ...values: (string | null)[]]

const ROWS = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 2 }),
    fc.constantFrom(null, 'a', 'b', 'c'),
    fc.constantFrom(null, 'x', 'y'),
    fc.constantFrom(null, '1', '2', '3', '4'),
  ),
  { maxLength: 40 },
)
const RULES: readonly (readonly number[])[] = [[1, 2], [3], [1, 2, 3], [1]]

/** Every candidate by looking at every pair of records under every rule. */
function naive(rows: readonly Row[], scope: LinkScope, fresh?: Uint8Array) {
  const pairs: string[] = []
  const perRule = RULES.map(() => 0)
  const added = RULES.map(() => 0)
  for (let a = 0; a < rows.length; a++)
    for (let b = a + 1; b < rows.length; b++) {
      if (scope === 'between' && rows[a]![0] === rows[b]![0]) continue
      const brings = RULES.map((on) => on.every((at) => rows[a]![at] !== null && rows[a]![at] === rows[b]![at]))
      for (const [rule, does] of brings.entries()) if (does) perRule[rule]!++
      const first = brings.indexOf(true)
      if (first < 0 || (fresh !== undefined && fresh[a] === 0 && fresh[b] === 0)) continue
      added[first]!++
      pairs.push(`${a} ${b} ${first}`)
    }
  return { pairs: pairs.sort(), perRule, added }
}

const COLUMNS = ['first', 'second', 'third'] as const

/** Records in the order of the rows. */
function recordsFrom(rows: readonly Row[]): Records {
  return recordsOf({
    ids: rows.map((_, at) => String(at).padStart(7, '0')),
    sources: rows.map(([source]) => source),
    fields: Object.fromEntries(COLUMNS.map((name, at) => [name, rows.map((row) => row[at + 1] as string | null)])),
  })
}

/** One known column, in one file. */
const texts = (values: readonly (string | null)[]): Records =>
  recordsFrom(values.map((value) => [0, value, null, null]))

function blocked(rows: readonly Row[], scope: LinkScope, fresh?: Uint8Array) {
  const records = recordsFrom(rows)
  const { sources } = records
  const rules = RULES.map((on): BlockingRule => ({ name: on.join(), on: on.map((at) => COLUMNS[at - 1]!) }))
  const blocking = blockRecords(records, rules, scope)
  const pairs: string[] = []
  const added = eachPair(blocking, sources, scope, (a, b, rule) => pairs.push(`${a} ${b} ${rule}`), fresh)
  return { pairs: pairs.sort(), perRule: blocking.rules.map((of) => of.pairs), added, blocking, sources }
}

describe.each(['within', 'between', 'both'] as const)('blocking %s files', (scope) => {
  property.prop([ROWS])('makes each pair once, by its first rule, and counts what it makes', (rows) => {
    const { blocking, sources, ...found } = blocked(rows, scope)
    expect(found).toEqual(naive(rows, scope))
    expect(allPairs(sources, scope)).toBe(
      rows.flatMap((a, at) => rows.slice(at + 1).filter((b) => scope !== 'between' || a[0] !== b[0])).length,
    )
    for (const pair of found.pairs) {
      const [a = 0, b = 0, rule = 0] = pair.split(' ').map(Number)
      expect(rulesOf(blocking, a, b)[0]).toBe(rule)
    }
  })

  property.prop([ROWS, fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 40, maxLength: 40 })])(
    'makes of fresh records the pairs with at least one of them',
    (rows, marks) => {
      const fresh = Uint8Array.from(marks)
      const { pairs, added } = blocked(rows, scope, fresh)
      expect({ pairs, added }).toEqual({
        pairs: naive(rows, scope, fresh).pairs,
        added: naive(rows, scope, fresh).added,
      })
    },
  )

  property.prop([ROWS])('finds the heaviest block of a rule', (rows) => {
    const { blocking, sources } = blocked(rows, scope)
    for (const [rule, { heaviest, pairs }] of blocking.rules.entries()) {
      const { members, starts } = membersOf(blocking, rule, orderOfMembers(sources, scope))
      expect(heaviest === null).toBe(pairs === 0)
      const most = Array.from(starts.subarray(1, -1), (from, at) => {
        const block = Array.from(members.subarray(from, starts[at + 2]))
        return block.flatMap((a, i) =>
          block.slice(i + 1).filter((b) => scope !== 'between' || rows[a]![0] !== rows[b]![0]),
        ).length
      })
      expect(heaviest?.pairs ?? 0).toBe(Math.max(0, ...most))
    }
  })
})

describe('between a large file and a small one', () => {
  it('the large one is not paired with itself, though all are in one block', () => {
    const rows = Array.from({ length: 400_001 }, (_, at): Row => [at === 200_000 ? 1 : 0, 'VN', null, null])
    const records = recordsFrom(rows)
    const blocking = blockRecords(records, [{ name: 'all', on: ['first'] }], 'between')
    let ordered = 0
    // Within the large file there would be 80,000,000,000 pairs to look at.
    const added = eachPair(blocking, records.sources, 'between', (a, b) => {
      if (a < b && (a === 200_000 || b === 200_000)) ordered++
    })
    expect([added, ordered, blocking.rules[0]!.pairs]).toEqual([[400_000], 400_000, 400_000])
  })
})

describe('a pair budget', () => {
  it('is refused in numbers: pairs, limit, the heavy rule and its largest block', () => {
    const records = texts(['a', 'a', 'a', 'a', 'b', 'b', null])
    const { rules } = blockRecords(records, [{ name: 'same name', on: ['first'] }], 'within')
    expect(rules[0]!.pairs).toBe(7)
    const error = new TooManyPairs(rules, 5)
    expect(error.message).toBe(
      'blocking would make 7 pairs, the limit is 5; the rule "same name" alone makes 7, its largest block has 4 records: ' +
        'make the rule narrower or raise max_pairs',
    )
    expect(error.rules).toEqual([{ name: 'same name', pairs: 7, heaviest: { records: 4, pairs: 6, anyRecord: 0 } }])
  })
})

describe('a rule with a limit of records', () => {
  const records = texts(['a', 'b', 'b', 'c', 'c', 'c', 'c'])
  const limited = (maxRecords: number) =>
    blockRecords(records, [{ name: 'rare name', on: ['first'], maxRecords }], 'within')

  it('makes no pairs of a block beyond it, and counts the block', () => {
    expect(limited(3).rules).toMatchObject([{ pairs: 1, leftOut: 1, heaviest: { records: 2 } }])
    expect([...limited(3).keys]).toEqual([0, 1, 1, 0, 0, 0, 0])
  })

  it('makes the pairs of a block at it', () => {
    expect(limited(4).rules).toMatchObject([{ pairs: 7, leftOut: 0 }])
  })
})
