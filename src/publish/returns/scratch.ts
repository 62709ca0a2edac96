import { defineTable, integer, text } from '../../store/tables/table.ts'

export const returnsFault = defineTable({
  name: 'returns_fault',
  grain: 'one row per fault met tonight in a row that goes back, or came back',
  columns: {
    row_ref: text,
    column_name: text,
    code: text,
    header: text,
    action: text,
    raw_value: text,
    source: text,
    sender: text,
    sha256: text, // of the file first sent
    path: text,
    sheet: text,
    row_number: integer, // where it was met first tonight
    mend_key: text,
    name_key: text,
    faulty: text,
    waits: integer, // 1 when it is still to be mended after tonight
  },
  key: ['row_ref', 'column_name', 'code'],
  distributeBy: 'row_ref',
})

export const returnsMender = defineTable({
  name: 'returns_mender',
  grain: 'one row per row sent back whose correction was accepted tonight',
  columns: { row_ref: text, path: text, sheet: text, row_number: integer },
  key: ['row_ref'],
  distributeBy: 'row_ref',
})

export const RETURNS_SCRATCH = [returnsFault, returnsMender] as const
