import { join } from 'node:path'
import { formatMonth, maskMonths } from '../domain/months.ts'
import { writePrivateFile } from '../files/folders.ts'
import type { StageOutcome } from '../pipeline/stage.ts'
import { linkageReport } from './linkage/linkage-report.ts'
import type { OutputFile, PublishWork } from './publish-work.ts'
import { countsOfRun } from './run-counts.ts'

/**
 * Writes `run.json`. Under `timing` stands what differs between two equal runs, and nowhere else: no clock, no run number
 * and no path outside the input folder.
 */
export async function writeRunReport(
  work: PublishWork,
  fingerprint: string,
  earlier: readonly StageOutcome[],
  outputs: readonly OutputFile[],
): Promise<void> {
  const rules = await work.db.selectFrom('rule_evaluation').selectAll().orderBy('rule_id').execute()
  await writeReport(work, {
    ...(await inputsReport(work, fingerprint)),
    known_months: await knownMonths(work),
    rules: rules.map(({ evaluated, needs, milliseconds: _, shared_milliseconds: __, ...rule }) => ({
      ...rule,
      evaluated: evaluated === 1,
      not_evaluated_because: evaluated === 1 ? '' : `needs ${needs}`,
    })),
    linkage: await linkageReport(work.db),
    counts: await countsOfRun(work.db),
    outputs,
    timing: {
      stages: stagesTiming(earlier),
      rules: rules.map(({ rule_id, milliseconds, shared_milliseconds }) => ({
        rule_id,
        seconds: (milliseconds + shared_milliseconds) / 1000,
        own_seconds: milliseconds / 1000,
      })),
    },
  })
}

/** What every report begins with: state, as-of, what was read and what the gate said of it. */
export async function inputsReport(work: PublishWork, fingerprint: string) {
  const inputs = await inputsOf(work)
  return {
    state: inputs.some(({ quarantined }) => quarantined > 0) ? 'ok-with-quarantine' : 'ok',
    as_of: work.asOf,
    fingerprint,
    provinces: work.provinces,
    inputs: inputs.map(({ unmapped_columns: _, ...input }) => input),
    unmapped_columns: inputs
      .filter(({ unmapped_columns }) => unmapped_columns.length > 0)
      .map(({ path, sheet, unmapped_columns }) => ({ path, sheet, columns: unmapped_columns })),
    unrecognised_files: inputs
      .filter(({ source }) => source === null)
      .map(({ path, sheet, notes }) => ({ path, sheet, notes })),
    gates: await work.db.selectFrom('gate_checks').selectAll().orderBy('gate').orderBy('source').execute(),
    quality: await work.db.selectFrom('quality_scores').selectAll().orderBy('source').orderBy('quality').execute(),
  }
}

export function stagesTiming(earlier: readonly StageOutcome[]) {
  return earlier.map(({ name, milliseconds, counts }) => ({ name, seconds: Math.round(milliseconds) / 1000, counts }))
}

/** Writes `run.json`, the output files in the order of their paths. */
export async function writeReport(
  work: PublishWork,
  report: { readonly outputs: readonly OutputFile[]; readonly [part: string]: unknown },
): Promise<void> {
  const outputs = [...report.outputs].sort((a, b) => (a.path < b.path ? -1 : 1))
  await writePrivateFile(join(work.outDir, 'run.json'), `${JSON.stringify({ ...report, outputs }, null, 2)}\n`)
}

async function inputsOf({ db }: PublishWork) {
  const rows = await db
    .selectFrom('file_balance')
    .select(['path', 'sheet', 'sha256', 'bytes', 'source', 'encoding', 'reads_as', 'first_month', 'last_month'])
    .select(['rows_read', 'accepted', 'quarantined', 'structural', 'unmapped_columns', 'notes', 'counts', 'counts_why'])
    .select(['part', 'totals', 'characters'])
    .orderBy('file_id')
    .execute()
  return rows.map((row) => ({
    ...row,
    first_month: row.first_month === null ? null : formatMonth(row.first_month),
    last_month: row.last_month === null ? null : formatMonth(row.last_month),
    unmapped_columns: JSON.parse(row.unmapped_columns || '[]') as string[],
    notes: JSON.parse(row.notes || '[]') as string[],
    totals: JSON.parse(row.totals || '[]') as unknown[],
    characters: JSON.parse(row.characters || '[]') as unknown[],
  }))
}

/** How `known_year` names every province not named otherwise, and employers of no known province. */
const PROVINCE_WORDS: Readonly<Record<string, string>> = { '': 'all', '-': 'unknown' }

/** Years of tax data without any known month are named too: nothing of them was evaluated. */
async function knownMonths({ db }: PublishWork) {
  const rows = await db.selectFrom('known_year').selectAll().orderBy('province_code').orderBy('year').execute()
  const knowing = new Set(
    rows.flatMap((row) => (row.known_mask !== 0 || row.fallback_month !== null ? [row.province_code] : [])),
  )
  const told = rows.filter(({ province_code }) =>
    knowing.size === 0 ? province_code === '' : knowing.has(province_code),
  )
  return told.map(({ province_code, year, known_mask, fallback_month }) => ({
    province_code: PROVINCE_WORDS[province_code] ?? province_code,
    year,
    months: maskMonths(known_mask, year).map(formatMonth),
    compared_instead: fallback_month === null ? null : formatMonth(fallback_month),
  }))
}
