import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ReconcileError } from '../../../src/domain/reconcile-error.ts'
import { openTables } from '../../../src/files/reader.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeXlsx } from './make-xlsx.ts'

const folder = temporaryFolder()
const FILES = 200
const SECONDS_A_FILE = 10

/** The same numbers from 0 to 1 every time, so that a failure can be found again by its number. */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Some bytes changed, a stretch overwritten, or the end cut off. */
function damaged(bytes: Buffer, next: () => number): Buffer {
  const place = (): number => Math.floor(next() * bytes.length)
  const copy = Buffer.from(bytes)
  const kind = next()
  if (kind < 0.25) return copy.subarray(0, place())
  if (kind < 0.4) {
    const from = place()
    copy.fill(Math.floor(next() * 256), from, Math.min(from + Math.floor(next() * 64), copy.length))
    return copy
  }
  for (let flips = 1 + Math.floor(next() * 6); flips > 0; flips--) copy[place()] = Math.floor(next() * 256)
  return copy
}

async function outcome(path: string): Promise<'read' | 'refused'> {
  try {
    for (const table of await openTables(path, 'hong.xlsx')) {
      for await (const _ of table.rows());
      await table.merges()
    }
    return 'read'
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'file-unreadable') return 'refused'
    throw error
  }
}

it(`${FILES} damaged workbooks are read or refused with a reason, each in time`, { timeout: 300_000 }, async () => {
  const rows = Array.from(
    { length: 60 },
    (_, row) =>
      `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>${row % 3}</v></c><c r="B${row + 1}" s="1"><v>${45_000 + row}</v></c><c r="C${row + 1}" t="inlineStr"><is><t>Nguyễn Văn ${row}</t></is></c></row>`,
  ).join('')
  const whole = readFileSync(
    await makeXlsx(`${folder.path}/whole.xlsx`, {
      sheets: [
        {
          name: 'DS',
          xml: `<cols><col min="1" max="2" hidden="1"/></cols><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>`,
        },
        { name: 'Ẩn', xml: `<sheetData>${rows}</sheetData>`, state: 'hidden' },
      ],
      sharedStrings:
        '<si><t>Hồ Chí Minh</t></si><si><r><rPr><rFont val=".VnTime"/></rPr><t>NguyÔn</t></r></si><si><t/></si>',
      styles: '<fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0"/><xf numFmtId="14"/></cellXfs>',
    }),
  )
  const outcomes = new Set<string>()
  for (let seed = 1; seed <= FILES; seed++) {
    const started = performance.now()
    const path = folder.file(`${seed}.xlsx`, damaged(whole, draws(seed)))
    await outcome(path).then(
      (met) => outcomes.add(met),
      (error: unknown) => {
        throw new Error(`file ${seed} ends in another error`, { cause: error })
      },
    )
    expect(performance.now() - started, `file ${seed}`).toBeLessThan(SECONDS_A_FILE * 1000)
  }
  expect([...outcomes].sort()).toEqual(['read', 'refused'])
})
