import { addDays } from '../../domain/dates.ts'
import { REGISTRATION_DAYS } from '../../policy/deadlines.ts'
import { holdRule, PEOPLE_AND_ROLLS } from '../define.ts'

export const r30 = holdRule({
  id: 'R30',
  title: { vi: 'Mới sử dụng lao động, còn trong thời hạn đăng ký', en: 'Still within the days to register' },
  meaning:
    "Người mới đi làm (hoặc đơn vị mới đăng ký) chưa quá 30 ngày: chưa nêu; ngày 31–90: nêu với mức ưu tiên thấp hơn, ghi 'trong thời hạn chậm đăng ký'; từ ngày 91: mức ưu tiên của quy tắc.",
  doubts: ['Chỉ có năm thu nhập: tính từ ngày muộn nhất có thể, 31/12.'],
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 28; Điều 38', inForce: ['2025-07-01', null] },
  priority: 3,
  needs: PEOPLE_AND_ROLLS,
  reads: ['coverage_candidate', 'employment', 'employer'],
  excludedBy: [],
  onWorker: {
    // Day 30 after the start, or after the registration of the employer, still belongs to the deadline.
    removes: (db, { asOf, policy }) => {
      const firstDay = addDays(asOf, -(policy.valueOn(REGISTRATION_DAYS, asOf) ?? 0))
      return db
        .selectFrom('coverage_candidate')
        .select('candidate_id')
        .where((row) => row.or([row('started_on', '>=', firstDay), row('registered_on', '>=', firstDay)]))
    },
    removalReason: (figures) =>
      `Còn trong thời hạn đăng ký kể từ ngày phát sinh nghĩa vụ hoặc ngày đăng ký đơn vị (tính đến ${figures.as_of}): chưa đến hạn đăng ký tham gia.`,
  },
})
