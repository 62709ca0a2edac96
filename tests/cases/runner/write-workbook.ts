import { ZipFile } from 'yazl'
import type { CellSpec, PartSpec, SheetSpec, WorkbookSpec } from './case-schema.ts'
import { legacyText } from './legacy-bytes.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark)

/** "A", "Z", "AA" …; the first column is 0. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

/** Collects what cells share: strings, fonts, number formats and the styles made of them. */
class SharedParts {
  readonly strings: string[] = []
  readonly fonts: string[] = ['Calibri']
  readonly formats: string[] = []
  readonly styles: string[] = ['0|']
  readonly #places = new Map<string, number>()

  string(xml: string): number {
    return this.#place(this.strings, 'string', xml)
  }

  style(font: string | undefined, format: string | undefined): number {
    const fontId = font === undefined ? 0 : this.#place(this.fonts, 'font', font)
    const formatId = format === undefined ? '' : String(164 + this.#place(this.formats, 'format', format))
    return this.#place(this.styles, 'style', `${fontId}|${formatId}`)
  }

  #place(list: string[], kind: string, value: string): number {
    const key = `${kind}:${value}`
    const known = this.#places.get(key) ?? (kind === 'font' || kind === 'style' ? list.indexOf(value) : -1)
    if (known >= 0) return known
    this.#places.set(key, list.push(value) - 1)
    return list.length - 1
  }

  stylesXml(): string {
    const formats = this.formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`)
    const fonts = this.fonts.map((name) => `<font><sz val="11"/><name val="${escaped(name)}"/></font>`)
    const styles = this.styles.map((style) => {
      const [font, format] = style.split('|')
      return `<xf numFmtId="${format === '' ? 0 : format}" fontId="${font}" fillId="0" borderId="0" xfId="0"/>`
    })
    return (
      (formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`) +
      `<fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>` +
      `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs>`
    )
  }
}

const textXml = (text: string): string => `<t xml:space="preserve">${escaped(text)}</t>`

/** The <c> of a cell; '' for an empty one. */
function cellXml(spec: CellSpec, place: string, shared: SharedParts, inline: boolean): string {
  const cell = typeof spec === 'object' && spec !== null ? spec : { v: spec }
  if (cell.xml !== undefined) return cell.xml
  const { v = null } = cell
  const text = cell.written === undefined ? String(v ?? '') : legacyText(cell.written, String(v ?? ''))
  const style = cell.font === undefined && cell.fmt === undefined ? 0 : shared.style(cell.font, cell.fmt)
  const head = `<c r="${place}"${style === 0 ? '' : ` s="${style}"`}`
  const formula = cell.f === undefined ? '' : `<f>${escaped(cell.f)}</f>`
  if (cell.runs !== undefined) {
    const runs = cell.runs.map(({ text: own, font, written }) => {
      const shown = written === undefined ? own : legacyText(written, own)
      return `<r>${font === undefined ? '' : `<rPr><rFont val="${escaped(font)}"/></rPr>`}${textXml(shown)}</r>`
    })
    return inline
      ? `${head} t="inlineStr"><is>${runs.join('')}</is></c>`
      : `${head} t="s"><v>${shared.string(runs.join(''))}</v></c>`
  }
  if (v === null && cell.f === undefined) return style === 0 ? '' : `${head}/>`
  const type =
    cell.t ??
    (typeof v === 'number'
      ? 'n'
      : typeof v === 'boolean'
        ? 'b'
        : cell.f !== undefined
          ? 'str'
          : inline
            ? 'inline'
            : 's')
  if (type === 's') return `${head} t="s"><v>${shared.string(textXml(text))}</v></c>`
  if (type === 'inline') return `${head} t="inlineStr"><is>${textXml(text)}</is></c>`
  const value = v === null ? '' : `<v>${escaped(typeof v === 'boolean' ? (v ? '1' : '0') : text)}</v>`
  return `${head}${type === 'n' ? '' : ` t="${type}"`}>${formula}${value}</c>`
}

