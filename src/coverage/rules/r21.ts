import { sql } from 'kysely'
import { displayMonth } from '../../domain/months.ts'
import { FUND_BITS } from '../../sources/source.ts'
import { rowsOf } from '../../store/scratch.ts'
import { directRule } from '../define.ts'
import {
  lostPensionForces,
  monthText,
  ofResident,
  PLACE_FIGURES,
  placeFigures,
  residentRow,
} from '../residents/expressions.ts'
import { knownMonthText, placeText, TO_INVITE } from '../residents/wording.ts'
import type { DirectRow } from '../rule.ts'

/** The last month in a compulsory retirement fund, anywhere. */
const lastIn = sql`
  select t.person_id, max(t.to_month) as month from participation t
  join coverage_living l on l.person_id = t.person_id
  where t.kind = 'compulsory' and (t.funds & ${sql.lit(FUND_BITS.retirement)}) <> 0 group by t.person_id`

/** And how many known months lie after it: in none of them the person is in. */
const out = sql`
  select i.person_id, i.month, count(*) as months_out from (${lastIn}) as i
  join coverage_living l on l.person_id = i.person_id
  join coverage_known_month k on k.province_code = l.known_province and k.month > i.month
  group by i.person_id, i.month`

export const r21 = directRule({
  id: 'R21',
  title: { vi: 'Người đã dừng đóng, chưa quay lại', en: 'Stopped participants who have not come back' },
  meaning:
    'Người từng đóng BHXH bắt buộc, từ tháng sau đó không tham gia trong mọi tháng đã biết (từ 3 tháng, trong 24 tháng gần đây), không có thu nhập theo hợp đồng sau đó, còn cư trú tại địa bàn: vận động quay lại, tham gia tự nguyện hoặc BHYT hộ gia đình.',
  doubts: ['Đã đi làm ở tỉnh khác mà danh sách không có.', 'Đang hưởng trợ cấp thất nghiệp.'],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 2 khoản 4; CV 2244/BHXH-QLT',
    inForce: ['2025-07-01', null],
  },
  level: 'resident',
  class: 'voluntary_potential',
  priority: 2,
  needs: ['insurance_participants', 'tax_workers', 'residents'],
  reads: ['participation', 'coverage_living', 'coverage_known_month', 'coverage_at_work'],
  excludedBy: ['E1', 'E9', 'E11'],
  figures: { ...PLACE_FIGURES, months_out: 'integer' },
  heard: ['insurance_participants', 'tax_workers', 'residents'],
  scope: 'known_months',
  evidence: ['roll'],
  alsoEvidence: residentRow('R21'),
  candidates: (_, { thresholds }) =>
    rowsOf<DirectRow>(sql`
      select ${ofResident}, ${monthText(sql`(i.month + 1)`)} as period, i.month as month_from, i.month as month_to,
        cast(null as bigint) as money_vnd, ${lostPensionForces} as exclusion, ${placeFigures}, i.months_out
      from coverage_living l
      join (${out}) as i on i.person_id = l.person_id
      left join coverage_cover_now c on c.person_id = l.person_id
      left join coverage_benefit_now b on b.person_id = l.person_id
      left join coverage_at_work w on w.person_id = l.person_id
      where l.gone = 0 and i.months_out >= ${sql.lit(thresholds.stopped_months)}
        and l.month - i.month <= ${sql.lit(thresholds.stopped_within_months)}
        and coalesce(w.last_month, 0) <= i.month and coalesce(w.last_year, 0) <= i.month / 12
        and coalesce(c.compulsory, 0) = 0 and coalesce(c.voluntary, 0) = 0`),
  reason: (figures) =>
    `${placeText(figures)}dừng đóng BHXH bắt buộc sau tháng ${displayMonth(figures.month_to ?? 0)}, ${figures.months_out} tháng đã biết sau đó đều không tham gia (đến ${knownMonthText(figures.last_known)}), không thấy thu nhập theo hợp đồng sau thời gian này. ${TO_INVITE}`,
  compared: (figures) => `danh sách ${knownMonthText(figures.last_known)}`,
})
