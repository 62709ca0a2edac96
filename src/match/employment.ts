import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../store/dialects/dialect.ts'
import { insertFrom, insertFromInto } from '../store/insert-from.ts'
import type { Database, DbOf } from '../store/schema.ts'
import type { RowOf } from '../store/tables/table.ts'
import { CONTRACT_KINDS } from './paid-rows.ts'
import { paidEmployment, paidYear } from './tables.ts'

type Db = Kysely<DbOf<'employment' | 'employment_row'>>

/** Most payers name a person once a year: those rows need no choosing. */
const single = sql`
  select person_id, min(employer_id) as employer_id, payer_tax_id, year, min(form_rank) as form_rank,
    min(income_vnd) as income_vnd, min(deduction_vnd) as deduction_vnd, min(tax_withheld_vnd) as tax_withheld_vnd
  from match_paid_row group by person_id, payer_tax_id, year having count(*) = 1`

const several = sql`
  select r.* from (select person_id, payer_tax_id, year from match_paid_row
      group by person_id, payer_tax_id, year having count(*) > 1) as s
  join match_paid_row r on r.person_id = s.person_id and r.payer_tax_id = s.payer_tax_id and r.year = s.year`

/** Rows of one person, payer and period add up within a file. */
const perFile = sql`
  select person_id, employer_id, payer_tax_id, year, period_from, period_to, form_rank, file_id,
    sum(income_vnd) as income_vnd, sum(deduction_vnd) as deduction_vnd, sum(tax_withheld_vnd) as tax_withheld_vnd
  from (${several}) as r
  group by person_id, employer_id, payer_tax_id, year, period_from, period_to, form_rank, file_id`

/** Between files they are the same money: the preferred form, and within it the larger sum. */
const perPeriod = sql`
  select f.*, row_number() over (
    partition by person_id, payer_tax_id, year, period_from, period_to
    order by form_rank, income_vnd desc, deduction_vnd desc, tax_withheld_vnd desc, file_id) as place
  from (${perFile}) as f`

/** Periods of one length add up over the year; a yearly return and monthly ones of the same payer are the same money again. */
const perLength = sql`
  select person_id, employer_id, payer_tax_id, year, period_to - period_from as length, min(form_rank) as form_rank,
    sum(income_vnd) as income_vnd, sum(deduction_vnd) as deduction_vnd, sum(tax_withheld_vnd) as tax_withheld_vnd
  from (${perPeriod}) as p where place = 1
  group by person_id, employer_id, payer_tax_id, year, period_to - period_from`

const perPayer = sql`
  select person_id, employer_id, payer_tax_id, year, form_rank, income_vnd, deduction_vnd, tax_withheld_vnd from (select l.*, row_number() over (
      partition by person_id, payer_tax_id, year order by form_rank, income_vnd desc, length desc) as place
    from (${perLength}) as l) as y
  where place = 1`

/** Money of every payer of the employer; 05-2 beside a contract form at another branch does not make the worker a contractor. */
const money = sql`
  select person_id, employer_id, year,
    case when max(case when form_rank = 0 then 1 else 0 end) = 1 then '05-1'
      when max(case when form_rank = 2 then 1 else 0 end) = 1 then '' else '05-2' end as form,
    sum(income_vnd) as income_vnd, sum(deduction_vnd) as deduction_vnd, sum(tax_withheld_vnd) as tax_withheld_vnd
  from match_paid_year
  group by person_id, employer_id, year`

const contractKind = sql<string | null>`case max(contract_rank) ${sql.join(
  CONTRACT_KINDS.map((kind, index) => sql`when ${sql.lit(index + 1)} then ${sql.lit(kind)}`),
  sql` `,
)} end`

/** Months and contract of the year. A row with its own months makes the year precise; without one the coarsest stands. */
const facts = sql`
  select person_id, employer_id, year,
    case when min(precision_rank) = 0 then 'month' when max(precision_rank) = 2 then 'year' else 'quarter' end as precision,
    case when min(precision_rank) = 0 then bit_or(case when precision_rank = 0 then taxed_mask else 0 end)
      else bit_or(taxed_mask) end as taxed_mask,
    ${contractKind} as contract_kind,
    case when max(contract_months_key) = '' then null else substr(max(contract_months_key), 2) end as contract_months,
    min(contract_from) as contract_from, max(contract_until) as contract_until,
    min(contract_signed_on) as contract_signed_on, sum(payments) as payments, max(nationality) as nationality,
    max(foreigner_under_12_months) as foreigner_under_12_months, min(payer_tax_id) as payer_tax_id,
    min(key_quality) as key_quality, min(payer_repaired) as payer_repaired
  from match_paid_row
  group by person_id, employer_id, year`

const numbered = sql<RowOf<typeof paidEmployment>>`
  select row_number() over (order by m.person_id, m.employer_id, m.year) as employment_id, m.* from (${money}) as m`

const employments = sql<Database['employment']>`
  select m.employment_id, m.person_id, m.employer_id, m.year, m.form, f.precision, f.taxed_mask, m.income_vnd,
    m.deduction_vnd, m.tax_withheld_vnd, f.contract_kind, f.contract_months, f.contract_from, f.contract_until,
    f.contract_signed_on, f.payments, f.nationality, f.foreigner_under_12_months, f.payer_tax_id, f.key_quality,
    f.payer_repaired
  from (${facts}) as f
  join match_paid_employment m on m.person_id = f.person_id and m.employer_id = f.employer_id and m.year = f.year`

const evidence = sql<Database['employment_row']>`
  select m.employment_id, m.person_id, p.file_id, p.row_number
  from match_paid_row p
  join match_paid_employment m on m.person_id = p.person_id and m.employer_id = p.employer_id and m.year = p.year`

/** From the private table of tax rows to employments and the rows they rest on. Returns how many there are. */
export async function fillEmployments(db: Db, dialect: Dialect): Promise<number> {
  await insertFromInto(db, paidYear, sql<RowOf<typeof paidYear>>`(${single})`)
  await insertFromInto(db, paidYear, sql<RowOf<typeof paidYear>>`(${perPayer})`)
  await dialect.finishTable(db, paidYear)
  await insertFromInto(db, paidEmployment, sql<RowOf<typeof paidEmployment>>`(${numbered})`)
  await dialect.finishTable(db, paidEmployment)
  const count = await insertFrom(db, 'employment', sql<Database['employment']>`(${employments})`)
  await insertFrom(db, 'employment_row', sql<Database['employment_row']>`(${evidence})`)
  return count
}
