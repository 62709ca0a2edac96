import { type RawBuilder, sql } from 'kysely'
import { buildTable } from '../store/scratch.ts'
import { LABELLED_ROWS } from './clusters.ts'
import {
  identityCrowd,
  identityKindOfLabel,
  identityMerge,
  identityNamed,
  identityNamesake,
  identityWanted,
} from './person-scratch.ts'
import type { Work } from './work.ts'

/**
 * Step 5 of domain notes §4.2: two clusters are one person when exactly these two have the same name, full birth date and gender
 * at one employer or in one commune, neither is so paired with a third one, and they hold no two IDs of one kind: two
 * citizen IDs are two people (namesakes, twins registered alike). 1 January says nothing, and what is in review is left alone.
 */
export async function joinByName(work: Work, citizenIds: number): Promise<void> {
  await buildTable(work, identityWanted, wanted(citizenIds))
  await buildTable(work, identityNamed, named())
  await buildTable(work, identityNamesake, NAMESAKES)
  await buildTable(work, identityCrowd, CROWDS)
  await buildTable(work, identityKindOfLabel, kindsOfLabels())
  await buildTable(work, identityMerge, merges())
}

const PLACES = [
  { place: sql`'E' || line.employer_id`, condition: sql`line.employer_id > 0` },
  { place: sql`'K' || line.commune_code`, condition: sql`line.commune_code <> ''` },
]

/** What joins by name: name, birth date and gender at one employer, and in one commune. */
function namedRows(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  const atPlaces = PLACES.map(
    ({ place, condition: placed }) => sql`
    select line.name_key || '|' || line.birth_day || '|' || line.gender || '|' || ${place} as identity, line.label
    from ${LABELLED_ROWS}
    where line.birth_day <> '' and line.gender <> '' and line.in_review = 0 and ${placed} and ${condition}`,
  )
  return sql`(${sql.join(atPlaces, sql` union all `)}) as named`
}

/** Of two clusters one must be without a citizen ID: codes of citizen IDs come first, so its label is above them all. */
function wanted(citizenIds: number): RawBuilder<unknown> {
  return sql`select distinct named.identity from ${namedRows(sql`line.label > ${sql.lit(citizenIds)}`)}`
}

function named(): RawBuilder<unknown> {
  return sql`select distinct named.identity, named.label from ${namedRows(sql`1 = 1`)}
    inner join identity_wanted as wanted on wanted.identity = named.identity`
}

const NAMESAKES = sql`select identity, min(label) as low, max(label) as high, count(*) as clusters
  from identity_named group by identity having min(label) <> max(label)`

const CROWDS = sql`select distinct named.label from identity_named as named
  inner join identity_namesake as namesake on namesake.identity = named.identity where namesake.clusters > 2`

/** A personal tax ID is left out: the tax authority merges several of one person (domain notes §1.2). */
function kindsOfLabels(): RawBuilder<unknown> {
  return sql`select distinct cluster.label, coded.kind from identity_label as cluster
    inner join identity_key_code as coded on coded.code = cluster.code
    inner join (select low as label from identity_namesake union select high from identity_namesake) as asked
      on asked.label = cluster.label
    where coded.kind < 5`
}

function merges(): RawBuilder<unknown> {
  const pairs = sql`select distinct low, high from identity_namesake where clusters = 2`
  const contradicting = sql`select pair.low, pair.high from identity_namesake as pair
    inner join identity_kind_of_label as one on one.label = pair.low
    inner join identity_kind_of_label as other on other.label = pair.high and other.kind = one.kind`
  return sql`with pair as (${pairs}),
    sided as (select low as label, high as partner from pair union all select high, low from pair),
    single as (select label from (
        select label, partner from sided union all select label, -1 from identity_crowd) as counted
      group by label having count(distinct partner) = 1 and min(partner) > 0),
    joined as (select pair.low, pair.high from pair
      inner join single as one on one.label = pair.low inner join single as other on other.label = pair.high
      left join (select distinct low, high from (${contradicting}) as found) as apart
        on apart.low = pair.low and apart.high = pair.high
      where apart.low is null)
    select low as label, low as person_id from joined union all select high, low from joined`
}
