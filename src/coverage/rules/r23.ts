import { sql } from 'kysely'
import { GROUP_BITS } from '../../sources/source.ts'
import { rowsOf } from '../../store/scratch.ts'
import { monthOfDate } from '../date-expressions.ts'
import { directRule } from '../define.ts'
import {
  ageInMonth,
  lostPensionForces,
  monthOfDay,
  notAtWork,
  ofResident,
  PLACE_FIGURES,
  placeFigures,
  pupilsNow,
  residentRow,
} from '../residents/expressions.ts'
import { feeText, knownMonthText, placeText, TO_INVITE } from '../residents/wording.ts'
import type { DirectRow } from '../rule.ts'
import type { RuleContext } from '../work.ts'

/** Every group but that of relatives of officials has a card of another group by right, before the household's (Luật BHYT, Điều 12). */
const OTHER_GROUPS = Object.entries(GROUP_BITS)
  .filter(([name]) => name !== 'official_relative')
  .reduce((mask, [, bit]) => mask | bit, 0)

/** Households in which somebody takes part as a household: how many do. */
const taking = sql`
  select l.household, count(*) as members from coverage_living l
  join coverage_cover_now c on c.person_id = l.person_id
  where l.household <> '' and c.household_card = 1 and l.gone = 0 and l.lost = 0 group by l.household`

/** A State group by age alone: children under six, people of seventy-five on a social pension (domain notes §3.2). */
const STATE_BY_AGE = { under: 6, from: 75 } as const
const age = ageInMonth(monthOfDate(sql.ref('l.birth_date'), 'latest'), sql.ref('l.month'))

/** Members without any cover who are of no other group; in the order in which they would join, in which who is excluded takes no place. */
const leftOut = (context: RuleContext) => sql`
  select l.*, h.members, ${lostPensionForces} as exclusion, row_number() over (partition by l.household, case when ${lostPensionForces} = '' then 0 else 1 end
      order by case when l.relation = 'head' then 0 else 1 end, coalesce(l.birth_date, '9999'), l.person_id) as place
  from coverage_living l
  join (${taking}) as h on h.household = l.household
  left join coverage_cover_now c on c.person_id = l.person_id
  left join coverage_benefit_now b on b.person_id = l.person_id
  left join coverage_at_work w on w.person_id = l.person_id
  left join (${pupilsNow(context)}) as s on s.person_id = l.person_id
  where l.gone = 0 and l.atk = 0 and s.person_id is null
    and (l.birth_date is null or (${age} >= ${sql.lit(STATE_BY_AGE.under)} and ${age} < ${sql.lit(STATE_BY_AGE.from)})) and (l.groups & ${sql.lit(OTHER_GROUPS & ~GROUP_BITS.armed_forces)}) = 0
    and coalesce(c.health, 0) = 0 and ${notAtWork}`

export const r23 = directRule({
  id: 'R23',
  title: { vi: 'Thành viên hộ chưa tham gia BHYT', en: 'Household members left out' },
  meaning:
    'Hộ có ít nhất một người tham gia BHYT hộ gia đình; thành viên không có BHYT nào, không thuộc nhóm khác. Mức đóng tính theo thứ tự người tham gia.',
  doubts: ['Thẻ cấp ở nơi khác dưới giấy tờ chưa ghép được.', 'Danh sách dân cư chưa cập nhật người chuyển đi.'],
  basis: {
    instrument: 'Luật BHYT (sửa đổi 51/2024/QH15)',
    article: 'Điều 12; NĐ 188/2025/NĐ-CP',
    inForce: ['2025-07-01', null],
  },
  level: 'resident',
  class: 'household_potential',
  priority: 2,
  needs: ['residents', 'insurance_participants'],
  reads: [
    'coverage_living',
    'coverage_cover_now',
    'coverage_benefit_now',
    'coverage_at_work',
    'coverage_joining_fee',
    'pupil',
  ],
  excludedBy: ['E1', 'E9', 'E11'],
  figures: {
    ...PLACE_FIGURES,
    members: 'integer',
    join_order: 'integer',
    fee: 'integer',
    state: 'integer',
    local: 'integer',
    self: 'integer',
  },
  heard: ['residents', 'insurance_participants'],
  scope: 'standing',
  evidence: [],
  alsoEvidence: residentRow('R23'),
  candidates: (_, context) =>
    rowsOf<DirectRow>(sql`
      select ${ofResident}, '-' as period, ${sql.lit(monthOfDay(context))} as month_from, ${sql.lit(monthOfDay(context))} as month_to,
        f.self * 12 as money_vnd, l.exclusion, ${placeFigures}, l.members, l.members + l.place as join_order, f.fee, f.state, f.local, f.self
      from (${leftOut(context)}) as l
      left join coverage_joining_fee f on f.province_code = l.province_code and f.product = 'household'
        and f.step = cast(case when l.members + l.place > 5 then 5 else l.members + l.place end as text)
      where l.month > 0`),
  reason: (figures) =>
    `${placeText(figures)}hộ đã có ${figures.members} người tham gia BHYT hộ gia đình; thành viên này chưa có BHYT ${knownMonthText(figures.last_known)}.${feeText(`Mức đóng của người thứ ${figures.join_order}:`, figures)} ${TO_INVITE}`,
  compared: (figures) => `danh sách ${knownMonthText(figures.last_known)}`,
})
