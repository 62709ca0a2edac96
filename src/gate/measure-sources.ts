import type { Kysely } from 'kysely'
import { SOURCES } from '../sources/index.ts'
import type { DbOf, TableName } from '../store/schema.ts'
import { type JoinMeasures, measureJoins } from './measure-joins.ts'
import { measureSource, type SourceMeasures } from './measure-source.ts'
import type { InputState, SourceState } from './source-state.ts'

export interface Measured {
  readonly state: SourceState
  readonly measures: SourceMeasures
  readonly joins: JoinMeasures
}

type Db = Kysely<DbOf<TableName>>

/** Every source that has files, measured by itself and against the others, in the order of the sources. */
export async function measureSources(db: Db, { sources }: InputState): Promise<readonly Measured[]> {
  const present = SOURCES.filter(({ name }) => sources.some(({ source, files }) => source === name && files > 0))
  const refused = await refusedCells(db)
  const joins = await measureJoins(db, present)
  const measured: Measured[] = []
  for (const state of sources.filter(({ files }) => files > 0)) {
    const source = present.find(({ name }) => name === state.source)
    if (source === undefined) continue
    const measures = await measureSource(db, source, state, refused.get(state.source) ?? new Map())
    measured.push({ state, measures, joins: joins.get(state.source) ?? { joined: [], agreed: [] } })
  }
  return measured
}

/** Cells refused by their reader, by source and column. A blank cell is missing, not wrong: "đủ" tells it. */
async function refusedCells(db: Db): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const rows = await db
    .selectFrom('rejects')
    .innerJoin('file_balance', 'file_balance.file_id', 'rejects.file_id')
    .where('file_balance.source', 'is not', null)
    .where('file_balance.counts', '<>', 'no')
    .where('rejects.column_name', '<>', '')
    .select(['file_balance.source', 'rejects.column_name', 'rejects.code'])
    .select(({ fn }) => fn.countAll<number>().as('cells'))
    .groupBy(['file_balance.source', 'rejects.column_name', 'rejects.code'])
    .execute()
  const bySource = new Map<string, Map<string, number>>()
  for (const { source, column_name, code, cells } of rows) {
    if (source === null || isBlank(code)) continue
    const columns = bySource.get(source) ?? new Map<string, number>()
    bySource.set(source, columns.set(column_name, (columns.get(column_name) ?? 0) + Number(cells)))
  }
  return bySource
}

const isBlank = (code: string): boolean => code.endsWith('-empty') || code === 'key-missing'
