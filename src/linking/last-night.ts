import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { LevelCounts } from '../linkage/level-rows.ts'
import type { LinkageModel, Parameters } from '../linkage/model.ts'
import { type Anchors, unpackedAnchors, unseen } from './anchors.ts'
import type { People } from './people.ts'
import type { Work } from './work.ts'

/** A pair that an earlier night scored and whose records have not changed since. */
export interface KnownPair {
  readonly a: number
  readonly b: number
  readonly weight: number
  /** Name of the blocking rule, and names of the levels. */
  readonly rule: string
  readonly levels: string
}

/** What an earlier night leaves to this one. */
export interface LastNight {
  readonly asOf: string
  readonly parameters: Parameters
  readonly trainedOn: string
  /** Candidates of the night that estimated the parameters, by level. */
  readonly levels: readonly LevelCounts[]
  readonly fresh: Uint8Array
  readonly known: readonly KnownPair[]
}

/** Records may grow or shrink by this much before the prior, and with it every weight, is estimated anew. */
const LARGEST_CHANGE = 0.25

/** Where the code stands that decides a pair's level and weight: the engine, and what it asks about names, dates and numbers. */
export const ENGINE_FOLDERS = ['src/linkage', 'src/domain'] as const

/**
 * Hash of all that decides a pair's levels and weight besides the parameters: another one means that nothing scored before counts.
 *
 * @param engine `sourceHash(ENGINE_FOLDERS)`: a level of the same name may be told otherwise by other code.
 */
export function modelHash(model: LinkageModel, engine: string): string {
  const said = {
    engine,
    comparisons: model.comparisons.map(({ name, columns, levels }) => [
      name,
      columns,
      levels.map((level) => level.name),
    ]),
    blocking: model.blocking.map(({ name, on, maxRecords }) => [name, on, maxRecords ?? null]),
    reviewFrom: model.reviewFrom,
  }
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}

/** null when there is no night before, when its model (`modelHash`) was another one, or when there are many more or fewer people than then. */
export async function readLastNight(
  work: Work,
  model: string,
  people: People,
  anchors: Anchors,
): Promise<LastNight | null> {
  const last = await work.db
    .selectFrom('ledger.link_models')
    .selectAll()
    .where('as_of', '<', work.asOf)
    .orderBy('as_of', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined || last.model !== model) return null
  const change = Math.abs(people.records.size / Math.max(last.records, 1) - 1)
  if (change > LARGEST_CHANGE) return null
  const chunks = await work.db
    .selectFrom('ledger.link_seen_records')
    .select('hashes')
    .where('as_of', '=', last.as_of)
    .orderBy('chunk')
    .execute()
  const fresh = unseen(anchors, unpackedAnchors(chunks.map(({ hashes }) => hashes)))
  return {
    asOf: last.as_of,
    parameters: JSON.parse(last.parameters) as Parameters,
    trainedOn: last.trained_on,
    levels: (JSON.parse(last.summary) as { levels: LevelCounts[] }).levels,
    fresh,
    known: await knownPairs(work, last.as_of, people, fresh),
  }
}

async function knownPairs(work: Work, asOf: string, people: People, fresh: Uint8Array): Promise<KnownPair[]> {
  const rows = await sql<{ a: number; b: number; weight: string; rule: string; levels: string }>`
    select one.keyed_id as a, other.keyed_id as b, pair.weight, pair.rule, pair.levels
    from ${sql.table('ledger.link_pairs')} as pair
    inner join person_key as one on one.key = pair.key_a
    inner join person_key as other on other.key = pair.key_b
    where pair.as_of = ${asOf} order by one.keyed_id, other.keyed_id`.execute(work.db)
  return rows.rows.flatMap(({ a: personA, b: personB, weight, rule, levels }) => {
    const [a, b] = [people.recordOf(personA), people.recordOf(personB)]
    if (a === undefined || b === undefined || a === b || fresh[a] === 1 || fresh[b] === 1) return []
    return [{ a: Math.min(a, b), b: Math.max(a, b), weight: Number(weight), rule, levels }]
  })
}
