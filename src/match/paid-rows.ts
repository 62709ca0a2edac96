import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Dialect } from '../store/dialects/dialect.ts'
import { greatest, least, maskBetween, quotient } from '../store/expressions.ts'
import { insertFromInto } from '../store/insert-from.ts'
import type { DbOf } from '../store/schema.ts'
import { rowsOf } from '../store/scratch.ts'
import { employerTaxKey } from '../store/spans.ts'
import type { RowOf } from '../store/tables/table.ts'
import { fillCalendar, yearsOf } from './calendar.ts'
import { paidRow, payerEmployer, payerRoot } from './tables.ts'

type Db = Kysely<DbOf<'stg_tax_workers' | 'person_row' | 'employer_key' | 'file_balance'>>

/** Contract kinds from the weakest tie to the strongest: of several rows of a year the strongest speaks. */
export const CONTRACT_KINDS = ['probation', 'service', 'part_time', 'fixed', 'indefinite'] as const

const column = (name: string): RawBuilder<number> => sql<number>`${sql.ref(name)}`

/**
 * Period and months of each tax row. A row's own months win over a period and are clipped to it (a contract that began
 * the year before); a month without an end runs to the end of the period; without either the file's period stands.
 */
const placed = sql`
  select t.*, f.period_from as file_from, f.period_to as file_to,
    coalesce(t.period_from, f.period_from, coalesce(t.from_month, t.to_month) / 12 * 12) as declared_from,
    coalesce(t.period_to, f.period_to, coalesce(t.to_month, t.from_month) / 12 * 12 + 11) as declared_to
  from stg_tax_workers t join file_balance f on f.file_id = t.file_id`

const spanned = sql`
  select p.*,
    case when p.from_month is null and p.to_month is null then 0 else 1 end as has_months,
    coalesce(p.from_month, p.declared_from) as stated_from,
    coalesce(p.to_month, p.declared_to) as stated_to
  from (${placed}) as p where p.declared_from is not null`

const overlaps = sql`(s.stated_from <= s.declared_to and s.stated_to >= s.declared_from)`

const clipped = sql`
  select s.*,
    case when ${overlaps} then ${greatest(column('s.stated_from'), column('s.declared_from'))} else s.stated_from end as span_from,
    case when ${overlaps} then ${least(column('s.stated_to'), column('s.declared_to'))} else s.stated_to end as span_to
  from (${spanned}) as s where s.stated_from <= s.stated_to`

/** The share of an amount that falls into the calendar year, so that the shares of all years add up to the amount. */
function shareOfYear(amount: string): RawBuilder<number> {
  const total = sql<number>`coalesce(${sql.ref(amount)}, 0)`
  const months = sql<number>`(c.span_to - c.span_from + 1)`
  const before = greatest(sql<number>`(k.year * 12 - c.span_from)`, sql<number>`0`)
  const until = least(sql<number>`(k.year * 12 + 12 - c.span_from)`, months)
  const share = sql`${quotient(sql<number>`(${total} * ${until})`, months)} - ${quotient(sql<number>`(${total} * ${before})`, months)}`
  return sql<number>`(case when c.span_from / 12 = c.span_to / 12 then ${total} else ${share} end)`
}

const contractRank = sql<number>`case c.contract_kind ${sql.join(
  CONTRACT_KINDS.map((kind, index) => sql`when ${sql.lit(kind)} then ${sql.lit(index + 1)}`),
  sql` `,
)} else 0 end`

/** '<digits before the point><value>' sorts as the number does, as long as there are fewer than ten digits. */
const contractMonthsKey = sql<string>`case when c.contract_months is null then ''
  when length(c.contract_months) = 1 or substr(c.contract_months, 2, 1) = '.' then '1' || c.contract_months
  when length(c.contract_months) = 2 or substr(c.contract_months, 3, 1) = '.' then '2' || c.contract_months
  else '3' || c.contract_months end`

const precisionRank = sql<number>`case when c.has_months = 1 or c.declared_from = c.declared_to then 0
  when c.declared_to - c.declared_from + 1 >= 12 then 2 else 1 end`

const rows = sql<RowOf<typeof paidRow>>`
  select c.file_id, c.row_number, r.person_id, e.employer_id, c.payer_tax_id, k.year,
    c.declared_from as period_from, c.declared_to as period_to,
    case c.form when '05-1' then 0 when '05-2' then 1 else 2 end as form_rank,
    ${precisionRank} as precision_rank,
    ${maskBetween(column('c.span_from'), column('c.span_to'), column('k.year'))} as taxed_mask,
    ${shareOfYear('c.taxable_income_vnd')} as income_vnd,
    ${shareOfYear('c.insurance_deduction_vnd')} as deduction_vnd,
    ${shareOfYear('c.tax_withheld_vnd')} as tax_withheld_vnd,
    ${contractRank} as contract_rank, ${contractMonthsKey} as contract_months_key,
    c.contract_from, c.contract_until, c.contract_signed_on, c.payments, c.nationality,
    coalesce(c.foreigner_under_12_months, 0) as foreigner_under_12_months, r.key_quality,
    case when c.payer_tax_id_repair is null or c.payer_tax_id_repair = '' then 0 else 1 end as payer_repaired
  from (${clipped}) as c
  join person_row r on r.file_id = c.file_id and r.row_number = c.row_number
  join match_payer_employer e on e.payer_tax_id = c.payer_tax_id
  join match_calendar k on k.year between ${quotient(column('c.span_from'), sql<number>`12`)} and ${quotient(column('c.span_to'), sql<number>`12`)}`

/** Each tax ID is looked up once: the rows are then joined with a small table by a plain column. */
async function fillPayers(db: Db, dialect: Dialect): Promise<void> {
  const roots = sql`select distinct payer_tax_id, ${employerTaxKey(sql.ref('payer_tax_id'))} as key from stg_tax_workers
    where payer_tax_id is not null`
  await insertFromInto(db, payerRoot, rowsOf(roots))
  await dialect.finishTable(db, payerRoot)
  const employers = sql`select p.payer_tax_id, e.employer_id from match_payer_root p join employer_key e on e.key = p.key`
  await insertFromInto(db, payerEmployer, rowsOf(employers))
  await dialect.finishTable(db, payerEmployer)
}

/** Fill the private table of tax rows by calendar year. Returns how many there are. */
export async function fillPaidRows(db: Db, dialect: Dialect): Promise<number> {
  await fillPayers(db, dialect)
  const months = sql`select span_from as first_month, span_to as last_month from (${clipped}) as c`
  const years = await yearsOf(db, months)
  await fillCalendar(db, dialect, ...(years ?? ([0, -1] as const)))
  const inserted = await insertFromInto(db, paidRow, sql`(${rows})`)
  await dialect.finishTable(db, paidRow)
  return inserted
}
