import iconv from 'iconv-lite'
import type { CaseFile } from './case-schema.ts'
import { compoundFile } from './compound-file.ts'
import { legacyText } from './legacy-bytes.ts'
import { odsBytes, xlsBytes } from './write-old-workbook.ts'
import { workbookBytes, zipBytes } from './write-workbook.ts'

type Encoding = NonNullable<CaseFile['encoding']>

const TONES = '\u0300\u0301\u0303\u0309\u0323'
/** windows-1258 has the letters â ă ê ô ơ ư đ, and the tones as marks of their own. */
const withToneMarks = (text: string): string =>
  text.normalize('NFD').replace(/(\P{M})(\p{M}*)/gu, (_, letter: string, marks: string) => {
    const tones = [...marks].filter((mark) => TONES.includes(mark)).join('')
    const shape = [...marks].filter((mark) => !TONES.includes(mark)).join('')
    return (letter + shape).normalize('NFC') + tones
  })

function encoded(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf8')
    case 'nfd':
      return Buffer.from(text.normalize('NFD'), 'utf8')
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16le-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf16le')
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'utf-16be-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
    case 'windows-1258':
      return iconv.encode(withToneMarks(text), 'windows-1258')
    case 'latin1':
      return Buffer.from(text, 'latin1')
    default:
      return Buffer.from(legacyText(encoding, text), 'latin1')
  }
}

const MIXED = ['\r\n', '\n', '\r']

function withLineEnds(text: string, eol: CaseFile['eol']): string {
  if (eol === undefined || eol === 'lf') return text
  let line = 0
  return text.replace(/\n/g, () =>
    eol === 'crlf' ? '\r\n' : eol === 'cr' ? '\r' : (MIXED[line++ % MIXED.length] ?? ''),
  )
}

async function wholeBytes(file: CaseFile): Promise<Buffer> {
  const given = ['text', 'pieces', 'hex', 'workbook', 'zip', 'ole', 'xls', 'ods'].filter((key) =>
    Object.hasOwn(file, key),
  )
  if (given.length !== 1)
    throw new RangeError(`${file.path}: one content is needed, found ${given.join(', ') || 'none'}`)
  if (file.text !== undefined) return encoded(withLineEnds(file.text, file.eol), file.encoding ?? 'utf-8')
  if (file.pieces !== undefined)
    return Buffer.concat(
      file.pieces.map(({ text, encoding, times = 1 }) => encoded(withLineEnds(text.repeat(times), file.eol), encoding)),
    )
  if (file.hex !== undefined) return Buffer.from(file.hex.replace(/\s/g, ''), 'hex')
  if (file.workbook !== undefined) return workbookBytes(file.workbook)
  if (file.zip !== undefined) return zipBytes(file.zip)
  if (file.xls !== undefined) return xlsBytes(file.xls)
  if (file.ods !== undefined) return odsBytes(file.ods)
  const streams = Object.entries(file.ole ?? {}).map(([name, text]): [string, Buffer] => [name, Buffer.from(text)])
  return compoundFile(Object.fromEntries(streams))
}

/** The bytes of a file of a case, with its damage. @throws RangeError when the case does not say what they are. */
export async function caseFileBytes(file: CaseFile): Promise<Buffer> {
  let bytes = await wholeBytes(file)
  for (const damage of file.damage ?? []) {
    if ('truncate' in damage)
      bytes = bytes.subarray(0, damage.truncate < 1 ? Math.floor(bytes.length * damage.truncate) : damage.truncate)
    else {
      const at = damage.flip < 0 ? bytes.length + damage.flip : damage.flip
      bytes[at] = (bytes[at] ?? 0) ^ 0xff
    }
  }
  return bytes
}
