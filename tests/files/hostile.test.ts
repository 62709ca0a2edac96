import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ReconcileError } from '../../src/domain/reconcile-error.ts'
import { openTables } from '../../src/files/reader.ts'
import { openXlsxTables } from '../../src/files/xlsx/open-xlsx.ts'
import { PACKAGE_LIMITS } from '../../src/files/xlsx/package.ts'
import { rowsOf } from './read-table.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { makeXlsx, makeZip } from './xlsx/make-xlsx.ts'

const folder = temporaryFolder()
const ONE_CELL = '<sheetData><row><c t="str"><v>1</v></c></row></sheetData>'

/** Opens and reads everything; returns the one reason for which it was refused. */
async function refusal(path: string, name = 'thue/tep.xlsx'): Promise<string> {
  try {
    for (const table of await openTables(path, name)) await rowsOf(table)
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'file-unreadable')
      return (error.details as { reason: string }).reason
    throw error
  }
  throw new Error('it was read')
}

function oleFile(streamName: string): Buffer {
  const file = Buffer.alloc(512 * 300)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(250, 48)
  file.write(streamName, 512 * 251 + 128, 'utf16le')
  return file
}

describe('a file that cannot be read is refused with one reason', () => {
  const contents: readonly [string, string, Buffer | string, RegExp][] = [
    ['empty', 'a.csv', '', /tệp rỗng/],
    ['nothing but a mark and blank lines', 'a.csv', '\uFEFF\n\n', /không có nội dung/],
    ['an old workbook', 'a.xls', oleFile('Workbook'), /\.xls bị cắt ngắn hoặc hỏng/],
    ['an old workbook renamed', 'a.xlsx', oleFile('Workbook'), /\.xls bị cắt ngắn hoặc hỏng/],
    ['password-protected', 'a.xlsx', oleFile('EncryptedPackage'), /đặt mật khẩu/],
    ['an old Word document', 'a.xls', oleFile('WordDocument'), /tài liệu Word/],
    ['a PDF renamed', 'a.xlsx', '%PDF-1.7\n…', /PDF/],
    ['a web page renamed', 'a.xls', '<html><table></table></html>', /HTML/],
    ['text under the name of a workbook', 'a.xlsx', 'a,b\n1,2\n', /không phải sổ tính/],
    ['packed with gzip', 'a.csv', Buffer.from([0x1f, 0x8b, 8, 0]), /tệp nén/],
  ]
  for (const [title, name, content, reason] of contents)
    it(title, async () => expect(await refusal(folder.file(`0-${title}-${name}`, content), name)).toMatch(reason))

  it('a workbook that lost its end', async () => {
    const whole = readFileSync(await makeXlsx(`${folder.path}/whole.xlsx`, { sheets: [{ name: 'a', xml: ONE_CELL }] }))
    expect(await refusal(folder.file('cut.xlsx', whole.subarray(0, whole.length - 40)))).toMatch(/cắt ngắn/)
  })

  it('a workbook whose sheet is damaged inside', async () => {
    const path = await makeXlsx(`${folder.path}/damaged.xlsx`, {
      sheets: [{ name: 'a', xml: '<sheetData><row><c></row></sheetData>' }],
    })
    expect(await refusal(path)).toMatch(/bị hỏng/)
  })

  it('a workbook whose packed bytes are damaged', async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, index) => `<row><c t="str"><v>${(index * 7_919) % 10_007}</v></c></row>`,
    ).join('')
    const bytes = readFileSync(
      await makeXlsx(`${folder.path}/bytes.xlsx`, { sheets: [{ name: 'a', xml: `<sheetData>${rows}</sheetData>` }] }),
    )
    bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 200)
    expect(await refusal(folder.file('bytes-damaged.xlsx', bytes))).toMatch(/bị hỏng/)
  })

  it('a workbook without its shared strings', async () => {
    const path = await makeXlsx(`${folder.path}/no-strings.xlsx`, {
      sheets: [{ name: 'a', xml: '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>' }],
    })
    expect(await refusal(path)).toMatch(/chuỗi dùng chung/)
  })

  it('an .xlsb workbook', async () => {
    expect(
      await refusal(await makeZip(`${folder.path}/a.xlsb`, { '[Content_Types].xml': '', 'xl/workbook.bin': 'x' })),
    ).toMatch(/\.xlsb/)
  })

  it('an .ods workbook', async () => {
    const parts = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }
    expect(await refusal(await makeZip(`${folder.path}/a.ods`, parts))).toMatch(/\.ods/)
  })

  it('a zip of other files', async () => {
    expect(await refusal(await makeZip(`${folder.path}/other.zip`, { 'a.csv': 'a,b\n' }))).toMatch(/không phải sổ tính/)
  })

  it('a sheet with entities, which are never expanded', async () => {
    const xml =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
    expect(await refusal(await makeXlsx(`${folder.path}/entities.xlsx`, { sheets: [{ name: 'a', xml }] }))).toMatch(
      /DOCTYPE/,
    )
  })

  it('shared strings with entities', async () => {
    const parts = { 'xl/sharedStrings.xml': '<!DOCTYPE x SYSTEM "file:///etc/passwd"><sst><si><t>x</t></si></sst>' }
    const path = await makeXlsx(`${folder.path}/external.xlsx`, {
      sheets: [{ name: 'a', xml: '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>' }],
      parts,
    })
    expect(await refusal(path)).toMatch(/DOCTYPE/)
  })

  it('a zip bomb, before it is unpacked', async () => {
    const xml = `<sheetData>${' '.repeat(80 * 1024 * 1024)}</sheetData>`
    expect(await refusal(await makeXlsx(`${folder.path}/bomb.xlsx`, { sheets: [{ name: 'a', xml }] }))).toMatch(
      /lớn bất thường/,
    )
  })

  it('a part larger than the limit', async () => {
    const path = await makeXlsx(`${folder.path}/large.xlsx`, { sheets: [{ name: 'a', xml: ONE_CELL.repeat(3) }] })
    await expect(openXlsxTables(path, 'x', {}, { ...PACKAGE_LIMITS, partBytes: 100 })).rejects.toThrow(/lớn bất thường/)
  })

  it('parts that are together larger than the limit', async () => {
    const path = await makeXlsx(`${folder.path}/many.xlsx`, { sheets: [{ name: 'a', xml: ONE_CELL }] })
    await expect(openXlsxTables(path, 'x', {}, { ...PACKAGE_LIMITS, allBytes: 500 })).rejects.toThrow(/lớn bất thường/)
  })

  it('a cell with more text than any cell can hold', async () => {
    const xml = `<sheetData><row><c t="str"><v>${'ab cd ef'.repeat(2_500_000)}</v></c></row></sheetData>`
    expect(await refusal(await makeXlsx(`${folder.path}/long.xlsx`, { sheets: [{ name: 'a', xml }] }))).toMatch(
      /dài bất thường/,
    )
  })

  it('a workbook whose directory lies about the size of a part', async () => {
    const xml = `<sheetData>${'<row><c><v>1</v></c></row>'.repeat(50_000)}</sheetData>`
    const bytes = readFileSync(await makeXlsx(`${folder.path}/lie.xlsx`, { sheets: [{ name: 'a', xml }] }))
    // The declared size of the sheet stands 22 bytes before its name in the directory.
    const name = bytes.lastIndexOf('xl/worksheets/sheet1.xml')
    bytes.writeUInt32LE(1_000, name - 22)
    expect(await refusal(folder.file('lies.xlsx', bytes))).toMatch(/sheet1.xml của tệp Excel bị hỏng/)
  })

  it('a workbook of which one digit was flipped in a part that is not packed', async () => {
    const bytes = readFileSync(await makeXlsx(`${folder.path}/sum.xlsx`, { sheets: [{ name: 'a', xml: ONE_CELL }] }))
    const name = bytes.lastIndexOf('xl/worksheets/sheet1.xml')
    bytes.writeUInt32LE((bytes.readUInt32LE(name - 30) ^ 1) >>> 0, name - 30)
    expect(await refusal(folder.file('sums.xlsx', bytes))).toMatch(/bị hỏng/)
  })

  it('a workbook whose entries overlap', async () => {
    const bytes = readFileSync(await makeXlsx(`${folder.path}/over.xlsx`, { sheets: [{ name: 'a', xml: ONE_CELL }] }))
    const [first, last] = [bytes.lastIndexOf('_rels/.rels'), bytes.lastIndexOf('xl/worksheets/sheet1.xml')]
    bytes.writeUInt32LE(bytes.readUInt32LE(first - 4), last - 4)
    expect(await refusal(folder.file('overlaps.xlsx', bytes))).toMatch(/chồng lên nhau/)
  })

  it('a workbook whose entries are encrypted', async () => {
    const bytes = readFileSync(await makeXlsx(`${folder.path}/zipped.xlsx`, { sheets: [{ name: 'a', xml: ONE_CELL }] }))
    const name = bytes.lastIndexOf('xl/worksheets/sheet1.xml')
    bytes.writeUInt16LE(bytes.readUInt16LE(name - 38) | 1, name - 38)
    expect(await refusal(folder.file('encrypted.xlsx', bytes))).toMatch(/mật khẩu/)
  })

  it('a file that is not there', async () => expect(await refusal(`${folder.path}/none.csv`)).toMatch(/không mở được/))
})

it('a workbook under the name of a CSV file is read by its content', async () => {
  const path = await makeXlsx(`${folder.path}/renamed.csv`, { sheets: [{ name: 'a', xml: ONE_CELL }] })
  const [table] = await openTables(path, 'renamed.csv')
  expect((await rowsOf(table as NonNullable<typeof table>)).map((row) => row.cells)).toEqual([['1']])
})

it('a million blank rows are read in no time and cost nothing', async () => {
  const blank = Array.from({ length: 1000 }, () => '<row s="1"><c s="1"/><c s="2"/><c s="1"/></row>').join('')
  const xml = `<dimension ref="A1:XFD1048576"/><sheetData><row><c t="str"><v>a</v></c></row>${blank.repeat(1000)}</sheetData>`
  const path = await makeXlsx(`${folder.path}/blank-rows.xlsx`, { sheets: [{ name: 'a', xml }] })
  const [table] = await openTables(path, 'blank.xlsx')
  expect((await rowsOf(table as NonNullable<typeof table>)).map((row) => row.cells)).toEqual([['a']])
})
