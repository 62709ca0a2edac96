import { type RawBuilder, sql } from 'kysely'
import { addDays } from '../../domain/dates.ts'
import { displayMonth, lastDayOfMonth, monthOf } from '../../domain/months.ts'
import { FUND_BITS } from '../../sources/source.ts'
import { rowsOf } from '../../store/scratch.ts'
import { directRule } from '../define.ts'
import { showsPension } from '../person-expressions.ts'
import { monthOfDay, monthText } from '../residents/expressions.ts'
import { placeText } from '../residents/wording.ts'
import type { DirectRow } from '../rule.ts'
import type { RuleContext } from '../work.ts'

const PRODUCT = sql`case when t.kind = 'voluntary' then 'voluntary' else 'household' end`

/** The last span of each product that people join by themselves; one that is still open has no end to renew. */
const ended = sql`
  select * from (select t.participation_id, t.person_id, t.to_month, t.from_month, t.still_open, t.key_quality, ${PRODUCT} as product,
      row_number() over (partition by t.person_id, ${PRODUCT} order by t.to_month desc, t.still_open desc, t.participation_id) as place
    from participation t
    where t.kind = 'voluntary' or (t.kind = 'health_only' and t.object_code = 'GD')) as s
  where s.place = 1 and s.still_open = 0`

/** Another cover of the same fund that lasts to the end or beyond, or has no end while this one is paid ahead: a job, a pension, another group (domain notes §4.3 R22). */
const replaced = sql`
  select distinct s.person_id, s.product from (${ended}) as s
  join participation t on t.person_id = s.person_id and (t.to_month >= s.to_month or t.still_open = 1)
  where (s.product = 'voluntary' and t.kind <> 'voluntary' and (t.funds & ${sql.lit(FUND_BITS.retirement)}) <> 0)
    or (s.product = 'household' and not (t.kind = 'health_only' and t.object_code = 'GD')
      and (t.funds & ${sql.lit(FUND_BITS.health)}) <> 0)`

/** A pension, a monthly benefit or its card that goes on after the end; residents or not. */
const ONTO_BENEFIT = (context: RuleContext) => sql`
  select distinct s.person_id from (${ended}) as s join benefit_span g on g.person_id = s.person_id
  where g.benefit <> 'unemployment' and coalesce(g.from_month, 0) <= ${sql.lit(monthOfDay(context))} and coalesce(g.to_month, 999999) >= s.to_month
  union select s.person_id from (${ended}) as s join participation t on t.person_id = s.person_id
  where ${showsPension('t')} and (t.to_month >= s.to_month or t.still_open = 1)`

/** Months whose last day lies between the day the office looks back to and the day it looks ahead to. */
function window({ asOf, thresholds }: RuleContext): RawBuilder<boolean> {
  const first = monthOf(addDays(asOf, -thresholds.renewal_missed_days)) ?? 0
  // The last day of a month is the day before the first of the next.
  const last = (monthOf(addDays(asOf, thresholds.renewal_due_days + 1)) ?? 0) - 1
  return sql<boolean>`s.to_month between ${sql.lit(first)} and ${sql.lit(last)}`
}

/** One lead a person and month, whichever products end in it. */
const due = (context: RuleContext) => sql`
  select s.person_id, s.to_month, min(s.participation_id) as participation_id, min(s.key_quality) as key_quality,
    max(case when s.product = 'household' then 1 else 0 end) as household,
    max(case when s.product = 'voluntary' then 1 else 0 end) as voluntary
  from (${ended}) as s
  left join (${replaced}) as x on x.person_id = s.person_id and x.product = s.product
  where ${window(context)} and x.person_id is null
  group by s.person_id, s.to_month`

