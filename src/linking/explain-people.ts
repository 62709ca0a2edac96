import { sql } from 'kysely'
import { explainPair, type PairExplanation } from '../linkage/explain-pair.ts'
import type { Parameters } from '../linkage/model.ts'
import { PERSON_MODEL } from '../linkage/person-model.ts'
import type { Store } from '../store/dialects/dialect.ts'
import { type Anchors, anchorsOf, anchorText } from './anchors.ts'
import { loadPeople, type People } from './people.ts'
import type { Work } from './work.ts'

/** One side of a pair: a person by keys alone, as linkage saw it. */
export interface ExplainedRecord {
  readonly person_key: string
  readonly anchor: string
  /** Cluster of the last run, or '' when linkage left the person alone. */
  readonly cluster_id: string
  /** What is compared, by column; what is not known is left out. */
  readonly said: Readonly<Record<string, string>>
}

export interface ExplainedPair extends PairExplanation {
  readonly as_of: string
  readonly a: ExplainedRecord
  readonly b: ExplainedRecord
  /** What the last run made of the pair; '' when it never compared them, or found them too unlike. */
  readonly fate: string
  /** What people decided, and who and when. */
  readonly decision: { readonly decision: string; readonly reviewer: string; readonly decided_on: string } | null
}

/** Why a pair cannot be explained. */
export type PairUnknown = 'no_run' | 'no_record' | 'one_person'

/**
 * Why two people are, or are not, taken for one. Each side is given by keys as in `person_key`, one of which is enough, or by the anchor of its record.
 */
export async function explainPeople(
  store: Store,
  one: readonly string[],
  other: readonly string[],
): Promise<ExplainedPair | PairUnknown> {
  const { db, dialect } = store
  return db.transaction().execute(async (transaction) => {
    if (!(await dialect.tableNames(transaction, 'work')).has('link_model')) return 'no_run'
    const model = await transaction.selectFrom('link_model').select('parameters').executeTakeFirst()
    const asOf = await transaction
      .selectFrom('run_facts')
      .select('value')
      .where('name', '=', 'as_of')
      .executeTakeFirst()
    if (model === undefined || asOf === undefined) return 'no_run'
    const work = { db: transaction, dialect, asOf: asOf.value, step: () => undefined } as unknown as Work
    const people = await loadPeople(work)
    const anchors = anchorsOf(people.records)
    const a = await recordFor(work, people, anchors, one)
    const b = await recordFor(work, people, anchors, other)
    if (a === undefined || b === undefined) return 'no_record'
    if (a === b) return 'one_person'
    const explanation = explainPair(people.records, PERSON_MODEL, JSON.parse(model.parameters) as Parameters, a, b)
    return {
      as_of: asOf.value,
      a: await explainedRecord(work, people, anchors, a),
      b: await explainedRecord(work, people, anchors, b),
      ...(await whatBecame(work, people, a, b)),
      ...explanation,
    }
  })
}

/** A card's key goes on with the birth date or the name beside it. */
const OLD_CARD = /^M:\d{9}$/

async function recordFor(
  { db }: Work,
  people: People,
  anchors: Anchors,
  keys: readonly string[],
): Promise<number | undefined> {
  const cards = keys.filter((key) => OLD_CARD.test(key)).map((key) => `${key}|`)
  const owners = await db
    .selectFrom('person_key')
    .select('keyed_id')
    .where(({ eb, or }) =>
      or([eb('key', 'in', keys), ...cards.map((card) => sql<boolean>`substr(key, 1, ${card.length}) = ${card}`)]),
    )
    .orderBy('keyed_id')
    .execute()
  for (const { keyed_id } of owners) {
    const record = people.recordOf(keyed_id)
    if (record !== undefined) return record
  }
  for (let record = 0; record < people.records.size; record++)
    if (keys.includes(anchorText(anchors, record))) return record
  return undefined
}

async function explainedRecord(
  { db }: Work,
  { records, personIds }: People,
  anchors: Anchors,
  record: number,
): Promise<ExplainedRecord> {
  const person = personIds[record]!
  const link = await db
    .selectFrom('person_link')
    .select('cluster_id')
    .where('person_id', '=', person)
    .executeTakeFirst()
  const said = records.columnNames.flatMap((name) => {
    const { codes, values } = records.column(name)
    return codes[record] === 0 ? [] : [[name, values[codes[record]!]!] as const]
  })
  return {
    person_key: records.ids[record]!,
    anchor: anchorText(anchors, record),
    cluster_id: link?.cluster_id ?? '',
    said: Object.fromEntries(said),
  }
}

async function whatBecame(
  { db }: Work,
  { personIds }: People,
  a: number,
  b: number,
): Promise<Pick<ExplainedPair, 'fate' | 'decision'>> {
  const [low, high] = [personIds[Math.min(a, b)]!, personIds[Math.max(a, b)]!]
  const pair = await db
    .selectFrom('link_pair')
    .select(['fate', 'anchor_a', 'anchor_b'])
    .where('person_a', '=', low)
    .where('person_b', '=', high)
    .executeTakeFirst()
  const { rows } = await sql<{ decision: string; reviewer: string; decided_on: string }>`
    select told.decision, told.reviewer, told.decided_on from link_decision as told
    inner join link_pair as pair on (pair.anchor_a = told.anchor_a and pair.anchor_b = told.anchor_b)
      or (pair.anchor_a = told.anchor_b and pair.anchor_b = told.anchor_a)
    where pair.person_a = ${low} and pair.person_b = ${high}`.execute(db)
  return { fate: pair?.fate ?? '', decision: rows[0] ?? null }
}
