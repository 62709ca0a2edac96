import type { Writable } from 'node:stream'
import { AS_NAMED, advanceText, countsText, duration, type NameOfCount } from './progress-text.ts'
import type { Part, Renderer } from './progress-tracker.ts'

/** Plain lines for a file or a pipe: one as a part begins, one as it ends, and one every ten seconds between. */
export function lineRenderer(stream: Writable, nameOf: NameOfCount = AS_NAMED): Renderer {
  const write = (part: Part, text: string) => void stream.write(`${'  '.repeat(part.depth)}${part.label}: ${text}\n`)
  return {
    interval: 10,
    begin: (part) => write(part, 'bắt đầu'),
    advance: (part) => write(part, advanceText(part)),
    end(part, counts) {
      const rows = part.rows > 0 ? [advanceText({ ...part, total: null })] : []
      write(
        part,
        ['xong', duration(part.seconds), ...rows, countsText(counts, nameOf)].filter((text) => text !== '').join('; '),
      )
    },
    note: (text) => void stream.write(`${text}\n`),
    close: () => undefined,
  }
}
