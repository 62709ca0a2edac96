import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openTables } from '../../src/files/reader.ts'
import { type SheetSpec, writeWorkbook } from '../../src/files/workbook.ts'
import { openPackage } from '../../src/files/xlsx/package.ts'
import { ANSWERS, EXAMPLE } from './example-sheet.ts'
import { rowsOf } from './read-table.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
const OPTIONS = { title: 'Thử', created: '2026-10-31' }
const path = join(folder.path, 'example.xlsx')
let written: Awaited<ReturnType<typeof writeWorkbook>>
let book: ExcelJS.Workbook

async function partText(file: string, part: string): Promise<string> {
  const source = await openPackage(file, 'x')
  const chunks: Buffer[] = []
  for await (const chunk of source.bytes(part)) chunks.push(chunk as Buffer)
  source.close()
  return Buffer.concat(chunks).toString('utf8')
}

beforeAll(async () => {
  written = await writeWorkbook(path, [EXAMPLE], OPTIONS)
  book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
})

describe('a written workbook', () => {
  const sheet = () => book.getWorksheet('Lao động') as ExcelJS.Worksheet

  it('reports its rows and the hash of its bytes, is private and leaves nothing else behind', () => {
    expect(written).toEqual({ rows: 4, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder.path).filter((name) => name !== 'example.xlsx')).toEqual([])
  })

  it('holds what was given, as our own reader sees it', async () => {
    const [table] = await openTables(path, 'example.xlsx')
    expect((await rowsOf(table as NonNullable<typeof table>)).map((row) => row.cells)).toEqual([
      ['BẢO HIỂM XÃ HỘI'],
      ['Danh sách cần rà soát, xác minh'],
      EXAMPLE.columns.map((column) => column.header),
      ['0100112437', 'CÔNG TY THỬ', '', '', '1234567', '12', '0.25'],
      ['079190001234', 'Nguyễn Văn Đức', '1975-08-17', '2025-09-01', '5000000', '', '', 'KQ01'],
      ['001085012345', '\'=HYPERLINK("x")', '08/1975', '2025', '-5', '0', '1'],
      ['-5', "'@x\uFFFD", '1975-02-30', '', '0'],
    ])
  })

  it('keeps identifiers as text cells and dates, months and money as real cells with formats', () => {
    const row = sheet().getRow(5)
    expect([1, 3, 4, 5].map((column) => [row.getCell(column).type, row.getCell(column).numFmt])).toEqual([
      [ExcelJS.ValueType.String, '@'],
      [ExcelJS.ValueType.Date, 'dd/mm/yyyy'],
      [ExcelJS.ValueType.Date, 'mm/yyyy'],
      [ExcelJS.ValueType.Number, '#,##0'],
    ])
  })

  it('holds no formula', async () => {
    expect(await partText(path, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/)
  })

  it('freezes the header and the first columns, filters the table and repeats the header in print', () => {
    expect(sheet().views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 3 })
    expect(sheet().autoFilter).toBe('A3:H7')
    expect(sheet().pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    })
    expect(sheet().headerFooter.oddFooter).toContain('&P/&N')
    expect(sheet().getCell('A1').isMerged && sheet().getCell('H1').isMerged).toBe(true)
  })

  it('names the filtered range of each sheet, without which LibreOffice shows no filter', async () => {
    expect(await partText(path, 'xl/workbook.xml')).toContain(
      `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">&apos;Lao động&apos;!$A$3:$H$7</definedName>`,
    )
  })

  it('shows group rows bold, new rows and differing cells in their colours, and folds workers under their group', () => {
    const fill = (address: string) =>
      (sheet().getCell(address).fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb ?? null
    expect(sheet().getCell('A4').font.bold).toBe(true)
    expect([fill('A5'), fill('B5'), fill('A6')]).toEqual(['FFE2F0D9', 'FFFFD966', null])
    expect([4, 5, 6].map((row) => sheet().getRow(row).outlineLevel ?? 0)).toEqual([0, 1, 1])
  })

  it('lets a text run over the cells beside it, and wraps it when even they are too narrow', async () => {
    const file = join(folder.path, 'runs-over.xlsx')
    const columns = [10, 10, 10].map((width) => ({ header: 'H', kind: 'text' as const, width, wrap: true }))
    const rows = ['fits in two columns', 'too long a text for the two columns that it may run over'].map((text) => ({
      values: [text, null, 'x'],
      runsOver: [0, 1] as const,
    }))
    await writeWorkbook(file, [{ name: 'A', titleBlock: [], columns, autofilter: false, rows }], OPTIONS)
    const read = new ExcelJS.Workbook()
    await read.xlsx.readFile(file)
    const [short, long] = [2, 3].map((number) => (read.getWorksheet('A') as ExcelJS.Worksheet).getRow(number))
    expect(short?.getCell(1).alignment?.wrapText ?? false).toBe(false)
    expect(long?.getCell(1).alignment?.wrapText).toBe(true)
    expect(long?.height).toBeGreaterThan(4 * 14)
  })

  it('offers long lists of answers from a hidden sheet, over all rows of the column', async () => {
    const xml = await partText(path, 'xl/worksheets/sheet1.xml')
    expect(xml).toMatch(
      /<dataValidation type="list"[^>]* sqref="H4:H7"><formula1>&apos;Danh mục&apos;!\$A\$1:\$A\$14<\/formula1>/,
    )
    const list = book.getWorksheet('Danh mục') as ExcelJS.Worksheet
    expect(list.state).toBe('hidden')
    expect(list.getColumn(1).values.slice(1)).toEqual(ANSWERS)
  })

  it('writes short lists into the cell rule itself', async () => {
    const file = join(folder.path, 'short.xlsx')
    const short: SheetSpec = {
      ...EXAMPLE,
      columns: [{ header: 'a', kind: 'text', width: 9, dropdown: ['Có', 'Không'] }],
    }
    await writeWorkbook(file, [short], OPTIONS)
    expect(await partText(file, 'xl/worksheets/sheet1.xml')).toContain('<formula1>&quot;Có,Không&quot;</formula1>')
    expect((await openTables(file, 'short.xlsx')).map((table) => table.sheet)).toEqual(['Lao động'])
  })
})

