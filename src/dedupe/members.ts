import { type RawBuilder, sql } from 'kysely'
import { nullText, nullWhole, wholeNumber } from '../store/expressions.ts'
import { buildTable } from '../store/scratch.ts'
import type { RowOf } from '../store/tables/table.ts'
import { dedupeMember, dedupeMemberRow } from './scratch.ts'
import type { DuplicateType } from './type.ts'
import type { Work } from './work.ts'

/** The rows a type asks about, with what they say, ready to be read cluster by cluster. Returns how many. */
export async function collectMembers(work: Work, type: DuplicateType): Promise<number> {
  await buildTable(work, dedupeMember, ...type.members(work))
  const asked = await work.db
    .withTables<{ dedupe_member: RowOf<typeof dedupeMember> }>()
    .selectFrom('dedupe_member')
    .select('source')
    .distinct()
    .execute()
  const sources = new Set(asked.map(({ source }) => source))
  return buildTable(
    work,
    dedupeMemberRow,
    ...MEMBER_SOURCES.filter(({ source }) => sources.has(source)).map(memberRows),
  )
}

/** What the rows of one source say, by column of `dedupe_member_row`; a column that is left out is unknown. `line`: the staging row. */
interface MemberSource {
  /** The name under which types ask for rows of the source. */
  readonly source: string
  readonly table: string
  readonly says: Readonly<Record<string, RawBuilder<unknown>>>
  /** Further tables, joined on `line` and `named`. */
  readonly join?: RawBuilder<unknown>
  /** The rows name no person. */
  readonly nameless?: true
}

/** The rows of a copy are those of the file that was read in its place. */
const READ_AS = sql`coalesce(file.same_as, file.file_id)`

const line = (column: string): RawBuilder<unknown> => sql.ref(`line.${column}`)
const text = (column: string): RawBuilder<unknown> => sql`coalesce(${line(column)}, '')`

/** What every list of people says of a person. */
const PERSON = {
  person_id: sql`named.keyed_id`,
  key_quality: sql`named.key_quality`,
  citizen_id: line('citizen_id'),
  full_name: text('full_name'),
  name_key: text('full_name_key'),
  name_folded: text('full_name_folded'),
  birth_date: line('birth_date'),
}
const INSURED = { ...PERSON, insurance_number: line('insurance_number') }

/** A wage up to this is a coefficient and no amount of money (domain notes §5.3). */
const LARGEST_COEFFICIENT = 100

/** The total, or its parts where every one of them is told: a payer that is left out has not paid nothing. */
const TOTAL = sql`coalesce(line.total_vnd, line.self_vnd + line.state_vnd + line.local_vnd)`

const MEMBER_SOURCES: readonly MemberSource[] = [
  {
    source: 'roll',
    table: 'stg_insurance_participants',
    join: sql`inner join dedupe_roll_row as known on known.file_id = ${READ_AS} and known.row_number = member.row_number`,
    says: {
      ...INSURED,
      old_citizen_id: line('old_citizen_id'),
      gender: line('gender'),
      unit_id: sql`known.unit_id`,
      unit_code: line('unit_code'),
      month_from: sql`nullif(known.span_from, -1)`,
      month_to: sql`nullif(known.span_to, -1)`,
      commune_code: line('commune_code'),
      participation: sql`known.participation`,
      position: text('position'),
      funds: sql`known.funds`,
      object_code: sql`known.object_code`,
      state: sql`known.state`,
      base_vnd: sql`case when known.base_vnd > ${sql.lit(LARGEST_COEFFICIENT)} then known.base_vnd end`,
      from_day: line('valid_from'),
      to_day: line('valid_to'),
      said_on: line('contract_signed_on'),
      died_on: line('died_on'),
      household_code: text('household_code'),
    },
  },
  {
    source: 'tax',
    table: 'stg_tax_workers',
    says: {
      ...PERSON,
      gender: line('gender'),
      month_from: sql`coalesce(line.from_month, line.period_from)`,
      month_to: sql`coalesce(line.to_month, line.period_to)`,
    },
  },
  {
    source: 'unit',
    table: 'stg_insurance_units',
    nameless: true,
    // A unit's row names no person: its name stands where a person's would.
    says: {
      full_name: text('name'),
      name_key: text('name_key'),
      name_folded: text('name_key'),
      unit_code: line('unit_code'),
      month_from: sql`coalesce(line.first_month, line.month)`,
      month_to: sql`coalesce(line.last_month, line.month)`,
    },
  },
  {
    source: 'receipt',
    table: 'stg_receipts',
    says: {
      ...INSURED,
      month_from: line('from_month'),
      month_to: sql`line.from_month + line.months - 1`,
      commune_code: line('commune_code'),
      participation: line('product'),
      total_vnd: TOTAL,
      said_on: line('receipt_date'),
      receipt_number: line('receipt_number'),
      organisation: line('organisation'),
      household_code: text('household_code'),
    },
  },
  {
    source: 'resident',
    table: 'stg_residents',
    says: {
      ...INSURED,
      gender: line('gender'),
      commune_code: line('commune_code'),
      state: text('status'),
      said_on: line('status_on'),
      died_on: sql`case when line.status = 'dead' then line.status_on end`,
      household_code: text('household_code'),
    },
  },
  {
    source: 'benefit',
    table: 'stg_benefits',
    says: { ...INSURED, gender: line('gender'), died_on: line('died_on') },
  },
  {
    source: 'movement',
    table: 'stg_insurance_movements',
    says: {
      ...INSURED,
      gender: line('gender'),
      unit_code: line('unit_code'),
      month_from: line('from_month'),
      month_to: line('from_month'),
      state: sql`case when line.died = 1 then 'died' else '' end`,
    },
  },
]

const UNKNOWN: Readonly<Record<string, RawBuilder<unknown>>> = {
  ...Object.fromEntries(
    Object.entries(dedupeMemberRow.columns).map(([column, { sql: kind, nullable }]) => [
      column,
      kind === 'text' ? (nullable ? nullText : sql`''`) : nullable ? nullWhole : wholeNumber(0),
    ]),
  ),
  key_quality: wholeNumber(3),
  funds: wholeNumber(-1),
}

const PLACE = ['cluster_key', 'source', 'file_id', 'row_number']

function memberRows({ source, table, says, join, nameless }: MemberSource): RawBuilder<unknown> {
  const columns = Object.keys(dedupeMemberRow.columns).map((column) => {
    const value = PLACE.includes(column) ? sql.ref(`member.${column}`) : (says[column] ?? UNKNOWN[column])
    return sql`${value} as ${sql.id(column)}`
  })
  const named = sql`inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number`
  return sql`select ${sql.join(columns)} from dedupe_member as member
    inner join file_balance as file on file.file_id = member.file_id
    inner join ${sql.table(table)} as line on line.file_id = ${READ_AS} and line.row_number = member.row_number
    ${nameless === true ? sql`` : named} ${join ?? sql``}
    where member.source = ${sql.lit(source)}`
}
