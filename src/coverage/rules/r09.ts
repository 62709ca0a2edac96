import { sql } from 'kysely'
import { displayMonth, monthOf } from '../../domain/months.ts'
import type { PolicyBook } from '../../policy/book.ts'
import { type CoverGroup, RETIREMENT_COVER } from '../../policy/cover.ts'
import type { SourceName } from '../../sources/index.ts'
import { directRule } from '../define.ts'
import { OFFICER_FIGURES, officerExclusions, officerLeads, reviewNote } from '../officers/leads.ts'
import { TO_VERIFY } from '../wording.ts'

const FIGURES = { ...OFFICER_FIGURES, salaried: 'integer', told_by: 'text', kind: 'text' } as const

export const r09 = directRule({
  id: 'R09',
  title: { vi: 'Người quản lý doanh nghiệp, hợp tác xã chưa tham gia', en: 'Manager who is not insured' },
  meaning:
    'Người đại diện theo pháp luật, người quản lý doanh nghiệp, hợp tác xã đang hoạt động, có hoặc không hưởng lương, chưa đến tuổi nghỉ hưu, không tham gia BHXH bắt buộc ở nơi nào trong tháng đã biết gần nhất.',
  doubts: [
    'Đăng ký kinh doanh chỉ ghi người đại diện theo pháp luật, có thể đã thay đổi.',
    'Đang tham gia ở lực lượng vũ trang, danh sách quản lý riêng.',
    'Quản lý nhiều doanh nghiệp: chỉ xét ở nơi đầu tiên, ngày bắt đầu có thể không đủ.',
  ],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15; NĐ 158/2025/NĐ-CP',
    article: 'Điều 2 khoản 1 điểm i, n, khoản 5, khoản 7; Điều 3',
    inForce: ['2025-07-01', null],
  },
  level: 'worker',
  class: 'uncovered',
  priority: 2,
  needs: ['insurance_participants', ['enterprise_managers', 'enterprise_registry']],
  reads: [
    'coverage_officer',
    'employer_officer',
    'participation',
    'benefit_span',
    'resident',
    'person',
    'known_year',
    'employer',
  ],
  excludedBy: [],
  figures: FIGURES,
  heard: ['insurance_participants', 'enterprise_managers', 'enterprise_registry', 'tax_units'],
  restsOn: ({ told_by }) => ['insurance_participants', told_by as SourceName],
  scope: 'standing',
  evidence: ['roll'],
  alsoEvidence: officerRows,
  candidates: (_db, { policy }) => {
    const [paid, unpaid] = [coveredFrom(policy, 'manager_paid'), coveredFrom(policy, 'manager_unpaid')]
    const unsalaried = sql`coalesce(o.salaried, 0) = 0`
    const leads = officerLeads({
      where: sql`o.owner = 0 and o.month >= case when ${unsalaried} then ${sql.lit(unpaid)} else ${sql.lit(paid)} end`,
      // Only managers without pay are let off by age; whoever is paid stays covered as a worker does.
      pastAge: sql`(o.past_age = 1 and ${unsalaried})`,
      class: sql`''`,
      laterCode: 'X09a',
      names: ['salaried', 'told_by', 'kind'],
    })
    return sql<never>`(${leads})` as never
  },
  ownExclusions: [
    ...officerExclusions<typeof FIGURES>(),
    {
      id: 'X09a',
      title: {
        vi: 'Quản lý nhiều doanh nghiệp: xét ở nơi đầu tiên',
        en: 'Manager of several firms: asked at the first',
      },
      reason: () => 'Người này quản lý nhiều doanh nghiệp, hợp tác xã: chỉ xét ở nơi đầu tiên (Điều 2 khoản 5).',
    },
  ],
  reason: (figures) => {
    const who = figures.told_by !== 'enterprise_managers' ? 'Người đại diện theo pháp luật' : 'Người quản lý'
    const pay =
      figures.salaried === 1
        ? 'hưởng lương (điểm i)'
        : figures.salaried === 0
          ? 'không hưởng lương (điểm n)'
          : 'chưa rõ có hưởng lương hay không (điểm i hoặc n)'
    const only =
      figures.told_by !== 'enterprise_managers'
        ? ' Đăng ký chỉ ghi người đại diện; người quản lý khác xem điều lệ.'
        : ''
    return `${who} của ${figures.kind === 'cooperative' ? 'hợp tác xã' : 'doanh nghiệp'}, ${pay}, không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách ${displayMonth(figures.month ?? 0)}.${only}${reviewNote(figures)} ${TO_VERIFY}`
  },
  compared: ({ month }) => `danh sách ${displayMonth(month ?? 0)}`,
})

/** The first month in which the law covers such people, and covers them from then on. */
function coveredFrom(policy: PolicyBook, group: CoverGroup): number {
  const lines = policy.linesOf(RETIREMENT_COVER)
  const outside = lines.findLastIndex(({ value }) => value[group] !== 'covered')
  return monthOf(lines[outside + 1]?.from ?? '9999-12') ?? 0
}

/** The rows that name the person as an officer of the employer. */
export function officerRows() {
  return sql<never>`(select h.hit_id, o.file_id, o.row_number from coverage_direct_hit h
    join employer_officer o on o.employer_id = h.employer_id and o.person_id = h.person_id where h.rule_id in ('R09', 'R10'))` as never
}
