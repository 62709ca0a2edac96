import { type RawBuilder, sql } from 'kysely'
import { displayMonth } from '../../domain/months.ts'
import { nullWhole } from '../../store/expressions.ts'
import type { DirectFigures, FigureKinds } from '../direct/figures.ts'
import type { OwnExclusion } from '../rule.ts'

/** What R09 and R10 have in common: a person who manages or owns an employer and is in no compulsory fund in the last known month. */

export const OFFICER_FIGURES = { month: 'integer', in_review: 'integer' } as const
type Common = DirectFigures<typeof OFFICER_FIGURES>

/** Covered here is no question; covered elsewhere is one that E5 answers. In the order in which they are tried. */
const EXCLUDED = (pastAge: RawBuilder<unknown>) => sql`case
  when o.pension = 1 then 'E1' when ${pastAge} then 'E2' when o.foreign_national = 1 then 'E4' when o.elsewhere = 1 then 'E5'
  when o.armed_forces = 1 then 'E9' when o.state = 'closed' or o.in_pause = 1 then 'E10' when o.gone = 1 then 'E11'
  when o.state = 'moved' then 'R28' when o.state = 'to_verify' then 'R29' else '' end`

interface OfficerLead {
  readonly where: RawBuilder<unknown>
  readonly joins?: RawBuilder<unknown>
  readonly pastAge: RawBuilder<unknown>
  readonly class: RawBuilder<unknown>
  /** A code for what the rule leaves out besides; '' for nothing. */
  readonly also?: RawBuilder<unknown>
  /** The code of who stands at an earlier employer. */
  readonly laterCode: string
  /** Columns besides those of the officer. */
  readonly figures?: RawBuilder<unknown>
  readonly names: readonly string[]
}

/** Of several employers at which nothing else speaks against it, the first: by date of office, registration, then MST. */
export function officerLeads(lead: OfficerLead): RawBuilder<unknown> {
  const { where, joins = sql``, pastAge, also = sql`''`, laterCode, figures, names } = lead
  const more = figures === undefined ? sql`` : sql`${figures},`
  const kept = sql`
    select o.*, ${lead.class} as class, ${more}
      case when ${EXCLUDED(pastAge)} <> '' then ${EXCLUDED(pastAge)} else ${also} end as removed
    from coverage_officer o ${joins} where o.here = 0 and o.state <> 'unknown' and ${where}`
  const own = names.map((name) => sql`q.${sql.id(name)}`)
  return sql`
    select q.employer_id, q.person_id, '-' as period, ${nullWhole} as month_from, ${nullWhole} as month_to, 1 as workers,
      ${nullWhole} as money_vnd, q.confidence_rank, 0 as priority_shift, q.class, '' as province_code, '' as commune_code,
      case when q.removed <> '' then q.removed when q.place > 1 then ${sql.lit(laterCode)} else '' end as exclusion,
      q.month, q.in_review, ${sql.join(own)}
    from (select k.*, row_number() over (partition by k.person_id, case when k.removed = '' then 0 else k.employer_id end
        order by coalesce(k.from_month, 999999), coalesce(k.registered_on, '9999'), k.debtor_key) as place
      from (${kept}) as k) as q`
}

/** Words for the codes that leave such a person out. */
export function officerExclusions<F extends FigureKinds>(): readonly OwnExclusion<F>[] {
  const at = (figures: DirectFigures<F>): string => displayMonth((figures as unknown as Common).month ?? 0)
  const texts: readonly (readonly [
    id: string,
    vi: string,
    en: string,
    reason: (figures: DirectFigures<F>) => string,
  ])[] = [
    [
      'E1',
      'Đang hưởng lương hưu, trợ cấp hằng tháng',
      'Pensioner',
      (figures) => `Đang hưởng lương hưu, trợ cấp hằng tháng trong tháng ${at(figures)}.`,
    ],
    [
      'E2',
      'Đã đủ tuổi nghỉ hưu',
      'Past retirement age',
      (figures) =>
        `Đã đủ tuổi nghỉ hưu đến tháng ${at(figures)}: không thuộc diện (Điều 2 khoản 7), trừ trường hợp còn thiếu tối đa 6 tháng đóng.`,
    ],
    [
      'E4',
      'Người nước ngoài',
      'Foreigner',
      () => 'Người nước ngoài: chỉ thuộc diện khi có hợp đồng lao động từ đủ 12 tháng (Điều 2 khoản 2).',
    ],
    [
      'E5',
      'Đã tham gia ở đơn vị khác',
      'Covered elsewhere',
      (figures) => `Đã đóng BHXH bắt buộc ở đơn vị khác trong tháng ${at(figures)} (Điều 2 khoản 5).`,
    ],
    [
      'E9',
      'Lực lượng vũ trang, cơ yếu',
      'Armed forces',
      () => 'Thuộc lực lượng vũ trang, cơ yếu: danh sách quản lý riêng.',
    ],
    [
      'E10',
      'Đơn vị đã chấm dứt hoặc tạm ngừng',
      'Employer closed or paused',
      (figures) => `Đơn vị đã chấm dứt hoạt động hoặc tạm ngừng trong tháng ${at(figures)}.`,
    ],
    [
      'E11',
      'Đã chết, ra nước ngoài',
      'Dead or abroad',
      () => 'Danh sách ghi người này đã chết hoặc ra nước ngoài: cần kiểm tra lại đăng ký.',
    ],
    [
      'R28',
      'Đơn vị không ở địa chỉ đã đăng ký',
      'Employer not at its address',
      () => 'Đơn vị chuyển địa điểm hoặc không hoạt động tại địa chỉ đã đăng ký: cần xác minh địa chỉ trước.',
    ],
    [
      'R29',
      'Trạng thái đơn vị cần xác minh',
      'State to be verified',
      () => 'Trạng thái đơn vị chưa rõ: cần xác minh trạng thái trước.',
    ],
  ]
  return texts.map(([id, vi, en, reason]) => ({ id, title: { vi, en }, reason }))
}

export const reviewNote = ({ in_review, confidence_rank }: Common): string =>
  in_review === 1
    ? ' Giấy tờ của người này chưa ghép chắc chắn, cần rà soát định danh trước.'
    : confidence_rank === 3
      ? ' Trên danh sách của đơn vị có người trùng họ tên, có thể là cùng một người.'
      : ''
