import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { defuse, openCsv } from '../../src/files/csv-writer.ts'
import { readFirst } from './read-table.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
let serial = 0

async function written(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]) {
  const path = `${folder.path}/${serial++}.csv`
  const csv = await openCsv(path, header)
  for (const row of rows) csv.write(row)
  return { path, ...(await csv.close()) }
}

describe('defuse', () => {
  for (const text of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '+84 901 234 567', '-'])
    it(`puts an apostrophe before ${JSON.stringify(text)}`, () => expect(defuse(text)).toBe(`'${text}`))
  for (const text of ['-5', '+84901234567', '-1.234.567', '-12,5%', '0100112437', 'Nguyễn Văn Đức', '', '1=1'])
    it(`leaves ${JSON.stringify(text)} alone`, () => expect(defuse(text)).toBe(text))
})

describe('CSV writer', () => {
  it('writes UTF-8 with a mark, LF, and quotes only where needed', async () => {
    const { path } = await written(
      ['mã', 'tên'],
      [
        ['0100112437', 'A, "B"'],
        [null, ''],
        [12, 'hai\ndòng'],
        ['x', '=1+1'],
      ],
    )
    expect(readFileSync(path, 'utf8')).toBe('\uFEFFmã,tên\n0100112437,"A, ""B"""\n,\n12,"hai\ndòng"\nx,\'=1+1\n')
  })

  it('makes a file that only its owner can read, also over one that others could', async () => {
    const path = folder.file('open.csv', 'old')
    const csv = await openCsv(path, ['a'])
    await csv.close()
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('counts rows and hashes the bytes written, past its buffer too', async () => {
    const { path, rows, sha256 } = await written(
      ['a', 'b'],
      Array.from({ length: 50_000 }, (_, index) => [index, 'Nguyễn Văn Đức']),
    )
    expect(rows).toBe(50_000)
    expect(sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
  })

  const text = fc.string({ unit: fc.constantFrom('a', 'Đ', 'ễ', '"', ',', ';', '\n', ' ', '0', '=', "'", '\t') })
  test.prop([fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 30 })])(
    'writes what our reader reads back',
    async (rows) => {
      const { path } = await written(['a', 'b', 'c'], rows)
      const read = (await readFirst(path)).rows.slice(1).map(([, ...cells]) => cells)
      expect(read).toEqual(rows.map((row) => row.map(defuse)))
    },
  )
})
