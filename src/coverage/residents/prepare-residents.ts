import { sql } from 'kysely'
import { maskMonths } from '../../domain/months.ts'
import { householdShares, supportedHealthShares, voluntaryShares } from '../../policy/fees.ts'
import { VOLUNTARY_GROUP_LABELS, type VoluntaryGroup } from '../../policy/voluntary.ts'
import { FUND_BITS, GROUP_BITS } from '../../sources/source.ts'
import { lastMonthOfMask } from '../../store/expressions.ts'
import { insertFromInto } from '../../store/insert-from.ts'
import { rowsOf } from '../../store/scratch.ts'
import { birthDateOf, joinRetirement, showsForces, showsPension } from '../person-expressions.ts'
import type { CoverageWork } from '../work.ts'
import { monthOfDay, rankByRow } from './expressions.ts'
import { atWork, benefitNow, cover, joiningFee, knownMonth, listedProvince, living } from './tables.ts'

/** A row that says the person lives there goes before one that does not, the later before the earlier. */
const chosen = sql`
  select r.*, row_number() over (partition by r.person_id order by
      case when r.status in ('permanent', 'temporary', '') then 0 when r.status = 'absent' then 1 else 2 end,
      coalesce(r.status_on, '') desc, r.file_id desc, r.row_number desc) as place
  from resident r`

const people = sql`
  select r.person_id, case when r.household_code = '' or r.commune_code = '' then ''
      else r.commune_code || '|' || r.household_code end as household,
    r.household_code, r.relation, r.hamlet, r.commune_code, r.province_code, r.groups,
    case when r.status = 'moved' then 1 else 0 end as gone,
    case when r.status in ('dead', 'left_country') or p.died_on is not null then 1 else 0 end as lost,
    case when coalesce(a.is_atk, 0) = 1 or (r.groups & ${sql.lit(GROUP_BITS.atk)}) <> 0 then 1 else 0 end as atk,
    coalesce(own.province_code, '') as known_province, coalesce(own.month, anywhere.month, 0) as month,
    ${birthDateOf('p')} as birth_date, m.retirement_month, ${rankByRow('k')} as confidence_rank, r.file_id, r.row_number
  from (${chosen}) as r
  join person p on p.person_id = r.person_id
  join person_row k on k.file_id = r.file_id and k.row_number = r.row_number and k.person_id = r.person_id
  left join area_today a on a.commune_code = r.commune_code
  left join coverage_last_known own on own.province_code = r.province_code
  left join coverage_last_known anywhere on anywhere.province_code = ''
  ${joinRetirement('p', 'm')}
  where r.place = 1`

const retirement = sql`(t.funds & ${sql.lit(FUND_BITS.retirement)}) <> 0`
const flag = (condition: ReturnType<typeof sql>) => sql`max(case when ${condition} then 1 else 0 end)`

const covered = sql`
  select t.person_id, ${flag(sql`t.kind = 'compulsory' and ${retirement}`)} as compulsory,
    ${flag(sql`t.kind = 'voluntary'`)} as voluntary, ${flag(sql`(t.funds & ${sql.lit(FUND_BITS.health)}) <> 0`)} as health,
    ${flag(sql`t.kind = 'health_only'`)} as health_only,
    ${flag(sql`t.kind = 'health_only' and t.object_code = 'GD'`)} as household_card,
    ${flag(showsForces('t'))} as forces,
    ${flag(showsPension('t'))} as pension_card
  from coverage_living l
  join participation t on t.person_id = l.person_id and t.from_month <= l.month and t.to_month >= l.month
  group by t.person_id`

const onBenefit = sql`
  select distinct l.person_id from coverage_living l join benefit_span b on b.person_id = l.person_id
  where b.benefit <> 'unemployment' and coalesce(b.from_month, l.month) <= l.month and coalesce(b.to_month, l.month) >= l.month
  union select person_id from coverage_cover_now where pension_card = 1`

const paid = sql`
  select e.person_id, max(case when e.precision = 'year' then e.year else 0 end) as last_year,
    max(case when e.precision = 'year' then 0 else ${lastMonthOfMask(sql.ref('e.taxed_mask'), sql.ref('e.year'))} end) as last_month
  from coverage_living l join employment e on e.person_id = l.person_id
  where e.form <> '05-2' group by e.person_id`

const listed = sql`
  select l.province_code, max(c.health_only) as health, max(c.voluntary) as voluntary
  from coverage_cover_now c join coverage_living l on l.person_id = c.person_id group by l.province_code`

/** Where people live, what they have in the last known month, and what joining would cost them. */
export async function prepareResidents(work: CoverageWork): Promise<void> {
  const { db, dialect } = work
  await dialect.load(db, knownMonth, [await knownMonths(work)])
  await dialect.finishTable(db, knownMonth)
  await dialect.load(db, joiningFee, [await joiningFees(work)])
  await dialect.finishTable(db, joiningFee)
  for (const [table, query] of [
    [living, people],
    [cover, covered],
    [benefitNow, onBenefit],
    [atWork, paid],
    [listedProvince, listed],
  ] as const) {
    await insertFromInto(db, table, rowsOf(query))
    await dialect.finishTable(db, table)
  }
}

async function knownMonths({ db }: CoverageWork) {
  const years = await db.selectFrom('known_year').selectAll().orderBy('province_code').orderBy('year').execute()
  return years.flatMap(({ province_code, year, known_mask }) =>
    maskMonths(known_mask, year).map((month) => ({ province_code, month })),
  )
}

const ORDERS = [1, 2, 3, 4, 5] as const
const GROUPS = Object.keys(VOLUNTARY_GROUP_LABELS) as VoluntaryGroup[]

/** Fees of the month of as-of for each province in which people live; nothing where the law of the month is not known. */
async function joiningFees({ db, asOf, policy }: CoverageWork) {
  const month = monthOfDay({ asOf })
  const provinces = await db
    .selectFrom('resident')
    .select('province_code')
    .distinct()
    .orderBy('province_code')
    .execute()
  const pupils = await db.selectFrom('pupil').select('province_code').distinct().orderBy('province_code').execute()
  const codes = [...new Set([...provinces, ...pupils].map(({ province_code }) => province_code))].sort()
  return codes.flatMap((province_code) => {
    const of = (product: string, step: string, shares: ReturnType<typeof householdShares>) =>
      shares === undefined ? [] : [{ province_code, product, step, ...shares }]
    return [
      ...ORDERS.flatMap((order) =>
        of('household', String(order), householdShares(order, month, province_code, policy)),
      ),
      ...of('student', '', supportedHealthShares('student', month, province_code, policy)),
      ...GROUPS.flatMap((group) => of('voluntary', group, voluntaryShares(group, month, province_code, policy))),
    ]
  })
}
