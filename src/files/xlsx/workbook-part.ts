import { unreadable } from '../unreadable.ts'
import type { Package } from './package.ts'
import { readXml } from './xml.ts'

export interface SheetEntry {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  readonly part: string
}

export interface WorkbookPart {
  /** In the order of the tabs. Chart sheets are left out. */
  readonly sheets: readonly SheetEntry[]
  readonly date1904: boolean
  readonly stylesPart: string | null
  readonly sharedStringsPart: string | null
}

interface Relationship {
  readonly id: string
  readonly type: string
  readonly part: string
}

/** What the workbook part says: its sheets, its date system and where the other parts are. @throws ReconcileError 'file-unreadable' */
export async function readWorkbookPart(source: Package): Promise<WorkbookPart> {
  refuseOtherFormats(source)
  const part = await workbookPartName(source)
  const relationships = await readRelationships(source, part)
  const sheets: SheetEntry[] = []
  let date1904 = false
  await readXml(source, part, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const target = relationships.find((relationship) => relationship.id === relationshipId(attributes))
      if (target?.type === 'worksheet')
        sheets.push({ name: attributes.name ?? '', state: sheetState(attributes.state), part: target.part })
    },
  })
  const partOf = (type: string): string | null =>
    relationships.find((relationship) => relationship.type === type && source.has(relationship.part))?.part ?? null
  return { sheets, date1904, stylesPart: partOf('styles'), sharedStringsPart: partOf('sharedStrings') }
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function refuseOtherFormats(source: Package): void {
  if (source.has('word/document.xml')) throw unreadable(source.file, 'word-document')
  if (!source.has('[content_types].xml') && !source.has('xl/workbook.xml'))
    throw unreadable(source.file, 'zip-of-others')
}

async function workbookPartName(source: Package): Promise<string> {
  const root = source.has('_rels/.rels') ? await readRelationships(source, '') : []
  const part = root.find((relationship) => relationship.type === 'officeDocument')?.part ?? 'xl/workbook.xml'
  if (!source.has(part)) throw unreadable(source.file, 'workbook-part-missing')
  return part
}

async function readRelationships(source: Package, of: string): Promise<Relationship[]> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1)
  const part = `${folder}_rels/${of.slice(folder.length)}.rels`
  const found: Relationship[] = []
  await readXml(source, part, {
    open(name, { Id, Type = '', Target = '' }) {
      if (name !== 'Relationship' || Id === undefined) return
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: resolvePart(folder, Target) })
    },
  })
  return found
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** `r:id`, whatever prefix the file gives to the namespace. */
function relationshipId(attributes: Readonly<Record<string, string>>): string | undefined {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'))
  return key === undefined ? undefined : attributes[key]
}

function sheetState(state: string | undefined): SheetEntry['state'] {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible'
}
