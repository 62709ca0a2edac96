import { sql } from 'kysely'
import { exclusion } from '../define.ts'
import type { WorkerFigures } from '../figures.ts'
import { comparison } from '../wording.ts'

/** The accident fund is all that a further employer owes (Điều 2.5; Luật ATVSLĐ Điều 43): seen there, nothing remains. */
const DUTY_DONE = sql<boolean>`(anywhere_mask <> 0 and (accident_mask & anywhere_mask) = anywhere_mask)`

const isDone = ({ accident_mask, anywhere_mask }: WorkerFigures): boolean =>
  anywhere_mask !== 0 && (accident_mask & anywhere_mask) === anywhere_mask

export const e5 = exclusion({
  id: 'E5',
  title: { vi: 'Đã tham gia ở đơn vị khác trong toàn bộ thời gian', en: 'Covered elsewhere the whole time' },
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 5', inForce: ['2025-07-01', null] },
  signal:
    'retirement fund at another employer in every month compared (R12 when only in some): tells it of the employer’s rule; it removes R12 itself where the accident fund is seen at this employer in those months',
  decides: {
    kind: 'removes',
    candidates: (db) =>
      db.selectFrom('coverage_candidate').select('candidate_id').where('origin', '=', 'tax').where(DUTY_DONE),
    reason: (figures) =>
      `Đã đóng quỹ hưu trí ở đơn vị khác trong ${figures.anywhere_mask === figures.compared_mask ? 'tất cả' : 'một số'} tháng; ${comparison(figures)}.${
        isDone(figures) ? ' Quỹ TNLĐ-BNN đã đóng tại đơn vị này trong các tháng đó: nghĩa vụ còn lại đã thực hiện.' : ''
      }`,
  },
})
