import { sql } from 'kysely'
import { FUND_BITS, GROUP_BITS } from '../../sources/source.ts'
import { least } from '../../store/expressions.ts'
import { rowsOf } from '../../store/scratch.ts'
import { directRule } from '../define.ts'
import { rankByRow } from '../residents/expressions.ts'
import { feeText, TO_INVITE } from '../residents/wording.ts'
import type { DirectRow } from '../rule.ts'

/** These have a card that the State pays (group 3), before that of a pupil (Luật BHYT, Điều 12). */
const STATE_GROUPS =
  GROUP_BITS.poor |
  GROUP_BITS.ethnic_minority |
  GROUP_BITS.merit |
  GROUP_BITS.social_protection |
  GROUP_BITS.atk |
  GROUP_BITS.difficult_area |
  GROUP_BITS.island |
  GROUP_BITS.armed_forces |
  GROUP_BITS.armed_forces_relative |
  GROUP_BITS.child

/** September of the year in which the school year begins, August of the next. */
const september = sql<number>`(s.school_year * 12 + 8)`
const august = sql<number>`(s.school_year * 12 + 19)`

/** One row a pupil and school year: of two schools the later list. The month compared is the last known one of the year. */
const enrolled = sql`
  select * from (select s.*, coalesce(own.month, anywhere.month, 0) as last_known, ${least(sql<number>`coalesce(own.month, anywhere.month, 0)`, august)} as month,
      row_number() over (partition by s.person_id, s.school_year order by s.file_id desc, s.row_number desc) as place
    from pupil s
    left join coverage_last_known own on own.province_code = s.province_code
    left join coverage_last_known anywhere on anywhere.province_code = '') as s
  where s.place = 1 and s.month >= ${september}`

const covered = sql`
  select distinct s.person_id, s.school_year from (${enrolled}) as s join participation t on t.person_id = s.person_id
  where t.from_month <= s.month and t.to_month >= s.month and (t.funds & ${sql.lit(FUND_BITS.health)}) <> 0`

/** Lists of health cover that is no worker's know pupils; a province of which none was read says nothing about them. */
const known = sql`
  select distinct s.province_code, s.school_year from (${enrolled}) as s join participation t on t.person_id = s.person_id
  where t.kind = 'health_only' and t.from_month <= s.month and t.to_month >= s.month`

export const r25 = directRule({
  id: 'R25',
  title: { vi: 'Học sinh, sinh viên chưa có BHYT', en: 'Pupil or student without health cover' },
  meaning:
    'Có tên trong danh sách học sinh, sinh viên của năm học, không có BHYT trong tháng đã biết gần nhất của năm học, không thuộc nhóm ngân sách đóng.',
  doubts: ['Thẻ theo thân nhân lực lượng vũ trang, hộ nghèo cấp ở nơi khác.', 'Đã thôi học, chuyển trường.'],
  basis: { instrument: 'Luật BHYT (sửa đổi 51/2024/QH15)', article: 'Điều 12 khoản 4', inForce: ['2025-07-01', null] },
  level: 'resident',
  class: 'household_potential',
  priority: 2,
  needs: ['pupils', 'insurance_participants'],
  reads: ['pupil', 'participation', 'person', 'coverage_last_known', 'coverage_living', 'coverage_joining_fee'],
  excludedBy: ['E11'],
  figures: {
    school_name: 'text',
    household_code: 'text',
    hamlet: 'text',
    compared_month: 'integer',
    fee: 'integer',
    state: 'integer',
    local: 'integer',
    self: 'integer',
  },
  heard: ['pupils', 'insurance_participants'],
  scope: async (db) => {
    const years = await db.selectFrom('pupil').select('school_year').distinct().orderBy('school_year').execute()
    return years.map(({ school_year }) => String(school_year))
  },
  evidence: [],
  alsoEvidence: (db) =>
    db
      .selectFrom('coverage_direct_hit as h')
      .innerJoin('pupil as s', 's.person_id', 'h.person_id')
      .where('h.rule_id', '=', 'R25')
      .where(sql<boolean>`cast(s.school_year as text) = h.period`)
      .select(['h.hit_id', 's.file_id', 's.row_number']),
  candidates: () =>
    rowsOf<DirectRow>(sql`
      select 0 as employer_id, s.person_id, cast(s.school_year as text) as period, s.month as month_from, s.month as month_to,
        1 as workers, f.self * 12 as money_vnd,
        ${rankByRow('w')} as confidence_rank,
        0 as priority_shift, '' as class, coalesce(nullif(l.province_code, ''), s.province_code) as province_code,
        coalesce(nullif(l.commune_code, ''), s.commune_code) as commune_code,
        case when p.died_on is not null or coalesce(l.lost, 0) = 1 then 'E11' else '' end as exclusion,
        s.school_name, coalesce(l.household_code, '') as household_code, coalesce(l.hamlet, '') as hamlet, s.month as compared_month, f.fee, f.state, f.local, f.self
      from (${enrolled}) as s
      join person p on p.person_id = s.person_id
      join person_row w on w.file_id = s.file_id and w.row_number = s.row_number and w.person_id = s.person_id
      join (${known}) as k on k.province_code = s.province_code and k.school_year = s.school_year
      left join (${covered}) as c on c.person_id = s.person_id and c.school_year = s.school_year
      left join coverage_living l on l.person_id = s.person_id
      left join coverage_joining_fee f on f.province_code = s.province_code and f.product = 'student'
      where c.person_id is null and (s.groups & ${sql.lit(STATE_GROUPS)}) = 0
        and (coalesce(l.groups, 0) & ${sql.lit(STATE_GROUPS)}) = 0 and coalesce(l.atk, 0) = 0`),
  reason: (figures) =>
    `Năm học ${figures.period}–${Number(figures.period) + 1}, ${figures.school_name}: có trong danh sách học sinh, sinh viên, chưa có BHYT.${feeText('Mức đóng của học sinh, sinh viên:', figures)} ${TO_INVITE}`,
})
