import { type RawBuilder, sql } from 'kysely'
import { buildTable } from '../store/scratch.ts'
import { LABELLED_ROWS } from './clusters.ts'
import {
  identityCrowd,
  identityKindOfLabel,
  identityLooseName,
  identityMerge,
  identityNamed,
  identityNamedRow,
  identityNamesake,
} from './person-scratch.ts'
import type { Work } from './work.ts'

/**
 * Step 5 of domain notes §4.2: two clusters are one person when exactly these two have the same name, full birth date and gender
 * at one employer or in one commune, neither is so paired with a third one, and they hold no two IDs of one kind: two
 * citizen IDs are two people (namesakes, twins registered alike). 1 January says nothing, and what is in review is left alone.
 */
export async function joinByName(work: Work, citizenIds: number): Promise<void> {
  await buildTable(work, identityLooseName, looseNames(citizenIds))
  await buildTable(work, identityNamedRow, NAMED_ROWS)
  await buildTable(work, identityNamed, NAMED)
  await buildTable(work, identityNamesake, namesakes(citizenIds))
  await buildTable(work, identityCrowd, CROWDS)
  await buildTable(work, identityKindOfLabel, kindsOfLabels())
  await buildTable(work, identityMerge, merges())
}

/** What joins by name, place apart. */
const NAME = sql`line.name_key || '|' || line.birth_day || '|' || line.gender`
const TELLING = sql`line.birth_day <> '' and line.gender <> '' and line.in_review = 0`

/** Of two clusters one must be without a citizen ID: codes of citizen IDs come first, so its label is above them all. */
function looseNames(citizenIds: number): RawBuilder<unknown> {
  return sql`select distinct ${NAME} as name from ${LABELLED_ROWS} where line.label > ${sql.lit(citizenIds)} and ${TELLING}`
}

const NAMED_ROWS = sql`select distinct ${NAME} as name, line.employer_id, line.commune_code, line.label
  from ${LABELLED_ROWS} where ${TELLING} and ${NAME} in (select name from identity_loose_name)`

const NAMED = sql`select distinct name || '|E' || employer_id as identity, label from identity_named_row where employer_id > 0
  union all
  select distinct name || '|K' || commune_code, label from identity_named_row where commune_code <> ''`

function namesakes(citizenIds: number): RawBuilder<unknown> {
  return sql`select identity, min(label) as low, max(label) as high, count(*) as clusters from identity_named
    group by identity having min(label) <> max(label) and max(label) > ${sql.lit(citizenIds)}`
}

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
