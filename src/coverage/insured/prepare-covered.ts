import { type RawBuilder, sql } from 'kysely'
import { HEALTH_MINIMUM_CONTRACT, UNEMPLOYMENT_MINIMUM_CONTRACT } from '../../policy/contract-length.ts'
import { type CoverGroup, HEALTH_COVER, UNEMPLOYMENT_COVER } from '../../policy/cover.ts'
import { FUND_BITS } from '../../sources/source.ts'
import { maskBetween, withoutBits } from '../../store/expressions.ts'
import { insertFromInto } from '../../store/insert-from.ts'
import { rowsOf } from '../../store/scratch.ts'
import { decimalBelow } from '../date-expressions.ts'
import type { CoverageWork } from '../work.ts'
import { maskOfMonths, type YearColumn } from './month-literals.ts'
import { coveredYear } from './tables.ts'

/** Positions that a fund may leave out. Armed forces stay in the question: exclusion E9 takes them, so that it is told. */
const POSITIONS: readonly CoverGroup[] = ['manager_paid', 'manager_unpaid', 'owner', 'official', 'commune_part_time']
const CONTRACTS: readonly CoverGroup[] = ['part_time', 'probation']

const FUNDS = {
  jobless: { cover: UNEMPLOYMENT_COVER, minimum: UNEMPLOYMENT_MINIMUM_CONTRACT },
  health: { cover: HEALTH_COVER, minimum: HEALTH_MINIMUM_CONTRACT },
} as const

/** Months of the year in which the fund does not cover people of the position or contract that a row (`position`, `contract_kind`, `contract_months`) tells. */
function exemptMask(
  { policy }: CoverageWork,
  fund: keyof typeof FUNDS,
  column: YearColumn,
  row: { readonly position: RawBuilder<string | null>; readonly contract: string },
): RawBuilder<number> {
  const { cover, minimum } = FUNDS[fund]
  const outside = (group: CoverGroup) =>
    maskOfMonths(column, (month) => policy.valueIn(cover, month)?.[group] !== 'covered')
  const told = (value: RawBuilder<unknown>, groups: readonly CoverGroup[]) =>
    sql`case ${value} ${sql.join(
      groups.map((group) => sql`when ${sql.lit(group)} then ${outside(group)}`),
      sql` `,
    )} else 0 end`
  const months = maskedMinimums(column, (month) => policy.valueIn(minimum, month) ?? 0)
  const length = sql<string | null>`${sql.ref(`${row.contract}.contract_months`)}`
  const tooShort = months.map(
    ({ value, mask }) => sql`case when ${decimalBelow(length, value)} then ${mask} else 0 end`,
  )
  return sql<number>`(${sql.join(
    [
      outside('worker'),
      told(row.position, POSITIONS),
      told(sql.ref(`${row.contract}.contract_kind`), CONTRACTS),
      ...tooShort,
    ],
    sql` | `,
  )})`
}

function pensionExempt({ policy }: CoverageWork, column: YearColumn): RawBuilder<number> {
  return maskOfMonths(column, (month) => {
    const covers = policy.valueIn(UNEMPLOYMENT_COVER, month)
    return covers !== undefined && covers.pension_qualified !== 'covered'
  })
}

function maskedMinimums(column: YearColumn, minimumOf: (month: number) => number) {
  const months = column.years.flatMap((year) => Array.from({ length: 12 }, (_, index) => year * 12 + index))
  const values = [...new Set(months.map(minimumOf))].filter((value) => value > 0)
  return values.map((value) => ({ value, mask: maskOfMonths(column, (month) => minimumOf(month) === value) }))
}

const has = (fund: keyof typeof FUND_BITS) => sql`((p.funds & ${sql.lit(FUND_BITS[fund])}) <> 0)`
const KNOWN = withoutBits(
  sql<number>`y.known_mask`,
  maskBetween(sql<number>`s.pause_from`, sql<number>`s.pause_to`, sql<number>`y.year`),
)

/** Health cards that come after a worker's in the order of Luật BHYT, Điều 12: whoever is employed belongs to none of these groups. */
export const LATER_CARDS = ['GD', 'HS', 'SV', 'CN', 'GB'] as const

const ALL_FUNDS = Object.values(FUND_BITS).reduce((sum, bit) => sum + bit, 0)

