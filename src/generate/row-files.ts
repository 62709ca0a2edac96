import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Block, Spot } from './facts.ts'
import { FILE_SHAPES, type FileShape } from './input-files.ts'
import type { RowText } from './records.ts'
import { FIRST_WORKBOOK_ROW, WORKBOOK_SHAPE, WORKBOOK_SHEET, writeTaxWorkbook } from './tax-workbook.ts'

const FLUSH_CHARACTERS = 1 << 18

interface OpenFile {
  readonly shape: FileShape
  readonly descriptor: number
  pending: string
  rows: number
}

/** The input files of a nation, written row by row; each is opened when its first row comes. */
export interface RowFiles {
  readonly shapeOf: (path: string) => FileShape
  /** Takes a row for the file of that path. Where it stands is known for certain when its block has ended. */
  write(path: string, row: RowText): Spot
  /** No row of another block comes between those before and those after this. */
  endBlock(block: Block): Promise<void>
  close(): Promise<{ readonly path: string; readonly rows: number }[]>
}

/** The shape of the clean file of a path: what a row of it has, and so what can be damaged in it. */
export function shapeOfPath(path: string): FileShape {
  return SHAPES.get(path) ?? WORKBOOK_SHAPE
}

const SHAPES: ReadonlyMap<string, FileShape> = new Map(FILE_SHAPES.map((shape) => [shape.path, shape]))

/** Creates nothing until the first row; values are written as they are, since an input file is not a list that goes to a spreadsheet. */
export function openRowFiles(folder: string): RowFiles {
  const files = new Map<string, OpenFile>()
  const flush = (file: OpenFile): void => {
    const bytes = Buffer.from(file.pending, 'utf8')
    for (let written = 0; written < bytes.length; ) written += writeSync(file.descriptor, bytes, written)
    file.pending = ''
  }
  const books = new Map<string, RowText[]>()
  return {
    shapeOf: shapeOfPath,
    write(path, row) {
      if (path.endsWith('.xlsx')) {
        const rows = books.get(path) ?? []
        books.set(path, rows)
        return { file: path, sheet: WORKBOOK_SHEET, row: FIRST_WORKBOOK_ROW + rows.push(row) - 1 }
      }
      const file = files.get(path) ?? openFile(folder, shapeOfPath(path), files)
      file.pending += line(
        file.shape,
        file.shape.columns.map(([column]) => row[column] ?? ''),
      )
      file.rows++
      if (file.pending.length >= FLUSH_CHARACTERS) flush(file)
      return { file: path, sheet: '', row: file.rows + 1 }
    },
    async endBlock() {},
    async close() {
      for (const file of files.values()) {
        flush(file)
        closeSync(file.descriptor)
      }
      for (const [path, rows] of books) await writeTaxWorkbook(join(folder, path), rows)
      const written = [...files.values()].map((file) => ({ path: file.shape.path, rows: file.rows }))
      return [...written, ...[...books].map(([path, rows]) => ({ path, rows: rows.length }))]
    },
  }
}

function openFile(folder: string, shape: FileShape, files: Map<string, OpenFile>): OpenFile {
  const path = join(folder, shape.path)
  mkdirSync(dirname(path), { recursive: true })
  const header = line(
    shape,
    shape.columns.map(([, text]) => text),
  )
  const file = { shape, descriptor: openSync(path, 'w'), pending: (shape.bom ? '\uFEFF' : '') + header, rows: 0 }
  files.set(shape.path, file)
  return file
}

/** Copies a finished file under a second name; false if the nation has no such file. */
export function deliverAgain(folder: string, path: string, again: string): boolean {
  if (!existsSync(join(folder, path))) return false
  copyFileSync(join(folder, path), join(folder, again))
  return true
}

function line(shape: FileShape, values: readonly string[]): string {
  return `${values.map((value) => field(value, shape.delimiter)).join(shape.delimiter)}\n`
}

function field(value: string, delimiter: string): string {
  const needsQuotes = value.includes(delimiter) || value.includes('"') || value.includes('\n')
  return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value
}
