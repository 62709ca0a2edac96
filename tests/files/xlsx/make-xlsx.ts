import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export interface OddWorkbook {
  /** XML of each worksheet's content: what stands inside <worksheet>. */
  readonly sheets: readonly { readonly name: string; readonly xml: string; readonly state?: string }[]
  /** What stands inside <sst>. */
  readonly sharedStrings?: string
  /** What stands inside <styleSheet>. */
  readonly styles?: string
  readonly date1904?: boolean
  /** Parts added to, or put in place of, the usual ones. */
  readonly parts?: Readonly<Record<string, string | Buffer>>
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Writes a workbook part by part, so that a test decides every byte of it. */
export async function makeXlsx(path: string, workbook: OddWorkbook): Promise<string> {
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(workbook),
    'xl/_rels/workbook.xml.rels': relationships([
      ...workbook.sheets.map((_, index): [string, string, string] => [
        `rId${index + 1}`,
        'worksheet',
        `worksheets/sheet${index + 1}.xml`,
      ]),
      ['rIdStyles', 'styles', 'styles.xml'],
      ['rIdStrings', 'sharedStrings', '/xl/sharedStrings.xml'],
    ]),
  }
  for (const [index, sheet] of workbook.sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      sheet.xml.startsWith('<?') || sheet.xml.startsWith('<!')
        ? sheet.xml
        : `<worksheet xmlns="${MAIN}">${sheet.xml}</worksheet>`
  if (workbook.styles !== undefined)
    parts['xl/styles.xml'] = `<styleSheet xmlns="${MAIN}">${workbook.styles}</styleSheet>`
  if (workbook.sharedStrings !== undefined)
    parts['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${workbook.sharedStrings}</sst>`
  return makeZip(path, { ...parts, ...workbook.parts })
}

export async function makeZip(path: string, parts: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

function workbookXml({ sheets, date1904 }: OddWorkbook): string {
  const entries = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  )
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${date1904 === true ? ' date1904="1"' : ''}/><sheets>${entries.join('')}</sheets></workbook>`
}

function relationships(entries: readonly (readonly [string, string, string])[]): string {
  const lines = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE_RELATIONS}">${lines.join('')}</Relationships>`
}