function sheetXml(sheet: SheetSpec, shared: SharedParts, inline: boolean): string {
  if (sheet.xml !== undefined) return sheet.xml
  const rows: string[] = []
  let number = 0
  for (const spec of sheet.rows ?? []) {
    const { cells, at, hidden, times = 1 } = Array.isArray(spec) ? { cells: spec } : spec
    number = (at ?? number + 1) - 1
    for (let time = 0; time < times; time++) {
      number++
      const content = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${number}`, shared, inline))
      rows.push(`<row r="${number}"${hidden === true ? ' hidden="1"' : ''}>${content.join('')}</row>`)
    }
  }
  const columns = (sheet.columns ?? []).map(
    ({ from, to, hidden, width = 9 }) =>
      `<col min="${from}" max="${to}" width="${width}"${hidden === true ? ' hidden="1"' : ''}/>`,
  )
  const merges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${range}"/>`)
  return (
    (sheet.dimension === undefined ? '' : `<dimension ref="${sheet.dimension}"/>`) +
    (columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`) +
    `<sheetData>${rows.join('')}</sheetData>` +
    (merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`)
  )
}

/** A part with the prefix of its namespace put before every element. */
function document(root: string, content: string, prefix: string | undefined, more = ''): string {
  if (content.startsWith('<?') || content.startsWith('<!')) return content
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  if (prefix === undefined) return `${declaration}<${root} xmlns="${MAIN}"${more}>${content}</${root}>`
  const prefixed = content.replace(/<(\/?)([A-Za-z])/g, `<$1${prefix}:$2`)
  return `${declaration}<${prefix}:${root} xmlns:${prefix}="${MAIN}"${more}>${prefixed}</${prefix}:${root}>`
}

function relationships(entries: readonly (readonly [string, string, string])[]): string {
  const lines = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE_RELATIONS}">${lines.join('')}</Relationships>`
}

/** The bytes of a workbook, written cell by cell. */
export function workbookBytes(workbook: WorkbookSpec): Promise<Buffer> {
  const shared = new SharedParts()
  const inline = workbook.strings === 'inline'
  const { prefix } = workbook
  const contents = workbook.sheets.map((sheet) => sheetXml(sheet, shared, inline))
  const entries = workbook.sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  )
  const properties = `<workbookPr${workbook.date1904 === true ? ' date1904="1"' : ''}/>`
  const parts: Record<string, PartSpec> = {
    '[Content_Types].xml': contentTypes(workbook.sheets.length),
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': document(
      'workbook',
      `${properties}<sheets>${entries.join('')}</sheets>`,
      prefix,
      ` xmlns:r="${RELATIONS}"`,
    ),
    'xl/_rels/workbook.xml.rels': relationships([
      ...contents.map((_, at): [string, string, string] => [
        `rId${at + 1}`,
        'worksheet',
        `worksheets/sheet${at + 1}.xml`,
      ]),
      ['rIdStyles', 'styles', 'styles.xml'],
      ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
    ]),
  }
  for (const [at, content] of contents.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] = document('worksheet', content, prefix)
  if (workbook.styles !== false) parts['xl/styles.xml'] = document('styleSheet', shared.stylesXml(), prefix)
  if (shared.strings.length > 0)
    parts['xl/sharedStrings.xml'] = document('sst', shared.strings.map((xml) => `<si>${xml}</si>`).join(''), prefix)
  return zipBytes({ ...parts, ...workbook.parts })
}

function contentTypes(sheets: number): string {
  const base = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const overrides = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${base}.worksheet+xml"/>`,
  )
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${base}.sheet.main+xml"/>${overrides.join('')}<Override PartName="/xl/styles.xml" ContentType="${base}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${base}.sharedStrings+xml"/></Types>`
}

/** A zip of these parts, the same bytes every time; a part that is null is left out. */
export async function zipBytes(parts: Readonly<Record<string, PartSpec>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, part] of Object.entries(parts)) {
    if (part === null) continue
    const text = typeof part === 'string' ? part : part.text.repeat(part.times)
    zip.addBuffer(Buffer.from(text), name, { mtime: new Date(2026, 0, 1) })
  }
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
