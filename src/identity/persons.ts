import { type RawBuilder, sql } from 'kysely'
import { insertFrom } from '../store/insert-from.ts'
import { dropTables, rowsOf } from '../store/scratch.ts'
import { clusterKeys } from './clusters.ts'
import { codeKeys } from './coding.ts'
import { FACT_SCRATCH } from './fact-scratch.ts'
import { collectFacts, PERSON_OF_ROW, PERSON_ROWS } from './facts.ts'
import { KEY_KINDS } from './key-kinds.ts'
import { collectListing } from './listing.ts'
import {
  identityDoubtListing,
  identityListing,
  identityOldId,
  identitySeenKey,
  PERSON_SCRATCH,
} from './person-scratch.ts'
import { reviewKeys } from './review.ts'
import { joinByName } from './step-five.ts'
import type { Work } from './work.ts'

/** One person for all keys that rows list together, by the steps of domain notes §4.2. `person_id` is the number of the best key. */
export async function identifyPersons(work: Work): Promise<{ rows: number; keys: number; persons: number }> {
  work.step('người: thông tin trên các dòng')
  const rows = await collectListing(work)
  work.step('người: số giấy tờ giả định, số dùng chung')
  await reviewKeys(work)
  work.step('người: đánh số mã')
  const { citizenIds, identifiers, keys } = await codeKeys(work)
  await dropTables(work, [identityListing, identityOldId, identitySeenKey, identityDoubtListing])
  work.step('người: các mã đứng cùng dòng')
  await clusterKeys(work, identifiers)
  work.step('người: họ tên, ngày sinh, giới tính, nơi')
  await joinByName(work, citizenIds)
  work.step('người: tổng hợp thông tin')
  await insertFrom(work.db, 'person_row', rowsOf(personRows()))
  await insertFrom(work.db, 'person_key', rowsOf(personKeys()))
  await insertFrom(work.db, 'identity_review', rowsOf(reviews()))
  await collectFacts(work)
  const persons = await insertFrom(work.db, 'person', rowsOf(people()))
  await dropTables(work, [...PERSON_SCRATCH, ...FACT_SCRATCH])
  return { rows, keys, persons }
}

function personRows(): RawBuilder<unknown> {
  return sql`select line.file_id, line.row_number, ${PERSON_OF_ROW} as person_id, ${PERSON_OF_ROW} as keyed_id,
      case when line.citizen > 0 or line.passport > 0 then line.guessed when line.usable > 0 then 2 else 3 end as key_quality
    from ${PERSON_ROWS}`
}

function personKeys(): RawBuilder<unknown> {
  return sql`select key, person_id, person_id as keyed_id from (
    select coded.key, coalesce(merged.person_id, cluster.label) as person_id from identity_key_code as coded
      inner join identity_label as cluster on cluster.code = coded.code
      left join identity_merge as merged on merged.label = cluster.label
    union all
    select named.key, coalesce(merged.person_id, named.code) from identity_name_key as named
      left join identity_merge as merged on merged.label = named.code) as named_keys`
}

/** What was left out of a join: blocked keys, clusters over the limit, and names that fit more than one cluster. */
function reviews(): RawBuilder<unknown> {
  return sql`select key, reason, names, keys from identity_blocked
    union all
    select coded.key, 'cluster_size', 1, cluster.keys from identity_label as cluster
      inner join identity_key_code as coded on coded.code = cluster.code where cluster.in_review = 1
    union all
    select 'N:' || identity, 'ambiguous_name', 1, clusters from identity_namesake where clusters > 2`
}

const PICKED_KINDS = KEY_KINDS.map((kind) => ({
  ...kind,
  value: sql.id(`${kind.coded}_value`),
  picked: sql.id(`${kind.coded}_pick`),
}))

/** The last word on each field: what most rows say where they differ, else what they all say. */
function people(): RawBuilder<unknown> {
  const joins = PICKED_KINDS.map(
    ({ coded, value, picked }) => sql`
      left join identity_pick as ${picked} on ${picked}.person_id = known.person_id and ${picked}.field = ${sql.lit(coded)}
      inner join identity_key_code as ${value} on ${value}.code = coalesce(${picked}.code, ${sql.ref(`known.${coded}`)}, 0)`,
  )
  const best = PICKED_KINDS.map(({ value }) => sql`when ${value}.code > 0 then ${value}.key`)
  const numbers = PICKED_KINDS.map(({ coded, letter, value }) => {
    const number = letter === 'M' ? sql`substr(${value}.key, 3, 9)` : sql`substr(${value}.key, 3)`
    return sql`case when ${value}.code > 0 then ${number} end as ${sql.id(coded)}`
  })
  return sql`select person_id, coalesce(best_key, name_key_text) as person_key, citizen as citizen_id, insurance as insurance_number,
      passport as passport_number, old_id as old_citizen_id, tax as personal_tax_id, full_name, name_key, name_folded,
      coalesce(birth, birth_date, ${yearOfCitizenId()}) as birth_date, gender, nationality, died_on,
      commune_code, employer_id, link_step, in_review, person_id as linked_to, '' as filled
    from (
      select known.person_id, case ${sql.join(best, sql` `)} end as best_key, named.key as name_key_text, ${sql.join(numbers)},
        coalesce(name_pick.value, known.full_name) as full_name, coalesce(name_pick.value_key, known.name_key) as name_key,
        coalesce(name_pick.value_folded, known.name_folded) as name_folded, birth_pick.value as birth, known.birth_date,
        case when known.males = 0 and known.females = 0 then null when known.males > known.females then 'male' else 'female' end
          as gender, known.nationality, known.died_on, coalesce(commune_pick.value, known.commune_code, '') as commune_code,
        coalesce(employer_pick.code, known.employer_id, 0) as employer_id, known.link_step, known.in_review
      from identity_fact as known ${sql.join(joins, sql` `)}
      left join identity_pick as name_pick on name_pick.person_id = known.person_id and name_pick.field = 'name'
      left join identity_pick as birth_pick on birth_pick.person_id = known.person_id and birth_pick.field = 'birth'
      left join identity_pick as commune_pick on commune_pick.person_id = known.person_id and commune_pick.field = 'commune'
      left join identity_pick as employer_pick on employer_pick.person_id = known.person_id and employer_pick.field = 'employer_id'
      left join identity_name_key as named on named.code = known.person_id) as described`
}

/** Without any birth date the citizen ID still tells the year. */
function yearOfCitizenId(): RawBuilder<unknown> {
  return sql`cast((19 + cast(substr(citizen, 4, 1) as integer) / 2) * 100 + cast(substr(citizen, 5, 2) as integer) as text)`
}
