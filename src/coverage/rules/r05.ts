import { type RawBuilder, sql } from 'kysely'
import { isoOfDayNumber } from '../../domain/dates.ts'
import { formatVnd } from '../../domain/money.ts'
import { displayMonth } from '../../domain/months.ts'
import { arrearsBand } from '../../policy/arrears-bands.ts'
import { LATE_INTEREST_RATE, LATE_PAYMENT_DAYS } from '../../policy/deadlines.ts'
import { nullWhole } from '../../store/expressions.ts'
import { directRule } from '../define.ts'
import type { DirectFigures } from '../direct/figures.ts'
import { TO_VERIFY } from '../wording.ts'
import type { CoverageDb, RuleContext } from '../work.ts'

const FIGURES = {
  debt_vnd: 'integer',
  due_vnd: 'integer',
  months_tenths: 'integer',
  days: 'integer',
  counted_to: 'integer',
  interest_vnd: 'integer',
  interest_rate: 'integer',
  stated_interest_vnd: 'integer',
  units: 'integer',
  estimated: 'integer',
  last_month: 'integer',
  risk: 'integer',
  urged_on: 'text',
  state: 'text',
  unit_1: 'text',
  unit_2: 'text',
  unit_3: 'text',
} as const
type Figures = DirectFigures<typeof FIGURES>

export const r05 = directRule({
  id: 'R05',
  title: { vi: 'Đơn vị chậm đóng', en: 'Unit in arrears' },
  meaning:
    'Đơn vị còn số phải đóng quá hạn theo C12: số tháng nợ = nợ cuối kỳ chia số phải đóng một tháng; ngày chậm đóng tính từ sau hạn đóng của kỳ cũ nhất chưa đóng đủ (tiền đóng trừ vào kỳ cũ trước); tiền lãi tính 0,03 %/ngày để so với số của cơ quan BHXH.',
  doubts: [
    'Tiền đã chuyển nhưng chưa hạch toán trong C12.',
    'Số phải đóng đang khiếu nại, điều chỉnh.',
    'Được lùi, tạm dừng đóng mà C12 không ghi.',
  ],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15; NĐ 274/2025/NĐ-CP',
    article: 'Điều 34, Điều 38, Điều 40, Điều 41',
    inForce: ['2025-07-01', null],
  },
  level: 'employer',
  class: 'late',
  priority: 1,
  needs: ['insurance_units'],
  needsData: ['insurance_units.closing_debt_vnd'],
  reads: ['unit_arrears', 'coverage_employer_state', 'unit'],
  excludedBy: [],
  figures: FIGURES,
  heard: ['insurance_units'],
  // A province whose units no list told tonight proves nothing of its debts.
  scope: async (db) => {
    const heard = await db
      .selectFrom('unit_arrears')
      .innerJoin('coverage_employer_state as s', 's.employer_id', 'unit_arrears.employer_id')
      .select('s.province_code')
      .distinct()
      .orderBy('s.province_code')
      .execute()
    return heard.map(({ province_code }) => ({
      period: '-',
      province_code: province_code === '' ? '-' : province_code,
    }))
  },
  evidence: ['employer'],
  candidates,
  ownExclusions: [
    {
      id: 'X05a',
      title: { vi: 'Chưa quá hạn đóng', en: 'Not past the deadline' },
      reason: (figures) =>
        `Còn nợ cuối kỳ ${money(figures.debt_vnd)} theo C12 tháng ${month(figures.last_month)}, nhưng chưa quá hạn đóng (tính đến ${day(figures.counted_to)}).`,
    },
    {
      id: 'X05b',
      title: { vi: 'Bất khả kháng, được lùi thời hạn đóng', en: 'Force majeure, payment put off' },
      reason: (figures) =>
        `Còn nợ cuối kỳ ${money(figures.debt_vnd)} theo C12 tháng ${month(figures.last_month)}; đơn vị gặp bất khả kháng hoặc được lùi thời hạn đóng, chưa tính chậm đóng.`,
    },
    {
      id: 'X05c',
      title: { vi: 'Chờ ngân sách nhà nước chuyển tiền', en: 'Waiting for State budget money' },
      reason: (figures) =>
        `Còn nợ cuối kỳ ${money(figures.debt_vnd)} theo C12 tháng ${month(figures.last_month)} do chờ ngân sách nhà nước chuyển; theo dõi riêng, không tính vào nợ của đơn vị.`,
    },
  ],
  reason: (figures) =>
    [
      `C12 tháng ${month(figures.last_month)}: ${owed(figures)}`,
      delay(figures),
      interest(figures),
      urged(figures),
      units(figures),
      ...marks(figures),
      TO_VERIFY,
    ].join(' '),
  compared: (figures) => `C12 tháng ${month(figures.last_month)}`,
})

/** Its own exclusion by the first that explains most of what is not late: State money, an excuse, the deadline. */
const EXCLUDED = sql`case min(case a.standing when 'late' then 0 when 'state_budget' then 1 when 'excused' then 2 else 3 end)
  when 0 then '' when 1 then 'X05c' when 2 then 'X05b' else 'X05a' end`

const late = (value: RawBuilder<unknown>) => sql`case when a.standing = 'late' then ${value} end`
const total = (value: string) => sql`cast(sum(${late(sql.ref(`a.${value}`))}) as bigint)`

