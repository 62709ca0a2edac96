import { stringify } from 'yaml'
import { formatMonth } from '../../../src/domain/months.ts'
import { ReconcileError } from '../../../src/domain/reconcile-error.ts'
import { ingest } from '../../../src/ingest/ingest-stage.ts'
import { SOURCES } from '../../../src/sources/index.ts'
import { FUND_BITS, type Source, type SourceColumn } from '../../../src/sources/source.ts'
import type { Store } from '../../../src/store/dialects/dialect.ts'
import { inputFolder, runStage } from '../../ingest/run-stage.ts'
import type { Case } from './case-schema.ts'
import { caseFileBytes } from './write-case-file.ts'

type Value = string | number | boolean | null
export type ReadRow = Readonly<Record<string, Value>>

/** What ingest made of a table, as a case describes it: months as YYYY-MM, funds by their names. */
export interface ReadTable {
  readonly file: string
  readonly sheet: string
  readonly source: string | null
  readonly balance: Readonly<Record<string, number>>
  readonly rows: readonly ReadRow[]
  readonly [key: string]: unknown
}

export interface Outcome {
  readonly tables: readonly ReadTable[]
  readonly rejects: readonly ReadRow[]
  readonly repairs: readonly ReadRow[]
  readonly error: { readonly code: string; readonly text: string } | null
}

/** The text of the case's doisoat.yaml; '' without one. */
const configText = ({ config }: Case): string =>
  config === undefined ? '' : typeof config === 'string' ? config : stringify(config)

/** Reads one case alone, as `doisoat run` would read its folder. */
export async function runCase(store: Store, content: Case): Promise<Outcome> {
  const files: Record<string, Uint8Array> = {}
  for (const file of content.files) files[file.path] = await caseFileBytes(file)
  const folder = await inputFolder(files)
  try {
    const asOf = content.as_of === undefined ? {} : { asOf: content.as_of }
    const { halted } = await runStage(store, ingest, { folder: folder.path, yaml: configText(content), ...asOf })
    if (halted !== null) throw halted
    return { ...(await readOutcome(store, '')), error: null }
  } catch (error) {
    if (!(error instanceof ReconcileError)) throw error
    return { tables: [], rejects: [], repairs: [], error: { code: error.code, text: error.message } }
  } finally {
    await folder.remove()
  }
}

/** True for a case that may be read in one run with others: each in a folder of its own, with nothing that holds for the whole run. */
export function canShareRun(content: Case): boolean {
  const config = content.config ?? {}
  const onlyFiles = typeof config === 'object' && Object.keys(config).every((key) => key === 'files')
  return content.expect.error === undefined && content.as_of === undefined && content.pending === undefined && onlyFiles
}

/** Reads many cases in one run; the outcome of each by its name. A case with a file that another has too is left out: it would be a copy. */
export async function runCases(store: Store, cases: ReadonlyMap<string, Case>): Promise<ReadonlyMap<string, Outcome>> {
  const files: Record<string, Uint8Array> = {}
  const mappings: unknown[] = []
  const names: string[] = []
  const seen = new Set<string>()
  for (const [name, content] of cases) {
    const own: [string, Buffer][] = []
    for (const file of content.files) own.push([`${name}/${file.path}`, await caseFileBytes(file)])
    const contents = own.map(([, bytes]) => bytes.toString('latin1'))
    if (contents.some((text) => text !== '' && seen.has(text))) continue
    for (const text of contents) seen.add(text)
    for (const [path, bytes] of own) files[path] = bytes
    names.push(name)
    const { files: pinned = [] } = (content.config ?? {}) as { files?: readonly { match: string }[] }
    for (const mapping of pinned) mappings.push({ ...mapping, match: `${name}/${mapping.match}` })
  }
  const folder = await inputFolder(files)
  try {
    const yaml = mappings.length === 0 ? '' : stringify({ files: mappings })
    const { halted } = await runStage(store, ingest, { folder: folder.path, yaml })
    if (halted !== null) throw halted
    const outcomes = new Map<string, Outcome>()
    for (const name of names) outcomes.set(name, { ...(await readOutcome(store, `${name}/`)), error: null })
    return outcomes
  } finally {
    await folder.remove()
  }
}

