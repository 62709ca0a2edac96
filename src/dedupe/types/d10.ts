import { type RawBuilder, sql } from 'kysely'
import { confidenceOf, weaker } from '../confidence.ts'
import type { DuplicateRecord } from '../record.ts'
import { monthsShared, wholeOf } from '../shared-months.ts'
import type { Decision, DuplicateType } from '../type.ts'
import { dayText, moneyText, monthsText, TO_REVIEW } from '../wording.ts'

/**
 * One receipt of one person for one time counted twice; and one receipt of an organisation in two people's names. A receipt of a household
 * names each of its members and doubles nobody; where the household is not told, only a voluntary receipt is somebody's own.
 */
export const d10: DuplicateType = {
  id: 'D10',
  title: { vi: 'Một biên lai được tính nhiều lần', en: 'One receipt counted twice' },
  asks: 'receipts with the number, the person and the months of another one, or with its number and another person',
  everyRow: true,
  members: () => [
    sql`select 'N:' || owner.person_key || '|' || numbered.number as cluster_key, 'receipt' as source, numbered.file_id, numbered.row_number
      from (select ${NUMBER} as number, line.file_id, line.row_number, named.keyed_id as person_id,
          count(*) over (partition by named.keyed_id, ${NUMBER}) as times from ${RECEIPTS}) as numbered
      inner join person as owner on owner.person_id = numbered.person_id where numbered.times > 1 and numbered.number <> ''`,
    sql`select 'R:' || organisation || '|' || number as cluster_key, 'receipt' as source, file_id, row_number
      from (select ${NUMBER} as number, line.organisation, line.file_id, line.row_number, ${named('min')} as one, ${named('max')} as other,
          max(case when line.product = 'voluntary' then 1 else 0 end) ${OF_ORGANISATION} as voluntary,
          min(line.household_code) ${OF_ORGANISATION} as household, max(line.household_code) ${OF_ORGANISATION} as other_household
        from ${RECEIPTS}) as numbered
      where number <> '' and one <> other and (voluntary = 1 or household <> other_household)`,
  ],
  decide(records) {
    return records[0]?.first.cluster_key.startsWith('R:') === true ? ofSeveralPeople(records) : ofOnePerson(records)
  },
}

/** Spaces, dots, dashes and the zeros that a spreadsheet takes away tell no receipt from another. */
const NUMBER: RawBuilder<unknown> = sql`ltrim(replace(replace(replace(replace(line.receipt_number, ' ', ''), '.', ''), '-', ''), '/', ''), '0')`

const RECEIPTS = sql`stg_receipts as line
  inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number`

const OF_ORGANISATION = sql`over (partition by line.organisation, ${NUMBER})`

function named(which: 'min' | 'max'): RawBuilder<unknown> {
  return sql`${sql.raw(which)}(named.keyed_id) ${OF_ORGANISATION}`
}

function ofOnePerson(records: readonly DuplicateRecord[]): Decision | null {
  const inDoubt = records.filter((record) =>
    records.some(
      (other) => other !== record && sameProduct(record, other) && (monthsShared([record, other]) ?? []).length > 0,
    ),
  )
  if (inDoubt.length < 2) return null
  const organisations = new Set(inDoubt.map(({ first }) => first.organisation))
  const where = organisations.size > 1 ? `tại ${organisations.size} tổ chức thu` : 'tại cùng một tổ chức thu'
  const confidence = organisations.size > 1 ? 'A' : 'B'
  const shared = monthsShared(inDoubt)
  const whole = wholeOf(shared ?? [])
  return {
    confidence: weaker(confidenceOf(inDoubt), confidence),
    why:
      `Cùng một số biên lai của một người được tính ${inDoubt.length} lần ${where}` +
      `${whole === null ? '' : `, ${monthsText(whole)}`}; ${counted(inDoubt)}${TO_REVIEW}`,
    ...told(inDoubt),
    ...(shared === null ? {} : { shared }),
  }
}

/** Members of one household may stand on one receipt. */
function ofSeveralPeople(records: readonly DuplicateRecord[]): Decision | null {
  const households = new Set(records.map(({ first }) => first.household_code))
  const people = new Set(records.map(({ first }) => first.person_id))
  if (people.size < 2 || (households.size === 1 && !households.has(''))) return null
  const isKnown = !households.has('')
  if (!isKnown && records.every(({ first }) => first.participation !== 'voluntary')) return null
  return {
    confidence: weaker(confidenceOf(records), isKnown ? 'B' : 'C'),
    why: `Một số biên lai của một tổ chức thu ghi cho ${people.size} người; ${counted(records)}${TO_REVIEW}`,
    ...told(records),
  }
}

const sameProduct = (one: DuplicateRecord, other: DuplicateRecord): boolean =>
  one.first.participation === other.first.participation

/** The receipt that came first counts; what the others say was collected again. */
function told(records: readonly DuplicateRecord[]): Pick<Decision, 'records' | 'money' | 'survivor' | 'whyRecord'> {
  const first = firstReceipt(records)
  return {
    records,
    money: collectedAgain(records),
    survivor: first === null ? null : { record: first, why: 'Giữ biên lai có ngày thu sớm nhất' },
    whyRecord: ({ first: { receipt_number, organisation, said_on, total_vnd } }) => {
      const day = said_on === null ? '' : ` ngày ${dayText(said_on)}`
      return `Biên lai ${receipt_number}${day} của ${organisation}, ${total_vnd === null ? 'chưa rõ số tiền' : moneyText(total_vnd)}.`
    },
  }
}

function counted(records: readonly DuplicateRecord[]): string {
  return `số tiền tính thêm ${moneyText(collectedAgain(records))}; `
}

function collectedAgain(records: readonly DuplicateRecord[]): number | null {
  const kept = firstReceipt(records) ?? records[0]
  let total = 0
  for (const record of records) {
    if (record === kept) continue
    if (record.first.total_vnd === null) return null
    total += record.first.total_vnd
  }
  return total
}

/** null: the days do not tell. */
function firstReceipt(records: readonly DuplicateRecord[]): DuplicateRecord | null {
  const dated = [...records].sort((a, b) => (day(a) === day(b) ? 0 : day(a) < day(b) ? -1 : 1))
  const [first, next] = dated
  return first === undefined || next === undefined || day(first) === day(next) ? null : first
}

const day = ({ first }: DuplicateRecord): string => first.said_on ?? '9999'
