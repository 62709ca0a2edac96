import { z } from 'zod'

/** The keys of a case file; README.md explains them. Every object is strict: a slip of the pen fails the case. */

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

const run = z.strictObject({
  text: z.string(),
  font: z.string().optional(),
  /** The text is written in this encoding's bytes, shown as Latin-1, as an old font would have it. */
  written: z.enum(['tcvn3', 'vni', 'vps']).optional(),
})

const cellObject = z.strictObject({
  v: scalar.optional(),
  t: z.enum(['s', 'inline', 'str', 'n', 'b', 'e', 'd']).optional(),
  f: z.string().optional(),
  font: z.string().optional(),
  written: z.enum(['tcvn3', 'vni', 'vps']).optional(),
  runs: z.array(run).optional(),
  fmt: z.string().optional(),
  xml: z.string().optional(),
})

const cell = z.union([scalar, cellObject])

const row = z.union([
  z.array(cell),
  z.strictObject({
    at: z.int().min(1).optional(),
    hidden: z.boolean().optional(),
    cells: z.array(cell),
    /** Repeats the row so often: a file of many rows stays a line here. */
    times: z.int().min(1).optional(),
  }),
])

const sheet = z.strictObject({
  name: z.string(),
  state: z.enum(['hidden', 'veryHidden']).optional(),
  rows: z.array(row).optional(),
  merges: z.array(z.string()).optional(),
  columns: z
    .array(
      z.strictObject({
        from: z.int().min(1),
        to: z.int().min(1),
        hidden: z.boolean().optional(),
        width: z.number().optional(),
      }),
    )
    .optional(),
  dimension: z.string().optional(),
  /** Everything inside <worksheet>, in place of what the other keys would give. */
  xml: z.string().optional(),
})

const part = z.union([z.string(), z.null(), z.strictObject({ text: z.string(), times: z.int().min(1) })])

const workbook = z.strictObject({
  sheets: z.array(sheet),
  date1904: z.boolean().optional(),
  strings: z.enum(['shared', 'inline']).optional(),
  /** Prefix of the namespace of spreadsheets: <x:row> instead of <row>. */
  prefix: z.string().optional(),
  /** A workbook without a styles part. */
  styles: z.literal(false).optional(),
  parts: z.record(z.string(), part).optional(),
})

export const ENCODINGS = [
  'utf-8',
  'utf-8-bom',
  'nfd',
  'utf-16le',
  'utf-16le-bom',
  'utf-16be',
  'utf-16be-bom',
  'windows-1258',
  'latin1',
  'tcvn3',
  'vni',
  'vps',
] as const

const encoding = z.enum(ENCODINGS)

const damage = z.union([
  /** Cut off behind so many bytes; a share of the file when below 1. */
  z.strictObject({ truncate: z.number().positive() }),
  /** All bits of the byte at this place are turned; counted from the end when below 0. */
  z.strictObject({ flip: z.int() }),
])

const file = z.strictObject({
  path: z.string(),
  text: z.string().optional(),
  pieces: z.array(z.strictObject({ text: z.string(), encoding, times: z.int().min(1).optional() })).optional(),
  encoding: encoding.optional(),
  eol: z.enum(['lf', 'crlf', 'cr', 'mixed']).optional(),
  hex: z
    .string()
    .regex(/^[0-9a-fA-F\s]*$/)
    .optional(),
  workbook: workbook.optional(),
  /** Any zip, by its parts. */
  zip: z.record(z.string(), part).optional(),
  /** An OLE compound file, by its streams: text of each. */
  ole: z.record(z.string(), z.string()).optional(),
  /** An old workbook (BIFF8 in an OLE file): text and number cells of each sheet. */
  xls: z.array(z.strictObject({ name: z.string(), rows: z.array(z.array(scalar)) })).optional(),
  /** An OpenDocument workbook: text and number cells of each sheet. */
  ods: z.array(z.strictObject({ name: z.string(), rows: z.array(z.array(scalar)) })).optional(),
  damage: z.array(damage).optional(),
})

const stagingRow = z.record(z.string(), scalar)

const characters = z.strictObject({
  column: z.int().optional(),
  encoding: z.string().optional(),
  evidence: z.string().optional(),
})

const table = z.strictObject({
  file: z.string().optional(),
  sheet: z.string().optional(),
  part: z.int().optional(),
  source: z.string().nullable(),
  header_row: z.int().nullable().optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  characters: z.array(characters).optional(),
  totals: z.array(z.record(z.string(), z.unknown())).optional(),
  period: z.string().nullable().optional(),
  money_unit: z.int().optional(),
  reads_as: z.string().nullable().optional(),
  known: z.tuple([z.string().nullable(), z.string().nullable()]).optional(),
  balance: z
    .strictObject({
      read: z.int(),
      accepted: z.int(),
      quarantined: z.int(),
      structural: z.int(),
    })
    .partial()
    .optional(),
  rows: z.array(stagingRow).optional(),
  mapped: z.record(z.string(), z.string()).optional(),
  unmapped: z.array(z.string()).optional(),
  notes: z.array(z.string()).optional(),
})

const reject = z.strictObject({
  file: z.string().optional(),
  sheet: z.string().optional(),
  row: z.int(),
  column: z.string(),
  header: z.string().optional(),
  code: z.string(),
  action: z.enum(['quarantined', 'emptied']),
  raw: z.string().optional(),
})

const repair = z.strictObject({
  file: z.string().optional(),
  sheet: z.string().optional(),
  row: z.int(),
  column: z.string(),
  repair: z.string(),
  raw: z.string().optional(),
  value: z.string().optional(),
})

export const caseSchema = z.strictObject({
  about: z.string().min(10),
  pending: z.string().optional(),
  config: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  as_of: z.string().optional(),
  files: z.array(file).min(1),
  expect: z.strictObject({
    tables: z.array(table).optional(),
    rejects: z.array(reject).optional(),
    repairs: z.array(repair).optional(),
    error: z.strictObject({ code: z.string(), contains: z.array(z.string()).optional() }).optional(),
  }),
})

export type Case = z.infer<typeof caseSchema>
export type CaseFile = Case['files'][number]
export type WorkbookSpec = z.infer<typeof workbook>
export type SheetSpec = z.infer<typeof sheet>
export type CellSpec = z.infer<typeof cell>
export type PartSpec = z.infer<typeof part>
export type ExpectedTable = z.infer<typeof table>
