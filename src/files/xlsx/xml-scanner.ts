// Long because one state, the place in the window, is read and moved by every step, and calls between files would cost more than the steps.
/** What `XmlScanner.next` met. Plain numbers, because a sheet of a million rows has a hundred million of them. */
export const MORE = 0
export const OPEN = 1
export const CLOSE = 2
export const TEXT = 3
export const END = 4

/** XML that is not well-formed. */
export class XmlFault extends Error {
  readonly kind: 'damaged' | 'doctype' | 'too-long'

  constructor(kind: XmlFault['kind']) {
    super(`XML ${kind}`)
    this.kind = kind
  }
}

/** No text, tag or comment of a workbook is longer: Excel's limit for a cell is 32,767 characters. */
const TOKEN_CHARACTERS = 16 * 1024 * 1024
const MOST_ATTRIBUTES = 256
const MOST_DEPTH = 256

const LT = 60
const GT = 62
const SLASH = 47
const EQUALS = 61
const QUOTE = 34
const APOSTROPHE = 39
const BANG = 33
const QUESTION = 63

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * A pull reader of XML that arrives in pieces, made for the long parts of a workbook: `feed` adds text, `next` says what comes. Elements
 * have their local names; comments and processing instructions are passed over; CDATA is text. A piece may end anywhere.
 * It is a subset reader: a document type is refused, characters that XML forbids are let through. saxes, which reads the small parts, is
 * the reference that a test compares it with.
 * @throws XmlFault
 */
export class XmlScanner {
  /** The window that the positions below point into. */
  text = ''
  /** Local name of the element of the last OPEN or CLOSE. */
  name = ''
  /** The attributes of the last OPEN, by position; values still hold their references. */
  attributes = 0
  readonly nameStart = new Int32Array(MOST_ATTRIBUTES)
  readonly nameEnd = new Int32Array(MOST_ATTRIBUTES)
  readonly valueStart = new Int32Array(MOST_ATTRIBUTES)
  readonly valueEnd = new Int32Array(MOST_ATTRIBUTES)
  /** The last TEXT, or what `passText` passed; it may still hold references. */
  textStart = 0
  textEnd = 0
  #at = 0
  #last = false
  /** Where the next '&' is, if it is not before the current position; `text.length` when there is none. */
  #ampersand = -1
  #cdata = false
  #closing = false
  #depth = 0
  #seenRoot = false
  #carriageReturn = false
  readonly #qualified: string[] = []
  readonly #local: string[] = []

