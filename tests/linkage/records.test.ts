import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { ColumnMaker, codeColumn, deriveColumn, knownCount, reorderColumn } from '../../src/linkage/column.ts'
import { DerivedColumns } from '../../src/linkage/derive/expression.ts'
import { recordsOf } from '../../src/linkage/records.ts'

const TEXT = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '0', '1', 'Đ', 'ế', '\u{1F600}'), maxLength: 14 }),
  fc.integer({ min: 0, max: 99_999 }).map((number) => `rec-${number}`),
)
const codeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

describe('a column', () => {
  property.prop([fc.array(fc.option(TEXT), { maxLength: 60 })])(
    'has each value once, in the order of the records, and gives each record its own',
    (texts) => {
      const { codes, values, counts } = codeColumn('of', texts)
      expect(values).toEqual(['', ...new Set(texts.filter((text): text is string => text !== null && text !== ''))])
      expect(Array.from(codes, (code) => values[code])).toEqual(texts.map((text) => text ?? ''))
      expect(Array.from(counts)).toEqual(values.map((_, code) => codes.filter((of) => of === code).length))
    },
  )

  property.prop([fc.array(fc.option(TEXT), { maxLength: 40 })])('is the same made of values as they come', (texts) => {
    const maker = new ColumnMaker(0, (value) => value)
    for (const text of texts) maker.add(text)
    expect(maker.done('of')).toEqual(codeColumn('of', texts))
  })

  property.prop([fc.array(fc.tuple(fc.option(TEXT), fc.nat()), { maxLength: 40 })])(
    'in another order is the column of the records in that order',
    (rows) => {
      const order = Uint32Array.from(rows, (_, at) => at).sort((a, b) => rows[a]![1] - rows[b]![1])
      const texts = rows.map(([text]) => text)
      expect(reorderColumn(codeColumn('of', texts), order)).toEqual(
        codeColumn(
          'of',
          Array.from(order, (at) => texts[at]!),
        ),
      )
    },
  )

  it('that is derived says what the derivation of each value is', () => {
    const column = deriveColumn(codeColumn('name', ['bc', 'ab', 'ac', null, 'a']), 'prefix(name, 1)', (value) =>
      value.length < 2 ? null : value[0]!,
    )
    expect(Array.from(column.codes, (code) => column.values[code])).toEqual(['b', 'a', 'a', '', ''])
    expect(knownCount(column)).toBe(3)
  })
})

describe('columns derived of records', () => {
  const records = recordsOf({ ids: ['1', '2', '3'], fields: { name: ['Ánh Lê', 'Lê', 'Ánh Lê'] } })

  it('are made once, as are those that they are derived from', () => {
    const columns = new DerivedColumns(records)
    const last = columns.of('word(fold(name), -1)')
    expect(Array.from(last.codes, (code) => last.values[code])).toEqual(['le', 'le', 'le'])
    expect([columns.of(' word( fold(name), -1 )'), columns.of('fold(name)')]).toEqual([
      expect.toSatisfy((column) => column === last),
      expect.toSatisfy((column) => column === columns.of('fold(name)')),
    ])
  })

  it('are let go of unless they are asked for or something asked for is derived from them', () => {
    const columns = new DerivedColumns(records)
    const [first, folded, prefix] = ['word(fold(name), 1)', 'fold(name)', 'prefix(name, 1)'].map((text) =>
      columns.of(text),
    )
    columns.keepOnly(['word(fold(name), 1)', 'name'])
    expect(columns.of('word(fold(name), 1)')).toBe(first)
    expect(columns.of('fold(name)')).toBe(folded)
    expect(columns.of('prefix(name, 1)')).not.toBe(prefix)
    expect(columns.of('prefix(name, 1)')).toEqual(prefix)
  })
})

describe('records', () => {
  property.prop([fc.uniqueArray(TEXT, { maxLength: 50 })])(
    'stand in the order of their ids, whatever order they come in',
    (ids) => {
      const records = recordsOf({
        ids,
        sources: ids.map((id) => id.length),
        fields: { same: ids.map((id) => `of ${id}`) },
      })
      expect(records.ids).toEqual([...ids].sort(codeUnits))
      const column = records.column('same')
      expect(Array.from(column.codes, (code) => column.values[code])).toEqual(records.ids.map((id) => `of ${id}`))
      expect(Array.from(records.sources)).toEqual(records.ids.map((id) => id.length))
    },
  )

  it('are refused where an id stands twice, a field has another length, or a column is not there', () => {
    expect(() => recordsOf({ ids: ['b', 'a', 'b'], fields: {} })).toThrow('an id of a record stands twice')
    expect(() => recordsOf({ ids: ['a'], fields: { name: [] } })).toThrow(RangeError)
    expect(() => recordsOf({ ids: ['a'], fields: {} }).column('name')).toThrow('no column name')
  })
})
