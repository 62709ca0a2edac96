import { type RawBuilder, sql } from 'kysely'
import { monthOf } from '../../domain/months.ts'
import { monthOfDate } from '../../store/expressions.ts'
import { latestDay } from '../card-validity.ts'
import { confidenceOf, weaker } from '../confidence.ts'
import { paidIn } from '../money.ts'
import { type DuplicateRecord, type MemberRow, recordOf } from '../record.ts'
import { monthsOf, wholeOf } from '../shared-months.ts'
import type { Decision, DuplicateType, Situation } from '../type.ts'
import { dayText, moneyText, monthsText, TO_REVIEW } from '../wording.ts'

/** Nobody in the country is known to be older (domain notes §4.5). */
const OLDEST = 110

/**
 * A person who is known to have died, or is more than 110 years old, and is on the roll for months after that. The rows that tell of the
 * death stand beside those of the roll. Of several days the latest counts: nobody is called dead too early.
 */
export const d12: DuplicateType = {
  id: 'D12',
  title: { vi: 'Người đã chết hoặc quá 110 tuổi còn tham gia', en: 'Dead or over-age participant' },
  asks: 'persons on the roll after their death, or after their 111th birthday',
  alone: true,
  apart: ({ source, state, died_on }) => `${source} ${source === 'roll' ? '' : state} ${died_on ?? ''}`,
  members: ({ asOf }) => [
    rowsOf('roll', 'dedupe_roll_row', asOf, sql`line.span_from >= 0`),
    rowsOf('resident', 'stg_residents', asOf, sql`line.status = 'dead'`),
    rowsOf('benefit', 'stg_benefits', asOf, sql`line.died_on is not null`),
    rowsOf('movement', 'stg_insurance_movements', asOf, sql`line.died = 1`),
  ],
  decide(records, situation) {
    const onRoll = records.filter(({ first, spans }) => first.source === 'roll' && spans.length > 0)
    const died = records
      .flatMap(({ lines }) => lines)
      .map(deathOf)
      .filter((day) => day !== null)
    if (died.length === 0) return tooOld(onRoll, situation)
    const day = died.reduce((latest, next) => (latestDay(next) > latestDay(latest) ? next : latest))
    const after = onTheRollFrom(onRoll, (monthOf(latestDay(day)) ?? 0) + 1, situation)
    if (after === null) return null
    const telling = records.filter(({ lines }) => lines.some((line) => deathOf(line) !== null))
    const inDoubt = records.filter((record) => after.records.includes(record) || telling.includes(record))
    return {
      ...after,
      confidence: confidenceOf(inDoubt),
      why: `Người được ghi nhận đã chết (${dayText(day)}) nhưng còn trong danh sách tham gia ${after.months}; ${TO_REVIEW}`,
      records: inDoubt,
      whyRecord: ({ first }) => {
        const told = deathOf(first)
        return told === null ? '' : `Ghi nhận chết ${dayText(told)}.`
      },
    }
  },
}

const BIRTH_YEAR = sql`cast(substr(owner.birth_date, 1, 4) as integer)`

/** Rows of a source that speak of somebody who is on the roll after death or too old for it. */
function rowsOf(source: string, table: string, asOf: string, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const bornBy = Number(asOf.slice(0, 4)) - OLDEST - 1
  const death = monthOfDate(sql<string>`owner.died_on`, 'latest')
  const person =
    source === 'roll'
      ? sql``
      : sql`inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number`
  const id = source === 'roll' ? sql`line.person_id` : sql`named.keyed_id`
  return sql`select gone.person_key as cluster_key, ${sql.lit(source)} as source, line.file_id, line.row_number
    from ${sql.table(table)} as line ${person} inner join (
      select distinct owner.person_id, owner.person_key from person as owner
      inner join dedupe_roll_row as insured on insured.person_id = owner.person_id
      where (owner.died_on is not null or ${BIRTH_YEAR} <= ${sql.lit(bornBy)}) and insured.span_from >= 0
        and (${BIRTH_YEAR} <= ${sql.lit(bornBy)} or insured.span_to > ${death})) as gone on gone.person_id = ${id}
    where ${where}`
}

/** The day of a death as a row tells it. D02 takes a dead person out from the month after. */
function deathOf({ source, state, died_on, month_from }: MemberRow): string | null {
  if (source === 'movement') return state === 'died' && month_from !== null ? dateOfMonth(month_from - 1) : null
  return died_on
}

const dateOfMonth = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`

interface After extends Pick<Decision, 'records' | 'shared' | 'money'> {
  /** Vietnamese. */
  readonly months: string
}

/** The records that are on the roll in a month or later, with those months and what was paid for them. */
function onTheRollFrom(onRoll: readonly DuplicateRecord[], from: number, { policy }: Situation): After | null {
  const records = onRoll.filter(({ spans }) => spans.some(({ to }) => to >= from))
  const [first, ...rest] = records.flatMap(({ lines }) => lines)
  if (first === undefined) return null
  const shared = monthsOf(recordOf([first, ...rest])).filter((month) => month >= from)
  const whole = wholeOf(shared)
  if (whole === null) return null
  const money = paidByAll(records, from, policy)
  return { records, shared, money, months: `${monthsText(whole)} (số tiền đóng ${moneyText(money)})` }
}

/** Each unit pays for itself. */
function paidByAll(records: readonly DuplicateRecord[], from: number, policy: Situation['policy']): number | null {
  let total = 0
  for (const record of records) {
    const paid = paidIn(
      record,
      monthsOf(record).filter((month) => month >= from),
      policy,
    )
    if (paid === null) return null
    total += paid
  }
  return total
}

/** Too old on every day that the birth date can mean; a mistyped year is the usual reason, so never better than C. */
function tooOld(onRoll: readonly DuplicateRecord[], situation: Situation): Decision | null {
  const births = onRoll.flatMap(({ lines }) =>
    lines.flatMap(({ birth_date }) => (birth_date === null ? [] : [latestDay(birth_date)])),
  )
  const birth = births.reduce((latest, next) => (next > latest ? next : latest), '')
  if (birth === '') return null
  const birthday = `${Number(birth.slice(0, 4)) + OLDEST + 1}${birth.slice(4)}`
  if (birthday > situation.asOf) return null
  const after = onTheRollFrom(onRoll, monthOf(birthday) ?? 0, situation)
  if (after === null) return null
  return {
    ...after,
    confidence: weaker(confidenceOf(after.records), 'C'),
    why: `Người quá ${OLDEST} tuổi còn trong danh sách tham gia ${after.months}. Có thể do ghi sai năm sinh; ${TO_REVIEW}`,
  }
}
