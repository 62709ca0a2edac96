import { fc, test } from '@fast-check/vitest'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { CLOSE, END, MORE, OPEN, TEXT, XmlFault, XmlScanner } from '../../../src/files/xlsx/xml-scanner.ts'

type Event = readonly [kind: string, value: string, attributes?: Readonly<Record<string, string>>]

/** What both readers say of a document, neighbouring texts joined, because a reader may cut a text anywhere. */
function joined(events: readonly Event[]): Event[] {
  const whole: Event[] = []
  for (const event of events) {
    const before = whole.at(-1)
    if (event[0] === 'text' && before?.[0] === 'text') whole[whole.length - 1] = ['text', before[1] + event[1]]
    else if (event[1] !== '' || event[0] !== 'text') whole.push(event)
  }
  return whole
}

function bySaxes(xml: string): Event[] {
  const events: Event[] = []
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  const parser = new SaxesParser({ position: false })
  parser.on('opentag', (tag) =>
    events.push(['open', local(tag.name), { ...(tag.attributes as Record<string, string>) }]),
  )
  parser.on('closetag', (tag) => events.push(['close', local(tag.name)]))
  parser.on('text', (text) => events.push(['text', text]))
  parser.on('cdata', (text) => events.push(['text', text]))
  parser.write(xml).close()
  return joined(events).filter(([kind, value]) => kind !== 'text' || value.trim() !== '')
}

/** `short`: an element of plain text is taken at once, as the readers of rows do. */
function byScanner(pieces: readonly string[], short: boolean): Event[] {
  const scanner = new XmlScanner()
  const events: Event[] = []
  const take = (): void => {
    for (let met = scanner.next(); met !== MORE && met !== END; met = scanner.next()) {
      if (met === CLOSE) events.push(['close', scanner.name])
      else if (met === TEXT) events.push(['text', scanner.value()])
      else if (met === OPEN) {
        const { name } = scanner
        const attributes: Record<string, string> = {}
        for (let index = 0; index < scanner.attributes; index++) {
          const key = scanner.text.slice(scanner.nameStart[index], scanner.nameEnd[index])
          attributes[key] = scanner.attribute(key) ?? ''
        }
        events.push(['open', name, attributes])
        if (short && scanner.passText())
          events.push(['text', scanner.text.slice(scanner.textStart, scanner.textEnd)], ['close', name])
      }
    }
  }
  for (const piece of pieces) {
    scanner.feed(piece)
    take()
  }
  scanner.end()
  take()
  return joined(events).filter(([kind, value]) => kind !== 'text' || value.trim() !== '')
}

const NAMES = ['c', 'v', 'row', 'x:c', 'is', 't', 'sheetData', 'x:row']
const spaces = fc.constantFrom('', '', ' ', '\n', '\r\n', '\t ')
const gap = fc.constantFrom(' ', '\n', '\r\n', '\t', '  ')
const letters = fc.constantFrom(
  'a',
  '0',
  '12',
  'Nguyễn',
  'Đ',
  '>',
  '"',
  "'",
  ' ',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '😀',
  ']',
  '/',
  '=',
  '-',
)
const reference = fc.constantFrom('&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#65;', '&#x1EA0;', '&#10;', '&#13;')
/** "]]>" is no XML outside of CDATA: not within a text, nor where one text follows another. */
const text = fc
  .array(fc.oneof(letters, reference), { maxLength: 6 })
  .map((parts) => parts.join('').replaceAll(']]>', ']]&gt;').replace(/^>/, '&gt;'))
const aside = fc.constantFrom('<!-- <c> & > -->', '<!---->', '<?pi <c> ?>', '<![CDATA[<v>&amp;]]]]>', '<![CDATA[]]>')

const attribute = fc
  .tuple(gap, fc.constantFrom('r', 's', 't', 'hidden', 'xml:space'), spaces, spaces, fc.constantFrom('"', "'"), text)
  .map(([before, name, left, right, quote, value]) => ({
    name,
    xml: `${before}${name}${left}=${right}${quote}${value.replaceAll(quote, '')}${quote}`,
  }))
const attributes = fc
  .uniqueArray(attribute, { maxLength: 3, selector: ({ name }) => name })
  .map((list) => list.map(({ xml }) => xml).join(''))

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  content: fc
    .array(fc.oneof({ depthSize: 'small' }, text, aside, tie('element')), { maxLength: 4 })
    .map((parts) => parts.join('')),
  element: fc
    .tuple(fc.constantFrom(...NAMES), attributes, spaces, spaces, fc.boolean(), tie('content'))
    .map(([name, list, inOpen, inClose, empty, content]) =>
      empty ? `<${name}${list}${inOpen}/>` : `<${name}${list}${inOpen}>${content}</${name}${inClose}>`,
    ),
}))
const document = fc
  .tuple(
    fc.constantFrom('', '<?xml version="1.0"?>', '<?xml version="1.0"?>\r\n<!-- a -->'),
    element,
    fc.constantFrom('', '\n', '<!-- z -->'),
  )
  .map((parts) => parts.join(''))

describe('the scanner says what saxes says', () => {
  test.prop([document, fc.boolean()], { numRuns: 150 })('of any document, wherever it is cut in two', (xml, short) => {
    const expected = bySaxes(xml)
    for (let cut = 0; cut <= xml.length; cut++)
      expect(byScanner([xml.slice(0, cut), xml.slice(cut)], short)).toEqual(expected)
  })

  test.prop([document, fc.boolean()], { numRuns: 150 })('of any document that comes letter by letter', (xml, short) => {
    expect(
      byScanner(
        [...xml].flatMap((letter) => letter.split('')),
        short,
      ),
    ).toEqual(bySaxes(xml))
  })
})

describe('XML that is not well-formed is refused', () => {
  const cases: readonly [string, string][] = [
    ['a tag that is never closed', '<a><b></b>'],
    ['tags that cross', '<a><b></a></b>'],
    ['a close tag too many', '<a></a></a>'],
    ['a second root', '<a/><a/>'],
    ['text beside the root', '<a/>x'],
    ['nothing at all', ''],
    ['an attribute without quotes', '<a r=1/>'],
    ['an attribute without a value', '<a r/>'],
    ['attributes without a space', '<a r="1"s="2"/>'],
    ['a tag inside an attribute', '<a r="<b>"/>'],
    ['a tag that ends with the document', '<a r="1"'],
    ['a comment that never ends', '<a><!-- '],
    ['CDATA that never ends', '<a><![CDATA[ '],
    ['an unknown reference', '<a>&nbsp;</a>'],
    ['a reference to no letter', '<a>&#0;</a>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['more levels than any workbook has', '<a>'.repeat(300) + '</a>'.repeat(300)],
  ]
  for (const [title, xml] of cases)
    it(title, () => {
      expect(() => byScanner([xml], false)).toThrow(XmlFault)
      for (let cut = 0; cut <= Math.min(xml.length, 40); cut++)
        expect(() => byScanner([xml.slice(0, cut), xml.slice(cut)], true)).toThrow(XmlFault)
    })
})
