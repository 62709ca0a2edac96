import { open } from 'node:fs/promises'
import { unreadable } from './unreadable.ts'

const HEAD_BYTES = 64 * 1024

/**
 * 'zip' for what may be an .xlsx workbook, 'text' for what may be CSV.
 * @throws ReconcileError 'file-unreadable' for everything that is known to be neither.
 */
export async function sniffContainer(absolutePath: string, file: string): Promise<'zip' | 'text'> {
  const head = await readHead(absolutePath, file)
  if (head.length === 0) throw unreadable(file, 'tệp rỗng (0 byte), đề nghị gửi lại tệp có dữ liệu')
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]))
    throw unreadable(file, oleReason(await readOleDirectory(absolutePath, head)))
  const reason = foreignFormat(head) ?? wrongExtension(file)
  if (reason !== null) throw unreadable(file, reason)
  return 'text'
}

async function readHead(absolutePath: string, file: string): Promise<Buffer> {
  const handle = await open(absolutePath, 'r').catch(() => null)
  if (handle === null) throw unreadable(file, 'không mở được tệp, đề nghị kiểm tra tệp còn tồn tại và quyền đọc')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function foreignFormat(head: Buffer): string | null {
  if (head.subarray(0, 1024).includes('%PDF-'))
    return 'nội dung là PDF, không phải bảng dữ liệu; đề nghị gửi tệp Excel .xlsx hoặc CSV'
  if (
    startsWith(head, [0x1f, 0x8b]) ||
    startsWith(head, [0x52, 0x61, 0x72, 0x21]) ||
    startsWith(head, [0x37, 0x7a, 0xbc, 0xaf])
  )
    return 'tệp nén; đề nghị giải nén rồi gửi tệp .xlsx hoặc CSV bên trong'
  const text = head
    .subarray(0, 1024)
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/, '')
    .trimStart()
    .toLowerCase()
  if (text.startsWith('<!doctype html') || text.startsWith('<html') || text.startsWith('<table'))
    return 'nội dung là trang web (HTML) mang tên bảng tính; đề nghị mở bằng Excel và lưu lại thành .xlsx'
  if (text.startsWith('<?xml'))
    return 'nội dung là XML, không phải bảng dữ liệu; đề nghị mở bằng Excel và lưu lại thành .xlsx'
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
function oleReason(directory: Buffer): string {
  const names = directory.toString('utf16le')
  if (names.includes('EncryptedPackage') || names.includes('EncryptionInfo'))
    return 'tệp đặt mật khẩu; đề nghị bỏ mật khẩu rồi gửi lại'
  if (names.includes('WordDocument'))
    return 'nội dung là tài liệu Word, không phải bảng dữ liệu; đề nghị gửi tệp Excel .xlsx hoặc CSV'
  return 'định dạng Excel 97-2003 (.xls) không đọc được; đề nghị lưu lại thành .xlsx'
}

const BINARY_EXTENSIONS: Readonly<Record<string, string>> = {
  '.xlsx':
    'phần mở rộng là .xlsx nhưng nội dung không phải sổ tính Excel; đề nghị mở bằng Excel và lưu lại thành .xlsx',
  '.xlsm':
    'phần mở rộng là .xlsm nhưng nội dung không phải sổ tính Excel; đề nghị mở bằng Excel và lưu lại thành .xlsx',
  '.xls': 'phần mở rộng là .xls nhưng nội dung không phải sổ tính Excel; đề nghị lưu lại thành .xlsx hoặc CSV',
  '.xlsb': 'định dạng .xlsb không đọc được; đề nghị lưu lại thành .xlsx',
  '.ods': 'định dạng .ods không đọc được; đề nghị lưu lại thành .xlsx',
}

function wrongExtension(file: string): string | null {
  const dot = file.lastIndexOf('.')
  return dot < 0 ? null : (BINARY_EXTENSIONS[file.slice(dot).toLowerCase()] ?? null)
}

function startsWith(head: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => head[index] === byte)
}
