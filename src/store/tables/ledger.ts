import { defineTable, integer, integerOrNull, text, textOrNull } from './table.ts'

/** The ledger lives for years: small, durable, migrated with care. Its tables are named `ledger.<table>` in queries. */

export const runs = defineTable({
  name: 'runs',
  grain: 'one row per run',
  columns: {
    run_id: integer,
    pipeline: text,
    fingerprint: text, // hash of inputs, settings and code version: what makes two runs the same
    as_of: textOrNull,
    state: text, // running, ok, ok-with-quarantine, halted, failed, abandoned
    started_at: text,
    finished_at: textOrNull,
    input: text,
    out: text,
    summary: text, // JSON: counts
    error: text, // code and English text, without personal data
  },
  key: ['run_id'],
  distributeBy: 'reference',
})

export const stageRuns = defineTable({
  name: 'stage_runs',
  grain: 'one row per stage of a run',
  columns: { run_id: integer, stage: text, state: text, started_at: text, milliseconds: integer, counts: text },
  key: ['run_id', 'stage'],
  distributeBy: 'reference',
})

export const cases = defineTable({
  name: 'cases',
  grain: 'one row per case ever opened',
  columns: {
    case_id: text,
    rule_id: text,
    period: text,
    minted_on: text, // as-of of the night that minted it
    touched_on: text, // as-of of the last night that changed this row
    state: text, // JSON CaseState after touched_on
    before: textOrNull, // JSON CaseState before touched_on; null: did not exist. A rerun of the same night starts from it.
  },
  key: ['case_id'],
  distributeBy: 'case_id',
})

export const caseKeys = defineTable({
  name: 'case_keys',
  grain: 'one row per key by which a case is found again',
  columns: { case_id: text, side: text, key: text, added_on: text }, // side: E employer, P person
  key: ['case_id', 'side', 'key'],
  distributeBy: 'case_id',
  indexes: [['key']],
})

export const ledgerFacts = defineTable({
  name: 'facts',
  grain: 'one row per fact of the ledger: version, last as-of, swap in progress',
  columns: { name: text, value: text },
  key: ['name'],
  distributeBy: 'reference',
})

export const fileRuns = defineTable({
  name: 'file_runs',
  grain: 'one row per run and file read',
  columns: {
    run_id: integer,
    path: text,
    sheet: text,
    sha256: text,
    source: textOrNull,
    rows_read: integer,
    accepted: integer,
    quarantined: integer,
    structural: integer,
    first_month: integerOrNull,
  },
  key: ['run_id', 'path', 'sheet'],
  distributeBy: 'reference',
})

/** What a source came to in a run: what is usual is told by the runs before. */
export const sourceRuns = defineTable({
  name: 'source_runs',
  grain: 'one row per run and source with files',
  columns: {
    run_id: integer,
    source: text,
    files: integer,
    accepted: integer,
    quarantined: integer,
    blank_keys: integer, // rows without any key of the set that is blank most often
    mapped_columns: text, // JSON array of our columns that some file had
  },
  key: ['run_id', 'source'],
  distributeBy: 'reference',
})

export const qualityRuns = defineTable({
  name: 'quality_runs',
  grain: 'one row per run, source and quality that could be measured',
  columns: { run_id: integer, source: text, quality: text, numerator: integer, denominator: integer },
  key: ['run_id', 'source', 'quality'],
  distributeBy: 'reference',
})

/** Who let a failed gate pass, when and why. The only place that holds who and when. */
export const acceptances = defineTable({
  name: 'acceptances',
  grain: 'one row per run, gate and source that was accepted',
  columns: {
    run_id: integer,
    gate: text,
    source: text, // '' for a gate of the whole folder
    accepted_by: text,
    accepted_at: text, // UTC
    why: text,
    measured: text,
    expected: text,
  },
  key: ['run_id', 'gate', 'source'],
  distributeBy: 'reference',
})

/**
 * What was refused in a row that was sent back, from the night it was first seen. A later run adds rows, or closes them; it never takes
 * one away. Everything a run writes here is the same when it writes it twice.
 */
