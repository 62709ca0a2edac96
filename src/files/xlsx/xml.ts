import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import { unreadable } from '../unreadable.ts'
import type { Package } from './package.ts'
import { XmlFault, XmlScanner } from './xml-scanner.ts'

export interface XmlHandlers {
  /** Names come without their prefix; attributes keep theirs. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Bytes decoded at a time. The strings of longer pieces would not fit V8's young generation, and decoding would take ten times as long. */
const PIECE_BYTES = 32 * 1024
/** No part but the sheets and the shared strings is as large. */
const SMALL_PART_BYTES = 64 * 1024 * 1024

/**
 * Reads a small part to its end. A document type (and with it any entity) is refused; letters cut by a chunk border survive.
 * @throws ReconcileError 'file-unreadable'
 */
export async function readXml(source: Package, part: string, handlers: XmlHandlers): Promise<void> {
  const { file } = source
  if (source.size(part) > SMALL_PART_BYTES) throw unreadable(file, 'swollen', { bytes: source.size(part) })
  const parser = newParser(handlers, file)
  try {
    for await (const text of textPieces(source, part)) parser.write(text)
    parser.close()
  } catch (error) {
    throw error instanceof ReconcileError ? error : unreadable(file, 'part-damaged', { part })
  }
}

/**
 * Reads a long part piece by piece: after each piece `take` is called to take what the scanner now has, until it has no more. Yields after
 * each call, so that the caller can hand on what was gathered, or stop.
 * @throws ReconcileError 'file-unreadable'
 */
export async function* scanXml(
  source: Package,
  part: string,
  take: (scanner: XmlScanner) => void,
): AsyncGenerator<void> {
  const scanner = new XmlScanner()
  try {
    for await (const text of textPieces(source, part)) {
      scanner.feed(text)
      take(scanner)
      yield
    }
    scanner.end()
    take(scanner)
    yield
  } catch (error) {
    throw error instanceof XmlFault ? refusal(error, source.file, part) : error
  }
}

function refusal({ kind }: XmlFault, file: string, part: string): ReconcileError {
  if (kind === 'doctype') return unreadable(file, 'doctype')
  return kind === 'too-long' ? unreadable(file, 'text-too-long') : unreadable(file, 'part-damaged', { part })
}

/** The text of a part: UTF-16 by its mark or its zeros, else UTF-8, as the standard allows no other. */
async function* textPieces(source: Package, part: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of source.bytes(part)) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    for (let from = 0; from < chunk.length; from += PIECE_BYTES)
      yield decoder.decode(chunk.subarray(from, from + PIECE_BYTES), { stream: true })
  }
  yield decoder?.decode() ?? ''
}

function encodingOf([first, second]: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8'
}

function newParser({ open, text, close }: XmlHandlers, file: string): SaxesParser {
  const parser = new SaxesParser({ position: false })
  parser.on('doctype', () => {
    throw unreadable(file, 'doctype')
  })
  if (open !== undefined)
    parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes as Record<string, string>))
  if (close !== undefined) parser.on('closetag', (tag) => close(localName(tag.name)))
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  return parser
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
