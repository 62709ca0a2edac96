import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { ContentCharacters } from '../../../src/files/characters/content-characters.ts'
import { encodeLegacy } from '../../../src/files/characters/encode-legacy.ts'
import { openTables } from '../../../src/files/reader.ts'
import { rowsOf } from '../read-table.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { FOREIGN_WORDS } from './foreign-names.ts'

const folder = temporaryFolder()
let serial = 0
const DATA = resolve(import.meta.dirname, '../../../src/generate/data')
const names = (file: string, column: number): string[] =>
  readFileSync(resolve(DATA, file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => (line.split(',')[column] as string).normalize('NFC'))

const FAMILIES = names('family_names.csv', 0).slice(0, 40)
const MIDDLES = names('middle_names.csv', 1).slice(0, 60)
const GIVENS = names('given_names.csv', 1).slice(0, 150)
const NAME = fc
  .tuple(fc.constantFrom(...FAMILIES), fc.constantFrom(...MIDDLES), fc.constantFrom(...GIVENS))
  .map((parts) => parts.join(' '))
const ROWS = fc.array(fc.tuple(fc.stringMatching(/^\d{10}$/), NAME), { minLength: 20, maxLength: 30 })

/** windows-1258 writes a tone as a mark after its vowel, but has some vowels with a mark as letters of their own. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const in1258 = (text: string) =>
  iconv.encode(
    Array.from(text, (letter) => {
      const taken = letter.normalize('NFD')
      return taken.replace(TONES, '').normalize('NFC') + (taken.match(TONES)?.join('') ?? '')
    }).join(''),
    'windows-1258',
  )
const capitalOf = (text: string) => Buffer.from(encodeLegacy('tcvn3', text.toLowerCase()), 'latin1')

const BYTES: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 in NFD': (text) => Buffer.from(text.normalize('NFD')),
  'UTF-16LE': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'windows-1258': in1258,
  TCVN3: (text) => Buffer.from(encodeLegacy('tcvn3', text), 'latin1'),
  VNI: (text) => Buffer.from(encodeLegacy('vni', text), 'latin1'),
  'TCVN3 that went through Latin-1 into UTF-8': (text) => Buffer.from(encodeLegacy('tcvn3', text)),
  'VNI that went through Latin-1 into UTF-16': (text) => Buffer.from(`\uFEFF${encodeLegacy('vni', text)}`, 'utf16le'),
  'UTF-8 twice': (text) => Buffer.from(Buffer.from(text).toString('latin1')),
  'UTF-8 twice by way of windows-1252': (text) =>
    Buffer.from(new TextDecoder('windows-1252').decode(Buffer.from(text))),
}

async function readBack(bytes: Uint8Array, encoding?: string) {
  const [table] = await openTables(folder.file(`${serial++}.csv`, bytes), 'tep.csv', { encoding })
  if (table === undefined) throw new Error('no table')
  return { table, rows: (await rowsOf(table)).map(({ cells }) => [...cells]) }
}

describe('names in every encoding', () => {
  // Toned capitals ("Ánh", "Ý") have no TCVN3 code: there a name starts with a plain letter.
  const writable = (text: string) =>
    text.replace(/(?<![\p{L}])[ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]/gu, 'T')
  for (const [title, write] of Object.entries(BYTES))
    it(`are read right from 20 rows of ${title}`, async () => {
      await fc.assert(
        fc.asyncProperty(ROWS, async (people) => {
          const table = [['Mã số thuế', 'Họ và tên'], ...people].map((row) => row.map((cell) => writable(cell)))
          const text = `${table.map((row) => row.join(',')).join('\r\n')}\r\n`
          expect((await readBack(write(text))).rows).toEqual(table)
        }),
        { numRuns: 25, seed: 20261128 },
      )
    })

  it('are read right in VPS when it is pinned', async () => {
    await fc.assert(
      fc.asyncProperty(ROWS, async (people) => {
        const table = [['Mã số thuế', 'HỌ VÀ TÊN'], ...people].map((row) => [...row])
        const text = table.map((row) => row.join(',')).join('\n')
        const bytes = Buffer.from(encodeLegacy('vps', text), 'latin1')
        expect((await readBack(bytes, 'vps')).rows).toEqual(table)
      }),
      { numRuns: 10, seed: 20261128 },
    )
  })
})

describe('columns', () => {
  const people = ['Nguyễn Văn Đức', 'Trần Thị Hồng Nhung', 'Huỳnh Thúy Hằng', 'Lê Quốc Cường', 'Phạm Thị Hương']
  it('below a header in Unicode are read by their own words, in text and in bytes', async () => {
    const header = 'STT,Họ và tên,Địa chỉ,Tên\n'
    const body = people.map(
      (name, at) => `${at},${encodeLegacy('tcvn3', name)},Phường Tân Định,${encodeLegacy('vni', name)}\n`,
    )
    const { table, rows } = await readBack(Buffer.from(header + body.join('')))
    expect(rows).toEqual([
      ['STT', 'Họ và tên', 'Địa chỉ', 'Tên'],
      ...people.map((name, at) => [`${at}`, name, 'Phường Tân Định', name]),
    ])
    expect(table.characters()).toEqual([
      { column: -1, encoding: 'utf-8', evidence: 'valid', count: expect.any(Number) },
      { column: 1, encoding: 'tcvn3', evidence: 'content', count: 5 },
      { column: 3, encoding: 'vni', evidence: 'content', count: 5 },
    ])
    const bytes = Buffer.concat([
      Buffer.from('STT,Họ và tên\n'),
      ...people.map((name, at) => Buffer.from(`${at},${encodeLegacy('tcvn3', name)}\n`, 'latin1')),
    ])
    expect((await readBack(bytes)).rows).toEqual([['STT', 'Họ và tên'], ...people.map((name, at) => [`${at}`, name])])
  })

  it('of few words follow those that are sure', async () => {
    const body = people.map(
      (name, at) => `${encodeLegacy('tcvn3', name)},${at % 2 ? 'Nam' : encodeLegacy('tcvn3', 'Nữ')}\n`,
    )
    const { rows } = await readBack(Buffer.from(`Họ tên,Giới tính\n${body.join('')}`))
    expect(rows.slice(1).map(([, gender]) => gender)).toEqual(['Nữ', 'Nam', 'Nữ', 'Nam', 'Nữ'])
  })

  for (const [language, words] of Object.entries(FOREIGN_WORDS))
    it(`of ${language} words are left, alone and beside Vietnamese ones`, async () => {
      const lines = words.map((word, at) => [
        word,
        people[at % people.length] as string,
        `${word} ${words[(at * 7) % words.length]}`,
      ])
      const { table, rows } = await readBack(Buffer.from(lines.map((line) => line.join(';')).join('\n')))
      expect(rows).toEqual(lines)
      expect(table.characters().filter(({ column }) => column >= 0)).toEqual([])
    })

  it('of too few words are left, and a note says that they are in doubt', async () => {
    const { table, rows } = await readBack(Buffer.from('MST,Ten\n1,NguyÔn §øc\n2,Tran An\n3,Le Binh\n'))
    expect(rows[1]).toEqual(['1', 'NguyÔn §øc'])
    expect(table.notes.join()).toMatch(/cột 2: có chữ có thể thuộc bảng mã cũ/)
  })

  it('of capitals typed for a capital font come out in capitals', async () => {
    const body = people.map((name) => name.toUpperCase())
    const shown = body.map((name) =>
      capitalOf(name)
        .toString('latin1')
        .replace(/[a-z]/g, (letter) => letter.toUpperCase()),
    )
    expect((await readBack(Buffer.from(shown.join('\n')))).rows.map(([name]) => name)).toEqual(body)
  })
})

describe('rows', () => {
  it('come out the same however they are batched', () => {
    const rows = Array.from({ length: 3000 }, (_, at) => ({
      rowNumber: at + 1,
      cells: [`${at}`, at < 2500 ? 'Nguyễn Văn Bùi' : encodeLegacy('tcvn3', `Nguyễn ${FAMILIES[at % 40]} Đức`)],
    }))
    const read = (size: number) => {
      const content = new ContentCharacters({ base: 'unicode' })
      const out = []
      for (let from = 0; from < rows.length; from += size) out.push(...content.take(rows.slice(from, from + size)))
      return [...out, ...content.end()]
    }
    const whole = read(3000)
    expect(whole).toHaveLength(3000)
    expect(whole[2999]?.cells[1]).toBe(`Nguyễn ${FAMILIES[2999 % 40]} Đức`)
    for (const size of [1, 7, 1000]) expect(read(size)).toEqual(whole)
  })

  // Each is one letter off, and a syllable in VNI: a roll of a million has some.
  const TYPOS = ['Haàng', 'Toân', 'Laân', 'Xeân', 'Keánh', 'Taùy', 'Heàn', 'Duaên', 'aây', 'Thaên']

  it('of good Unicode stay as they are, however many typing errors a long file adds up', async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => [
      String(at),
      at % 3000 === 17 ? TYPOS[(at / 3000) | 0]! : `${GIVENS[at % 150]} Hậu`,
    ])
    const { table, rows } = await readBack(Buffer.from(lines.map((line) => line.join(',')).join('\n')))
    expect(rows).toEqual(lines)
    expect(table.notes).toEqual([])
    expect(table.characters().filter(({ column }) => column >= 0)).toEqual([])
  })

  it('of an old encoding below many in Unicode are read, though a typing error stood among the first', async () => {
    const lines = Array.from({ length: 8000 }, (_, at) => `Nguyễn Văn ${at === 9 ? 'Haàng' : GIVENS[at % 150]}`)
    const old = Array.from({ length: 600 }, (_, at) => `Nguyễn ${FAMILIES[at % 40]} Đức`)
    const { table, rows } = await readBack(
      Buffer.from([...lines, ...old.map((name) => encodeLegacy('tcvn3', name))].join('\n')),
    )
    expect(rows.map(([name]) => name)).toEqual([...lines, ...old])
    expect(table.characters()).toContainEqual({ column: 0, encoding: 'tcvn3', evidence: 'content', count: 600 })
  })

  it('of one source in an old encoding among those of others in Unicode are read', async () => {
    const lines = Array.from({ length: 4000 }, (_, at) => [at % 8 === 0, `Nguyễn ${FAMILIES[at % 40]} Đức`] as const)
    const { rows } = await readBack(
      Buffer.from(lines.map(([isOld, name]) => (isOld ? encodeLegacy('tcvn3', name) : name)).join('\n')),
    )
    expect(rows.map(([name]) => name)).toEqual(lines.map(([, name]) => name))
  })
})
