import { sql } from 'kysely'
import { type HealthGroup, healthGroupOfObjectCode } from '../../domain/insurance-number.ts'
import type { PolicyBook } from '../../policy/book.ts'
import { FUND_BITS } from '../../sources/source.ts'
import { type Days, daysInCommon, monthsOfDays, validityOf } from '../card-validity.ts'
import { confidenceOf, weaker } from '../confidence.ts'
import { paidIn } from '../money.ts'
import { type DuplicateRecord, type MemberRow, pairsOf, recordsBy } from '../record.ts'
import { wholeOf } from '../shared-months.ts'
import type { Confidence, DuplicateType } from '../type.ts'
import { list, monthsText, TO_REVIEW } from '../wording.ts'

/**
 * Luật BHYT, điều 12 and 13: who belongs to several groups pays by the one that comes first in the article, and has one card. A worker's
 * rows in several units are one card (D04 asks about them); validity is compared by days where the roll has them.
 */
export const d06: DuplicateType = {
  id: 'D06',
  title: { vi: 'Nhiều thẻ hoặc nhiều nhóm BHYT cùng có giá trị', en: 'Several valid health cards or groups' },
  asks: 'persons with two health cards, on the roll or on receipts',
  merges: true,
  apart: cardOf,
  members: () => [
    sql`select owner.person_key as cluster_key, 'roll' as source, line.file_id, line.row_number
      from dedupe_roll_row as line inner join (${SEVERAL}) as several on several.person_id = line.person_id
      inner join person as owner on owner.person_id = line.person_id where line.health_card <> ''`,
    sql`select owner.person_key as cluster_key, 'receipt' as source, line.file_id, line.row_number
      from ${RECEIPTS} inner join (${SEVERAL}) as several on several.person_id = named.keyed_id
      inner join person as owner on owner.person_id = named.keyed_id where line.product = 'household_health'`,
  ],
  decide(records, { policy }) {
    const clashes = [...pairsOf(records)].flatMap(([one, other]) => {
      const days = differentCards(one.first, other.first) ? daysInCommon(one, other) : []
      return days.length === 0 ? [] : [{ one, other, days }]
    })
    const shared = monthsOfDays(clashes.flatMap(({ days }) => days))
    const whole = wholeOf(shared)
    if (whole === null) return null
    const inDoubt = records.filter((record) => clashes.some(({ one, other }) => one === record || other === record))
    const ranked = [...inDoubt].sort(byArticle)
    const groups = new Set(inDoubt.map(({ first }) => groupOf(first)))
    const money = paidByOthers(ranked, clashes, policy)
    return {
      confidence: weaker(confidenceOf(inDoubt), sureness(groups)),
      why:
        `Nhiều thẻ BHYT cùng có giá trị ${monthsText(whole)} (${list(ranked.map(({ first }) => cardText(first)))}). ` +
        `Mỗi người một thẻ, theo nhóm đứng trước tại Điều 12 Luật BHYT; ${TO_REVIEW}`,
      records: inDoubt,
      shared,
      money,
      survivor: survivorOf(ranked),
      whyRecord: ({ first }) => `Thẻ ${cardText(first)}.`,
    }
  },
}

const RECEIPTS = sql`stg_receipts as line
  inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number`

/** Nobody but the household pays by such receipts: their card is that of group 5. */
const SEVERAL = sql`select person_id from (
    select person_id, health_card from dedupe_roll_row where health_card <> ''
    union all select named.keyed_id, 'GD|' || coalesce(line.insurance_number, '-') as health_card from ${RECEIPTS}
      where line.product = 'household_health') as cards
  group by person_id having min(health_card) <> max(health_card)`

const codeOf = (row: MemberRow): string => (row.source === 'receipt' ? 'GD' : row.object_code)

/** null: the row does not say. */
function groupOf(row: MemberRow): HealthGroup | null {
  const group = healthGroupOfObjectCode(codeOf(row))
  return group ?? (row.participation === 'compulsory' ? 1 : null)
}

