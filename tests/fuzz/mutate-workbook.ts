import { fromBuffer } from 'yauzl'
import { ZipFile } from 'yazl'
import type { Random } from './random.ts'

/** What a mutation adds by repeating stays small: size alone is no mutation. */
const MOST_CHARACTERS = 256 * 1024

export type Parts = ReadonlyMap<string, Buffer>
type Mutation = (parts: Parts, random: Random) => Parts

/** The parts of a zip by their names; null for one that cannot be opened. */
export function unzipped(bytes: Buffer): Promise<Parts | null> {
  return new Promise((done) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error !== null || zip === undefined) return done(null)
      const parts = new Map<string, Buffer>()
      zip.on('error', () => done(null))
      zip.on('end', () => done(parts))
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure !== null || stream === undefined) return done(null)
          const chunks: Buffer[] = []
          stream.on('error', () => done(null))
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}

export async function zipped(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of parts) zip.addBuffer(content, name, { mtime: new Date(2026, 0, 1) })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const changed = (parts: Parts, name: string, content: Buffer | string): Parts =>
  new Map([...parts].map(([key, old]) => [key, key === name ? Buffer.from(content) : old]))

/** A part, worksheets most of the time. */
function somePart(parts: Parts, random: Random): string {
  const sheets = [...parts.keys()].filter((name) => name.includes('worksheets/sheet'))
  return random.pick(sheets.length > 0 && random.below(3) > 0 ? sheets : [...parts.keys()])
}

/** One of the matches of the pattern in a part is replaced. */
function replacing(pattern: RegExp, replace: (found: string, random: Random) => string): Mutation {
  return (parts, random) => {
    const name = somePart(parts, random)
    const text = (parts.get(name) ?? Buffer.alloc(0)).toString('utf8')
    const places = [...text.matchAll(pattern)]
    if (places.length === 0) return parts
    let result = text
    // From the end, so that earlier places stay where they are.
    const hit = random
      .shuffled(places)
      .slice(0, 1 + random.below(4))
      .sort((a, b) => b.index - a.index)
    for (const place of hit)
      result = result.slice(0, place.index) + replace(place[0], random) + result.slice(place.index + place[0].length)
    return changed(parts, name, result)
  }
}

const ODD_NUMBERS = [
  '',
  '-1',
  '0',
  '1048577',
  '4294967296',
  '99999999999999999999',
  '1e999',
  'NaN',
  'x',
  '1.5',
  ' 7 ',
  '16385',
] as const
const ODD_PLACES = [
  'A0',
  'XFD1048576',
  'XFE1',
  'A1048577',
  'A99999999999',
  'ZZZZZZ1',
  '1',
  'A',
  'a1',
  '$A$1',
  'A1:B2',
  '',
  'A-1',
  'AAAAAAAAAAAAAAAAAAAA1',
] as const
const ODD_RANGES = [
  'A1:XFD1048576',
  'B2:A1',
  'A1',
  '',
  'A0:A0',
  'A1:A99999999999',
  'XFE1:XFF2',
  ':',
  'A1:A1:A1',
  '#REF!',
] as const
const ODD_TEXTS = [
  '',
  '&amp;',
  '&#0;',
  '&#x110000;',
  '&bomb;',
  '<![CDATA[x]]>',
  '<!-- x -->',
  '<?x y?>',
  '_x0000_',
  '_xD800_',
  '9'.repeat(400),
  '-0',
  'x'.repeat(70_000),
  '\u0000',
  ']]>',
  '"',
] as const

