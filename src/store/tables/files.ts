import { defineTable, integer, integerOrNull, text, textOrNull } from './table.ts'

/** A file (or one sheet of a workbook) as it was read, with its balance. `file_id` is the lineage key of every staging row. */
export const fileBalance = defineTable({
  name: 'file_balance',
  grain: 'one row per file or sheet read',
  columns: {
    file_id: integer,
    path: text, // under the input folder, '/' separated
    sheet: text, // '' for CSV
    sha256: text, // of the whole file
    bytes: integer,
    source: textOrNull, // null: not recognised
    encoding: text,
    delimiter: text,
    header_row: integerOrNull,
    period_from: integerOrNull, // what the mapping or the title rows say the file speaks of
    period_to: integerOrNull,
    money_unit: integer,
    area_codes: textOrNull,
    reads_as: textOrNull, // insurance files: roll, history, current (design §4c 2)
    first_month: integerOrNull, // first and last month the file knows
    last_month: integerOrNull,
    rows_read: integer,
    accepted: integer,
    quarantined: integer,
    structural: integer,
    mapped_columns: text, // JSON: our column -> [header, column letter or number]
    unmapped_columns: text, // JSON array of headers that nothing reads
    notes: text, // JSON array of Vietnamese remarks
  },
  key: ['file_id'],
  distributeBy: 'reference',
})

export const rejects = defineTable({
  name: 'rejects',
  grain: 'one row per cell refused',
  columns: {
    file_id: integer,
    row_number: integer,
    column_name: text, // our column; '' when the row itself is at fault
    header: text, // the header as it stands in the file
    code: text,
    action: text, // quarantined, emptied
    reason: text, // Vietnamese, with what to do
    raw_value: text,
  },
  key: ['file_id', 'row_number', 'column_name', 'code'],
  distributeBy: 'row_number',
})

export const repairs = defineTable({
  name: 'repairs',
  grain: 'one row per cell that was repaired',
  columns: { file_id: integer, row_number: integer, column_name: text, repair: text, raw_value: text, value: text },
  key: ['file_id', 'row_number', 'column_name'],
  distributeBy: 'row_number',
})

export const gateChecks = defineTable({
  name: 'gate_checks',
  grain: 'one row per gate and source',
  columns: {
    gate: text,
    source: text,
    severity: text, // warn, halt
    outcome: text, // pass, fail, accepted
    measured: text,
    expected: text,
    message: text, // Vietnamese
    why: text, // what a person gave as the reason to accept it, '' otherwise
  },
  key: ['gate', 'source'],
  distributeBy: 'reference',
})

/** Facts of the run that later stages need: as_of, site_province, sources_present … */
export const runFacts = defineTable({
  name: 'run_facts',
  grain: 'one row per fact',
  columns: { name: text, value: text },
  key: ['name'],
  distributeBy: 'reference',
})

/** The six qualities (domain notes §7) of every source that has files tonight. */
export const qualityScores = defineTable({
  name: 'quality_scores',
  grain: 'one row per source and quality',
  columns: {
    source: text,
    quality: text, // dung, du, sach, song, thong_nhat, dung_chung
    measured: text, // as people read it, '' when it cannot be measured
    numerator: integerOrNull, // null: cannot be measured
    denominator: integerOrNull,
    unit: text, // what is counted: cells, rows, keys, days
    detail: text, // Vietnamese: what it is made of
  },
  key: ['source', 'quality'],
  distributeBy: 'reference',
})
