import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile as ZipReader } from 'yauzl'
import { ZipFile as ZipWriter } from 'yazl'

/** Built from local fields because a zip entry holds local time: the same bytes in every time zone. */
const ENTRY_TIME = new Date(2000, 0, 1, 12, 0, 0)

/** A reader looks for these first; the others follow in code-unit order. */
const LEADING_ENTRIES = ['[Content_Types].xml', '_rels/.rels']

/** The transformation that an entry's content needs, by the entry's name, or null. */
export type EntryMending = (name: string) => Transform | null

/**
 * Packs the entries of a zip file anew, with one time for all and in a fixed order, so that the same content gives the same bytes.
 * `mend` may name a transformation of an entry's content on the way. Streams; the target is readable by its owner alone (0600). Returns the SHA-256 of the target.
 */
export async function repackZip(source: string, target: string, mend: EntryMending = () => null): Promise<string> {
  const reader = await openPromise(source, { autoClose: false, lazyEntries: true })
  try {
    const writer = new ZipWriter()
    for (const entry of await orderedEntries(reader)) addEntry(reader, writer, entry, mend(entry.fileName))
    const hash = createHash('sha256')
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    })
    const output = Readable.from(writer.outputStream)
    writer.on('error', (error: Error) => output.destroy(error))
    writer.end()
    await pipeline(output, hashing, createWriteStream(target, { mode: 0o600 }))
    return hash.digest('hex')
  } finally {
    reader.close()
  }
}

async function orderedEntries(reader: ZipReader): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of reader.eachEntry()) if (!entry.fileName.endsWith('/')) entries.push(entry)
  const rank = (entry: Entry): number =>
    (LEADING_ENTRIES.indexOf(entry.fileName) + LEADING_ENTRIES.length + 1) % (LEADING_ENTRIES.length + 1)
  return entries.sort((a, b) => rank(a) - rank(b) || (a.fileName < b.fileName ? -1 : 1))
}

function addEntry(reader: ZipReader, writer: ZipWriter, entry: Entry, mending: Transform | null): void {
  const options = { mtime: ENTRY_TIME, mode: 0o100600, forceDosTimestamp: true }
  writer.addReadStreamLazy(entry.fileName, options, (deliver) => {
    reader.openReadStreamPromise(entry).then(
      (stream) => {
        stream.once('error', (error) => writer.emit('error', error))
        deliver(null, mending === null ? stream : stream.pipe(mending))
      },
      (error: unknown) => deliver(error, Readable.from([])),
    )
  })
}