/** What may stand in a workbook that no Excel has written. */
export const WORKBOOK_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'part removed': (parts, random) => {
    const gone = random.pick([...parts.keys()])
    return new Map([...parts].filter(([name]) => name !== gone))
  },
  'parts swapped': (parts, random) => {
    const [a, b] = [random.pick([...parts.keys()]), random.pick([...parts.keys()])]
    const swapped = (name: string): string => (name === a ? b : name === b ? a : name)
    return new Map([...parts.keys()].map((name) => [name, parts.get(swapped(name)) ?? Buffer.alloc(0)]))
  },
  'part truncated': (parts, random) => {
    const name = somePart(parts, random)
    const content = parts.get(name) ?? Buffer.alloc(0)
    return changed(parts, name, content.subarray(0, random.below(content.length)))
  },
  'part emptied': (parts, random) => changed(parts, somePart(parts, random), ''),
  'part damaged': (parts, random) => {
    const name = somePart(parts, random)
    const content = Buffer.from(parts.get(name) ?? Buffer.alloc(0))
    for (let times = 1 + random.below(8); times > 0 && content.length > 0; times--)
      content[random.below(content.length)] = random.below(256)
    return changed(parts, name, content)
  },
  'part in UTF-16': (parts, random) => {
    const name = somePart(parts, random)
    return changed(parts, name, Buffer.from(`\uFEFF${(parts.get(name) ?? '').toString()}`, 'utf16le'))
  },
  'part renamed': (parts, random) => {
    const old = random.pick([...parts.keys()])
    const name = random.pick([
      'xl/worksheets/SHEET1.XML',
      '../x.xml',
      '/abs.xml',
      'xl\\worksheets\\sheet1.xml',
      'a/'.repeat(200),
      'x',
    ])
    return new Map([...parts].map(([key, content]) => [key === old ? name : key, content])) // yazl may refuse the name: the caller keeps the start file
  },
  'attribute replaced': replacing(
    /="[^"]*"/g,
    (_, random) => `="${random.pick([...ODD_NUMBERS, ...ODD_PLACES, ...ODD_RANGES, ...ODD_TEXTS.slice(0, 4)])}"`,
  ),
  'place replaced': replacing(/ r="[^"]*"/g, (_, random) => ` r="${random.pick([...ODD_PLACES, ...ODD_NUMBERS])}"`),
  'range replaced': replacing(
    / (?:ref|spans|min|max)="[^"]*"/g,
    (found, random) => `${found.slice(0, found.indexOf('=') + 1)}"${random.pick([...ODD_RANGES, ...ODD_NUMBERS])}"`,
  ),
  'value replaced': replacing(
    /<((?:\w+:)?v)>[^<]*</g,
    (found, random) => `${found.slice(0, found.indexOf('>') + 1)}${random.pick([...ODD_NUMBERS, ...ODD_TEXTS])}<`,
  ),
  'text replaced': replacing(/>[^<]+</g, (_, random) => `>${random.pick(ODD_TEXTS)}<`),
  'type replaced': replacing(
    / t="[^"]*"/g,
    (_, random) => ` t="${random.pick(['s', 'inlineStr', 'str', 'n', 'b', 'e', 'd', '', 'x'])}"`,
  ),
  'style replaced': replacing(/<((?:\w+:)?c) /g, (found, random) => `${found}s="${random.pick(ODD_NUMBERS)}" `),
  'tag removed': replacing(/<[^>]*>/g, () => ''),
  'tag doubled': replacing(/<[^>]*>/g, (found) => found + found),
  'element nested': replacing(/<[A-Za-z:]+>/g, (found, random) => found.repeat(2 + random.below(3000))),
  'rows shuffled': (parts, random) => {
    const name = somePart(parts, random)
    const text = (parts.get(name) ?? '').toString()
    const rows = [...text.matchAll(/<(?:\w+:)?row .*?<\/(?:\w+:)?row>/gs)].map(([row]) => row)
    const [first] = rows
    if (first === undefined) return parts
    const start = text.indexOf(first)
    return changed(
      parts,
      name,
      `${text.slice(0, start)}${random.shuffled(rows).join('')}${text.slice(start + rows.join('').length)}`,
    )
  },
  'row repeated': replacing(/<(?:\w+:)?row .*?<\/(?:\w+:)?row>/gs, (found, random) =>
    found.repeat(1 + random.below(Math.max(1, Math.min(1500, Math.floor(MOST_CHARACTERS / found.length))))),
  ),
  'document type': (parts, random) => {
    const name = somePart(parts, random)
    return changed(parts, name, `<!DOCTYPE x [<!ENTITY bomb "x">]>${(parts.get(name) ?? '').toString()}`)
  },
  'merges by the thousand': replacing(
    /<\/(?:\w+:)?sheetData>/g,
    (found, random) =>
      `${found}<mergeCells>${`<mergeCell ref="${random.pick(ODD_RANGES)}"/>`.repeat(1 + random.below(5000))}</mergeCells>`,
  ),
}