const month = (index: unknown): string | null => (typeof index === 'number' ? formatMonth(index) : null)
const list = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : [])

async function readOutcome(store: Store, prefix: string): Promise<Omit<Outcome, 'error'>> {
  const all = await store.db.selectFrom('file_balance').selectAll().orderBy('file_id').execute()
  const files = all.filter(({ path }) => path.startsWith(prefix))
  const places = new Map(files.map(({ file_id, path, sheet }) => [file_id, { file: path.slice(prefix.length), sheet }]))
  const tables: ReadTable[] = []
  for (const file of files) tables.push(await readTable(store, file, prefix))
  const placed = async (name: 'rejects' | 'repairs'): Promise<readonly ReadRow[]> => {
    const rows = (await store.db.selectFrom(name).selectAll().execute()) as unknown as readonly Record<string, Value>[]
    return rows
      .filter(({ file_id }) => places.has(file_id as number))
      .sort(
        (a, b) =>
          inOrder(a.file_id, b.file_id) ||
          inOrder(a.row_number, b.row_number) ||
          inOrder(a.column_name, b.column_name) ||
          inOrder(a.code, b.code),
      )
      .map(({ file_id, row_number = null, column_name = null, raw_value = null, ...rest }) => ({
        ...places.get(file_id as number),
        row: row_number,
        column: column_name,
        raw: raw_value,
        ...rest,
      }))
  }
  return { tables, rejects: await placed('rejects'), repairs: await placed('repairs') }
}

function inOrder(a: Value | undefined, b: Value | undefined): number {
  if (a === b || a === undefined || b === undefined || a === null || b === null) return 0
  return a < b ? -1 : 1
}

async function readTable(store: Store, file: Readonly<Record<string, unknown>>, prefix: string): Promise<ReadTable> {
  const source = (file.source as string | null) ?? null
  const mapped = list(file.mapped_columns) as Readonly<Record<string, readonly [string, number]>>
  const known = [month(file.first_month), month(file.last_month)]
  const [from, to] = [month(file.period_from), month(file.period_to)]
  return {
    ...file,
    file: String(file.path).slice(prefix.length),
    sheet: String(file.sheet),
    source,
    period: from === null ? null : from === to ? from : `${from}..${to}`,
    known,
    balance: {
      read: Number(file.rows_read),
      accepted: Number(file.accepted),
      quarantined: Number(file.quarantined),
      structural: Number(file.structural),
    },
    mapped: Object.fromEntries(Object.entries(mapped).map(([ours, [theirs]]) => [ours, theirs])),
    unmapped: list(file.unmapped_columns),
    notes: list(file.notes),
    characters: list(file.characters),
    totals: list(file.totals),
    rows: source === null ? [] : await stagingRows(store, source, file.file_id as number),
  }
}

async function stagingRows(store: Store, name: string, fileId: number): Promise<readonly ReadRow[]> {
  const source = (SOURCES as readonly Source[]).find((known) => known.name === name)
  if (source === undefined) throw new RangeError(`no source ${name}`)
  const rows = (await store.db
    .selectFrom(`stg_${name}` as 'stg_areas')
    .selectAll()
    .where('file_id', '=', fileId)
    .orderBy('row_number')
    .execute()) as unknown as readonly Readonly<Record<string, Value>>[]
  return rows.map(({ row_number = null, file_id: _, ...values }) => ({
    row: row_number,
    ...Object.fromEntries(Object.entries(values).map(([column, value]) => [column, shown(source, column, value)])),
  }))
}

function shown(source: Source, column: string, value: Value): Value {
  if (typeof value !== 'number') return value
  const declared: SourceColumn | undefined = source.columns[column]
  if (declared?.cell === 'month' || /^period_(from|to)$/.test(column)) return formatMonth(value)
  if (declared?.cell !== 'funds') return value
  return Object.entries(FUND_BITS)
    .filter(([, bit]) => (value & bit) !== 0)
    .map(([fund]) => fund)
    .join('+')
}
