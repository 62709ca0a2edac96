const SECTOR = 512
const END = 0xfffffffe
const FREE = 0xffffffff
const FAT_SECTOR = 0xfffffffd
/** Streams shorter than this would stand in a "mini stream"; ours are filled up instead. */
const LEAST_BYTES = 4096

/** An OLE compound file with these streams, as .xls files and password-protected workbooks are. [MS-CFB] 2.1–2.6 */
export function compoundFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(streams).map(([name, bytes]) => ({ name, bytes: padded(bytes) }))
  const chains: number[] = []
  const placed = entries.map(({ name, bytes }) => ({ name, bytes, start: chain(chains, bytes.length / SECTOR) }))
  const directoryStart = chain(chains, Math.ceil((entries.length + 1) / 4))
  const fatSectors = Math.ceil((chains.length + 1) / (SECTOR / 4 - 1))
  const fatStart = chains.length
  for (let at = 0; at < fatSectors; at++) chains.push(FAT_SECTOR)
  const fat = Buffer.alloc(fatSectors * SECTOR, 0xff)
  for (const [at, next] of chains.entries()) fat.writeUInt32LE(next, at * 4)
  const body = [...placed.map(({ bytes }) => bytes), directory(placed, chains.length), fat]
  return Buffer.concat([header(directoryStart, fatStart, fatSectors), ...body])
}

function padded(bytes: Buffer): Buffer {
  const length = Math.max(LEAST_BYTES, Math.ceil(bytes.length / SECTOR) * SECTOR)
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length)])
}

/** Takes so many sectors, one after the other, and returns the first. */
function chain(chains: number[], sectors: number): number {
  const start = chains.length
  for (let at = 1; at < sectors; at++) chains.push(start + at)
  chains.push(END)
  return start
}

function header(directoryStart: number, fatStart: number, fatSectors: number): Buffer {
  const bytes = Buffer.alloc(SECTOR)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
  bytes.writeUInt16LE(0x3e, 24)
  bytes.writeUInt16LE(3, 26)
  bytes.writeUInt16LE(0xfffe, 28)
  bytes.writeUInt16LE(9, 30) // sectors of 512 bytes
  bytes.writeUInt16LE(6, 32)
  bytes.writeUInt32LE(fatSectors, 44)
  bytes.writeUInt32LE(directoryStart, 48)
  bytes.writeUInt32LE(LEAST_BYTES, 56)
  bytes.writeUInt32LE(END, 60)
  bytes.writeUInt32LE(END, 68)
  for (let at = 0; at < 109; at++) bytes.writeUInt32LE(at < fatSectors ? fatStart + at : FREE, 76 + at * 4)
  return bytes
}

interface Placed {
  readonly name: string
  readonly bytes: Buffer
  readonly start: number
}

function directory(placed: readonly Placed[], _sectors: number): Buffer {
  const bytes = Buffer.alloc(Math.ceil((placed.length + 1) / 4) * SECTOR)
  entry(bytes, 0, 'Root Entry', 5, END, 0)
  bytes.writeUInt32LE(placed.length > 0 ? 1 : FREE, 76)
  // The entries hang one to the right of the other: a tree, if not a balanced one. Names must rise: shorter first.
  const sorted = [...placed.entries()].sort(
    ([, a], [, b]) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1),
  )
  for (const [rank, [, { name, bytes: content, start }]] of sorted.entries()) {
    entry(bytes, rank + 1, name, 2, start, content.length)
    if (rank + 1 < sorted.length) bytes.writeUInt32LE(rank + 2, (rank + 1) * 128 + 72)
  }
  return bytes
}

function entry(bytes: Buffer, index: number, name: string, kind: number, start: number, length: number): void {
  const at = index * 128
  bytes.write(name, at, 'utf16le')
  bytes.writeUInt16LE((name.length + 1) * 2, at + 64)
  bytes[at + 66] = kind
  bytes[at + 67] = 1
  for (const link of [68, 72, 76]) bytes.writeUInt32LE(FREE, at + link)
  bytes.writeUInt32LE(start, at + 116)
  bytes.writeUInt32LE(length, at + 120)
}
