import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ExcelJS from 'exceljs'
import { nightly } from '../../pipelines/nightly.ts'
import { parseSiteConfig } from '../../src/config/load-config.ts'
import { SILENT } from '../../src/pipeline/progress.ts'
import { type RunResult, runPipeline } from '../../src/pipeline/run-pipeline.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { openStore } from '../../src/store/open-store.ts'
import { SERVER_ANSWERS, temporaryDatabase } from '../dialects.ts'

/** An input folder, an output folder and a store that live for several nights. */
export interface House {
  readonly out: string
  /** Put files into the input folder; null takes one away. */
  send(files: Readonly<Record<string, string | Uint8Array | null>>): void
  /** A whole nightly run. */
  night(asOf: string, yaml?: string): Promise<RunResult>
  /** Look into the store between two nights. */
  look<T>(at: (db: Store['db']) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Stores that outlive a run: a file, and a database of a server when one answers. */
export const HOUSES: readonly { readonly name: string; open(): Promise<House> }[] = [
  { name: 'sqlite', open: () => openHouse(null) },
  ...(SERVER_ANSWERS ? [{ name: 'postgres', open: async () => openHouse(await temporaryDatabase()) }] : []),
]

async function openHouse(database: { url: string; drop(): Promise<void> } | null): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'doisoat-returns-'))
  const [input, out] = [join(folder, 'in'), join(folder, 'out')]
  const storeUrl = database?.url ?? `sqlite:${join(folder, 'store', 'doisoat.sqlite')}`
  mkdirSync(input)
  return {
    out,
    send(files) {
      for (const [path, content] of Object.entries(files)) {
        const target = join(input, path)
        mkdirSync(dirname(target), { recursive: true })
        if (content === null) rmSync(target)
        else writeFileSync(target, content)
      }
    },
    night: (asOf, yaml = '') =>
      runPipeline({
        pipeline: nightly,
        storeUrl,
        inputDir: input,
        outDir: out,
        config: parseSiteConfig(`required_sources: []\n${yaml}`),
        asOf,
        provinces: [],
        resume: false,
        select: [],
        progress: SILENT,
        signal: new AbortController().signal,
        codeVersion: 'test',
      }),
    async look(at) {
      const store = await openStore(storeUrl)
      return at(store.db).finally(() => store.close())
    },
    async close() {
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Rows = readonly (readonly (string | number)[])[]

export const csv = (rows: Rows): string => rows.map((row) => row.join(';')).join('\n')

/** A workbook as the agency's office program opens it. */
export async function openWorkbook(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return workbook
}

/** The first row of a sheet whose first cell is this text. */
export function headerRow(sheet: ExcelJS.Worksheet, first: string): number {
  for (let row = 1; row <= sheet.rowCount; row++) if (sheet.getCell(row, 1).text === first) return row
  throw new RangeError(`no row begins with ${first}`)
}

/** The cell of a row under a header. */
export function cellUnder(sheet: ExcelJS.Worksheet, row: number, header: string): ExcelJS.Cell {
  const at = headerRow(sheet, 'Mã dòng trả lại')
  for (let column = 1; column <= sheet.columnCount; column++)
    if (sheet.getCell(at, column).text === header) return sheet.getCell(row, column)
  throw new RangeError(`no column ${header}`)
}

export async function bytesOf(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
