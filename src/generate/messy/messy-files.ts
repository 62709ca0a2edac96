import type { Block } from '../facts.ts'
import { type RowFiles, shapeOfPath } from '../row-files.ts'
import { type BookFrame, BookWriter } from './book-writer.ts'
import type { Manner } from './manner.ts'
import { MANNERS, mannerOfPayer } from './manners.ts'
import { TextWriter } from './text-writer.ts'

/**
 * The same rows as the clean files, written as agencies would write them: each file in the manner of its office (see `manners.ts`). Text files
 * are written row by row, workbooks are closed at some thousands of rows, so memory stays flat.
 */
export function openMessyFiles(folder: string, frame: BookFrame): RowFiles {
  const writers = new Map<string, TextWriter | BookWriter>()
  const open = (path: string): TextWriter | BookWriter => {
    const manner = mannerOf(path)
    return manner.kind === 'text' ? new TextWriter(folder, manner) : new BookWriter(folder, manner, frame)
  }
  return {
    shapeOf: shapeOfPath,
    write(path, row) {
      const writer = writers.get(path) ?? open(path)
      writers.set(path, writer)
      return writer.write(row)
    },
    async endBlock(block: Block) {
      for (const writer of writers.values()) if (writer instanceof BookWriter) await writer.endBlock(block.province)
    },
    async close() {
      const written: { readonly path: string; readonly rows: number }[] = []
      for (const writer of writers.values()) {
        // What came after the last block, such as the areas, names its province itself.
        if (writer instanceof BookWriter) await writer.endBlock('')
        written.push(...(await writer.close()))
      }
      return written
    },
  }
}

function mannerOf(path: string): Manner {
  const manner = MANNERS[path] ?? (path.includes('/05-1_BK_don_vi_') ? mannerOfPayer(path) : undefined)
  if (manner === undefined) throw new RangeError(`nobody writes ${path}`)
  return manner
}
