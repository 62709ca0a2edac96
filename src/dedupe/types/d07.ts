import { linkedDecision, linkedOnTheRoll } from '../linked.ts'
import type { DuplicateType } from '../type.ts'

/** CMND gave way to CCCD (domain notes §1.4): the same person stands under nine digits on one row and under twelve on another. */
export const d07: DuplicateType = {
  id: 'D07',
  title: { vi: 'CMND và CCCD của cùng một người chưa gộp', en: 'Old card and citizen ID of one person, not merged' },
  asks: 'people whom linkage put together, one under an old card and one under a citizen ID',
  merges: true,
  members: () => [linkedOnTheRoll(true)],
  decide: (records, situation) =>
    linkedDecision(records, situation, 'Một bản ghi có CMND 9 số, một bản ghi có số định danh 12 số'),
}
