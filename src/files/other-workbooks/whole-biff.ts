import { CFB } from '@e965/xlsx'

const BEGINNING = new Set([0x0009, 0x0209, 0x0409, 0x0809])
const END = 0x000a

/**
 * Whether the stream of an .xls workbook is there as long as the file says, and its records follow each other to the end of the last sheet.
 * The library takes what it finds and would pass off the first half of a file that was cut off as all of it. [MS-XLS] 2.1.4
 */
export function isWholeBiff(file: Buffer): boolean {
  const container = CFB.read(file, { type: 'buffer' })
  const stream = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book')
  if (stream === null || stream.content.length < stream.size) return false
  const content = Buffer.from(stream.content as Uint8Array)
  let [depth, begun, at] = [0, 0, 0]
  while (at + 4 <= content.length) {
    const type = content.readUInt16LE(at)
    at += 4 + content.readUInt16LE(at + 2)
    if (at > content.length) return false
    if (BEGINNING.has(type)) {
      depth++
      begun++
    } else if (type === END) depth--
    else if (depth === 0) break
    if (depth < 0) return false
  }
  return begun > 0 && depth === 0
}
