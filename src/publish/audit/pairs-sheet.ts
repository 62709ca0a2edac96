import type { SheetColumn, SheetSpec } from '../../files/workbook-spec.ts'
import { BESIDE_PAIR } from '../../sources/pair-decisions.ts'
import type { PublishWork } from '../publish-work.ts'
import { displayDate } from '../wording.ts'
import { ANSWER_COLUMNS, RECORD_COLUMNS } from './answer-columns.ts'
import { pairReasons } from './pair-reasons.ts'
import { pairsToDecide } from './pairs-to-decide.ts'
import { differingSides, SIDE_COLUMNS, sidesOf, sideValues } from './sides.ts'

export const PAIRS_SHEET = 'Cặp cần kết luận'

const COLUMNS: readonly SheetColumn[] = [
  ...RECORD_COLUMNS,
  ...SIDE_COLUMNS,
  { header: BESIDE_PAIR.why, kind: 'text', width: 52, wrap: true },
  ...ANSWER_COLUMNS,
  // Who answers looks at the records, not at what the machine thinks of them.
  { header: BESIDE_PAIR.weight, kind: 'text', width: 10, hidden: true },
]

/** For auditors: pairs of records of which nobody can say without looking whether they are one person's; the saved workbook is an input. */
export async function pairsSheet(work: PublishWork): Promise<SheetSpec> {
  const pairs = await pairsToDecide(work)
  const reasons = await pairReasons(work)
  const sides = await sidesOf(
    work.db,
    pairs.flatMap(({ person_a, person_b }) => [person_a, person_b]),
  )
  return {
    name: PAIRS_SHEET,
    titleBlock: [
      'CẶP BẢN GHI CẦN KẾT LUẬN: CÙNG MỘT NGƯỜI HAY HAI NGƯỜI',
      `Bảo hiểm xã hội Việt Nam. Số liệu đến ngày ${displayDate(work.asOf)}.`,
      'Xếp theo mức đáng xem trước. Chọn Kết luận, ghi ngày và người kết luận, lưu rồi đặt sổ này vào thư mục đầu vào: lần chạy sau theo kết luận ấy. Dòng để trống được bỏ qua, không sửa hai cột mã bản ghi.',
    ],
    columns: COLUMNS,
    freezeColumns: RECORD_COLUMNS.length,
    pagesWide: 2,
    autofilter: true,
    rows: pairs.map((pair) => {
      const [a, b] = [sides.get(pair.person_a), sides.get(pair.person_b)]
      return {
        marked: differingSides(a, b).map((at) => RECORD_COLUMNS.length + at),
        values: [
          pair.anchor_a,
          pair.anchor_b,
          ...sideValues(a, b),
          reasons(pair.levels),
          ...ANSWER_COLUMNS.map(() => null),
          Number(pair.weight).toFixed(2),
        ],
      }
    }),
  }
}
