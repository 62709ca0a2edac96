import { sql } from 'kysely'
import { displayMonth } from '../../domain/months.ts'
import { nullWhole } from '../../store/expressions.ts'
import { directRule } from '../define.ts'
import { TO_VERIFY } from '../wording.ts'
import type { CoverageDb, RuleContext } from '../work.ts'

const CLOSED = 'Đơn vị đã ngừng hoạt động, giải thể, phá sản hoặc chấm dứt: số lao động giảm là đương nhiên.'

export const r04 = directRule({
  id: 'R04',
  title: { vi: 'Đơn vị giảm lao động bất thường', en: 'Abnormal fall of participants' },
  meaning:
    'Số người tham gia của đơn vị giảm từ tháng trước sang tháng sau quá ngưỡng (mặc định 30 %, từ 10 người), trong khi số người được trả thu nhập theo tháng không giảm tương ứng.',
  doubts: [
    'Giảm theo mùa vụ chưa có số liệu cùng kỳ năm trước.',
    'Chuyển lao động sang pháp nhân khác không có trong bảng kế thừa.',
    'Danh sách tháng sau gửi thiếu.',
  ],
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 16, Điều 17, Điều 28', inForce: ['2025-07-01', null] },
  level: 'employer',
  class: 'to_verify',
  priority: 3,
  needs: ['insurance_participants', 'tax_workers'],
  needsData: ['tax_workers.from_month'],
  reads: ['participation', 'known_year', 'employment', 'coverage_employer_state', 'coverage_unit_change'],
  excludedBy: [],
  figures: {
    before: 'integer',
    net: 'integer',
    risen: 'integer',
    paid_before: 'integer',
    paid: 'integer',
    units: 'integer',
  },
  heard: ['insurance_participants', 'tax_workers'],
  scope: 'known_months',
  evidence: ['employer'],
  candidates,
  ownExclusions: [
    { id: 'R26', title: { vi: 'Đơn vị đã chấm dứt', en: 'Employer closed' }, reason: () => CLOSED },
    {
      id: 'R27',
      title: { vi: 'Đơn vị tạm ngừng trong tháng đó', en: 'Employer paused in that month' },
      reason: () => 'Đơn vị tạm ngừng kinh doanh trong tháng giảm.',
    },
    {
      id: 'X04a',
      title: { vi: 'Giảm theo mùa vụ', en: 'Seasonal fall' },
      reason: ({ month_to }) =>
        `Cùng tháng của năm trước số người tham gia cũng giảm tương tự (tháng ${displayMonth((month_to ?? 0) - 12)}): giảm theo mùa vụ.`,
    },
    {
      id: 'X04b',
      title: { vi: 'Chuyển sang mã đơn vị khác của cùng đơn vị', en: 'Moved to another unit of the employer' },
      reason: ({ risen }) =>
        `Mã đơn vị khác của cùng đơn vị tăng ${risen} người trong tháng đó: tách, chuyển mã hoặc kế thừa.`,
    },
  ],
  reason: ({ before, net, paid_before, paid, units, month_to }) => {
    const [now, last] = [displayMonth(month_to ?? 0), displayMonth((month_to ?? 0) - 1)]
    const where = units === 1 ? '' : ` (${units} mã đơn vị)`
    const share = before === null || before === 0 ? 0 : Math.round((-(net ?? 0) * 100) / before)
    return `Số người đóng quỹ hưu trí${where} giảm từ ${before} (tháng ${last}) còn ${(before ?? 0) + (net ?? 0)} (tháng ${now}), giảm ${share} %, trong khi số người được trả thu nhập theo tháng gần như không đổi (${paid_before} và ${paid} người). ${TO_VERIFY}`
  },
  compared: ({ month_to }) => `danh sách ${displayMonth((month_to ?? 0) - 1)} và ${displayMonth(month_to ?? 0)}`,
})

/** How many of the people whom the employer pays by the month were paid in month `month` of `year`. */
const paidIn = (year: string, month: string) => sql`cast(coalesce(sum(case when e.year = ${sql.ref(year)}
  then (e.taxed_mask >> cast(${sql.ref(month)} % 12 as integer)) & 1 else 0 end), 0) as bigint)`

function candidates(_db: CoverageDb, { thresholds }: RuleContext) {
  const fall = sql.lit(Math.round(thresholds.sharp_fall_percent))
  const least = sql.lit(Math.round(thresholds.sharp_fall_people))
  const steady = sql.lit(100 - Math.round(thresholds.steady_pay_percent))
  const sharp = (alias: string) =>
    sql`(${sql.ref(`${alias}.known`)} = 1 and ${sql.ref(`${alias}.before`)} >= ${least}
      and -${sql.ref(`${alias}.net`)} * 100 >= ${fall} * ${sql.ref(`${alias}.before`)})`
  // Per employer and month: its units that fell, whether each fell a year before too, and what its other units gained.
  const fallen = sql`
    select c.employer_id, c.month, cast(sum(case when ${sharp('c')} then c.before else 0 end) as bigint) as before,
      cast(sum(case when ${sharp('c')} then c.net else 0 end) as bigint) as net,
      sum(case when ${sharp('c')} then 1 else 0 end) as units,
      min(case when not ${sharp('c')} then 1 when y.unit_id is not null and ${sharp('y')} then 1 else 0 end) as seasonal,
      cast(sum(case when c.net > 0 then c.net else 0 end) as bigint) as risen
    from coverage_unit_change as c
    left join coverage_unit_change as y on y.employer_id = c.employer_id and y.unit_id = c.unit_id and y.month = c.month - 12
    group by c.employer_id, c.month
    having max(case when ${sharp('c')} then 1 else 0 end) = 1`
  const paid = sql`
    select f.employer_id, f.month, ${paidIn('f.last_year', 'f.last_month')} as paid_before, ${paidIn('f.year', 'f.month')} as paid
    from (select employer_id, month, month - 1 as last_month, month / 12 as year, (month - 1) / 12 as last_year
      from (${fallen}) as fallen) as f
    join employment as e on e.employer_id = f.employer_id and e.year in (f.year, f.last_year)
    where e.precision = 'month' and e.form <> '05-2'
    group by f.employer_id, f.month`
  return sql<never>`(
    select f.employer_id, 0 as person_id,
      cast(f.month / 12 as text) || '-' || substr(cast(101 + f.month % 12 as text), 2) as period,
      f.month as month_from, f.month as month_to, -f.net as workers, ${nullWhole} as money_vnd,
      case when s.state = 'unlisted' then 2 else s.tax_id_repaired + case when s.state = 'operating' then 0 else 1 end end as confidence_rank,
      0 as priority_shift, '' as class, '' as province_code, '' as commune_code,
      case when s.state = 'closed' then 'R26' when s.pause_from <= f.month and f.month <= s.pause_to then 'R27'
        when f.seasonal = 1 then 'X04a' when (-f.net - f.risen) * 100 < ${fall} * f.before then 'X04b' else '' end as exclusion,
      f.before, f.net, f.risen, p.paid_before, p.paid, f.units
    from (${fallen}) as f
    join (${paid}) as p on p.employer_id = f.employer_id and p.month = f.month
    join coverage_employer_state s on s.employer_id = f.employer_id
    where s.agent_only = 0 and p.paid_before > 0 and p.paid * 100 >= ${steady} * p.paid_before)` as never
}
