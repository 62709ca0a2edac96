import type { FileMapping } from '../config/site-config.ts'
import type { AreaSystem } from '../domain/areas.ts'
import { type Period, parsePeriod } from '../domain/months.ts'
import { moneyUnitOfHeader } from './money-unit.ts'
import type { Recognised } from './recognise.ts'

/** What holds for every row of a file. */
export interface TableFacts {
  readonly period: Period | null
  readonly areaCodes: AreaSystem | null
  readonly moneyUnit: number
  moneyUnitOf(column: string): number
}

/** What holds for every row: the mapping's word, else the title rows', else nothing. A header may name a unit of its own. */
export function fileFacts({ title, binding, labels }: Recognised, mapping: FileMapping | null): TableFacts {
  const pinned = mapping?.period === undefined ? null : parsePeriod(mapping.period)
  const moneyUnit = mapping?.money_unit ?? title.moneyUnit ?? 1
  return {
    period: pinned?.ok === true ? pinned.value : title.period,
    areaCodes: mapping?.area_codes ?? null,
    moneyUnit,
    moneyUnitOf(column) {
      const label = labels[binding.columns.get(column) ?? binding.columns.get(`${column}.plus`) ?? -1] ?? ''
      return mapping?.money_unit ?? moneyUnitOfHeader(label) ?? moneyUnit
    },
  }
}
