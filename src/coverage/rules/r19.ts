import { type RawBuilder, sql } from 'kysely'
import { popcount, withoutBits } from '../../store/expressions.ts'
import { rowsOf } from '../../store/scratch.ts'
import { directRule, PEOPLE_AND_ROLLS } from '../define.ts'
import { readDeduction } from '../insured/deduction.ts'
import { insuredLeads, LEAD_FIGURES } from '../insured/leads.ts'
import { comparedList, comparison, ending, incomePeriod, months, percent, vnd, yearOf } from '../insured/wording.ts'
import type { RuleContext } from '../work.ts'

const baseMonths = popcount(sql<number>`b.base_mask`)
const out = withoutBits(sql.ref('b.compared_mask'), sql.ref('b.in_mask'))

/**
 * Some months of pay are in, these are out. A yearly sum does not tell its months: there [19] must imply at least the threshold's part of a
 * month more than the roll, of which every month of the year is known and every base told. A quarter tells neither.
 */
function asked(context: RuleContext): RawBuilder<unknown> {
  const { usable, excess, clearlyMore } = readDeduction(context)
  const yearly = sql`(b.precision = 'year' and b.known_complete = 1 and b.base_mask <> 0 and b.base_mask = b.due_mask
    and ${usable} and ${clearlyMore})`
  return sql`
    select b.*, ${out} as out_mask, ${excess} as excess_vnd
    from coverage_paid_base b where ${out} <> 0 and (b.precision = 'month' or ${yearly})`
}

/** Insured at another employer in such a month: no shortage here (Điều 2.5). */
function insuredAnywhere(context: RuleContext): RawBuilder<unknown> {
  return sql`
    select b.person_id, b.year, bit_or(i.retirement_mask) as mask
    from (select distinct person_id, year from (${asked(context)}) as a) as b
    join insured_year i on i.person_id = b.person_id and i.year = b.year
    group by b.person_id, b.year`
}

const nowhere = withoutBits(sql.ref('b.out_mask'), sql`coalesce(a.mask, 0)`)

function found(context: RuleContext): RawBuilder<unknown> {
  return sql`
    select b.person_id, b.employer_id, b.year, case when ${nowhere} = 0 then b.out_mask else ${nowhere} end as lead_mask,
      case when ${nowhere} = 0 then 1 else 0 end as elsewhere, b.compared_mask as known_mask, b.known_complete as known_whole,
      b.key_quality, b.payer_repaired, b.taxed_mask, b.in_mask, case when b.precision = 'year' then 1 else 0 end as by_year,
      b.base_vnd, b.deduction_vnd, b.base_vnd + b.excess_vnd as implied_vnd, b.excess_vnd, ${baseMonths} as base_months,
      case when b.precision <> 'year' and (${nowhere} & - ${nowhere}) > b.in_mask then 1 else 0 end as after_leaving,
      ${sql.lit(Math.round(context.thresholds.missing_month_permille))} as tolerance
    from (${asked(context)}) as b
    left join (${insuredAnywhere(context)}) as a on a.person_id = b.person_id and a.year = b.year`
}

/** By the year what [19] has too much, by months the mean base of the months insured for each month that is out. */
const money = sql<number | null>`case when q.by_year = 1 then q.excess_vnd
  when q.base_months > 0 then q.base_vnd * ${popcount(sql<number>`q.lead_mask`)} / q.base_months end`

export const r19 = directRule({
  id: 'R19',
  title: { vi: 'Có tháng tính thuế nhưng không đóng', en: 'Months taxed, not contributed' },
  meaning:
    'Có tháng tính thuế tại đơn vị nhưng không đóng trong tháng đó, khi tháng khác có đóng; với dữ liệu theo năm, khi cột [19] cho thấy đã trừ nhiều hơn gần một tháng (từ 0,9) so với danh sách.',
  doubts: [
    'Nghỉ không lương từ 14 ngày, ốm, thai sản mà danh sách không ghi.',
    'Thưởng trả sau khi nghỉ việc.',
    'Thử việc.',
  ],
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 33 khoản 5; Điều 34', inForce: ['2025-07-01', null] },
  level: 'worker',
  class: 'partly_covered',
  priority: 2,
  needs: PEOPLE_AND_ROLLS,
  reads: ['coverage_paid_base', 'employment', 'participation', 'insured_year', 'known_year', 'employer'],
  excludedBy: ['E5', 'E10'],
  figures: {
    ...LEAD_FIGURES,
    known_mask: 'integer',
    taxed_mask: 'integer',
    in_mask: 'integer',
    by_year: 'integer',
    base_vnd: 'integer',
    deduction_vnd: 'integer',
    implied_vnd: 'integer',
    base_months: 'integer',
    after_leaving: 'integer',
    tolerance: 'integer',
  },
  heard: PEOPLE_AND_ROLLS,
  scope: 'taxed_years',
  evidence: ['tax', 'roll'],
  candidates: (_db, context) =>
    rowsOf(
      insuredLeads({
        from: found(context),
        figures: [
          'known_mask',
          'taxed_mask',
          'in_mask',
          'by_year',
          'base_vnd',
          'deduction_vnd',
          'implied_vnd',
          'base_months',
          'after_leaving',
          'tolerance',
        ],
        money,
        shift: sql`q.after_leaving`,
        exclusion: sql`case when q.elsewhere = 1 then 'E5' else '' end`,
      }),
    ),
  compared: comparedList,
  reason: (figures) => {
    const year = yearOf(figures)
    const insured = `có trong danh sách đóng quỹ hưu trí tại đơn vị các tháng ${months(figures.in_mask, year)}, không có các tháng ${months(figures.lead_mask, year)}`
    const evidence =
      figures.by_year === 1
        ? `; bảo hiểm được trừ ${vnd(figures.deduction_vnd)} (cột [19]) tương ứng tổng mức đóng ${vnd(figures.implied_vnd)}, tổng mức đóng trong danh sách ${vnd(figures.base_vnd)} của ${figures.base_months ?? 0} tháng, chênh lệch từ ${percent(figures.tolerance)} mức đóng bình quân một tháng trở lên`
        : ''
    const leaving =
      figures.after_leaving === 1 ? ' Có thể là khoản chi trả sau khi đã nghỉ việc (thưởng, thanh toán còn lại).' : ''
    return `${incomePeriod(figures)}: ${insured}${evidence}; ${comparison(figures)}.${leaving} Loại trừ nếu nghỉ không lương từ 14 ngày làm việc, ốm đau, thai sản, thử việc.${ending(figures)}`
  },
})
