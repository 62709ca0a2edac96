import type { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { unreadable } from '../unreadable.ts'

/** What a workbook may ask of this machine. Real sheets at Excel's row limit stay well below. */
export interface PackageLimits {
  /** Unpacked size of one part, in bytes. */
  readonly partBytes: number
  /** Of all parts together. */
  readonly allBytes: number
  /** Unpacked size over packed size, looked at only beyond `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
  readonly entries: number
}

export const PACKAGE_LIMITS: PackageLimits = {
  partBytes: 4 * 1024 ** 3,
  allBytes: 16 * 1024 ** 3,
  ratio: 200,
  ratioFromBytes: 64 * 1024 ** 2,
  entries: 10_000,
}

/** Bytes unpacked at a time: large enough for little overhead, small enough to stay in the processor's cache. */
const INFLATED_BYTES = 256 * 1024
const STORED = 0
const DEFLATED = 8

/** The parts of a zip package, found through its central directory, so that their order in the file does not matter. */
export interface Package {
  readonly file: string
  /** The names of all parts, in lower case. */
  parts(): readonly string[]
  has(part: string): boolean
  /** The unpacked size that the directory declares; 0 for a part that is not there. */
  size(part: string): number
  /**
   * The unpacked bytes of a part. A part that was read to its end had the size and the check sum that the directory declares.
   * @throws ReconcileError 'file-unreadable' when it is missing, damaged or over the limits.
   */
  bytes(part: string): AsyncGenerator<Buffer>
  close(): void
}

/** Opens a zip package for reading; the caller closes it. @throws ReconcileError 'file-unreadable' */
export async function openPackage(
  absolutePath: string,
  file: string,
  limits: PackageLimits = PACKAGE_LIMITS,
): Promise<Package> {
  // Names of entries never touch the disk, so they need no check, and a strict one would refuse workbooks with '/xl/…'.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false }
  const zip = await openPromise(absolutePath, options).catch(() => {
    throw unreadable(file, 'directory-missing')
  })
  try {
    const entries = await readDirectory(zip, file, limits)
    return {
      file,
      parts: () => [...entries.keys()],
      has: (part) => entries.has(part.toLowerCase()),
      size: (part) => entries.get(part.toLowerCase())?.uncompressedSize ?? 0,
      bytes: (part) => unpack(zip, entries.get(part.toLowerCase()), part, file),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** By name in lower case, without a leading '/'. Of two entries of one name the later counts, as when an archive was added to. */
async function readDirectory(zip: ZipFile, file: string, limits: PackageLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw unreadable(file, 'too-many-entries', { entries: zip.entryCount })
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(partName(entry), entry)
  } catch {
    throw unreadable(file, 'directory-damaged')
  }
  let bytes = 0
  for (const entry of entries.values()) {
    refuseBomb(entry, file, limits)
    bytes += entry.uncompressedSize
  }
  if (bytes > limits.allBytes) throw unreadable(file, 'swollen', { bytes })
  refuseOverlaps([...entries.values()], file)
  return entries
}

function partName(entry: Entry): string {
  return entry.fileNameRaw.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function refuseBomb(entry: Entry, file: string, limits: PackageLimits): void {
  const { compressedSize, uncompressedSize } = entry
  const swollen = uncompressedSize > limits.ratioFromBytes && uncompressedSize > compressedSize * limits.ratio
  if (swollen || uncompressedSize > limits.partBytes) throw unreadable(file, 'swollen', { bytes: uncompressedSize })
  if (entry.isEncrypted()) throw unreadable(file, 'password-protected')
}

/** Entries that share their packed bytes are how a small archive unpacks to a huge one, each entry within its limits. */
function refuseOverlaps(entries: Entry[], file: string): void {
  entries.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  let end = 0
  for (const { relativeOffsetOfLocalHeader, compressedSize } of entries) {
    if (relativeOffsetOfLocalHeader < end) throw unreadable(file, 'overlapping')
    end = relativeOffsetOfLocalHeader + compressedSize
  }
}

async function* unpack(zip: ZipFile, entry: Entry | undefined, part: string, file: string): AsyncGenerator<Buffer> {
  if (entry === undefined) throw unreadable(file, 'part-missing', { part })
  const packed = await packedStream(zip, entry).catch(() => {
    throw unreadable(file, 'part-not-unpacked', { part })
  })
  const stream = entry.compressionMethod === STORED ? packed : inflated(packed)
  let size = 0
  let sum = 0
  try {
    for await (const chunk of stream) {
      size += (chunk as Buffer).length
      // The declared size is within the limits; a part that goes on beyond it lies, and is not followed.
      if (size > entry.uncompressedSize) break
      sum = crc32(chunk as Buffer, sum)
      yield chunk as Buffer
    }
  } catch {
    throw unreadable(file, 'part-damaged', { part })
  } finally {
    packed.destroy()
    stream.destroy()
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw unreadable(file, 'part-damaged', { part })
}

async function packedStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw new Error('unknown method')
  return zip.openReadStreamPromise(entry, { decodeFileData: false })
}

/** Unpacked in the thread pool, ahead of who reads. */
function inflated(packed: Readable): Readable {
  const inflate = createInflateRaw({ chunkSize: INFLATED_BYTES })
  packed.on('error', (error) => inflate.destroy(error))
  return packed.pipe(inflate)
}
