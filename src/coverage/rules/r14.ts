import { sql } from 'kysely'
import { maskBetween, withoutBits } from '../../store/expressions.ts'
import { rowsOf } from '../../store/scratch.ts'
import { directRule } from '../define.ts'
import { insuredLeads, LEAD_FIGURES, RETIREMENT } from '../insured/leads.ts'
import { comparedList, comparison, ending, months, yearOf } from '../insured/wording.ts'

const FOR_EVER = sql<number>`119999`

/** Months in the retirement fund without unemployment insurance here, where the law of the month asks for it. */
const gaps = sql`
  select v.*, v.due_mask & v.told_mask & ~ (v.unemployment_mask | v.jobless_exempt_mask) as gap_mask
  from coverage_covered_year v
  where (v.due_mask & v.told_mask & ~ (v.unemployment_mask | v.jobless_exempt_mask)) <> 0`

/** Unemployment insurance is paid at one employer: where it is paid, nothing is missing at the others. */
const paidAnywhere = sql`
  select g.person_id, g.year, bit_or(o.unemployment_mask) as mask
  from (select distinct person_id, year from (${gaps}) as g) as g
  join coverage_covered_year o on o.person_id = g.person_id and o.year = g.year
  group by g.person_id, g.year`

const missing = withoutBits(sql.ref('g.gap_mask'), sql`coalesce(a.mask, 0)`)

/** Months from the retirement age on in which who qualifies for a pension is outside: whether the years of contributions are there is not known. */
const aged = sql`case when r.retirement_month is null then 0
  else g.pension_exempt_mask & ${maskBetween(sql<number>`r.retirement_month`, FOR_EVER, sql<number>`g.year`)} end`

const found = sql`
  select g.person_id, g.employer_id, g.year, ${missing} as lead_mask, g.known_mask, g.known_whole, g.key_quality,
    0 as payer_repaired, ${missing} & ${aged} as aged_mask
  from (${gaps}) as g
  join person p on p.person_id = g.person_id
  left join (${paidAnywhere}) as a on a.person_id = g.person_id and a.year = g.year
  ${RETIREMENT}
  where ${missing} <> 0`

export const r14 = directRule({
  id: 'R14',
  title: { vi: 'Thiếu BHTN', en: 'Unemployment insurance missing' },
  meaning:
    'Danh sách ghi đóng quỹ hưu trí nhưng không đóng quỹ BHTN trong tháng mà BHTN là bắt buộc với người đó (thời hạn hợp đồng và chức danh theo luật của từng tháng). Chỉ xét khi danh sách ghi rõ từng quỹ.',
  doubts: [
    'Người đủ điều kiện hưởng lương hưu từ 1/1/2026: dữ liệu không có số năm đóng.',
    'Thời hạn hợp đồng ghi thiếu.',
  ],
  basis: {
    instrument: 'Luật Việc làm 38/2013/QH13; 74/2025/QH15',
    article: 'Điều 43 (đến 31/12/2025); Điều 31 (từ 01/01/2026)',
    inForce: ['2015-01-01', null],
  },
  level: 'worker',
  class: 'partly_covered',
  priority: 2,
  needs: ['insurance_participants'],
  needsData: ['insurance_participants.funds'],
  reads: ['coverage_covered_year', 'person', 'participation', 'employment', 'known_year', 'employer'],
  excludedBy: ['E1', 'E4', 'E9', 'E10'],
  figures: { ...LEAD_FIGURES, known_mask: 'integer', aged_mask: 'integer' },
  heard: ['insurance_participants'],
  scope: 'rolled_years',
  evidence: ['roll'],
  candidates: () =>
    rowsOf(
      insuredLeads({
        from: found,
        figures: ['known_mask', 'aged_mask'],
        atBest: sql`case when q.aged_mask <> 0 then 2 else 0 end`,
      }),
    ),
  compared: comparedList,
  reason: (figures) => {
    const aged =
      figures.aged_mask === 0
        ? ''
        : ` Từ ${months(figures.aged_mask, yearOf(figures))} đã đến tuổi nghỉ hưu: nếu đủ thời gian đóng để hưởng lương hưu thì không thuộc diện BHTN (dữ liệu không có số năm đóng).`
    return `Danh sách ghi đóng quỹ hưu trí tại đơn vị nhưng không có quỹ BHTN các tháng ${months(figures.lead_mask, yearOf(figures))}; không thấy BHTN ở đơn vị khác; ${comparison(figures)}.${aged}${ending(figures)}`
  },
})
