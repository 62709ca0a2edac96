import { describe, expect, it } from 'vitest'
import { readFirst } from '../read-table.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeXlsx, type OddWorkbook } from './make-xlsx.ts'

const folder = temporaryFolder()
let serial = 0

const STYLES = `<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="000000000000"/>
  <numFmt numFmtId="166" formatCode="#,##0&quot; đồng/day&quot;"/><numFmt numFmtId="167" formatCode="[h]:mm:ss"/><numFmt numFmtId="168" formatCode="[$-42A]d/m/yy h:mm;@"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="10"/></cellXfs>`

async function readSheet(rowsXml: string, extra: Partial<OddWorkbook> = {}) {
  const path = `${folder.path}/${serial++}.xlsx`
  await makeXlsx(path, { sheets: [{ name: 'DS', xml: `<sheetData>${rowsXml}</sheetData>` }], styles: STYLES, ...extra })
  return readFirst(path)
}
const cell = async (xml: string, extra: Partial<OddWorkbook> = {}) =>
  (await readSheet(`<row r="1">${xml}</row>`, extra)).rows[0]?.[1]

describe('text of a worksheet cell', () => {
  const cases: readonly [string, string, string][] = [
    ['an inline text', '<c r="A1" t="inlineStr"><is><t>Nguyễn Văn Đức</t></is></c>', 'Nguyễn Văn Đức'],
    [
      'inline runs joined, phonetic reading left out',
      '<c r="A1" t="inlineStr"><is><r><t>Nguyễn </t></r><r><t>Đức</t></r><rPh sb="0" eb="1"><t>nghe</t></rPh></is></c>',
      'Nguyễn Đức',
    ],
    ['a formula text', '<c r="A1" t="str"><f>A2&amp;B2</f><v>0100112437</v></c>', '0100112437'],
    ['spaces as they are', '<c r="A1" t="str"><v xml:space="preserve">  x </v></c>', '  x '],
    ['an escaped line break', '<c r="A1" t="str"><v>a_x000D_b_x0041_</v></c>', 'a\rbA'],
    ['CDATA', '<c r="A1" t="str"><v><![CDATA[<b>]]></v></c>', '<b>'],
    ['true', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c r="A1" t="e"><f>X1</f><v>#REF!</v></c>', '#REF!'],
    ['an ISO date', '<c r="A1" t="d"><v>1975-08-17T00:00:00</v></c>', '1975-08-17'],
    ['an ISO date with a time', '<c r="A1" t="d"><v>1975-08-17T07:30:00Z</v></c>', '1975-08-17 07:30:00'],
    ['an identifier kept as a number', '<c r="A1"><v>79190001234</v></c>', '79190001234'],
    ['a number written with an exponent', '<c r="A1"><v>7.9190001234E10</v></c>', '79190001234'],
    ['fifteen digits', '<c r="A1"><v>999999999999999</v></c>', '999999999999999'],
    [
      'a number beyond exactness as it is held',
      '<c r="A1"><v>1.2345678901234567E+19</v></c>',
      '1.2345678901234567E+19',
    ],
    ['fifteen significant digits of a fraction', '<c r="A1"><v>0.30000000000000004</v></c>', '0.3'],
    ['a small fraction without an exponent', '<c r="A1"><v>1.5E-7</v></c>', '0.00000015'],
    ['a negative number', '<c r="A1"><v>-1234.5</v></c>', '-1234.5'],
    ['zero', '<c r="A1"><v>-0</v></c>', '0'],
    ['a percentage as its number', '<c r="A1" s="7"><v>0.25</v></c>', '0.25'],
    ['a date by a built-in format', '<c r="A1" s="1"><v>27623</v></c>', '1975-08-17'],
    ['a date by a custom format', '<c r="A1" s="2"><v>45901</v></c>', '2025-09-01'],
    ['a date and time', '<c r="A1" s="6"><v>45901.5</v></c>', '2025-09-01 12:00:00'],
    ['a number under a format whose quoted text holds date letters', '<c r="A1" s="4"><v>45900</v></c>', '45900'],
    ['an elapsed time as its number', '<c r="A1" s="5"><v>1.5</v></c>', '1.5'],
    ['zeros that the format puts in front', '<c r="A1" s="3"><v>79190001234</v></c>', '079190001234'],
    ['text under a date format', '<c r="A1" s="1" t="str"><v>1975</v></c>', '1975'],
    ['29 February 1900 as Excel has it', '<c r="A1" s="1"><v>60</v></c>', '1900-02-29'],
  ]
  for (const [title, xml, expected] of cases)
    it(`is ${title}: ${expected}`, async () => expect(await cell(xml)).toBe(expected))

  it('counts from 1904 when the workbook says so', async () => {
    expect(await cell('<c r="A1" s="1"><v>0</v></c>', { date1904: true })).toBe('1904-01-01')
    expect(await cell('<c r="A1" s="1"><v>26161</v></c>', { date1904: true })).toBe('1975-08-17')
  })

  it('joins rich runs of a shared string and leaves its phonetic reading out', async () => {
    const sharedStrings =
      '<si><t>không</t></si><si><r><rPr><b/></rPr><t>Trần </t></r><r><t xml:space="preserve">Thị </t></r><rPh sb="0" eb="2"><t>nghe</t></rPh></si>'
    expect(await cell('<c r="A1" t="s"><v>1</v></c>', { sharedStrings })).toBe('Trần Thị ')
  })

  it('keeps ten thousand shared strings apart', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `Nguyễn Thị Ửng ${index}`)
    const sharedStrings = names.map((name) => `<si><t>${name}</t></si>`).join('')
    const { rows } = await readSheet(
      names.map((_, index) => `<row><c t="s"><v>${9_999 - index}</v></c></row>`).join(''),
      { sharedStrings },
    )
    expect(rows.map((row) => row[1])).toEqual(names.toReversed())
  })
})

