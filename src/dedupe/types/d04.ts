import { sql } from 'kysely'
import { confidenceOf } from '../confidence.ts'
import { ALL_BUT_ACCIDENT, paidAgain } from '../money.ts'
import { type DuplicateRecord, overlapOf, recordsBy } from '../record.ts'
import { monthsShared } from '../shared-months.ts'
import type { DuplicateType, Survivor } from '../type.ts'
import { list, moneyText, monthsText, TO_REVIEW } from '../wording.ts'

/**
 * Luật BHXH 41/2024/QH15, điều 2 khoản 5: of several contracts the one signed first counts; what the later unit paid is refunded.
 * Sick leave, maternity, unpaid leave and suspension owe nothing that month (design §4c 4), so they do not clash.
 */
export const d04: DuplicateType = {
  id: 'D04',
  title: {
    vi: 'Đóng BHXH bắt buộc tại nhiều đơn vị trong cùng tháng',
    en: 'Compulsory insurance in several units in one month',
  },
  asks: 'persons paying into the retirement fund in two units',
  members() {
    return [
      sql`select owner.person_key as cluster_key, 'roll' as source, line.file_id, line.row_number
        from dedupe_roll_row as line
        inner join (
          select person_id from dedupe_roll_row where pays_retirement = 1 and unit_id > 0 and span_from >= 0 group by person_id
          having min(unit_id) <> max(unit_id)
        ) as several on several.person_id = line.person_id
        inner join person as owner on owner.person_id = line.person_id
        where line.pays_retirement = 1 and line.unit_id > 0 and line.span_from >= 0`,
    ]
  },
  merges: true,
  decide(records, { policy }) {
    const perUnit = recordsBy(
      records.flatMap(({ lines }) => lines),
      ({ unit_id }) => String(unit_id),
    )
    const overlap = overlapOf(perUnit)
    if (overlap === null) return null
    const clashing = new Set(overlap.records.map((record) => record.first.unit_id))
    const inDoubt = records.filter((record) => clashing.has(record.first.unit_id))
    const ranked = byContract(overlap.records)
    const money = paidAgain(ranked, policy, ALL_BUT_ACCIDENT)
    return {
      confidence: confidenceOf(inDoubt),
      why:
        `Đóng BHXH bắt buộc đồng thời tại ${clashing.size} đơn vị (${list(overlap.records.map(unitText))}), ` +
        `${monthsText(overlap.months)}. Nếu đúng, đơn vị có hợp đồng giao kết sau được hoàn trả (${moneyText(money)}, không gồm TNLĐ-BNN); ${TO_REVIEW}`,
      records: inDoubt,
      shared: monthsShared(overlap.records) ?? [],
      money,
      survivor: earlierContract(ranked, inDoubt),
    }
  },
}

/** Signed first where every unit tells it, else on the roll first; null where both began in one month and no contract tells. */
function earlierContract(ranked: readonly DuplicateRecord[], records: readonly DuplicateRecord[]): Survivor | null {
  const [first, next] = ranked
  if (first === undefined || next === undefined) return null
  const record = records.find((one) => one.first.unit_id === first.first.unit_id)
  const signed = ranked.every((unit) => signedOn(unit) !== null)
  const [mine, theirs] = signed ? [signedOn(first), signedOn(next)] : [firstMonth(first), firstMonth(next)]
  if (record === undefined || mine === theirs) return null
  const why = signed ? 'hợp đồng giao kết trước' : 'tham gia từ tháng sớm hơn (chưa rõ ngày ký hợp đồng)'
  return { record, why: `Giữ tại đơn vị ${unitText(first)}: ${why}` }
}

/** Units in the order of their contracts, as `earlierContract` says; equal ones as they stand. */
function byContract(units: readonly DuplicateRecord[]): DuplicateRecord[] {
  const signed = units.every((unit) => signedOn(unit) !== null)
  const start = (unit: DuplicateRecord): string => (signed ? (signedOn(unit) ?? '') : String(firstMonth(unit)))
  return [...units].sort((a, b) => (start(a) === start(b) ? 0 : start(a) < start(b) ? -1 : 1))
}

/** The earliest day of a contract that the rows of a unit name. */
function signedOn({ lines }: DuplicateRecord): string | null {
  const days = lines.flatMap(({ said_on }) => (said_on === null ? [] : [said_on]))
  return days.length === 0 ? null : days.reduce((least, day) => (day < least ? day : least))
}

const firstMonth = ({ spans }: DuplicateRecord): number => Math.min(...spans.map(({ from }) => from))

function unitText({ first }: DuplicateRecord): string {
  return first.unit_code || 'chưa rõ mã'
}
