import { sql } from 'kysely'
import { FUND_BITS } from '../../sources/source.ts'
import { maskBetween, withoutBits } from '../../store/expressions.ts'
import { rowsOf } from '../../store/scratch.ts'
import { directRule } from '../define.ts'
import { insuredLeads, LEAD_FIGURES } from '../insured/leads.ts'
import { comparedList, comparison, ending, months, yearOf } from '../insured/wording.ts'

/** Months in the retirement fund without health insurance here; on leave the fund pays, or nothing is due. */
const gaps = sql`
  select v.*, v.due_mask & v.told_mask & ~ (v.health_mask | v.health_exempt_mask) as gap_mask
  from coverage_covered_year v
  where (v.due_mask & v.told_mask & ~ (v.health_mask | v.health_exempt_mask)) <> 0`

/** Health cover of any group at any employer or outside of any: a card of groups 2 and 3 comes before that of a worker's family. */
const coveredAnywhere = sql`
  select g.person_id, g.year,
    bit_or(${maskBetween(sql<number>`h.from_month`, sql<number>`h.to_month`, sql<number>`g.year`)}) as mask
  from (select distinct person_id, year from (${gaps}) as g) as g
  join participation h on h.person_id = g.person_id
  where (h.funds & ${sql.lit(FUND_BITS.health)}) <> 0
  group by g.person_id, g.year`

const missing = withoutBits(sql.ref('g.gap_mask'), sql`coalesce(a.mask, 0)`)

const found = sql`
  select g.person_id, g.employer_id, g.year, ${missing} as lead_mask, g.known_mask, g.known_whole, g.key_quality,
    0 as payer_repaired
  from (${gaps}) as g
  left join (${coveredAnywhere}) as a on a.person_id = g.person_id and a.year = g.year
  where ${missing} <> 0`

export const r14b = directRule({
  id: 'R14b',
  title: { vi: 'Thiếu BHYT', en: 'Health insurance missing' },
  meaning:
    'Danh sách ghi đóng quỹ hưu trí nhưng không đóng BHYT, và người đó không có thẻ BHYT nhóm nào khác trong tháng. Chỉ xét khi danh sách ghi rõ từng quỹ.',
  doubts: ['Nghỉ thai sản, ốm dài ngày: quỹ BHXH đóng.', 'Thẻ nhóm 2, 3 dưới giấy tờ khác chưa ghép được.'],
  basis: {
    instrument: 'Luật BHYT (sửa đổi 46/2014/QH13, 51/2024/QH15)',
    article: 'Điều 12 khoản 1',
    inForce: ['2015-01-01', null],
  },
  level: 'worker',
  class: 'partly_covered',
  priority: 2,
  needs: ['insurance_participants'],
  needsData: ['insurance_participants.funds'],
  reads: ['coverage_covered_year', 'participation', 'employment', 'known_year', 'employer'],
  excludedBy: ['E9', 'E10'],
  figures: { ...LEAD_FIGURES, known_mask: 'integer' },
  heard: ['insurance_participants'],
  scope: 'rolled_years',
  evidence: ['roll'],
  candidates: () => rowsOf(insuredLeads({ from: found, figures: ['known_mask'] })),
  compared: comparedList,
  reason: (figures) =>
    `Danh sách ghi đóng quỹ hưu trí tại đơn vị nhưng không có quỹ BHYT các tháng ${months(figures.lead_mask, yearOf(figures))}, cũng không thấy thẻ BHYT nhóm nào khác trong các tháng đó; ${comparison(figures)}.${ending(figures)}`,
})