describe('shape of a worksheet', () => {
  it('places cells without a reference after the one before', async () => {
    const { rows } = await readSheet(
      '<row><c t="str"><v>a</v></c><c r="D1" t="str"><v>d</v></c><c t="str"><v>e</v></c></row><row><c t="str"><v>2</v></c></row>',
    )
    expect(rows).toEqual([
      [1, 'a', '', '', 'd', 'e'],
      [2, '2'],
    ])
  })

  it('keeps the row numbers of the sheet and passes over blank rows', async () => {
    const { rows } = await readSheet(
      '<row r="3"><c r="B3"><v>1</v></c></row><row r="4"><c r="A4" s="1"/></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>',
    )
    expect(rows).toEqual([
      [3, '', '1'],
      [1_048_576, '2'],
    ])
  })

  it('reads prefixed elements', async () => {
    const xml =
      '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>x</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const path = await makeXlsx(`${folder.path}/prefixed.xlsx`, { sheets: [{ name: 'a', xml }] })
    expect((await readFirst(path)).rows).toEqual([[1, 'x']])
  })

  it('reads a sheet written in UTF-16', async () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="str"><v>Đức</v></c></row></sheetData></worksheet>'
    const path = await makeXlsx(`${folder.path}/utf16.xlsx`, {
      sheets: [{ name: 'a', xml: '' }],
      parts: { 'xl/worksheets/sheet1.xml': Buffer.from(`\uFEFF${xml}`, 'utf16le') },
    })
    expect((await readFirst(path)).rows).toEqual([[1, 'Đức']])
  })

  it('flags hidden rows and says so when they have been read', async () => {
    const { table } = await readSheet(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>',
    )
    const rows = []
    for await (const batch of table.rows()) rows.push(...batch)
    expect(rows.map((row) => row.hidden ?? false)).toEqual([false, true])
    expect(table.notes).toEqual(['có 1 dòng ẩn, vẫn được đọc'])
  })

  it('says that columns are hidden', async () => {
    const path = await makeXlsx(`${folder.path}/hidden-columns.xlsx`, {
      sheets: [
        {
          name: 'a',
          xml: '<cols><col min="3" max="16384" hidden="1"/></cols><sheetData><row><c><v>1</v></c></row></sheetData>',
        },
      ],
    })
    expect((await readFirst(path)).table.notes).toEqual(['có cột ẩn (C–XFD), vẫn được đọc'])
  })

  it('says that a formula has no value yet', async () => {
    const { rows, table } = await readSheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f></c></row>')
    expect(rows).toEqual([[1, '1']])
    expect(table.notes.join()).toContain('1 ô công thức chưa có giá trị')
  })

  it('leaves out cells beyond 1,024 columns and says how many', async () => {
    const { rows, table } = await readSheet(
      '<row r="1"><c r="A1"><v>1</v></c><c r="AMK1"><v>2</v></c><c r="XFD1"><v>3</v></c></row>',
    )
    expect(rows).toEqual([[1, '1']])
    expect(table.notes.join()).toContain('2 ô nằm ngoài')
  })

  it('gives merged ranges that stand after the rows, in large sheets too', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c></row>`,
    ).join('')
    const xml = `<sheetData>${rows}</sheetData><mergeCells count="2"><mergeCell ref="A1:G1"/><mergeCell ref="B2:B3"/></mergeCells>`
    const { table } = await readFirst(await makeXlsx(`${folder.path}/merged.xlsx`, { sheets: [{ name: 'a', xml }] }))
    expect(await table.merges()).toEqual([
      { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 6 },
      { firstRow: 2, lastRow: 3, firstColumn: 1, lastColumn: 1 },
    ])
  })

  it('loses no letter at the borders of unpacked chunks', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, index) => `<row><c t="inlineStr"><is><t>${'Nguyễn Ượng ỆỘỰ'.slice(0, 3 + (index % 13))}</t></is></c></row>`,
    ).join('')
    const read = (await readSheet(rows)).rows
    expect(read).toHaveLength(30_000)
    expect(read.every((row, index) => row[1] === 'Nguyễn Ượng ỆỘỰ'.slice(0, 3 + (index % 13)))).toBe(true)
  })
})

describe('sheets of a workbook', () => {
  it('come in the order of the tabs, hidden ones with a note', async () => {
    const xml = '<sheetData><row><c><v>1</v></c></row></sheetData>'
    const path = await makeXlsx(`${folder.path}/tabs.xlsx`, {
      sheets: [
        { name: 'Đơn vị', xml },
        { name: 'ẩn', xml, state: 'hidden' },
        { name: 'rất ẩn', xml, state: 'veryHidden' },
      ],
    })
    const { openTables } = await import('../../../src/files/reader.ts')
    const tables = await openTables(path, 'a/b.xlsx')
    expect(tables.map((table) => [table.path, table.sheet, table.notes.length])).toEqual([
      ['a/b.xlsx', 'Đơn vị', 0],
      ['a/b.xlsx', 'ẩn', 1],
      ['a/b.xlsx', 'rất ẩn', 1],
    ])
    expect(
      (await openTables(path, 'a/b.xlsx', { sheet: 'đơn vị '.normalize('NFD') })).map((table) => table.sheet),
    ).toEqual(['Đơn vị'])
    await expect(openTables(path, 'a/b.xlsx', { sheet: 'DS' })).rejects.toThrow(
      /không có trang tính "DS".*"Đơn vị", "ẩn", "rất ẩn"/,
    )
  })
})
