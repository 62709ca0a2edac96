import { type RawBuilder, sql } from 'kysely'
import { FOREIGN_WORKER_RATES, type FundRates, WORKER_RATES } from '../../policy/rates.ts'
import { popcount } from '../../store/expressions.ts'
import type { RuleContext } from '../work.ts'

/**
 * What the deduction of the tax data, 05-1 [19], says of the contribution base (domain notes §4.4). `b` is a row of
 * `coverage_paid_base`; the year's rates are those at as-of, since the worker's share has not changed since 2022.
 */

const share = (rates: FundRates): number =>
  rates.retirement + rates.sicknessMaternity + rates.accident + rates.unemployment + rates.health

/** Payrolls that round each fund each month may be off by so much. */
const ROUNDING_VND = 24

interface Reading {
  /** Whether [19] can be used: above 0, and no more than the whole share of the income. */
  readonly usable: RawBuilder<boolean>
  /** 1: [19] is more than the whole share of the income: an error in the file. */
  readonly impossible: RawBuilder<number>
  /** By how much the base that [19] implies is above that of the roll, over the months told; negative when below. */
  readonly excess: RawBuilder<number>
  /** [19] implies at least the threshold's part of a mean monthly base more than the roll tells. */
  readonly clearlyMore: RawBuilder<boolean>
}

export function readDeduction({ policy, asOf, thresholds }: RuleContext): Reading {
  const whole = share(policy.valueOn(WORKER_RATES, asOf) ?? NOTHING)
  const foreign = share(policy.valueOn(FOREIGN_WORKER_RATES, asOf) ?? NOTHING)
  const limit = sql`b.income_vnd * ${sql.lit(whole)} + ${sql.lit(ROUNDING_VND * 1000)}`
  const due = sql`(b.social_mille + case when b.foreign_national = 1 then 0 else b.jobless_mille end)`
  const excess = sql<number>`((b.deduction_vnd * 1000 - ${due}) / case when b.foreign_national = 1 then ${sql.lit(foreign)} else ${sql.lit(whole)} end)`
  const part = sql.lit(Math.round(thresholds.missing_month_permille))
  return {
    usable: sql<boolean>`(b.deduction_vnd > 0 and b.deduction_vnd * 1000 <= ${limit})`,
    impossible: sql<number>`case when b.deduction_vnd * 1000 > ${limit} then 1 else 0 end`,
    excess,
    clearlyMore: sql<boolean>`(${excess} > 0 and ${excess} * ${popcount(sql<number>`b.base_mask`)} * 1000 >= ${part} * b.base_vnd)`,
  }
}

const NOTHING: FundRates = { retirement: 0, sicknessMaternity: 0, accident: 0, unemployment: 0, health: 0 }
