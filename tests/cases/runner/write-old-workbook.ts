import { compoundFile } from './compound-file.ts'
import { zipBytes } from './write-workbook.ts'

type Scalar = string | number | boolean | null

export interface PlainSheet {
  readonly name: string
  readonly rows: readonly (readonly Scalar[])[]
}

function record(type: number, content: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(content.length, 2)
  return Buffer.concat([head, content])
}

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, at * 2)
  return bytes
}

const beginning = (kind: number): Buffer =>
  record(0x0809, Buffer.concat([words(0x0600, kind, 0x0dbb, 0x07cc), Buffer.alloc(8)]))
const END = record(0x000a, Buffer.alloc(0))
/** Text in two bytes a letter, with its length in two bytes. */
const unicode = (text: string): Buffer =>
  Buffer.concat([words(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')])

function cellRecord(value: Scalar, row: number, column: number): Buffer {
  const place = words(row, column, 0)
  if (typeof value === 'number') {
    const double = Buffer.alloc(8)
    double.writeDoubleLE(value)
    return record(0x0203, Buffer.concat([place, double]))
  }
  return record(0x0204, Buffer.concat([place, unicode(String(value))]))
}

function sheetRecords({ rows }: PlainSheet): Buffer {
  const width = Math.max(0, ...rows.map(({ length }) => length))
  const size = Buffer.alloc(14)
  size.writeUInt32LE(rows.length, 4)
  size.writeUInt16LE(width, 10)
  const cells = rows.flatMap((cells, row) =>
    cells.flatMap((value, column) => (value === null ? [] : [cellRecord(value, row, column)])),
  )
  return Buffer.concat([beginning(0x0010), record(0x0200, size), ...cells, END])
}

/** A BIFF8 workbook (.xls) with labels and numbers only. [MS-XLS] 2.1, 2.4 */
export function xlsBytes(sheets: readonly PlainSheet[]): Buffer {
  const bodies = sheets.map(sheetRecords)
  const font = record(
    0x0031,
    Buffer.concat([words(220, 0, 0x7fff, 400, 0), Buffer.from([0, 0, 0, 0, 5, 0]), Buffer.from('Arial')]),
  )
  const style = record(0x00e0, Buffer.concat([words(0, 0, 0xfff5), Buffer.alloc(14)]))
  const named = (name: string, offset: number): Buffer => {
    const place = Buffer.alloc(6)
    place.writeUInt32LE(offset)
    return record(0x0085, Buffer.concat([place, Buffer.from([name.length, 1]), Buffer.from(name, 'utf16le')]))
  }
  const before = [
    beginning(0x0005),
    record(0x0042, words(1200)),
    record(0x0022, words(0)),
    font,
    font,
    font,
    font,
    style,
  ]
  const length = (buffers: readonly Buffer[]): number => buffers.reduce((sum, { length: bytes }) => sum + bytes, 0)
  let offset = length(before) + length(sheets.map(({ name }) => named(name, 0))) + END.length
  const listed = sheets.map(({ name }, at) => {
    const start = offset
    offset += bodies[at]?.length ?? 0
    return named(name, start)
  })
  return compoundFile({ Workbook: Buffer.concat([...before, ...listed, END, ...bodies]) })
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function odsCell(value: Scalar): string {
  if (value === null) return '<table:table-cell/>'
  if (typeof value === 'number')
    return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
  return `<table:table-cell office:value-type="string"><text:p>${escaped(String(value))}</text:p></table:table-cell>`
}

/** An OpenDocument workbook (.ods) with texts and numbers only. */
export function odsBytes(sheets: readonly PlainSheet[]): Promise<Buffer> {
  const tables = sheets.map(
    ({ name, rows }) =>
      `<table:table table:name="${escaped(name)}">${rows.map((cells) => `<table:table-row>${cells.map(odsCell).join('')}</table:table-row>`).join('')}</table:table>`,
  )
  const spaces = ['office', 'table', 'text']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ')
  return zipBytes({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml':
      '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    'styles.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${spaces} office:version="1.2"/>`,
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces} office:version="1.2"><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
  })
}
