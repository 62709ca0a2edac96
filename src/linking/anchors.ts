import type { Records } from '../linkage/records.ts'
import { placeIn } from './ascending.ts'

/**
 * What a record says, as two 32-bit numbers: equal for equal content, on every machine and night. A record that changes gets others, so a
 * decision about it asks again and its pairs are scored again.
 */
export interface Anchors {
  readonly high: Uint32Array
  readonly low: Uint32Array
}

/** By the id of each record and the text of every column, in the order of the columns' names. */
export function anchorsOf(records: Records): Anchors {
  const high = new Uint32Array(records.size)
  const low = new Uint32Array(records.size)
  for (const [record, id] of records.ids.entries()) {
    high[record] = hashText(id, 0x811c9dc5)
    low[record] = hashText(id, 0x2f0b4a87)
  }
  for (const name of [...records.columnNames].sort()) {
    const { codes, values } = records.column(name)
    const ofValue = {
      high: Uint32Array.from(values, (value) => hashText(value, 0x811c9dc5)),
      low: Uint32Array.from(values, (value) => hashText(value, 0x2f0b4a87)),
    }
    for (let record = 0; record < codes.length; record++) {
      high[record] = mixed(high[record]!, ofValue.high[codes[record]!]!)
      low[record] = mixed(low[record]!, ofValue.low[codes[record]!]!)
    }
  }
  return { high, low }
}

/** FNV-1a over UTF-16 code units, from another basis than the usual one for the second half. */
function hashText(text: string, basis: number): number {
  let hash = basis
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Order matters: a value that moves from one column to another makes another record. */
function mixed(hash: number, value: number): number {
  const turned = (hash << 5) | (hash >>> 27)
  return Math.imul(turned ^ value, 0x9e3779b1) >>> 0
}

/** Sixteen hex digits: how sheets, decisions and the ledger name a record's content. */
export function anchorText({ high, low }: Anchors, record: number): string {
  return high[record]!.toString(16).padStart(8, '0') + low[record]!.toString(16).padStart(8, '0')
}

/** The anchor as one number of 53 bits: what is remembered of every record from night to night. */
export function anchorNumber({ high, low }: Anchors, record: number): number {
  return high[record]! * 2 ** 21 + (low[record]! >>> 11)
}

const CHUNK = 100_000

/** All records' anchors in order, packed: eight bytes a record, base64, a hundred thousand a chunk. */
export function* packedAnchors(anchors: Anchors): Iterable<string> {
  const numbers = Float64Array.from({ length: anchors.high.length }, (_, record) =>
    anchorNumber(anchors, record),
  ).sort()
  for (let from = 0; from < numbers.length; from += CHUNK) {
    const part = numbers.slice(from, from + CHUNK)
    yield Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('base64')
  }
}

/** The numbers back from their chunks, in order. */
export function unpackedAnchors(chunks: readonly string[]): Float64Array {
  const parts = chunks.map((chunk) => {
    const bytes = Buffer.from(chunk, 'base64')
    return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  })
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** 1 for every record whose anchor is not among `seen`, which ascends. */
export function unseen(anchors: Anchors, seen: Float64Array): Uint8Array {
  return Uint8Array.from({ length: anchors.high.length }, (_, record) =>
    placeIn(seen, anchorNumber(anchors, record)) < 0 ? 1 : 0,
  )
}
