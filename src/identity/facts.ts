import { type RawBuilder, sql } from 'kysely'
import { buildTable } from '../store/scratch.ts'
import { LABELLED_ROWS } from './clusters.ts'
import { identityDiffering, identityDifferingRow, identityFact, identityPick } from './fact-scratch.ts'
import { KEY_KINDS, NAME_STEP } from './key-kinds.ts'
import type { Work } from './work.ts'

/**
 * What is known of each person. Where rows differ the value most rows have wins, then the smallest: for the ID of each kind,
 * the name as written, the full birth date, the commune, the employer. Without a full birth date the most precise one, then the smallest. Gender by majority.
 */
export async function collectFacts(work: Work): Promise<void> {
  await buildTable(work, identityFact, facts())
  await buildTable(work, identityDiffering, differing())
  await buildTable(work, identityDifferingRow, DIFFERING_ROWS)
  await buildTable(work, identityPick, ...FIELDS.map(picked))
}

/** Every row that names a person, as `line`, with what step 5 made of its cluster. */
export const PERSON_ROWS = sql`${LABELLED_ROWS} left join identity_merge as merged on merged.label = line.label`

export const PERSON_OF_ROW = sql`coalesce(merged.person_id, line.label)`

const STEPS = KEY_KINDS.map((kind) => sql`when line.best = ${sql.ref(`line.${kind.coded}`)} then ${sql.lit(kind.step)}`)

/** The weakest step by which a row reached the person: by the row's best key, or by name; 0 for a person of one key. */
const STEP = sql`case when merged.label is not null then ${sql.lit(NAME_STEP)}
  when line.in_review = 1 or line.keys = 1 then 0 else case ${sql.join(STEPS, sql` `)} else 0 end end`

/** Earlier letters for what says more, so that the smallest is the most precise: full date, month, 1 January, year. */
const PRECISION = sql`case when line.birth_day <> '' then 'a' when length(line.birth_date) = 7 then 'b'
  when length(line.birth_date) = 10 then 'c' else 'd' end`

/** A household business may be listed under its owner's ID without the owner's name: such a row says nothing of the name. */
const NAMED = (column: string, which: 'min' | 'max'): RawBuilder<unknown> =>
  sql`coalesce(${sql.raw(which)}(nullif(${sql.ref(`line.${column}`)}, '')), '')`

function facts(): RawBuilder<unknown> {
  const codes = KEY_KINDS.map((kind) => {
    const code = sql`case when ${sql.ref(`line.${kind.coded}`)} > 0 then ${sql.ref(`line.${kind.coded}`)} end`
    return sql`min(${code}) as ${sql.id(kind.coded)}, max(${code}) as ${sql.id(`${kind.coded}_last`)}`
  })
  const gender = (value: 'male' | 'female') => sql`sum(case when line.gender = ${sql.lit(value)} then 1 else 0 end)`
  return sql`select ${PERSON_OF_ROW} as person_id, ${sql.join(codes)},
      ${NAMED('full_name', 'min')} as full_name, ${NAMED('full_name', 'max')} as full_name_last,
      ${NAMED('name_key', 'min')} as name_key, ${NAMED('name_folded', 'min')} as name_folded,
      substr(min(case when line.birth_date <> '' then ${PRECISION} || line.birth_date end), 2) as birth_date,
      min(nullif(line.birth_day, '')) as birth_day, max(nullif(line.birth_day, '')) as birth_day_last,
      min(nullif(line.commune_code, '')) as commune_code, max(nullif(line.commune_code, '')) as commune_code_last,
      min(nullif(line.employer_id, 0)) as employer_id, max(nullif(line.employer_id, 0)) as employer_id_last,
      ${gender('male')} as males, ${gender('female')} as females, min(line.nationality) as nationality,
      min(line.died_on) as died_on, max(${STEP}) as link_step, max(line.in_review) as in_review
    from ${PERSON_ROWS} group by ${PERSON_OF_ROW}`
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
  const code = sql.ref(`line.${column}`)
  return { name: column, column, code, value: sql`''`, by: code, said: sql`${code} > 0` }
}

const FIELDS: readonly Field[] = [
  ...KEY_KINDS.map((kind) => codeField(kind.coded)),
  {
    name: 'name',
    column: 'full_name',
    code: sql`0`,
    value: sql`line.full_name`,
    by: sql`line.full_name`,
    said: sql`line.full_name <> ''`,
  },
  {
    name: 'birth',
    column: 'birth_day',
    code: sql`0`,
    value: sql`line.birth_day`,
    by: sql`line.birth_day`,
    said: sql`line.birth_day <> ''`,
  },
  {
    name: 'commune',
    column: 'commune_code',
    code: sql`0`,
    value: sql`line.commune_code`,
    by: sql`line.commune_code`,
    said: sql`line.commune_code <> ''`,
  },
  codeField('employer_id'),
]

function differing(): RawBuilder<unknown> {
  const differ = FIELDS.map(({ column }) => sql`${sql.ref(`known.${column}`)} <> ${sql.ref(`known.${column}_last`)}`)
  return sql`select person_id from identity_fact as known where ${sql.join(differ, sql` or `)}`
}

/** Rows of the persons in which any field differs: few, so that each field is then picked from little. */
const DIFFERING_ROWS = sql`select named.person_id, line.* from (
    select person_id, file_id, row_number from person_row where person_id in (select person_id from identity_differing)) as named
  inner join identity_coded_row as line on line.file_id = named.file_id and line.row_number = named.row_number`

/** The most frequent of the values, then the smallest. */
function picked(field: Field): RawBuilder<unknown> {
  return sql`select person_id, field, code, value, value_key, value_folded from (
      select said.*, row_number() over (partition by person_id order by rows_with desc, code, value) as rank from (
        select line.person_id, ${sql.lit(field.name)} as field, ${field.code} as code, ${field.value} as value,
          min(line.name_key) as value_key, min(line.name_folded) as value_folded, count(*) as rows_with
        from identity_differing_row as line where ${field.said} group by line.person_id, ${field.by}) as said) as ranked
    where rank = 1`
}
