import { healthGroupOfObjectCode } from '../domain/insurance-number.ts'
import { contributionCap, unemploymentCap } from '../policy/base-limits.ts'
import type { PolicyBook } from '../policy/book.ts'
import { HEALTH_RATE } from '../policy/household-health.ts'
import { shareOf } from '../policy/money-share.ts'
import { EMPLOYER_RATES, SELF_PAID_RATES, VOLUNTARY_RATE, WORKER_RATES } from '../policy/rates.ts'
import { REFERENCE_LEVEL } from '../policy/reference-level.ts'
import { FUND_BITS } from '../sources/source.ts'
import type { DuplicateRecord, MemberRow } from './record.ts'
import { lineOfMonth, monthsOf } from './shared-months.ts'

/** Money of rows of the roll and of receipts: whole VND, null when it cannot be told. */

const ALL_FUNDS = FUND_BITS.retirement | FUND_BITS.accident | FUND_BITS.unemployment | FUND_BITS.health
/** A further employer owes the accident fund whatever the first one pays (Luật ATVSLĐ, điều 43). */
export const ALL_BUT_ACCIDENT = ALL_FUNDS & ~FUND_BITS.accident

/**
 * What was paid more than once, given the records in the order in which they would be kept: of each the months in which one before it
 * counts already. 0 when no month is; null when a month's money cannot be told, or a record tells no months.
 */
export function paidAgain(
  records: readonly DuplicateRecord[],
  policy: PolicyBook,
  funds: number = ALL_FUNDS,
): number | null {
  if (records.some(({ spans }) => spans.length === 0)) return null
  const covered = new Set<number>()
  let total = 0
  for (const record of records) {
    const again = monthsOf(record).filter((month) => covered.has(month))
    const paid = paidIn(record, again, policy, funds)
    if (paid === null) return null
    total += paid
    for (const month of monthsOf(record)) covered.add(month)
  }
  return total
}

/** What a record paid in some of its months; each month by the line that tells most of it. */
export function paidIn(
  record: DuplicateRecord,
  months: readonly number[],
  policy: PolicyBook,
  funds: number = ALL_FUNDS,
): number | null {
  const lines = lineOfMonth(record)
  const byLine = new Map<MemberRow, number[]>()
  for (const month of months) {
    const line = lines.get(month)
    if (line === undefined) return null
    byLine.set(line, [...(byLine.get(line) ?? []), month])
  }
  let total = 0
  for (const [line, own] of byLine) {
    const paid =
      line.source === 'receipt'
        ? ofReceipt(line, own.length)
        : sumOf(own, (month) => ofMonth(line, month, policy, funds))
    if (paid === null) return null
    total += paid
  }
  return total
}

function sumOf(months: readonly number[], paid: (month: number) => number | null): number | null {
  let total = 0
  for (const month of months) {
    const amount = paid(month)
    if (amount === null) return null
    total += amount
  }
  return total
}

/** The part of a receipt's total that falls on so many of its months. */
function ofReceipt({ total_vnd, month_from, month_to }: MemberRow, months: number): number | null {
  if (total_vnd === null || total_vnd < 0 || month_from === null || month_to === null) return null
  return shareOf(total_vnd, months, month_to - month_from + 1)
}

function ofMonth(line: MemberRow, month: number, policy: PolicyBook, funds: number): number | null {
  // Leave and stops owe nothing (design §4c 4).
  if (line.state !== '' && line.state !== 'contributing') return 0
  if (line.participation === 'health_only' || (funds === FUND_BITS.health && line.participation !== 'compulsory'))
    return ofHealthCard(line, month, policy)
  if (line.base_vnd === null) return null
  if (line.participation === 'compulsory') return ofWorker(line.base_vnd, line, month, policy, funds)
  const rate = policy.valueIn(VOLUNTARY_RATE, month)
  return rate === undefined ? null : shareOf(line.base_vnd, rate, 1000)
}

/** Groups that the State pays, in whole or in part, cost 4.5 % of the reference level; a pensioner's pension and the order in a household are not known. */
function ofHealthCard({ object_code }: MemberRow, month: number, policy: PolicyBook): number | null {
  const group = healthGroupOfObjectCode(object_code)
  if (group !== 3 && group !== 4) return null
  const [level, rate] = [policy.valueIn(REFERENCE_LEVEL, month), policy.valueIn(HEALTH_RATE, month)]
  return level === undefined || rate === undefined ? null : shareOf(level, rate, 1000)
}

/** Without `funds` compulsory means all funds due by law (design §4c 10). Rates are those of Vietnamese workers. */
function ofWorker(
  base: number,
  { position, funds: told }: MemberRow,
  month: number,
  policy: PolicyBook,
  counted: number,
): number | null {
  const selfPaid = position === 'owner' || position === 'manager_unpaid'
  const payers = (selfPaid ? [SELF_PAID_RATES] : [WORKER_RATES, EMPLOYER_RATES]).map((rates) =>
    policy.valueIn(rates, month),
  )
  const [cap, jobCap] = [contributionCap(month, policy), unemploymentCap(month, null, policy)]
  if (cap === undefined || jobCap === undefined) return null
  const funds = (told < 0 ? ALL_FUNDS : told) & counted
  let [permille, unemployment] = [0, 0]
  for (const rates of payers) {
    if (rates === undefined) return null
    if (funds & FUND_BITS.retirement) permille += rates.retirement + rates.sicknessMaternity
    if (funds & FUND_BITS.accident) permille += rates.accident
    if (funds & FUND_BITS.health) permille += rates.health
    if (funds & FUND_BITS.unemployment) unemployment += rates.unemployment
  }
  return shareOf(Math.min(base, cap), permille, 1000) + shareOf(Math.min(base, jobCap), unemployment, 1000)
}
