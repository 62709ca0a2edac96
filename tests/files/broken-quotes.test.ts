import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RecordSplitter } from '../../src/files/record-splitter.ts'

const WORD = fc.constantFrom(
  'Nguyễn Văn A',
  'Công ty "Mẫu"',
  'Xã X, tỉnh Y',
  'a;b',
  'hai\ndòng',
  '5" ống',
  '',
  'x',
  '0199000017',
  'a|b\tc',
  '""',
  ' ',
)
/** Tables of six columns: an identifier, which is never quoted, and five texts. */
const TABLE = fc.array(
  fc.tuple(fc.stringMatching(/^\d{10}$/), WORD, WORD, WORD, WORD, fc.constantFrom('1', '2,5', 'đã nộp')),
  {
    minLength: 8,
    maxLength: 60,
  },
)
const DELIMITER = fc.constantFrom(',', ';', '\t', '|')

/** As a correct writer writes it: what needs quotes has them, or every cell. */
function written(rows: readonly (readonly string[])[], delimiter: string, all: boolean): string {
  const cell = (text: string, at: number) =>
    at > 0 && (all || text.includes('"') || text.includes('\n') || text.includes(delimiter))
      ? `"${text.replaceAll('"', '""')}"`
      : text
  return rows.map((row) => `${row.map(cell).join(delimiter)}\n`).join('')
}

function read(text: string, delimiter: string, piece: number) {
  const splitter = new RecordSplitter(delimiter, 'tep.csv', 6)
  const rows = []
  for (let at = 0; at < text.length; at += piece) rows.push(...splitter.take(text.slice(at, at + piece)))
  rows.push(...splitter.end())
  return { rows, splitter }
}

const keyOf = (cells: readonly string[]) => JSON.stringify(cells)

describe('a table that a correct writer wrote', () => {
  it('comes back exactly, whatever the delimiter and however its text arrives', () => {
    fc.assert(
      fc.property(TABLE, DELIMITER, fc.boolean(), fc.integer({ min: 1, max: 5000 }), (table, delimiter, all, piece) => {
        const { rows, splitter } = read(written(table, delimiter, all), delimiter, piece)
        expect(rows.map(({ cells }) => [...cells])).toEqual(table)
        expect(splitter.brokenLines).toEqual([])
      }),
      { numRuns: 300, seed: 20261128 },
    )
  })

  it('comes back but for two rows at most when one of its quotes is lost', () => {
    fc.assert(
      fc.property(
        TABLE,
        DELIMITER,
        fc.boolean(),
        fc.nat(),
        fc.integer({ min: 50, max: 5000 }),
        (table, delimiter, all, which, piece) => {
          const text = written(table, delimiter, all)
          const quotes = [...text.matchAll(/"/g)].map(({ index }) => index)
          if (quotes.length === 0) return
          const at = quotes[which % quotes.length] as number
          const { rows } = read(text.slice(0, at) + text.slice(at + 1), delimiter, piece)
          const found = new Map<string, number>()
          for (const { cells } of rows) found.set(keyOf(cells), (found.get(keyOf(cells)) ?? 0) + 1)
          let missing = 0
          for (const row of table) {
            const left = found.get(keyOf(row)) ?? 0
            if (left === 0) missing++
            else found.set(keyOf(row), left - 1)
          }
          expect(missing).toBeLessThanOrEqual(2)
        },
      ),
      { numRuns: 500, seed: 20261128 },
    )
  })

  it('is read in time although a quote is lost in every line', () => {
    const text = '0199000017,"mở mà không đóng,1\n'.repeat(20_000)
    const splitter = new RecordSplitter(',', 'tep.csv', 3)
    const rows = [...splitter.take(text), ...splitter.end()]
    expect(rows).toHaveLength(20_000)
    expect(splitter.brokenLines).toHaveLength(20_000)
  })
})