/** People whom one of the funds may miss: most are in all of them and have no other card, and nothing is asked about them. */
const asked = sql`
  select distinct person_id from participation
  where (kind = 'compulsory' and employer_id > 0 and (funds & ${sql.lit(ALL_FUNDS)}) <> ${sql.lit(ALL_FUNDS)})
    or (kind = 'health_only' and object_code in (${sql.join(LATER_CARDS.map((code) => sql.lit(code)))}))`

/** Spans of people at their employer, year by year, cut to the months that are known. Cross joins keep the order on SQLite: people first. */
function spans(work: CoverageWork, years: readonly number[]): RawBuilder<unknown> {
  const column: YearColumn = { year: sql<number>`y.year`, years }
  const roll = { position: sql<string>`p.position`, contract: 'p' }
  return sql`
    select p.person_id, p.employer_id, y.year, ${KNOWN} as known_mask,
      case when y.known_mask = 4095 then 1 else 0 end as known_whole,
      ${maskBetween(sql<number>`p.from_month`, sql<number>`p.to_month`, sql<number>`y.year`)} & ${KNOWN} as mask,
      case when ${has('retirement')} then 1 else 0 end as retirement,
      case when p.state = 'contributing' then 0 else 1 end as on_leave,
      1 - p.funds_told as untold,
      case when ${has('unemployment')} then 1 else 0 end as unemployment,
      case when ${has('health')} then 1 else 0 end as health,
      case when ${has('accident')} then 1 else 0 end as accident,
      ${exemptMask(work, 'jobless', column, roll)} as jobless_exempt,
      ${exemptMask(work, 'health', column, roll)} as health_exempt, p.key_quality
    from (${asked}) as a cross join participation p cross join coverage_employer_state s cross join known_year y
    where p.person_id = a.person_id and p.kind = 'compulsory' and p.employer_id > 0 and s.employer_id = p.employer_id
      and y.province_code = s.known_province and y.known_mask <> 0
      and y.year between p.from_month / 12 and p.to_month / 12`
}

const masked = (flag: string) => sql`bit_or(mask * ${sql.ref(flag)})`

function coveredYears(work: CoverageWork, years: readonly number[]): RawBuilder<unknown> {
  const column: YearColumn = { year: sql<number>`g.year`, years }
  const paid = { position: sql<string>`cast('' as text)`, contract: 'e' }
  return sql`
    select g.person_id, g.employer_id, g.year, g.known_mask, g.known_whole, g.retirement_mask,
      ${withoutBits(sql.ref('g.retirement_mask'), sql.ref('g.leave_mask'))} as due_mask,
      ${withoutBits(sql.ref('g.retirement_mask'), sql.ref('g.untold_mask'))} as told_mask,
      g.unemployment_mask, g.health_mask, g.accident_mask,
      g.jobless_exempt_mask | ${exemptMask(work, 'jobless', column, paid)} as jobless_exempt_mask,
      ${pensionExempt(work, column)} as pension_exempt_mask,
      g.health_exempt_mask | ${exemptMask(work, 'health', column, paid)} as health_exempt_mask, g.key_quality
    from (
      select person_id, employer_id, year, min(known_mask) as known_mask, min(known_whole) as known_whole,
        ${masked('retirement')} as retirement_mask, ${masked('on_leave')} as leave_mask, ${masked('untold')} as untold_mask,
        ${masked('unemployment')} as unemployment_mask, ${masked('health')} as health_mask, ${masked('accident')} as accident_mask,
        bit_or(mask & jobless_exempt) as jobless_exempt_mask, bit_or(mask & health_exempt) as health_exempt_mask,
        min(key_quality) as key_quality
      from (${spans(work, years)}) as p where mask <> 0 group by person_id, employer_id, year) as g
    left join employment e on e.person_id = g.person_id and e.employer_id = g.employer_id and e.year = g.year`
}

/** In which funds those are at every employer whom one may miss, in the years that the rolls know. Returns how many rows that are. */
export async function prepareCovered(work: CoverageWork): Promise<number> {
  const { db, dialect } = work
  const known = await db
    .selectFrom('known_year')
    .select('year')
    .distinct()
    .where('known_mask', '<>', 0)
    .orderBy('year')
    .execute()
  const rows = coveredYears(
    work,
    known.map(({ year }) => year),
  )
  const count = await insertFromInto(db, coveredYear, rowsOf(rows))
  await dialect.finishTable(db, coveredYear)
  return count
}
