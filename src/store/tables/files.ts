import { defineTable, integer, integerOrNull, text, textOrNull } from './table.ts'

/** A file (or one sheet of a workbook) as it was read, with its balance. `file_id` is the lineage key of every staging row. */
export const fileBalance = defineTable({
  name: 'file_balance',
  grain: 'one row per table read: a file, a sheet, or one of several tables of a sheet',
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
    counts: text, // yes; rows: a workbook that came back, it adds rows and knows no months; no: a copy, or replaced by another
    counts_why: text, // Vietnamese; '' when there is nothing to say
    same_as: integerOrNull, // a copy: file_id of the sheet of equal content that was read in its place
    part: integer, // which table of its sheet, 1-based
    characters: text, // JSON array: how letters were read, by column: place, header, encoding, evidence, count
    totals: text, // JSON array: figures of total rows beside the sums of their rows, those that differ first; at most 50
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

export const rejectRows = defineTable({
  name: 'reject_rows',
  grain: 'one row per row with a reject, quarantined or not, as it stood in the file',
  columns: {
    row_ref: text, // short hash of file content, sheet and row; of the first sending when the row came back
    file_id: integer,
    row_number: integer,
    cells: text, // JSON array of texts in the columns of the file first sent; '' beyond the rows that are kept
    carried: text, // JSON: column of ours -> text that a heading above the row gives it; '' for none
    mend_key: text, // hash of all cells but the faulty ones: by it the row is found again in a corrected file
    name_key: text, // hash of the cells that name the row, faulty ones left out; '' when none does
    faulty: text, // JSON array of the positions of faulty columns, by which both keys were made
    sent_back: integer, // 1 when it stands in tonight's workbook of its sender
  },
  key: ['row_ref', 'file_id', 'row_number'],
  distributeBy: 'row_ref',
})

export const returnedRows = defineTable({
  name: 'returned_rows',
  grain: 'one row per row that came back for a row sent back earlier',
  columns: {
    row_ref: text,
    file_id: integer,
    row_number: integer,
    accepted: integer, // 0: rejected again
    how: text, // returned: in the workbook that was sent back; version: in a corrected file
    returned_on: text, // data date above the table of the workbook; '' when it is not told
  },
  key: ['row_ref', 'file_id', 'row_number'],
  distributeBy: 'row_ref',
})

export const sheetVersions = defineTable({
  name: 'sheet_versions',
  grain: 'one row per file or sheet read: who sent it, what it replaces, how to read its rows once more',
  columns: {
    file_id: integer,
    sender: text,
    unit: text, // payer or unit that the sheet as a whole speaks of; ''
    words: text, // '', replaces, adds: what its name or its title says; with evidence wanted: replaces?
    stem: text, // its name without such words
    rank: integer, // which sending it says it is: 1, 2 …
    row_keys: integer, // rows behind the sketch
    sketch: text, // smallest hashes of its row keys, by which two files are compared
    facts: text, // JSON: how its rows were read; '' when no row of it has a reject
    origin_sha256: text, // a workbook that came back: the file whose rows it mends; '' else
    origin_path: text,
    origin_sheet: text,
  },
  key: ['file_id'],
  distributeBy: 'reference',
})

export const supersededVersions = defineTable({
  name: 'superseded_versions',
  grain: 'one row per version of a sheet that a sheet of tonight replaces',
  columns: { sha256: text, path: text, sheet: text, by_file_id: integer, why: text },
  key: ['sha256', 'path', 'sheet'],
  distributeBy: 'reference',
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
