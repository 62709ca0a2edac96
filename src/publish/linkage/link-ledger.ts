import { sql } from 'kysely'
import type { PublishWork } from '../publish-work.ts'

/** Tables of the ledger that hold one night each. */
const NIGHTLY = ['ledger.link_models', 'ledger.link_seen_records', 'ledger.link_pairs', 'ledger.link_members'] as const

/** Nights kept: the last, and the one before it, from which a rerun of the last starts. */
const NIGHTS_KEPT = 2

/**
 * What linkage needs of tonight when the next night comes, decisions that came in, and what became of clusters. Written with the cases,
 * in one transaction: a night that is not published leaves nothing.
 */
export async function updateLinkLedger(work: PublishWork): Promise<void> {
  await forgetTonight(work)
  const { db, asOf } = work
  await sql`insert into ${sql.table('ledger.link_models')} (as_of, model, parameters, trained_on, records, summary)
    select ${asOf}, model, parameters, trained_on, records, summary from link_model`.execute(db)
  await sql`insert into ${sql.table('ledger.link_seen_records')} (as_of, chunk, hashes)
    select ${asOf}, chunk, hashes from link_seen`.execute(db)
  await sql`insert into ${sql.table('ledger.link_pairs')} (as_of, key_a, key_b, weight, rule, levels)
    select ${asOf}, key_a, key_b, weight, rule, levels from link_pair`.execute(db)
  await keepRun(work)
  await keepMembers(work)
  await sql`insert into ${sql.table('ledger.link_events')} (as_of, cluster_id, event, other_id, persons)
    select ${asOf}, cluster_id, event, other_id, persons from link_event`.execute(db)
  await keepDecisions(work)
  await forgetOldNights(work)
}

async function forgetTonight({ db, asOf }: PublishWork): Promise<void> {
  for (const table of [...NIGHTLY, 'ledger.link_events', 'ledger.link_runs'] as const)
    await db.deleteFrom(table).where('as_of', '=', asOf).execute()
}

/** Persons by keys alone; the sizes of clusters, tonight's. */
async function keepRun({ db, asOf }: PublishWork): Promise<void> {
  await sql`insert into ${sql.table('ledger.link_runs')} (as_of, records, linked, clusters, largest)
    select ${asOf}, model.records, coalesce(total.linked, 0), coalesce(total.clusters, 0), coalesce(total.largest, 0)
    from link_model as model cross join (
      select cast(sum(persons) as bigint) as linked, count(*) as clusters, max(persons) as largest
      from (select count(*) as persons from person_link group by cluster_id) as cluster) as total`.execute(db)
}

/**
 * Every key of a person in a cluster, since tomorrow's best key may be another; and those of clusters of which somebody is in no file
 * tonight: a cluster is not forgotten because a file did not come.
 */
async function keepMembers({ db, asOf }: PublishWork): Promise<void> {
  const before = sql`(select max(as_of) from ${sql.table('ledger.link_members')} where as_of < ${asOf})`
  const since = sql`select cluster_id, min(since) as since from ${sql.table('ledger.link_members')}
    where as_of = ${before} group by cluster_id`
  const absent = sql`select distinct former.cluster_id from ${sql.table('ledger.link_members')} as former
    left join person_key as owner on owner.key = former.key where former.as_of = ${before} and owner.key is null`
  await sql`insert into ${sql.table('ledger.link_members')} (as_of, key, cluster_id, since)
    select ${asOf}, owner.key, link.cluster_id, coalesce(former.since, ${asOf}) from person_link as link
    inner join person_key as owner on owner.keyed_id = link.person_id
    left join (${since}) as former on former.cluster_id = link.cluster_id`.execute(db)
  await sql`insert into ${sql.table('ledger.link_members')} (as_of, key, cluster_id, since)
    select ${asOf}, former.key, former.cluster_id, former.since from ${sql.table('ledger.link_members')} as former
    inner join (${absent}) as incomplete on incomplete.cluster_id = former.cluster_id
    left join (select key from ${sql.table('ledger.link_members')} where as_of = ${asOf}) as known on known.key = former.key
    where former.as_of = ${before} and known.key is null`.execute(db)
}

/** The last word on two records replaces an earlier one; when it first came in stays. */
async function keepDecisions({ db, dialect, asOf }: PublishWork): Promise<void> {
  const told = await db.selectFrom('link_decision').selectAll().orderBy('anchor_a').orderBy('anchor_b').execute()
  const known = await db.selectFrom('ledger.pair_decisions').select(['anchor_a', 'anchor_b', 'first_as_of']).execute()
  const first = new Map(known.map(({ anchor_a, anchor_b, first_as_of }) => [`${anchor_a} ${anchor_b}`, first_as_of]))
  await db.deleteFrom('ledger.pair_decisions').execute()
  const rows = told.map((decision) => ({
    ...decision,
    first_as_of: first.get(`${decision.anchor_a} ${decision.anchor_b}`) ?? asOf,
  }))
  await dialect.load(db, 'ledger.pair_decisions', [rows])
}

async function forgetOldNights({ db }: PublishWork): Promise<void> {
  const nights = await db.selectFrom('ledger.link_models').select('as_of').orderBy('as_of', 'desc').execute()
  const oldest = nights[NIGHTS_KEPT - 1]?.as_of
  if (oldest === undefined) return
  for (const table of NIGHTLY) await db.deleteFrom(table).where('as_of', '<', oldest).execute()
}
