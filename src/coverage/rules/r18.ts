import { sql } from 'kysely'
import { FUND_BITS } from '../../sources/source.ts'
import { rowsOf } from '../../store/scratch.ts'
import { directRule } from '../define.ts'
import { insuredLeads, LEAD_FIGURES } from '../insured/leads.ts'
import { comparedList, comparison, ending, months, vnd, yearOf } from '../insured/wording.ts'

const covered = sql`p.kind = 'compulsory' and p.employer_id > 0 and (p.funds & ${sql.lit(FUND_BITS.retirement)}) <> 0`

/** Only who has a base under the highest floor of all need be looked at month by month. */
const suspects = sql`
  select distinct p.person_id, p.employer_id from participation p
  where ${covered} and p.state = 'contributing' and p.base_vnd < (select max(floor_vnd) from coverage_month_floor)`

/** The regional wage is the floor of who works for a wage; the base of others was set by the base salary before July 2025 too. */
const floor = sql`case when p.position in ('', 'worker', 'manager_paid') then f.floor_vnd else f.reference_level end`

/** A month that is known: its largest base and, of several rows, the smallest floor; a base that one row does not tell tells nothing. */
const monthly = sql`
  select x.person_id, x.employer_id, y.year, f.month - y.year * 12 as place, f.hard, min(y.known_mask) as known_mask,
    max(p.base_vnd) as base_vnd, min(${floor}) as floor_vnd, min(p.key_quality) as key_quality,
    max(case when p.state = 'contributing' and p.base_vnd is not null then 0 else 1 end) as silent,
    max(case when p.contract_kind = 'part_time' then 1 else 0 end) as part_time
  from (${suspects}) as x
  join participation p on p.person_id = x.person_id and p.employer_id = x.employer_id
  join coverage_employer_state s on s.employer_id = p.employer_id
  join coverage_month_floor f on f.month between p.from_month and p.to_month
    and f.wage_region = case when p.wage_region = '' then s.wage_region else p.wage_region end
  join known_year y on y.province_code = s.known_province and y.year = f.month / 12
  where ${covered} and (f.month < s.pause_from or f.month > s.pause_to)
    and ((y.known_mask >> cast(f.month - y.year * 12 as integer)) & 1) = 1
  group by x.person_id, x.employer_id, y.year, f.month - y.year * 12, f.hard`

const bits = sql`(cast(1 as bigint) << cast(m.place as integer))`

/** Months below the floor in a year; those of a part-timer are told apart. */
const yearly = sql`
  select m.person_id, m.employer_id, m.year, bit_or(${bits} * (1 - m.part_time)) as low_mask,
    bit_or(${bits} * m.part_time) as part_mask, bit_or(${bits} * m.hard) as hard_mask, min(m.known_mask) as known_mask,
    min(m.base_vnd) as base_vnd, min(m.floor_vnd) as floor_from, max(m.floor_vnd) as floor_to, min(m.key_quality) as key_quality
  from (${monthly}) as m
  where m.silent = 0 and m.base_vnd < m.floor_vnd
  group by m.person_id, m.employer_id, m.year`

const partTimer = sql`(l.low_mask = 0 or coalesce(e.contract_kind, '') = 'part_time')`

const found = sql`
  select l.person_id, l.employer_id, l.year, case when ${partTimer} then l.low_mask | l.part_mask else l.low_mask end as lead_mask,
    case when ${partTimer} then 1 else 0 end as part_timer,
    l.known_mask, case when l.known_mask = 4095 then 1 else 0 end as known_whole, l.key_quality, 0 as payer_repaired,
    l.hard_mask & l.low_mask as hard_mask, l.base_vnd, l.floor_from, l.floor_to
  from (${yearly}) as l
  left join employment e on e.person_id = l.person_id and e.employer_id = l.employer_id and e.year = l.year`

const FIGURES = ['known_mask', 'hard_mask', 'base_vnd', 'floor_from', 'floor_to'] as const

export const r18 = directRule({
  id: 'R18',
  title: { vi: 'Mức đóng dưới mức sàn', en: 'Contribution base below the floor' },
  meaning:
    'Mức đóng thấp hơn mức sàn của tháng: mức tham chiếu từ 1/7/2025, lương tối thiểu vùng trước đó. Hệ số lương không xét.',
  doubts: [
    'Không trọn thời gian dưới mức sàn (không thuộc diện).',
    'Vùng lương tối thiểu của nơi làm việc không rõ: lấy vùng thấp nhất.',
  ],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15; Luật BHXH 58/2014/QH13',
    article: 'Điều 31 khoản 1 điểm đ (từ 01/07/2025); Điều 89 (đến 30/06/2025)',
    inForce: ['2016-01-01', null],
  },
  level: 'worker',
  class: 'partly_covered',
  priority: 2,
  needs: ['insurance_participants'],
  needsData: ['insurance_participants.contribution_base_vnd'],
  reads: ['participation', 'known_year', 'employer', 'employment', 'coverage_month_floor'],
  excludedBy: ['E7', 'E10'],
  figures: {
    ...LEAD_FIGURES,
    known_mask: 'integer',
    hard_mask: 'integer',
    base_vnd: 'integer',
    floor_from: 'integer',
    floor_to: 'integer',
  },
  heard: ['insurance_participants'],
  scope: 'rolled_years',
  evidence: ['roll'],
  candidates: () =>
    rowsOf(
      insuredLeads({
        from: found,
        figures: FIGURES,
        // Below the regional wage only: the floor of labour law, a softer sign than that of the law on social insurance.
        shift: sql`case when q.hard_mask = 0 then 1 else 0 end`,
        exclusion: sql`case when q.part_timer = 1 then 'E7' else '' end`,
      }),
    ),
  compared: comparedList,
  reason: (figures) => {
    const year = yearOf(figures)
    const floors =
      figures.floor_from === figures.floor_to
        ? vnd(figures.floor_to)
        : `${vnd(figures.floor_from)} đến ${vnd(figures.floor_to)} theo từng tháng`
    const kind =
      figures.hard_mask === 0
        ? 'mức lương tối thiểu vùng'
        : figures.hard_mask === figures.lead_mask
          ? 'mức tham chiếu'
          : 'mức tham chiếu từ 07/2025, mức lương tối thiểu vùng trước đó'
    return `Danh sách ghi mức đóng từ ${vnd(figures.base_vnd)} các tháng ${months(figures.lead_mask, year)}, dưới mức sàn ${floors} (${kind}); ${comparison(figures)}.${ending(figures)}`
  },
})
