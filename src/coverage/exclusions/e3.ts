import { sql } from 'kysely'
import { exclusion } from '../define.ts'

const age = sql<number>`(year - cast(substr(birth_date, 1, 4) as bigint))`

export const e3 = exclusion({
  id: 'E3',
  title: { vi: 'Tuổi không hợp lý (dưới 15 hoặc trên 110)', en: 'Implausible age' },
  basis: { instrument: 'Bộ luật Lao động 45/2019/QH14', article: 'Điều 3, Điều 143', inForce: ['2021-01-01', null] },
  signal: 'year of birth against the year of the income',
  decides: {
    kind: 'removes',
    candidates: (db, { thresholds }) =>
      db
        .selectFrom('coverage_candidate')
        .select('candidate_id')
        .where('birth_date', 'is not', null)
        .where(
          sql<boolean>`(${age} < ${sql.lit(thresholds.minimum_working_age)} or ${age} > ${sql.lit(thresholds.maximum_plausible_age)})`,
        ),
    reason: (figures) =>
      `Tuổi tính theo năm sinh ${figures.birth_date?.slice(0, 4) ?? ''} không hợp lý trong năm ${figures.year}: cần kiểm tra lại ngày sinh hoặc số định danh.`,
  },
})
