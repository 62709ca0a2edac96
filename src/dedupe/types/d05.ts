import { type RawBuilder, sql } from 'kysely'
import { confidenceOf } from '../confidence.ts'
import { paidIn } from '../money.ts'
import { type DuplicateRecord, type MemberRow, recordOf } from '../record.ts'
import { monthsInBoth, wholeOf } from '../shared-months.ts'
import type { DuplicateType } from '../type.ts'
import { moneyText, monthsText, TO_REVIEW } from '../wording.ts'

/**
 * Luật BHXH 41/2024/QH15, điều 2 khoản 4: who is under compulsory insurance pays no voluntary one, and gets it back. Leave and suspended
 * contracts owe nothing (design §4c 4), so they do not clash. A receipt shows voluntary months as the roll does.
 */
export const d05: DuplicateType = {
  id: 'D05',
  title: { vi: 'Cùng tháng vừa đóng BHXH tự nguyện vừa bắt buộc', en: 'Voluntary and compulsory in one month' },
  asks: 'persons with months of both, on the roll or on receipts',
  merges: true,
  apart: kindOf,
  members: () => [
    sql`select owner.person_key as cluster_key, 'roll' as source, line.file_id, line.row_number
      from dedupe_roll_row as line inner join (${BOTH}) as both_kinds on both_kinds.person_id = line.person_id
      inner join person as owner on owner.person_id = line.person_id
      where (line.pays_retirement = 1 or line.pays_voluntary = 1) and line.span_from >= 0`,
    sql`select owner.person_key as cluster_key, 'receipt' as source, line.file_id, line.row_number
      from ${VOLUNTARY_RECEIPTS} inner join (${BOTH}) as both_kinds on both_kinds.person_id = named.keyed_id
      inner join person as owner on owner.person_id = named.keyed_id where line.product = 'voluntary'`,
  ],
  decide(records, { policy }) {
    const [compulsory, voluntary] = [recordsOfKind(records, true), recordsOfKind(records, false)]
    if (compulsory === null || voluntary === null) return null
    const shared = monthsInBoth(voluntary, compulsory)
    const whole = wholeOf(shared)
    if (whole === null) return null
    const months = new Set(shared)
    const inDoubt = records.filter(({ spans }) =>
      spans.some(({ from, to }) => shared.some((month) => from <= month && month <= to)),
    )
    const money = paidIn(voluntary, shared, policy)
    const kept = inDoubt.find(({ first }) => isCompulsory(first))
    return {
      confidence: confidenceOf(inDoubt),
      why:
        `Đóng BHXH tự nguyện trùng với BHXH bắt buộc ${months.size} tháng, ${monthsText(whole)}; tiền tự nguyện của các tháng này ` +
        `${moneyText(money)}, nếu đúng thì hoàn trả; ${TO_REVIEW}`,
      records: inDoubt,
      shared,
      money,
      survivor:
        kept === undefined
          ? null
          : {
              record: kept,
              why: 'Giữ quá trình BHXH bắt buộc: người thuộc diện bắt buộc không đóng tự nguyện (Luật BHXH 41/2024/QH15, Điều 2 khoản 4)',
            },
      whyRecord: ({ first }) => NAMES[kindOf(first)] ?? '',
    }
  },
}

const NAMES: Readonly<Record<string, string>> = { compulsory: 'Đóng bắt buộc.', voluntary: 'Đóng tự nguyện.' }

const VOLUNTARY_RECEIPTS = sql`stg_receipts as line
  inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number`

const VOLUNTARY: RawBuilder<unknown> = sql`
  select person_id from dedupe_roll_row where pays_voluntary = 1 and span_from >= 0
  union select named.keyed_id from ${VOLUNTARY_RECEIPTS} where line.product = 'voluntary'`

const BOTH = sql`select distinct paid.person_id from (${VOLUNTARY}) as paid
  inner join dedupe_roll_row as due on due.person_id = paid.person_id where due.pays_retirement = 1 and due.span_from >= 0`

const isCompulsory = ({ source, participation }: MemberRow): boolean =>
  source === 'roll' && participation === 'compulsory'

function kindOf(row: MemberRow): string {
  return row.source === 'receipt' ? `receipt ${row.receipt_number} ${row.organisation}` : row.participation
}

function recordsOfKind(records: readonly DuplicateRecord[], compulsory: boolean): DuplicateRecord | null {
  const [first, ...rest] = records
    .filter(({ first }) => isCompulsory(first) === compulsory)
    .flatMap(({ lines }) => lines)
  return first === undefined ? null : recordOf([first, ...rest])
}
