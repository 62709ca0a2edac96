import { open } from 'node:fs/promises'
import { unreadable } from './unreadable.ts'

const HEAD_BYTES = 64 * 1024

/**
 * 'zip' for what may be a workbook of Excel or OpenDocument, 'xls' for one of Excel 97-2003, 'text' for what may be CSV.
 * @throws ReconcileError 'file-unreadable' for everything that is known to be neither.
 */
export async function sniffContainer(absolutePath: string, file: string): Promise<'zip' | 'xls' | 'text'> {
  const head = await readHead(absolutePath, file)
  if (head.length === 0) throw unreadable(file, 'empty-file')
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) {
    const foreign = foreignOle(await readOleDirectory(absolutePath, head))
    if (foreign !== null) throw unreadable(file, foreign)
    return 'xls'
  }
  const foreign = foreignFormat(head)
  if (foreign !== null) throw unreadable(file, foreign)
  refuseWrongExtension(file)
  return 'text'
}

async function readHead(absolutePath: string, file: string): Promise<Buffer> {
  const handle = await open(absolutePath, 'r').catch(() => null)
  if (handle === null) throw unreadable(file, 'not-there')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function foreignFormat(head: Buffer): 'pdf' | 'packed' | 'web-page' | 'xml' | null {
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (
    startsWith(head, [0x1f, 0x8b]) ||
    startsWith(head, [0x52, 0x61, 0x72, 0x21]) ||
    startsWith(head, [0x37, 0x7a, 0xbc, 0xaf])
  )
    return 'packed'
  const text = head
    .subarray(0, 1024)
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/, '')
    .trimStart()
    .toLowerCase()
  if (text.startsWith('<!doctype html') || text.startsWith('<html') || text.startsWith('<table')) return 'web-page'
  if (text.startsWith('<?xml')) return 'xml'
  return null
}

/** The first sector of the directory of an OLE container, which names its streams. [MS-CFB] 2.2, 2.6 */
async function readOleDirectory(absolutePath: string, head: Buffer): Promise<Buffer> {
  if (head.length < 512) return head
  const sectorBytes = 1 << Math.min(head.readUInt16LE(30), 12)
  const position = (head.readUInt32LE(48) + 1) * sectorBytes
  const handle = await open(absolutePath, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sectorBytes), 0, sectorBytes, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Excel 97 and password-protected files share one container; the names of the streams inside tell them apart. */
function foreignOle(directory: Buffer): 'password-protected' | 'word-document' | null {
  const names = directory.toString('utf16le')
  if (names.includes('EncryptedPackage') || names.includes('EncryptionInfo')) return 'password-protected'
  if (names.includes('WordDocument')) return 'word-document'
  return null
}

const WORKBOOK_EXTENSIONS = ['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods']

function refuseWrongExtension(file: string): void {
  const dot = file.lastIndexOf('.')
  const extension = dot < 0 ? '' : file.slice(dot).toLowerCase()
  if (WORKBOOK_EXTENSIONS.includes(extension)) throw unreadable(file, 'not-a-workbook', { extension })
}

function startsWith(head: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => head[index] === byte)
}
