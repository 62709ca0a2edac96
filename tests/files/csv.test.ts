import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { openTables } from '../../src/files/reader.ts'
import { readFirst, rowsOf } from './read-table.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
let serial = 0
const csv = (content: string | Uint8Array) => folder.file(`${serial++}.csv`, content)
const NAMES = 'Mã số thuế,Họ và tên\n0100112437,Nguyễn Văn Đức\n'

describe('encoding of a CSV file', () => {
  const cases: readonly [string, string, Uint8Array][] = [
    ['UTF-8 without a mark', 'utf-8', Buffer.from(NAMES)],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\uFEFF${NAMES}`)],
    ['UTF-16LE with a mark', 'utf-16le', Buffer.from(`\uFEFF${NAMES}`, 'utf16le')],
    ['UTF-16LE without a mark', 'utf-16le', Buffer.from(NAMES.repeat(20), 'utf16le')],
    ['UTF-16BE with a mark', 'utf-16be', Buffer.from(`\uFEFF${NAMES}`, 'utf16le').swap16()],
  ]
  for (const [title, encoding, bytes] of cases)
    it(`reads ${title}`, async () => {
      const { table, rows } = await readFirst(csv(bytes))
      expect(table.encoding).toBe(encoding)
      expect(rows.slice(0, 2)).toEqual([
        [1, 'Mã số thuế', 'Họ và tên'],
        [2, '0100112437', 'Nguyễn Văn Đức'],
      ])
    })

  it('reads windows-1258 and composes its letters to NFC', async () => {
    // The code page writes a tone after its vowel: letters with a tone are taken apart, those with a hat or horn are not.
    const decomposed = NAMES.normalize('NFD').replace(/[aeou][\u0302\u0306\u031b]/gi, (letter) =>
      letter.normalize('NFC'),
    )
    const { table, rows } = await readFirst(csv(iconv.encode(decomposed, 'windows-1258')))
    expect(table.encoding).toBe('windows-1258')
    expect(rows[1]).toEqual([2, '0100112437', 'Nguyễn Văn Đức'])
  })

  it('finds windows-1258 although the first accented name stands a megabyte down', async () => {
    const ascii = `${'1,abcdefghijklmnop\n'.repeat(60_000)}`
    const bytes = Buffer.concat([Buffer.from(ascii), iconv.encode('2,\u0110ư\u0301c\n', 'windows-1258')])
    const { table, rows } = await readFirst(csv(bytes))
    expect(table.encoding).toBe('windows-1258')
    expect(rows.at(-1)).toEqual([60_001, '2', 'Đức'])
  })

  it('keeps a UTF-8 file with one damaged letter as UTF-8 and says so', async () => {
    const bytes = Buffer.concat([Buffer.from(NAMES.repeat(50)), Buffer.from([0x31, 0x2c, 0xe1, 0xbb, 0x0a])])
    const { table, rows } = await readFirst(csv(bytes))
    expect(table.encoding).toBe('utf-8')
    expect(rows.at(-1)?.[2]).toContain('\uFFFD')
    expect(table.notes.join()).toContain('1 ký tự bị hỏng')
  })

  it('takes the encoding that the site pins', async () => {
    const { table, rows } = await readFirst(csv(iconv.encode('a,b\n1,\u0110\n', 'windows-1258')), {
      encoding: 'CP1258',
    })
    expect(table.encoding).toBe('windows-1258')
    expect(rows[1]).toEqual([2, '1', 'Đ'])
  })

  it('refuses an encoding that it has no reader for', async () => {
    await expect(openTables(csv('a,b\n'), 'tep.csv', { encoding: 'ebcdic' })).rejects.toMatchObject({
      code: 'file-unreadable',
    })
  })

  it('loses no letter at any chunk border', async () => {
    const line = 'Nguyễn Thị Hồng Nhung;Phường Tân Định – Quận Một;ỆỘỰỶ\n'
    const { rows } = await readFirst(csv(line.repeat(30_000)))
    const expected = line.trimEnd().split(';')
    expect(rows).toHaveLength(30_000)
    expect(
      rows.every(
        (row, index) =>
          row[0] === index + 1 && row[1] === expected[0] && row[2] === expected[1] && row[3] === expected[2],
      ),
    ).toBe(true)
  })
})

describe('delimiter of a CSV file', () => {
  const cases: readonly [string, string, string][] = [
    ['a comma', ',', 'a,b,c\n1,2,3\n'],
    [
      'a semicolon although every address holds one comma',
      ';',
      'mst;ten;dia chi\n1;A;Xã X, tỉnh Y\n2;B;Xã Z, tỉnh Y\n',
    ],
    ['a tab', '\t', 'a\tb\tc\n1\t2,5\t3\n'],
    ['a bar', '|', 'a|b|c\n1|2|3\n'],
    [
      'the one under titles without any delimiter',
      ';',
      'BẢO HIỂM XÃ HỘI VIỆT NAM\nDanh sách, tháng 9\n\na;b;c\n1;2;3\n4;5;6\n',
    ],
    ['the one that a line sep= declares', '|', 'sep=|\na,b|c,d\n'],
    ['a comma in a file of one column', ',', 'mst\n0100112437\n'],
    ['the one of a single line without a line break', ';', 'a;b;c'],
  ]
  for (const [title, delimiter, content] of cases)
    it(`is ${title}`, async () => {
      expect((await readFirst(csv(content))).table.delimiter).toBe(delimiter)
    })

  it('is the one the site pins', async () => {
    const { rows } = await readFirst(csv('a,b;c\n'), { delimiter: ';' })
    expect(rows).toEqual([[1, 'a,b', 'c']])
  })
})

describe('records of a CSV file', () => {
  const rowsFrom = async (content: string) => (await readFirst(csv(content))).rows

  it('start on the line a person sees, whatever ends the lines and whatever is quoted', async () => {
    expect(await rowsFrom('a,b\r\n1,"x\r\ny"\n2,z\r3,"p\n\nq"\r\n4,last')).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'x\ny'],
      [4, '2', 'z'],
      [5, '3', 'p\n\nq'],
      [8, '4', 'last'],
    ])
  })

  it('keep their line number across a CRLF cut by a chunk border', async () => {
    const line = `${'x'.repeat(61)},\r\n` // 64 bytes: with one byte before them, a chunk of 262,144 bytes ends between CR and LF
    const rows = await rowsFrom(`y${line.repeat(10_000)}`)
    expect(rows).toHaveLength(10_000)
    expect(rows.at(-1)?.[0]).toBe(10_000)
  })

  it('stay ragged, blank lines included', async () => {
    expect(await rowsFrom('a,b,c\n1\n\n1,2,3,4\n,,\n')).toEqual([
      [1, 'a', 'b', 'c'],
      [2, '1'],
      [3, ''],
      [4, '1', '2', '3', '4'],
      [5, '', '', ''],
    ])
  })

  it('keep spaces, doubled quotes, NUL and quotes inside a cell', async () => {
    expect(await rowsFrom('a,b\n" x ","say ""A"""\n5" ống,\u0000\n')).toEqual([
      [1, 'a', 'b'],
      [2, ' x ', 'say "A"'],
      [3, '5" ống', ''],
    ])
  })

  it('survive a quote that is never closed: only its own line is read without quotes', async () => {
    const { rows, table } = await readFirst(csv(`a,b\n1,"open\n${'2,x\n'.repeat(100_000)}3,"q,r"\n`))
    expect(rows).toHaveLength(100_003)
    expect(rows[1]).toEqual([2, '1', '"open'])
    expect(rows.at(-1)).toEqual([100_003, '3', 'q,r'])
    expect(table.notes.join()).toContain('dấu nháy kép không đóng')
  })

  it('survive a lost quote that meets the opening quote of a later line', async () => {
    expect(await rowsFrom('a,b\n1,"lost\n2,x\n3,"q, r"\n4,y\n')).toEqual([
      [1, 'a', 'b'],
      [2, '1', '"lost'],
      [3, '2', 'x'],
      [4, '3', 'q, r'],
      [5, '4', 'y'],
    ])
  })

  it('survive a lost quote on the last line', async () => {
    expect(await rowsFrom('a,b\n1,"lost')).toEqual([
      [1, 'a', 'b'],
      [2, '1', '"lost'],
    ])
  })

  it('come in batches of at most a thousand and may be read twice', async () => {
    const [table] = await openTables(csv('1,2\n'.repeat(2_500)), 'tep.csv')
    const sizes: number[] = []
    for await (const batch of table?.rows() ?? []) sizes.push(batch.length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1000)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2_500)
    expect(await rowsOf(table as NonNullable<typeof table>)).toHaveLength(2_500)
  })

  it('are refused when a line is no line of a table', async () => {
    await expect(rowsFrom('x'.repeat(9 * 1024 * 1024))).rejects.toThrow(/dòng dài bất thường/)
  })
})