function cardOf(row: MemberRow): string {
  if (row.source === 'roll' && row.participation === 'compulsory') return 'worker'
  return `${row.source} ${codeOf(row)} ${row.insurance_number ?? ''}`
}

/** A receipt and a card of group 5, or of a group that is not told, may be one; what is not told sets nothing apart. */
function differentCards(one: MemberRow, other: MemberRow): boolean {
  const [mine, theirs] = [groupOf(one), groupOf(other)]
  if (mine !== null && theirs !== null && mine !== theirs) return true
  if (one.participation === 'compulsory' || other.participation === 'compulsory')
    return mine !== theirs && one.participation !== other.participation
  const numbers = [one.insurance_number, other.insurance_number]
  if (!numbers.includes(null) && numbers[0] !== numbers[1]) return true
  return codeOf(one) !== codeOf(other) && codeOf(one) !== '' && codeOf(other) !== ''
}

function sureness(groups: ReadonlySet<HealthGroup | null>): Confidence {
  return groups.has(null) ? 'C' : groups.size === 1 ? 'B' : 'A'
}

/** The group that comes first in the article, an unknown one last; then the card that was valid first. */
function byArticle(a: DuplicateRecord, b: DuplicateRecord): number {
  const [one, other] = [groupOf(a.first) ?? 6, groupOf(b.first) ?? 6]
  const [mine, theirs] = [firstDay(a), firstDay(b)]
  return one - other || (mine === theirs ? 0 : mine < theirs ? -1 : 1)
}

const firstDay = ({ lines }: DuplicateRecord): string =>
  lines.map((line) => validityOf(line)?.from ?? '9999').reduce((least, day) => (day < least ? day : least), '9999')

function survivorOf([first, second]: readonly DuplicateRecord[]) {
  if (first === undefined || second === undefined) return null
  const [group, next] = [groupOf(first.first), groupOf(second.first)]
  if (group === null || next === null) return null
  const why =
    group === next
      ? `Giữ thẻ có giá trị trước (cùng nhóm ${group})`
      : `Giữ thẻ nhóm ${group}: đứng trước nhóm ${next} tại Điều 12 Luật BHYT`
  return { record: first, why }
}

function cardText(row: MemberRow): string {
  const group = groupOf(row)
  const code = codeOf(row)
  return `${code === '' ? 'chưa rõ mã đối tượng' : `mã ${code}`}, ${group === null ? 'chưa rõ nhóm' : `nhóm ${group}`}`
}

interface Clash {
  readonly one: DuplicateRecord
  readonly other: DuplicateRecord
  readonly days: readonly Days[]
}

/**
 * What the cards after the first cost in the months in which one before them is valid. The household's cards and its receipts are one
 * payer: the roll shows the card, the receipt what it cost.
 */
function paidByOthers(
  ranked: readonly DuplicateRecord[],
  clashes: readonly Clash[],
  policy: PolicyBook,
): number | null {
  const payers = recordsBy(
    ranked.flatMap(({ lines }) => lines),
    (row) => (groupOf(row) === 5 ? 'household' : cardOf(row)),
  )
  if (payers.length < 2) return null
  let total = 0
  for (const [at, payer] of payers.entries()) {
    const isBefore = ({ first }: DuplicateRecord): boolean =>
      payers.slice(0, at).some(({ lines }) => lines.includes(first))
    const isOwn = ({ first }: DuplicateRecord): boolean => payer.lines.includes(first)
    const days = clashes.flatMap(({ one, other, days }) =>
      (isOwn(one) && isBefore(other)) || (isOwn(other) && isBefore(one)) ? days : [],
    )
    const paid = paidIn(payer, monthsOfDays(days), policy, FUND_BITS.health)
    if (paid === null) return null
    total += paid
  }
  return total
}
