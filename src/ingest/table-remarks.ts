import { FILE_NOTES } from '../domain/messages/file-notes.ts'
import type { GroupKind } from './group-kinds.ts'
import { nearMisses } from './near-misses.ts'
import type { PartResult } from './part.ts'
import type { Recognised } from './recognise.ts'

const KINDS: Readonly<Record<GroupKind, string>> = {
  province: 'tỉnh',
  district: 'huyện',
  commune: 'xã',
  hamlet: 'thôn, ấp',
  block: 'khối',
  office: 'cơ quan BHXH',
  organisation: 'tổ chức thu',
  unit: 'đơn vị',
  object: 'đối tượng',
  other: 'nhóm khác',
}

/** Totals that do not agree are told one by one up to here; all that are kept stand in `totals`. */
const TOTALS_TOLD = 5

/** What is worth telling of a table once it is read: groups, totals, columns that nearly mean one of ours, rows left aside. */
export function remarksOn(recognised: Recognised, { groups, totals, leftAside }: PartResult): readonly string[] {
  const notes: string[] = []
  const counted = [...groups.counts].map(([kind, count]) => `${KINDS[kind]}: ${count}`)
  const count = [...groups.counts.values()].reduce((sum, next) => sum + next, 0)
  if (count > 0) notes.push(FILE_NOTES['groups-carried'].vi({ count, kinds: counted.join(', ') }))
  for (const figure of totals.figures.filter(({ agrees }) => !agrees).slice(0, TOTALS_TOLD))
    notes.push(FILE_NOTES['total-differs'].vi(figure))
  if (totals.differing > TOTALS_TOLD)
    notes.push(FILE_NOTES['totals-differ-more'].vi({ count: totals.differing - TOTALS_TOLD }))
  for (const miss of nearMisses(recognised)) notes.push(FILE_NOTES['header-near-miss'].vi(miss))
  if (leftAside !== null && leftAside.rows > 0)
    notes.push(FILE_NOTES['rows-left-aside'].vi({ row: leftAside.from, count: leftAside.rows }))
  return notes
}
