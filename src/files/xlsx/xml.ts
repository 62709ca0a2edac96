import type { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import { unreadable } from '../unreadable.ts'

export interface XmlHandlers {
  /** Names come without their prefix; attributes keep theirs. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** No text of a workbook is longer: Excel's limit for a cell is 32,767 characters. */
const TEXT_CHARACTERS = 16 * 1024 * 1024

/**
 * Reads a part piece by piece and yields after each piece, so that the caller can hand on what the handlers gathered, or stop.
 * A document type (and with it any entity) is refused; letters cut by a chunk border survive.
 * @throws ReconcileError 'file-unreadable'
 */
export async function* parseXml(
  stream: Readable,
  file: string,
  part: string,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  let decoder: TextDecoder | undefined
  const progress = { characters: 0 }
  const parser = newParser(file, handlers, progress)
  try {
    for await (const chunk of stream) {
      decoder ??= new TextDecoder(isUtf16(chunk as Buffer) ? 'utf-16le' : 'utf-8')
      const text = decoder.decode(chunk as Buffer, { stream: true })
      progress.characters += text.length
      if (progress.characters > TEXT_CHARACTERS) throw unreadable(file, 'text-too-long')
      parser.write(text)
      yield
    }
    parser.write(decoder?.decode() ?? '').close()
    yield
  } catch (error) {
    if (error instanceof ReconcileError) throw error
    throw unreadable(file, 'part-damaged', { part })
  } finally {
    stream.destroy()
  }
}

function newParser(file: string, handlers: XmlHandlers, progress: { characters: number }): SaxesParser {
  const parser = new SaxesParser({ position: false })
  parser.on('doctype', () => {
    throw unreadable(file, 'doctype')
  })
  const { open, text, close } = handlers
  parser.on('opentag', (tag) => {
    progress.characters = 0
    open?.(localName(tag.name), tag.attributes as Record<string, string>)
  })
  if (close !== undefined) parser.on('closetag', (tag) => close(localName(tag.name)))
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  return parser
}

/** Reads a small part to its end. */
export async function readXml(stream: Readable, file: string, part: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(stream, file, part, handlers));
}

function isUtf16(start: Buffer): boolean {
  return start[0] === 0xff && start[1] === 0xfe
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
