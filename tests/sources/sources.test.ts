import { describe, expect, it } from 'vitest'
import { describeSources } from '../../src/ingest/describe-sources.ts'
import { dictionaryOf } from '../../src/ingest/dictionary.ts'
import { headerKey } from '../../src/ingest/header-key.ts'
import { SOURCES } from '../../src/sources/index.ts'
import { type Source, stagingColumns } from '../../src/sources/source.ts'

for (const source of SOURCES as readonly Source[]) {
  describe(source.name, () => {
    it('every header means one column, or is told apart by its side', () => {
      const twice = [...dictionaryOf(source).targets]
        .filter(([, targets]) => targets.filter(({ side }) => side === null).length > 1)
        .map(([header, targets]) => `${header}: ${targets.map(({ column }) => column).join(', ')}`)
      expect(twice).toEqual([])
    })

    it('no header is both read and ignored, or both read and proof of another kind', () => {
      const { targets, ignored, refused } = dictionaryOf(source)
      expect([...targets.keys()].filter((header) => ignored.has(header) || refused.has(header))).toEqual([])
    })

    it('every column has a header of its own beside its name, or is filled from parts', () => {
      const bare = Object.entries(source.columns).filter(
        ([, { headers, parts }]) => headers.length === 0 && parts === undefined,
      )
      expect(bare).toEqual([])
    })

    it('values of a choice are among its choices', () => {
      for (const [column, { choices, values }] of Object.entries(source.columns))
        for (const [theirs, ours] of Object.entries(values ?? {}))
          expect(choices, `${column}: ${theirs}`).toContain(ours)
    })

    it('sides, stars and recognition name declared columns', () => {
      const named = Object.values(source.columns).flatMap(({ headersBefore, headersAfter }) => [
        headersBefore?.column,
        headersAfter?.column,
      ])
      const groups = [...(source.starredAnyOf ?? []), ...source.recognisedBy].flat()
      expect(
        [...named, ...groups].filter((column) => column !== undefined && source.columns[column] === undefined),
      ).toEqual([])
    })

    it('staging columns have distinct names', () => {
      const names = Object.entries(source.columns).flatMap(([column, { cell }]) =>
        stagingColumns(column, cell).map(({ name }) => name),
      )
      expect(new Set(names).size).toBe(names.length)
    })
  })
}

describe('header keys', () => {
  it.each([
    ['Họ và tên (*)', 'ho va ten'],
    ['HỌ\nVÀ  TÊN', 'ho va ten'],
    ['[19] Bảo hiểm được trừ', 'bao hiem duoc tru'],
    ['1. Mã số thuế', 'ma so thue'],
    ['Đối tượng/ðối tượng', 'doi tuong doi tuong'],
    ['payer_tax_id', 'payer tax id'],
    ['(12)', '12'],
  ])('%j → %s', (text, key) => {
    expect(headerKey(text)).toBe(key)
    expect(headerKey(text.normalize('NFD'))).toBe(key)
  })
})

it('docs/source-columns.md is current (update with vitest -u)', async () => {
  await expect(describeSources()).toMatchFileSnapshot('../../docs/source-columns.md')
})
