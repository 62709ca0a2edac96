import { sql } from 'kysely'
import { VOLUNTARY_MINIMUM_AGE } from '../../policy/voluntary.ts'
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

const has = (group: keyof typeof GROUP_BITS) => sql`(l.groups & ${sql.lit(GROUP_BITS[group])}) <> 0`

/** The group with the largest support that a person is of (NĐ 159/2025). */
const group = sql`case when ${has('poor')} then 'poor' when ${has('island')} then 'island' when ${has('near_poor')} then 'near_poor'
  when ${has('ethnic_minority')} then 'ethnic_minority' else 'other' end`

const age = ageInMonth(monthOfDate(sql.ref('l.birth_date'), 'latest'), sql.ref('l.month'))

export const r24 = directRule({
  id: 'R24',
  title: { vi: 'Cư dân có thể tham gia BHXH tự nguyện', en: 'Potential voluntary participant' },
  meaning:
    'Cư dân từ đủ 15 tuổi, chưa đến tuổi nghỉ hưu, không tham gia BHXH, không hưởng lương hưu, không đi học, không có thu nhập theo hợp đồng: có thể tham gia BHXH tự nguyện. Mức hỗ trợ theo nhóm.',
  doubts: ['Đang tham gia ở tỉnh khác.', 'Đang đi học mà không có trong danh sách nhà trường.'],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 2 khoản 4; NĐ 159/2025/NĐ-CP',
    inForce: ['2025-07-01', null],
  },
  level: 'resident',
  class: 'voluntary_potential',
  priority: 3,
  needs: ['residents', 'insurance_participants'],
  reads: [
    'coverage_living',
    'coverage_cover_now',
    'coverage_benefit_now',
    'coverage_at_work',
    'coverage_listed_province',
    'coverage_joining_fee',
    'pupil',
  ],
  excludedBy: ['E1', 'E9', 'E11'],
  figures: {
    ...PLACE_FIGURES,
    support_group: 'text',
    fee: 'integer',
    state: 'integer',
    local: 'integer',
    self: 'integer',
  },
  heard: ['residents', 'insurance_participants'],
  scope: 'standing',
  evidence: [],
  alsoEvidence: residentRow('R24'),
  candidates: (_, context) =>
    rowsOf<DirectRow>(sql`
      select ${ofResident}, '-' as period, ${sql.lit(monthOfDay(context))} as month_from, ${sql.lit(monthOfDay(context))} as month_to,
        f.self * 12 as money_vnd, ${lostPensionForces} as exclusion, ${placeFigures}, ${group} as support_group,
        f.fee, f.state, f.local, f.self
      from coverage_living l
      join coverage_listed_province k on k.province_code = l.province_code and k.voluntary = 1
      left join coverage_cover_now c on c.person_id = l.person_id
      left join coverage_benefit_now b on b.person_id = l.person_id
      left join coverage_at_work w on w.person_id = l.person_id
      left join (${pupilsNow(context)}) as s on s.person_id = l.person_id
      left join coverage_joining_fee f on f.province_code = l.province_code and f.product = 'voluntary' and f.step = ${group}
      where l.gone = 0 and l.month > 0 and l.birth_date is not null
        and ${age} >= ${sql.lit(context.policy.valueOn(VOLUNTARY_MINIMUM_AGE, context.asOf) ?? 15)}
        and coalesce(l.retirement_month, 0) > l.month and s.person_id is null and (l.groups & ${sql.lit(GROUP_BITS.pupil)}) = 0
        and coalesce(c.compulsory, 0) = 0 and coalesce(c.voluntary, 0) = 0
        and ${notAtWork}`),
  reason: (figures) =>
    `${placeText(figures)}trong độ tuổi, không thấy tham gia BHXH bắt buộc, tự nguyện hoặc hưởng lương hưu ${knownMonthText(figures.last_known)}.${feeText(`Mức đóng BHXH tự nguyện thấp nhất${GROUP_TEXTS[figures.support_group ?? ''] ?? ''}:`, figures)} ${TO_INVITE}`,
  compared: (figures) => `danh sách ${knownMonthText(figures.last_known)}`,
})

const GROUP_TEXTS: Readonly<Record<string, string>> = {
  poor: ' (hộ nghèo)',
  island: ' (xã đảo, đặc khu)',
  near_poor: ' (hộ cận nghèo)',
  ethnic_minority: ' (dân tộc thiểu số)',
}
