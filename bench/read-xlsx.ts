/**
 * A workbook of a million rows read by our reader and by exceljs's streaming reader, each in a process of its own: rows a second,
 * peak resident memory, and how many cells came out wrong, as a Markdown table. Shared strings lie before the sheet in the archive,
 * which spares exceljs a detour. The time taken to compare the cells with what was written is not counted.
 *
 *   npx node bench/read-xlsx.ts [--rows 1000000] [--strings shared,inline] [--keep <dir>]
 */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import ExcelJS from 'exceljs'
import { ZipFile } from 'yazl'
import { openTables } from '../src/files/reader.ts'
import { isoToSerial } from '../src/files/xlsx/serial-date.ts'

type Strings = 'shared' | 'inline'
type Reader = 'ours' | 'exceljs'

/** What a reader did in its own process. `wrong`: cells that are not what was written, missing rows counted as all their cells. */
interface Reading {
  readonly rows: number
  readonly seconds: number
  readonly peakMegabytes: number
  readonly wrong: number
}

const HEADER = [
  'MST đơn vị',
  'Tên đơn vị',
  'Họ và tên',
  'Số CCCD',
  'Mã số BHXH',
  'Ngày sinh',
  'Giới tính',
  'Địa bàn',
  'Từ ngày',
  'Thu nhập',
  'Lương đóng',
  'Ghi chú',
]
const DATES = new Set([5, 8])
const MONEY = new Set([9, 10])
const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô']
const MIDDLES = ['Văn', 'Thị', 'Hữu', 'Đức', 'Thị Hồng', 'Thị Thúy', 'Quốc', 'Minh', 'Ngọc', 'Xuân', 'Thanh']
const GIVEN = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Giang',
  'Hằng',
  'Hương',
  'Khánh',
  'Lượng',
  'Nhung',
  'Phượng',
  'Thủy',
  'Tuấn',
  'Ửng',
  'Vỹ',
]
const ROWS_PER_CHECK = 1000
const TIMEOUT_MS = 30 * 60_000
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A number from 0 to `below` - 1 that looks drawn, the same for the same row and salt. */
function drawn(row: number, salt: number, below: number): number {
  let hash = Math.imul(row ^ (salt * 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % below
}

const pick = (list: readonly string[], row: number, salt: number): string =>
  list[drawn(row, salt, list.length)] as string

function isoDay(row: number, salt: number, fromYear: number, years: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${fromYear + drawn(row, salt, years)}-${two(1 + drawn(row, salt + 1, 12))}-${two(1 + drawn(row, salt + 2, 28))}`
}

/** The texts of a body row, numbered from 1, as a reader must give them: invented people of invented employers. */
function rowTexts(row: number): string[] {
  const employer = drawn(row, 1, 20_000)
  const tax = String(300_000_000 + employer * 7919)
  return [
    `0${tax}`,
    `Công ty TNHH Thương mại & Dịch vụ ${pick(FAMILIES, employer, 2)} ${pick(GIVEN, employer, 3)} ${employer}`,
    `${pick(FAMILIES, row, 4)} ${pick(MIDDLES, row, 5)} ${pick(GIVEN, row, 6)}`,
    `0${String(92_000_000_000 + row * 7)}`,
    `92${String(10_000_000 + row)}`,
    isoDay(row, 7, 1960, 45),
    drawn(row, 10, 2) === 0 ? 'Nam' : 'Nữ',
    `Xã Vị Tân ${drawn(row, 11, 3000)}`,
    isoDay(row, 12, 2015, 10),
    String(5_000_000 + drawn(row, 15, 40_000) * 1000),
    String(4_960_000 + drawn(row, 16, 20_000) * 500),
    drawn(row, 17, 5) === 0 ? 'hợp đồng < 12 tháng' : '',
  ]
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const LETTERS = HEADER.map((_, column) => String.fromCharCode(65 + column))

function cellXml(text: string, column: number, row: number, strings: Map<string, number> | null): string {
  if (text === '') return ''
  const at = `${LETTERS[column]}${row}`
  if (row > 1 && DATES.has(column)) return `<c r="${at}" s="1"><v>${isoToSerial(text)}</v></c>`
  if (row > 1 && MONEY.has(column)) return `<c r="${at}" s="2"><v>${text}</v></c>`
  if (strings === null) return `<c r="${at}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`
  let index = strings.get(text)
  if (index === undefined) {
    index = strings.size
    strings.set(text, index)
  }
  return `<c r="${at}" t="s"><v>${index}</v></c>`
}

function* sheetXml(rows: number, strings: Map<string, number> | null): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><dimension ref="A1:L${rows + 1}"/><sheetData>`
  let xml = ''
  for (let row = 0; row <= rows; row++) {
    const texts = row === 0 ? HEADER : rowTexts(row)
    xml += `<row r="${row + 1}" spans="1:12">${texts.map((text, column) => cellXml(text, column, row + 1, strings)).join('')}</row>`
    if (xml.length > 256 * 1024) {
      yield xml
      xml = ''
    }
  }
  yield `${xml}</sheetData></worksheet>`
}

function* sharedStringsXml(strings: Map<string, number>): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${MAIN}" uniqueCount="${strings.size}">`
  let xml = ''
  for (const text of strings.keys()) {
    xml += `<si><t>${escaped(text)}</t></si>`
    if (xml.length > 256 * 1024) {
      yield xml
      xml = ''
    }
  }
  yield `${xml}</sst>`
}

/** Writes the workbook with that many body rows, numbers and dates as cells of their own kind, texts shared or inline. */
async function writeWorkbook(path: string, rows: number, kind: Strings): Promise<void> {
  const zip = new ZipFile()
  const done = pipeline(zip.outputStream, createWriteStream(path))
  const relationship = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  const relationships = (...entries: string[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      relationship('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      relationship('rId2', 'styles', 'styles.xml'),
      ...(kind === 'shared' ? [relationship('rId3', 'sharedStrings', 'sharedStrings.xml')] : []),
    ),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="3"/></cellXfs></styleSheet>`,
  }
  for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), name)
  const strings = kind === 'shared' ? new Map<string, number>() : null
  if (strings !== null) {
    // The texts must be numbered before the strings part can be written, and it goes first.
    for (const _ of sheetXml(rows, strings));
    zip.addReadStream(Readable.from(bytesOf(sharedStringsXml(strings))), 'xl/sharedStrings.xml')
  }
  zip.addReadStream(Readable.from(bytesOf(sheetXml(rows, strings))), 'xl/worksheets/sheet1.xml')
  zip.end()
  await done
}

function* bytesOf(texts: Iterable<string>): Generator<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

/** Compares rows with what was written; its own time is kept apart. */
class Checker {
  rows = 0
  wrong = 0
  milliseconds = 0

  check(rows: readonly (readonly string[])[]): void {
    const started = performance.now()
    for (const cells of rows) {
      const expected = this.rows === 0 ? HEADER : rowTexts(this.rows)
      for (let column = 0; column < expected.length; column++)
        if ((cells[column] ?? '') !== expected[column]) this.wrong++
      this.rows++
    }
    this.milliseconds += performance.now() - started
  }
}

async function readOurs(path: string, checker: Checker): Promise<void> {
  for (const table of await openTables(path, 'bench.xlsx'))
    for await (const batch of table.rows()) checker.check(batch.map(({ cells }) => cells))
}

async function readExceljs(path: string, checker: Checker): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'ignore',
  })
  let held: string[][] = []
  for await (const sheet of workbook)
    for await (const row of sheet) {
      const cells: string[] = []
      // A plain loop over the raw values is the fastest way to the cells of a row.
      const values = row.values as ExcelJS.CellValue[]
      for (let column = 1; column < values.length; column++) cells.push(valueText(values[column]))
      held.push(cells)
      if (held.length < ROWS_PER_CHECK) continue
      checker.check(held)
      held = []
    }
  checker.check(held)
}

function valueText(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

async function readHere(reader: Reader, path: string): Promise<Omit<Reading, 'wrong'> & { wrong: number }> {
  const checker = new Checker()
  const started = performance.now()
  await (reader === 'ours' ? readOurs(path, checker) : readExceljs(path, checker))
  const seconds = (performance.now() - started - checker.milliseconds) / 1000
  const { maxRSS } = process.resourceUsage()
  return { rows: checker.rows, seconds, peakMegabytes: Math.round(maxRSS / 1024), wrong: checker.wrong }
}

function readInChild(reader: Reader, path: string, rows: number): Promise<Reading | null> {
  const child = spawn(process.execPath, [import.meta.filename, '--reader', reader, '--file', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: TIMEOUT_MS,
  })
  let stdout = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  return new Promise((done) => {
    child.on('close', (code) => {
      if (code !== 0) return done(null)
      const reading = JSON.parse(stdout) as Reading
      done({ ...reading, wrong: reading.wrong + (rows + 1 - reading.rows) * HEADER.length })
    })
  })
}

function line(strings: Strings, reader: Reader, reading: Reading | null, ratio: string): string {
  if (reading === null) return `| ${strings} | ${reader} | did not finish | | | | |`
  const { rows, seconds, peakMegabytes, wrong } = reading
  const perSecond = Math.round(rows / seconds).toLocaleString('en')
  return `| ${strings} | ${reader} | ${seconds.toFixed(1)} | ${perSecond} | ${peakMegabytes} | ${wrong.toLocaleString('en')} | ${ratio} |`
}

async function compare(rows: number, kinds: readonly Strings[], folder: string): Promise<void> {
  console.log('| Strings | Reader | Seconds | Rows a second | Peak MB | Wrong cells | Times as fast |')
  console.log('|---|---|---:|---:|---:|---:|---:|')
  for (const kind of kinds) {
    const path = join(folder, `${kind}-${rows}.xlsx`)
    if (statSync(path, { throwIfNoEntry: false }) === undefined) await writeWorkbook(path, rows, kind)
    const theirs = await readInChild('exceljs', path, rows)
    const ours = await readInChild('ours', path, rows)
    const ratio = theirs === null || ours === null ? '' : (theirs.seconds / ours.seconds).toFixed(1)
    console.log(line(kind, 'exceljs', theirs, ''))
    console.log(line(kind, 'ours', ours, ratio))
  }
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    strings: { type: 'string', default: 'shared,inline' },
    keep: { type: 'string' },
    reader: { type: 'string' },
    file: { type: 'string' },
  },
})
if (values.reader !== undefined && values.file !== undefined) {
  console.log(JSON.stringify(await readHere(values.reader as Reader, values.file)))
} else {
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'doisoat-xlsx-'))
  mkdirSync(folder, { recursive: true })
  await compare(Number(values.rows), values.strings.split(',') as Strings[], folder)
  if (values.keep === undefined) rmSync(folder, { recursive: true })
}