export const ledgerRejects = defineTable({
  name: 'rejects',
  grain: 'one row per fault of a row ever sent back',
  columns: {
    row_ref: text,
    column_name: text,
    code: text,
    header: text,
    action: text, // quarantined, emptied
    raw_value: text,
    source: text,
    sender: text,
    sha256: text, // the file in which the row was first sent
    path: text,
    sheet: text,
    row_number: integer,
    mend_key: text, // as in reject_rows
    name_key: text,
    faulty: text,
    first_run: integer,
    first_as_of: text,
    last_run: integer, // the last run that met the fault
    last_as_of: text,
    state: text, // open; mended: the row came back right; withdrawn: a later version of the file no longer has it
    closed_run: integerOrNull,
    closed_as_of: textOrNull,
    mended_path: textOrNull, // the row that mended it; of a withdrawn one the version without it
    mended_sheet: textOrNull,
    mended_row: integerOrNull,
  },
  key: ['row_ref', 'column_name', 'code'],
  distributeBy: 'row_ref',
  indexes: [['path']],
})

export const ledgerReturnedRows = defineTable({
  name: 'returned_rows',
  grain: 'one row per row that ever came back, right or not',
  columns: {
    row_ref: text,
    sha256: text, // of the file it came back in
    sheet: text,
    row_number: integer,
    path: text,
    accepted: integer,
    how: text, // returned, version
    first_run: integer,
    first_as_of: text,
  },
  key: ['row_ref', 'sha256', 'sheet', 'row_number'],
  distributeBy: 'row_ref',
})

export const fileVersions = defineTable({
  name: 'file_versions',
  grain: 'one row per content that a file or sheet ever had',
  columns: {
    sha256: text,
    path: text,
    sheet: text,
    source: textOrNull,
    sender: text,
    unit: text,
    period_from: integerOrNull,
    period_to: integerOrNull,
    rows_read: integer,
    accepted: integer,
    row_keys: integer,
    sketch: text,
    facts: text, // how its rows were read, for those that come back; '' when none was sent back
    verdict: text, // counts, rows, copy, superseded
    why: text,
    superseded_by: textOrNull, // path[!sheet] of the version that counts instead
    first_run: integer,
    first_as_of: text,
    last_run: integer,
    last_as_of: text,
  },
  key: ['sha256', 'path', 'sheet'],
  distributeBy: 'reference',
})

/**
 * What linkage has to know of the night before, so that ids stay and unchanged records are not scored again. Kept for the last night and
 * the one before it: a rerun of a night starts from the night before.
 */
export const linkModels = defineTable({
  name: 'link_models',
  grain: 'one row per night kept: the model and its parameters',
  columns: { as_of: text, model: text, parameters: text, trained_on: text, records: integer, summary: text },
  key: ['as_of'],
  distributeBy: 'reference',
})

/** What is usual is told by the nights before: every night stays. */
export const linkRuns = defineTable({
  name: 'link_runs',
  grain: 'one row per night: how many persons linkage put together',
  columns: { as_of: text, records: integer, linked: integer, clusters: integer, largest: integer }, // linked: persons in clusters; largest: persons in one
  key: ['as_of'],
  distributeBy: 'reference',
})

export const linkSeenRecords = defineTable({
  name: 'link_seen_records',
  grain: 'one row per night kept and hundred thousand records: their hashes in order, packed',
  columns: { as_of: text, chunk: integer, hashes: text },
  key: ['as_of', 'chunk'],
  distributeBy: 'reference',
})

export const linkPairs = defineTable({
  name: 'link_pairs',
  grain: 'one row per night kept and pair worth a look',
  columns: { as_of: text, key_a: text, key_b: text, weight: text, rule: text, levels: text },
  key: ['as_of', 'key_a', 'key_b'],
  distributeBy: 'reference',
})

export const linkMembers = defineTable({
  name: 'link_members',
  grain: 'one row per night kept and key of a person in a cluster of two or more',
  columns: { as_of: text, key: text, cluster_id: text, since: text }, // since: as-of of the night the cluster was formed
  key: ['as_of', 'key'],
  distributeBy: 'reference',
  indexes: [['key']],
})

export const linkEvents = defineTable({
  name: 'link_events',
  grain: 'one row per change of a cluster, of every night',
  columns: { as_of: text, cluster_id: text, event: text, other_id: text, persons: integer },
  key: ['as_of', 'cluster_id', 'event', 'other_id'],
  distributeBy: 'reference',
})

/** A person's word on two records stays for ever; a later word on the same two replaces it. */
export const pairDecisions = defineTable({
  name: 'pair_decisions',
  grain: 'one row per two records that somebody decided on',
  columns: {
    anchor_a: text,
    anchor_b: text,
    decision: text, // same, not_same, unsure
    decided_on: text, // '' not told
    reviewer: text,
    note: text,
    first_as_of: text, // night in which the decision first came in
  },
  key: ['anchor_a', 'anchor_b'],
  distributeBy: 'reference',
})
