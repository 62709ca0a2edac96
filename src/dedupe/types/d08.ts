import { linkedDecision, linkedOnTheRoll } from '../linked.ts'
import type { DuplicateType } from '../type.ts'

/** Nothing but how alike they are, weighed by linkage (docs/linkage.md): for people to look at, never a verdict. */
export const d08: DuplicateType = {
  id: 'D08',
  title: { vi: 'Bản ghi gần giống nhau', en: 'Records that are nearly alike' },
  asks: 'people whom linkage put together and no old card explains',
  merges: true,
  members: () => [linkedOnTheRoll(false)],
  decide: (records, situation) =>
    linkedDecision(records, situation, 'Các bản ghi gần giống nhau, không có mã số chung'),
}