describe('the same workbook', () => {
  it('has the same bytes at another time, in another time zone and locale', async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    const hashes = []
    for (const [zone, locale] of [
      ['Pacific/Kiritimati', 'vi_VN.UTF-8'],
      ['America/St_Johns', 'C'],
    ]) {
      const file = join(folder.path, `${locale}.xlsx`)
      const script = join(import.meta.dirname, 'write-one-workbook.ts')
      const { stdout } = await promisify(execFile)(process.execPath, [script, file], {
        env: { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale },
      })
      hashes.push(stdout)
    }
    expect(hashes).toEqual([written.sha256, written.sha256])
  })
})

describe('a list beyond the row limit', () => {
  it('goes on in further sheets under the same titles and header', async () => {
    const file = join(folder.path, 'long.xlsx')
    const rows = Array.from({ length: 25 }, (_, index) => ({ values: [`0${index}`] }))
    const spec: SheetSpec = {
      name: 'Danh sách lao động chưa tham gia',
      titleBlock: ['Tiêu đề'],
      columns: [{ header: 'Mã', kind: 'text', width: 9 }],
      autofilter: true,
      rows,
    }
    expect((await writeWorkbook(file, [spec], { ...OPTIONS, rowLimit: 12 })).rows).toBe(25)
    const tables = await openTables(file, 'long.xlsx')
    expect(tables.map((table) => table.sheet)).toEqual([
      'Danh sách lao động chưa tham gi',
      'Danh sách lao động chưa tha (2)',
      'Danh sách lao động chưa tha (3)',
    ])
    const cells = await Promise.all(tables.map(async (table) => (await rowsOf(table)).map((row) => row.cells[0])))
    const filters = (await partText(file, 'xl/workbook.xml')).matchAll(
      /_FilterDatabase" localSheetId="(\d)" hidden="1">[^<]*!(\S+?)</g,
    )
    expect([...filters].map((match) => match.slice(1))).toEqual([
      ['0', '$A$2:$A$12'],
      ['1', '$A$2:$A$12'],
      ['2', '$A$2:$A$7'],
    ])
    expect(cells.map((column) => column.slice(0, 2))).toEqual(Array(3).fill(['Tiêu đề', 'Mã']))
    expect(cells.flatMap((column) => column.slice(2))).toEqual(rows.map((row) => row.values[0]))
  })
})

describe('element order of every worksheet', () => {
  /** CT_Worksheet and CT_SheetPr, ECMA-376 part 1, 18.3.1.99 and 18.3.1.82: Excel takes a file in another order for corrupt. */
  const ORDER =
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks'.split(
      ' ',
    )
  const PROPERTIES = ['tabColor', 'outlinePr', 'pageSetUpPr']

  it('is the order of the schema', async () => {
    for (const part of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) {
      const elements = childElements(await partText(path, part))
      const top = elements.filter(([depth]) => depth === 1).map(([, name]) => ORDER.indexOf(name))
      expect(top).not.toContain(-1)
      expect(top).toEqual(top.toSorted((a, b) => a - b))
      const properties = elements
        .filter(([depth, name]) => depth === 2 && PROPERTIES.includes(name))
        .map(([, name]) => PROPERTIES.indexOf(name))
      expect(properties).toEqual(properties.toSorted((a, b) => a - b))
    }
    expect(await partText(path, 'xl/worksheets/sheet1.xml')).toContain('<outlinePr')
  })

  function childElements(xml: string): [number, string][] {
    const found: [number, string][] = []
    let depth = 0
    for (const [, closing, name = '', empty] of xml.matchAll(/<(\/?)([A-Za-z]\w*)[^>]*?(\/?)>/g)) {
      if (closing === '/') depth--
      else {
        found.push([depth, name])
        if (empty !== '/') depth++
      }
    }
    return found
  }
})

describe('a workbook that fails on the way', () => {
  it('leaves neither itself nor its drafts', async () => {
    const file = join(folder.path, 'failing.xlsx')
    function* rows() {
      yield { values: ['1'] }
      throw new Error('no more')
    }
    await expect(writeWorkbook(file, [{ ...EXAMPLE, rows: rows() }], OPTIONS)).rejects.toThrow('no more')
    expect(['', '.draft', '.part'].filter((end) => existsSync(file + end))).toEqual([])
  })

  it('rejects when its folder is not there', async () => {
    await expect(writeWorkbook(join(folder.path, 'none', 'x.xlsx'), [EXAMPLE], OPTIONS)).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })

  it.skipIf(!existsSync('/dev/full'))('rejects when the disk is full', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => ({ values: [`${index * 7_919}`.repeat(40)] }))
    const file = join(folder.path, 'full.xlsx')
    symlinkSync('/dev/full', `${file}.draft`)
    await expect(writeWorkbook(file, [{ ...EXAMPLE, rows }], OPTIONS)).rejects.toMatchObject({ code: 'ENOSPC' })
  })
})
