import { sql } from 'kysely'
import { formatVnd } from '../../domain/money.ts'
import { displayMonth } from '../../domain/months.ts'
import { HOUSEHOLD_OWNER_SCOPE } from '../../policy/household-owners.ts'
import { directRule } from '../define.ts'
import { OFFICER_FIGURES, officerExclusions, officerLeads, reviewNote } from '../officers/leads.ts'
import { TO_VERIFY } from '../wording.ts'

const FIGURES = { ...OFFICER_FIGURES, revenue_vnd: 'integer', period_to: 'integer', situation: 'text' } as const

const SITUATIONS: Readonly<Record<string, string>> = {
  declares_above: 'nộp thuế theo phương pháp kê khai',
  declares_below: 'kê khai, doanh thu không quá ngưỡng hoặc chưa rõ doanh thu',
  lump_sum: 'nộp thuế khoán, chưa có dữ liệu kê khai',
}

export const r10 = directRule({
  id: 'R10',
  title: { vi: 'Chủ hộ kinh doanh chưa tham gia', en: 'Household owner who is not insured' },
  meaning:
    'Chủ hộ kinh doanh nộp thuế theo phương pháp kê khai, trên ngưỡng doanh thu, chưa đến tuổi nghỉ hưu, không tham gia BHXH bắt buộc. Kê khai mà dưới ngưỡng doanh thu: cần xác minh. Hộ khoán chưa có dữ liệu kê khai: chưa đến hạn 1/7/2029.',
  doubts: [
    'Việc chủ hộ dưới ngưỡng doanh thu có thuộc diện từ 2026 hay không còn chưa rõ (tham số household_owner_scope).',
    'Chủ hộ tham gia theo diện khác dưới giấy tờ chưa ghép được.',
  ],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15; NĐ 158/2025/NĐ-CP',
    article: 'Điều 2 khoản 1 điểm m, khoản 7; Điều 3',
    inForce: ['2025-07-01', null],
  },
  level: 'worker',
  class: 'by_row',
  priority: 2,
  needs: ['insurance_participants', 'tax_units'],
  needsData: ['tax_units.tax_method'],
  reads: [
    'coverage_officer',
    'coverage_household_tax',
    'employer_officer',
    'stg_tax_units',
    'participation',
    'benefit_span',
    'resident',
    'person',
    'known_year',
    'employer',
  ],
  excludedBy: [],
  figures: FIGURES,
  heard: ['insurance_participants', 'tax_units'],
  scope: 'standing',
  evidence: ['roll'],
  // Its rows as an officer are told for both rules by R09.
  candidates: (_db, { policy, asOf }) => {
    const scope = policy.valueOn(HOUSEHOLD_OWNER_SCOPE, asOf)
    const readings = Object.entries(scope ?? {}).map(
      ([situation, reading]) => sql`when t.situation = ${sql.lit(situation)} then ${sql.lit(reading)}`,
    )
    const reading = readings.length === 0 ? sql`''` : sql`case ${sql.join(readings, sql` `)} else '' end`
    const leads = officerLeads({
      joins: sql`join coverage_household_tax t on t.employer_id = o.employer_id`,
      where: sql`o.owner = 1 and ${reading} <> ''`,
      pastAge: sql`o.past_age = 1`,
      class: sql`case ${reading} when 'verify' then 'to_verify' else 'uncovered' end`,
      also: sql`case ${reading} when 'not_yet_due' then 'X10a' else '' end`,
      laterCode: 'X10b',
      figures: sql`t.revenue_vnd, t.period_to, t.situation`,
      names: ['revenue_vnd', 'period_to', 'situation'],
    })
    return sql<never>`(${leads})` as never
  },
  ownExclusions: [
    ...officerExclusions<typeof FIGURES>(),
    {
      id: 'X10a',
      title: { vi: 'Hộ khoán: chưa đến hạn (1/7/2029)', en: 'Lump-sum household: due from 1/7/2029' },
      reason: () =>
        'Hộ kinh doanh nộp thuế khoán, chưa có dữ liệu kê khai: chưa đến hạn tham gia (1/7/2029, NĐ 158/2025/NĐ-CP Điều 3).',
    },
    {
      id: 'X10b',
      title: {
        vi: 'Chủ nhiều hộ kinh doanh: xét ở hộ đầu tiên',
        en: 'Owner of several households: asked at the first',
      },
      reason: () => 'Người này là chủ nhiều hộ kinh doanh: chỉ xét ở hộ đầu tiên.',
    },
  ],
  reason: (figures) => {
    const revenue = figures.revenue_vnd === null ? '' : `, doanh thu ${formatVnd(figures.revenue_vnd)} đ`
    const period = figures.period_to === null ? '' : ` (kỳ thuế đến ${displayMonth(figures.period_to)})`
    const open =
      figures.class === 'to_verify'
        ? ' Chưa có hướng dẫn rõ cho chủ hộ có doanh thu không quá ngưỡng: cần xác minh diện tham gia.'
        : ''
    return `Chủ hộ kinh doanh ${SITUATIONS[figures.situation ?? ''] ?? ''}${revenue}${period}, không đóng BHXH bắt buộc ở đơn vị nào; đối chiếu danh sách ${displayMonth(figures.month ?? 0)}.${open}${reviewNote(figures)} ${TO_VERIFY}`
  },
  compared: ({ month }) => `danh sách ${displayMonth(month ?? 0)}`,
})
