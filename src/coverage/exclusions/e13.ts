import { sql } from 'kysely'
import { exclusion } from '../define.ts'

const isOwner = (id: string) => sql<boolean>`(${sql.ref(id)} is not null and (${sql.ref(id)} = employer_tax_id
  or ${sql.ref(id)} = owner_citizen_id))`

export const e13 = exclusion({
  id: 'E13',
  title: {
    vi: 'Chủ hộ kinh doanh được tính là lao động của chính mình',
    en: 'Household owner counted as her own worker',
  },
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 1 điểm m', inForce: ['2025-07-01', null] },
  signal: 'the person’s ID is the tax ID of the household business, or that of its owner',
  decides: {
    kind: 'removes',
    candidates: (db) =>
      db
        .selectFrom('coverage_candidate')
        .select('candidate_id')
        .where((row) => row.or([isOwner('citizen_id'), isOwner('personal_tax_id')])),
    reason: () =>
      'Là chủ hộ kinh doanh (số định danh trùng mã số thuế hộ hoặc chủ hộ): không phải lao động của chính mình.',
  },
})
