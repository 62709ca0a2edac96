import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { unreadable } from '../unreadable.ts'

/** What a workbook may ask of this machine. Real sheets at Excel's row limit stay well below. */
export interface PackageLimits {
  /** Unpacked size of one part, in bytes. */
  readonly partBytes: number
  /** Unpacked size over packed size, looked at only beyond `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
  readonly entries: number
}

export const PACKAGE_LIMITS: PackageLimits = {
  partBytes: 4 * 1024 ** 3,
  ratio: 200,
  ratioFromBytes: 64 * 1024 ** 2,
  entries: 10_000,
}

/** The parts of a zip package, found through its central directory, so that their order in the file does not matter. */
export interface Package {
  readonly file: string
  has(part: string): boolean
  /** Names of all parts, lower-case, without a leading '/'. */
  names(): readonly string[]
  /** The unpacked bytes of a part. @throws ReconcileError 'file-unreadable' when it is missing or over the limits. */
  stream(part: string): Promise<Readable>
  close(): void
}

/** Opens a zip package for reading; the caller closes it. @throws ReconcileError 'file-unreadable' */
export async function openPackage(
  absolutePath: string,
  file: string,
  limits: PackageLimits = PACKAGE_LIMITS,
): Promise<Package> {
  const zip = await openPromise(absolutePath, { autoClose: false, lazyEntries: true }).catch(() => {
    throw unreadable(file, 'directory-missing')
  })
  try {
    const entries = await readDirectory(zip, file, limits)
    return {
      file,
      has: (part) => entries.has(part.toLowerCase()),
      names: () => [...entries.keys()],
      stream: async (part) => openPart(zip, entries.get(part.toLowerCase()), part, file),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readDirectory(zip: ZipFile, file: string, limits: PackageLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw unreadable(file, 'too-many-entries', { entries: zip.entryCount })
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.replace(/^\/+/, '').toLowerCase(), entry)
  } catch {
    throw unreadable(file, 'directory-damaged')
  }
  for (const entry of entries.values()) refuseBomb(entry, file, limits)
  return entries
}

function refuseBomb(entry: Entry, file: string, limits: PackageLimits): void {
  const { compressedSize, uncompressedSize } = entry
  const swollen = uncompressedSize > limits.ratioFromBytes && uncompressedSize > compressedSize * limits.ratio
  if (swollen || uncompressedSize > limits.partBytes) throw unreadable(file, 'swollen', { bytes: uncompressedSize })
  if (entry.isEncrypted()) throw unreadable(file, 'password-protected')
}

async function openPart(zip: ZipFile, entry: Entry | undefined, part: string, file: string): Promise<Readable> {
  if (entry === undefined) throw unreadable(file, 'part-missing', { part })
  return zip.openReadStreamPromise(entry).catch(() => {
    throw unreadable(file, 'part-not-unpacked', { part })
  })
}
