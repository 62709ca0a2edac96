import { type RawBuilder, sql } from 'kysely'
import { ColumnMaker } from '../linkage/column.ts'
import { type Records, recordsInOrder } from '../linkage/records.ts'
import { buildTable, streamRows } from '../store/scratch.ts'
import { defineTable, integer, textOrNull } from '../store/tables/table.ts'
import { placeIn } from './ascending.ts'
import type { Work } from './work.ts'

export const linkHome = defineTable({
  name: 'link_home',
  grain: 'one row per person whom a row of the rolls or of the residents gives a household or a province',
  columns: { person_id: integer, household_code: textOrNull, province_code: textOrNull },
  key: ['person_id'],
  distributeBy: 'person_id',
})

/** Of several households and provinces the smallest in code units: people move, and one is enough to find them by. */
const HOMES = sql`select named.keyed_id as person_id, min(line.household_code) as household_code, min(line.province_code) as province_code
  from (
    select file_id, row_number, household_code, province_code from stg_insurance_participants
    union all select file_id, row_number, household_code, province_code from stg_residents) as line
  inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number
  where line.household_code is not null or line.province_code is not null
  group by named.keyed_id`

/** For a store that is only read. */
const HOMES_IN_PLACE = sql`(${HOMES})`

/** In a table of its own, spread by person: a stage may write, and an outer join wants both sides in one place. */
export async function buildHomes(work: Work): Promise<RawBuilder<unknown>> {
  await buildTable(work, linkHome, HOMES)
  return sql.table(linkHome.name)
}

/** A column as identity left it, without what an earlier turn of this stage filled in. */
const own = (column: string): RawBuilder<string | null> =>
  sql`case when (' ' || who.filled || ' ') like ${`% ${column} %`} then null else ${sql.ref(`who.${column}`)} end`

/** What linkage compares of a person, and where it stands in `person`. Names are those of the person model. */
const FIELDS = {
  full_name_key: sql`who.name_key`,
  birth_date: own('birth_date'),
  gender: own('gender'),
  citizen_id: own('citizen_id'),
  old_citizen_id: own('old_citizen_id'),
  insurance_number: own('insurance_number'),
  passport_number: own('passport_number'),
  personal_tax_id: own('personal_tax_id'),
  nationality: sql`who.nationality`,
  household_code: sql`home.household_code`,
  commune_code: sql`who.commune_code`,
  province_code: sql`home.province_code`,
  employer: sql`case when who.employer_id > 0 then cast(who.employer_id as text) else '' end`,
} as const

type Field = keyof typeof FIELDS
type PersonRow = { readonly person_id: number; readonly person_key: string } & { readonly [F in Field]: string | null }

/** Everybody whose keys are not in doubt, as records of the linkage engine, in the order of `person_id`. */
export interface People {
  readonly records: Records
  readonly personIds: Int32Array
  /** Record of a person; undefined for one in review or not there. */
  recordOf(personId: number): number | undefined
}

/**
 * Read person by person, coded at once: of a million people the memory is their distinct values. `person_id` follows the strength and
 * the text of the best key, so the order of the records is the same on every engine.
 */
export async function loadPeople(work: Work, homes: RawBuilder<unknown> = HOMES_IN_PLACE): Promise<People> {
  const names = Object.keys(FIELDS) as Field[]
  const makers = names.map((name) => ({ name, maker: new ColumnMaker() }))
  const personIds = new GrowingIntegers()
  const keys: string[] = []
  const columns = names.map((name) => sql`${FIELDS[name]} as ${sql.id(name)}`)
  const rows = sql<PersonRow>`select who.person_id, who.person_key, ${sql.join(columns)} from person as who
    left join ${homes} as home on home.person_id = who.person_id where who.in_review = 0 order by who.person_id`
  for await (const batch of streamRows(work, rows))
    for (const row of batch) {
      personIds.push(row.person_id)
      keys.push(row.person_key)
      for (const { name, maker } of makers) maker.add(row[name])
    }
  const coded = makers.map(({ name, maker }) => maker.done(name))
  const ids = personIds.done()
  return { records: recordsInOrder(keys, null, coded), personIds: ids, recordOf: (personId) => recordIn(ids, personId) }
}

function recordIn(personIds: Int32Array, personId: number): number | undefined {
  const record = placeIn(personIds, personId)
  return record < 0 ? undefined : record
}

class GrowingIntegers {
  #values = new Int32Array(1024)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const longer = new Int32Array(this.#values.length * 2)
      longer.set(this.#values)
      this.#values = longer
    }
    this.#values[this.#length++] = value
  }

  done(): Int32Array {
    return this.#values.slice(0, this.#length)
  }
}