/** Place by the roll's own row, of those who are due; the smallest file and line stand for the span. */
const rolled = (context: RuleContext) => sql`
  select * from (select w.participation_id, w.person_id, coalesce(p.province_code, '') as province_code,
      coalesce(p.commune_code, '') as commune_code, coalesce(p.household_code, '') as household_code,
      row_number() over (partition by w.participation_id order by w.file_id, w.row_number) as place
    from (${due(context)}) as d
    join participation_row w on w.participation_id = d.participation_id and w.person_id = d.person_id
    join stg_insurance_participants p on p.file_id = w.file_id and p.row_number = w.row_number) as r
  where r.place = 1`

export const r22 = directRule({
  id: 'R22',
  title: { vi: 'BHYT hộ gia đình, BHXH tự nguyện sắp đến hạn hoặc quá hạn', en: 'Renewal due or missed' },
  meaning:
    'Thẻ BHYT hộ gia đình hoặc kỳ đóng BHXH tự nguyện hết hạn trong 30 ngày tới hoặc đã quá hạn không quá 90 ngày, chưa thấy đóng tiếp hoặc chuyển nhóm.',
  doubts: ['Đã đóng tiếp, biên lai chưa vào danh sách.', 'Đã chuyển sang nhóm khác ở tỉnh khác.'],
  basis: { instrument: 'CV 2244/BHXH-QLT (15/9/2025)', article: 'danh sách đến hạn', inForce: ['2025-07-01', null] },
  level: 'resident',
  class: 'by_row',
  priority: 2,
  needs: ['insurance_participants'],
  reads: [
    'participation',
    'participation_row',
    'stg_insurance_participants',
    'person',
    'coverage_living',
    'benefit_span',
  ],
  excludedBy: ['E1', 'E11'],
  figures: { household: 'integer', voluntary: 'integer', household_code: 'text', hamlet: 'text' },
  heard: ['insurance_participants'],
  scope: 'known_months',
  evidence: ['roll'],
  candidates: (_, context) =>
    rowsOf<DirectRow>(sql`
      select 0 as employer_id, d.person_id, ${monthText(sql`d.to_month`)} as period, d.to_month as month_from, d.to_month as month_to,
        1 as workers, cast(null as bigint) as money_vnd,
        case when p.in_review = 1 then 3 when d.key_quality >= 3 or p.link_step >= 5 then 2 when d.key_quality = 1 then 1 else 0 end as confidence_rank,
        0 as priority_shift, case when d.household = 1 then 'household_potential' else 'voluntary_potential' end as class,
        coalesce(nullif(l.province_code, ''), r.province_code, '') as province_code,
        coalesce(nullif(l.commune_code, ''), r.commune_code, '') as commune_code,
        case when b.person_id is not null then 'E1' when p.died_on is not null or coalesce(l.lost, 0) = 1 then 'E11' else '' end as exclusion,
        d.household, d.voluntary, coalesce(nullif(l.household_code, ''), r.household_code) as household_code,
        coalesce(l.hamlet, '') as hamlet
      from (${due(context)}) as d
      join person p on p.person_id = d.person_id
      left join (${rolled(context)}) as r on r.participation_id = d.participation_id and r.person_id = d.person_id
      left join coverage_living l on l.person_id = d.person_id
      left join (${ONTO_BENEFIT(context)}) as b on b.person_id = d.person_id
      where coalesce(l.gone, 0) = 0`),
  reason: (figures) => {
    const products = [
      figures.household === 1 ? 'BHYT hộ gia đình' : '',
      figures.voluntary === 1 ? 'BHXH tự nguyện' : '',
    ]
    const what = products.filter((product) => product !== '').join(' và ')
    const end = lastDayOfMonth(figures.month_to ?? 0)
    const state = end >= figures.as_of ? 'sắp hết hạn' : 'đã quá hạn'
    return `${placeText(figures)}${what} đóng đến hết tháng ${displayMonth(figures.month_to ?? 0)}, ${state} (tính đến ${figures.as_of}), chưa thấy đóng tiếp hoặc chuyển nhóm. Cần liên hệ, vận động tham gia tiếp.`
  },
})
