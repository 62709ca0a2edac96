import { type RawBuilder, sql } from 'kysely'
import { buildTable } from '../store/scratch.ts'
import { KEY_KINDS, NAME_STEP } from './key-kinds.ts'
import { identityFact, identityPick } from './person-scratch.ts'
import type { Work } from './work.ts'

/**
 * What is known of each person. Where rows differ the value most rows have wins, then the smallest: for the ID of each kind,
 * the name as written, the full birth date. Without a full birth date the most precise one, then the smallest. Gender by majority.
 */
export async function collectFacts(work: Work): Promise<void> {
  await buildTable(work, identityFact, facts())
  await buildTable(work, identityPick, ...FIELDS.map(picked))
}

/** Every row with its person: three narrow tables side by side. */
export const ROWS = sql`identity_row_label as cluster
  inner join identity_coded_row as coded on coded.file_id = cluster.file_id and coded.row_number = cluster.row_number
  inner join identity_listing as listing on listing.file_id = cluster.file_id and listing.row_number = cluster.row_number
  left join identity_merge as merged on merged.label = cluster.label`

export const PERSON_OF_ROW = sql`coalesce(merged.person_id, cluster.label)`

const STEPS = KEY_KINDS.map(
  (kind) => sql`when coded.best = ${sql.ref(`coded.${kind.coded}`)} then ${sql.lit(kind.step)}`,
)

/** The weakest step by which a row reached the person: by the row's best key, or by name; 0 for a person of one key. */
const STEP = sql`case when merged.label is not null or coded.best = 0 then
    case when merged.label is null then 0 else ${sql.lit(NAME_STEP)} end
  when cluster.in_review = 1 or cluster.keys = 1 then 0
  else case ${sql.join(STEPS, sql` `)} else 0 end end`

/** Earlier letters for what says more, so that the smallest is the most precise: full date, month, 1 January, year. */
const PRECISION = sql`case when listing.birth_day <> '' then 'a' when length(listing.birth_date) = 7 then 'b'
  when length(listing.birth_date) = 10 then 'c' else 'd' end`

function facts(): RawBuilder<unknown> {
  const codes = KEY_KINDS.map((kind) => {
    const code = sql`case when ${sql.ref(`coded.${kind.coded}`)} > 0 then ${sql.ref(`coded.${kind.coded}`)} end`
    return sql`min(${code}) as ${sql.id(kind.coded)}, max(${code}) as ${sql.id(`${kind.coded}_last`)}`
  })
  const gender = (value: 'male' | 'female') => sql`sum(case when listing.gender = ${sql.lit(value)} then 1 else 0 end)`
  return sql`select ${PERSON_OF_ROW} as person_id, ${sql.join(codes)},
      min(listing.full_name) as full_name, max(listing.full_name) as full_name_last,
      min(listing.name_key) as name_key, min(listing.name_folded) as name_folded,
      substr(min(case when listing.birth_date <> '' then ${PRECISION} || listing.birth_date end), 2) as birth_date,
      min(nullif(listing.birth_day, '')) as birth_day, max(nullif(listing.birth_day, '')) as birth_day_last,
      ${gender('male')} as males, ${gender('female')} as females, min(listing.nationality) as nationality,
      min(listing.died_on) as died_on, max(${STEP}) as link_step, max(cluster.in_review) as in_review
    from ${ROWS} group by ${PERSON_OF_ROW}`
}

interface Field {
  readonly name: string
  /** Column of `identity_fact` that holds the smallest value; `<column>_last` holds the largest. */
  readonly column: string
  readonly code: RawBuilder<unknown>
  readonly value: RawBuilder<unknown>
  /** What the rows are counted by: the one of the two that is no constant. */
  readonly by: RawBuilder<unknown>
  /** Which rows say anything. */
  readonly said: RawBuilder<unknown>
}

function codeField(column: string): Field {
  const code = sql.ref(`coded.${column}`)
  return { name: column, column, code, value: sql`''`, by: code, said: sql`${code} > 0` }
}

const FIELDS: readonly Field[] = [
  ...KEY_KINDS.map((kind) => codeField(kind.coded)),
  {
    name: 'name',
    column: 'full_name',
    code: sql`0`,
    value: sql`listing.full_name`,
    by: sql`listing.full_name`,
    said: sql`1 = 1`,
  },
  {
    name: 'birth',
    column: 'birth_day',
    code: sql`0`,
    value: sql`listing.birth_day`,
    by: sql`listing.birth_day`,
    said: sql`listing.birth_day <> ''`,
  },
]

/** The most frequent of the values in which the rows of a person differ, then the smallest. */
function picked(field: Field): RawBuilder<unknown> {
  const differ = sql`${sql.ref(`known.${field.column}`)} <> ${sql.ref(`known.${field.column}_last`)}`
  return sql`select person_id, field, code, value, value_key, value_folded from (
      select said.*, row_number() over (partition by person_id order by rows_with desc, code, value) as rank from (
        select known.person_id, ${sql.lit(field.name)} as field, ${field.code} as code, ${field.value} as value,
          min(listing.name_key) as value_key, min(listing.name_folded) as value_folded, count(*) as rows_with
        from ${ROWS} inner join identity_fact as known on known.person_id = ${PERSON_OF_ROW}
        where ${differ} and ${field.said} group by known.person_id, ${field.by}) as said) as ranked
    where rank = 1`
}