  /** Adds the next piece; what was not yet taken stays in the window. */
  feed(piece: string): void {
    const held = this.text.length - this.#at
    if (held + piece.length > TOKEN_CHARACTERS) throw new XmlFault('too-long')
    const added = this.#withLineFeeds(piece)
    this.text = held === 0 ? added : this.text.slice(this.#at) + added
    this.#at = 0
    this.#ampersand = -1
  }

  /** Says that there is no further piece. */
  end(): void {
    if (this.#carriageReturn) this.feed('\n')
    this.#last = true
  }

  next(): number {
    if (this.#closing) return this.#closeEmpty()
    const { text } = this
    for (;;) {
      const at = this.#at
      if (at >= text.length) return this.#last ? this.#finish() : MORE
      if (text.charCodeAt(at) !== LT) return this.#characters()
      const second = text.charCodeAt(at + 1)
      if (second === SLASH) return this.#closeTag()
      if (second === BANG || second === QUESTION) {
        const met = second === BANG ? this.#declaration() : this.#passTo('?>', at + 2)
        if (met !== OPEN) return met
      } else return this.#openTag()
    }
  }

  /**
   * After an OPEN: passes over the element when it holds nothing but plain text without a reference, and gives that text's place. False, and
   * nothing is passed, for everything else; then `next` tells it piece by piece.
   */
  passText(): boolean {
    if (this.#closing) return false
    const { text } = this
    const start = this.#at
    const end = text.indexOf('<', start)
    if (end < 0 || text.charCodeAt(end + 1) !== SLASH || this.#nextAmpersand(start) < end) return false
    const qualified = this.#qualified[this.#depth - 1] as string
    const close = end + 2 + qualified.length
    if (text.charCodeAt(close) !== GT || !isAt(text, qualified, end + 2)) return false
    this.textStart = start
    this.textEnd = end
    this.#at = close + 1
    this.#depth--
    return true
  }

  /** The text of the last TEXT, its references resolved. */
  value(): string {
    const { text, textStart, textEnd } = this
    if (this.#cdata || this.#nextAmpersand(textStart) >= textEnd) return text.slice(textStart, textEnd)
    return resolved(text.slice(textStart, textEnd))
  }

  /** The value of an attribute of the last OPEN by its name as written, prefix and all. */
  attribute(name: string): string | undefined {
    const { text } = this
    for (let index = 0; index < this.attributes; index++) {
      const start = this.nameStart[index] as number
      if ((this.nameEnd[index] as number) - start !== name.length || !text.startsWith(name, start)) continue
      const value = text.slice(this.valueStart[index], this.valueEnd[index])
      return resolved(value.replace(/[\t\n]/g, ' '))
    }
    return undefined
  }

  /** XML knows one line break, LF; a CR at the end of a piece waits for what follows. */
  #withLineFeeds(piece: string): string {
    const whole = this.#carriageReturn ? `\r${piece}` : piece
    this.#carriageReturn = whole.endsWith('\r')
    const ready = this.#carriageReturn ? whole.slice(0, -1) : whole
    return ready.includes('\r') ? ready.replace(/\r\n?/g, '\n') : ready
  }

  #nextAmpersand(from: number): number {
    if (this.#ampersand < from) {
      const found = this.text.indexOf('&', from)
      this.#ampersand = found < 0 ? this.text.length : found
    }
    return this.#ampersand
  }

  #finish(): number {
    if (this.#depth > 0 || !this.#seenRoot) throw new XmlFault('damaged')
    return END
  }

  #characters(): number {
    const { text } = this
    const found = text.indexOf('<', this.#at)
    if (found < 0 && !this.#last) return MORE
    this.#cdata = false
    this.textStart = this.#at
    this.textEnd = found < 0 ? text.length : found
    this.#at = this.textEnd
    // Outside the root there may be a byte order mark that got twice into the file, and white space.
    if (this.#depth === 0 && /[^\s\uFEFF]/.test(this.value())) throw new XmlFault('damaged')
    return TEXT
  }

  #closeTag(): number {
    const { text } = this
    const at = this.#at
    const open = this.#depth === 0 ? '' : (this.#qualified[this.#depth - 1] as string)
    const plainEnd = at + 2 + open.length
    if (this.#depth > 0 && text.charCodeAt(plainEnd) === GT && isAt(text, open, at + 2)) {
      this.name = this.#local[--this.#depth] as string
      this.#at = plainEnd + 1
      return CLOSE
    }
    const end = text.indexOf('>', at + 2)
    if (end < 0) return this.#wait()
    if (this.#depth === 0) throw new XmlFault('damaged')
    let nameEnd = end
    while (isSpace(text.charCodeAt(nameEnd - 1))) nameEnd--
    if (nameEnd !== plainEnd || !isAt(text, open, at + 2)) throw new XmlFault('damaged')
    this.name = this.#local[--this.#depth] as string
    this.#at = end + 1
    return CLOSE
  }

  #closeEmpty(): number {
    this.#closing = false
    this.name = this.#local[--this.#depth] as string
    return CLOSE
  }

  #openTag(): number {
    const { text } = this
    const start = this.#at + 1
    const nameEnd = nameEndFrom(text, start)
    if (nameEnd === text.length) return this.#wait()
    if (nameEnd === start || (this.#depth === 0 && this.#seenRoot)) throw new XmlFault('damaged')
    let at = nameEnd
    this.attributes = 0
    for (;;) {
      const before = at
      while (isSpace(text.charCodeAt(at))) at++
      if (at >= text.length) return this.#wait()
      const code = text.charCodeAt(at)
      if (code === GT) break
      if (code === SLASH) {
        if (at + 1 >= text.length) return this.#wait()
        if (text.charCodeAt(at + 1) !== GT) throw new XmlFault('damaged')
        this.#closing = true
        at++
        break
      }
      if (at === before) throw new XmlFault('damaged')
      at = this.#takeAttribute(at)
      if (at < 0) return this.#wait()
    }
    this.#at = at + 1
    this.#enter(start, nameEnd)
    return OPEN
  }

  /** Notes the attribute that starts there; returns where it ends, -1 when it is not yet whole. */
  #takeAttribute(start: number): number {
    const { text } = this
    const nameEnd = nameEndFrom(text, start)
    let at = nameEnd
    while (isSpace(text.charCodeAt(at))) at++
    if (at >= text.length) return -1
    if (nameEnd === start || text.charCodeAt(at) !== EQUALS) throw new XmlFault('damaged')
    at++
    while (isSpace(text.charCodeAt(at))) at++
    if (at >= text.length) return -1
    const quote = text.charCodeAt(at)
    if (quote !== QUOTE && quote !== APOSTROPHE) throw new XmlFault('damaged')
    let end = at + 1
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end)
      if (code === quote) break
      if (code === LT) throw new XmlFault('damaged')
    }
    if (end >= text.length) return -1
    const index = this.attributes++
    if (index === MOST_ATTRIBUTES) throw new XmlFault('damaged')
    this.nameStart[index] = start
    this.nameEnd[index] = nameEnd
    this.valueStart[index] = at + 1
    this.valueEnd[index] = end
    return end + 1
  }

  #enter(start: number, nameEnd: number): void {
    if (this.#depth === MOST_DEPTH) throw new XmlFault('damaged')
    const qualified = this.text.slice(start, nameEnd)
    const colon = nameEnd - start === 1 ? -1 : qualified.lastIndexOf(':')
    this.name = colon < 0 ? qualified : qualified.slice(colon + 1)
    this.#seenRoot = true
    this.#qualified[this.#depth] = qualified
    this.#local[this.#depth++] = this.name
  }

  /** `<!…`: OPEN when it was passed over and the next thing is to be looked at, TEXT for CDATA. */
  #declaration(): number {
    const { text } = this
    const at = this.#at
    if (text.startsWith('<!--', at)) return this.#passTo('-->', at + 4)
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at + 9)
      if (end < 0) return this.#wait()
      if (this.#depth === 0) throw new XmlFault('damaged')
      this.#cdata = true
      this.textStart = at + 9
      this.textEnd = end
      this.#at = end + 3
      return TEXT
    }
    if (text.length - at >= 9) throw new XmlFault(text.startsWith('<!DOCTYPE', at) ? 'doctype' : 'damaged')
    return this.#wait()
  }

  #passTo(mark: string, from: number): number {
    const end = this.text.indexOf(mark, from)
    if (end < 0) return this.#wait()
    this.#at = end + mark.length
    return OPEN
  }

  /** A tag that is not yet whole; when nothing more comes it never will be. */
  #wait(): number {
    if (this.#last) throw new XmlFault('damaged')
    return MORE
  }
}

/** Most names of a sheet have one letter, and comparing that is cheaper than a call. */
function isAt(text: string, name: string, at: number): boolean {
  return name.length === 1 ? text.charCodeAt(at) === name.charCodeAt(0) : text.startsWith(name, at)
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9
}

/** Where a name ends; the end of the text when it may go on. */
function nameEndFrom(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === GT || code === SLASH || code === EQUALS) break
    if (code === LT || code === QUOTE || code === APOSTROPHE || code === 38) throw new XmlFault('damaged')
  }
  return at
}

const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));|&/g

/** The text with its references resolved; there are no others than the five of XML, because no document type is read. */
function resolved(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (_, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] as string
    if (decimal === undefined && hexadecimal === undefined) throw new XmlFault('damaged')
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    if (!(code > 0 && code <= 0x10ffff)) throw new XmlFault('damaged')
    return String.fromCodePoint(code)
  })
}