function candidates(_db: CoverageDb, { asOf, thresholds, policy }: RuleContext) {
  const months = sql.lit(Math.max(0, Math.round(thresholds.arrears_months)))
  const rate = policy.valueOn(LATE_INTEREST_RATE, asOf)
  const longest = policy.valueOn(LATE_PAYMENT_DAYS, asOf)
  const risk =
    longest === undefined
      ? sql`0`
      : sql`max(case when a.standing = 'late' and a.urged_on <= ${asOf} and a.days > ${sql.lit(longest)} then 1 else 0 end)`
  const owing = sql`
    select owed.*, case when unit.unit_code <> '' then unit.unit_code else coalesce(unit.tax_id, '') end as unit_name,
      row_number() over (partition by owed.employer_id
        order by case when owed.standing = 'late' then 0 else 1 end, owed.overdue_vnd desc, unit.unit_code, owed.unit_id) as place
    from unit_arrears as owed
    inner join unit on unit.employer_id = owed.employer_id and unit.unit_id = owed.unit_id
    where owed.closing_vnd > 0 and owed.closing_vnd >= ${months} * owed.monthly_due_vnd`
  const named = (place: number) => sql`max(case when a.place = ${sql.lit(place)} then ${late(sql`a.unit_name`)} end)`
  return sql<never>`(
    select a.employer_id, 0 as person_id, '-' as period, min(${late(sql`a.oldest_month`)}) as month_from,
      max(${late(sql`a.newest_month`)}) as month_to, 0 as workers, ${total('overdue_vnd')} as money_vnd,
      max(s.tax_id_repaired) as confidence_rank, 0 as priority_shift, '' as class, '' as province_code, '' as commune_code,
      ${EXCLUDED} as exclusion, coalesce(${total('closing_vnd')}, cast(sum(a.closing_vnd) as bigint)) as debt_vnd,
      ${total('monthly_due_vnd')} as due_vnd, max(${late(sql`a.months_tenths`)}) as months_tenths,
      max(${late(sql`a.days`)}) as days, max(a.counted_to) as counted_to, ${total('interest_vnd')} as interest_vnd,
      ${rate === undefined ? nullWhole : sql`${sql.lit(rate)}`} as interest_rate, ${total('stated_interest_vnd')} as stated_interest_vnd,
      count(${late(sql`1`)}) as units, max(${late(sql`a.estimated`)}) as estimated, max(a.month) as last_month, ${risk} as risk,
      min(${late(sql`case when a.urged_on <= ${asOf} then a.urged_on end`)}) as urged_on, max(s.state) as state,
      ${named(1)} as unit_1, ${named(2)} as unit_2, ${named(3)} as unit_3
    from (${owing}) as a
    inner join coverage_employer_state as s on s.employer_id = a.employer_id
    group by a.employer_id)` as never
}

const money = (amount: number | null): string => `${formatVnd(amount ?? 0)} đ`
const month = (index: number | null): string => (index === null ? '' : displayMonth(index))
const day = (number: number | null): string =>
  number === null ? '' : isoOfDayNumber(number).split('-').reverse().join('/')

/** "2,5 tháng": tenths, and no more than the figures tell. */
function monthsOwed({ months_tenths, due_vnd }: Figures): string {
  if (months_tenths === null) return 'không có số phải đóng phát sinh để tính số tháng nợ'
  const whole = Math.floor(months_tenths / 10)
  return `bằng ${whole},${months_tenths % 10} tháng phải đóng (${money(due_vnd)} một tháng)`
}

function owed(figures: Figures): string {
  return `số tiền chậm đóng ${money(figures.money_vnd)} trong nợ cuối kỳ ${money(figures.debt_vnd)}, ${monthsOwed(figures)}.`
}

function delay(figures: Figures): string {
  const since =
    figures.estimated === 1 ? `ước tính từ tháng ${month(figures.month_from)}` : `từ tháng ${month(figures.month_from)}`
  return `Chậm ${since}, quá hạn ${figures.days} ngày tính đến ${day(figures.counted_to)} (nhóm ${arrearsBand(figures.days ?? 0).name}).`
}

function interest({ interest_vnd, interest_rate, stated_interest_vnd }: Figures): string {
  const stated = stated_interest_vnd === null ? '' : `; C12 ghi ${money(stated_interest_vnd)}`
  if (interest_vnd === null || interest_rate === null) return `Tiền lãi chậm đóng: chưa tính${stated}.`
  return `Tiền lãi tạm tính ${percentText(interest_rate)} một ngày: ${money(interest_vnd)}${stated}.`
}

/** Parts of ten thousand as a percentage: 3 is "0,03 %". */
const percentText = (rate: number): string => `${Math.floor(rate / 100)},${String(rate % 100).padStart(2, '0')} %`

const urged = ({ urged_on }: Figures): string =>
  urged_on === null ? 'Chưa ghi nhận đôn đốc.' : `Đã đôn đốc ngày ${urged_on.split('-').reverse().join('/')}.`

/** The units by what is late, the largest first; three are named. */
function units(figures: Figures): string {
  const named = [figures.unit_1, figures.unit_2, figures.unit_3].filter((name) => name !== null && name !== '')
  const more = (figures.units ?? 0) - named.length
  return `Mã đơn vị: ${named.join(', ')}${more > 0 ? ` và ${more} mã khác` : ''}.`
}

/** What else an officer must know: how it stands with urging, and whether the debtor still works. */
function marks({ risk, state }: Figures): readonly string[] {
  return [
    ...(risk === 1 ? ['Nguy cơ chậm đóng kéo dài.'] : []),
    ...(state === 'closed' ? ['Đơn vị đã ngừng hoạt động, giải thể hoặc phá sản (R26): khoản khó thu.'] : []),
    ...(state === 'paused' ? ['Đơn vị đang tạm ngừng kinh doanh (R27).'] : []),
  ]
}
