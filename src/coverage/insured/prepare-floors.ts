import { sql } from 'kysely'
import { maskMonths } from '../../domain/months.ts'
import { contributionFloor } from '../../policy/base-limits.ts'
import { CONTRIBUTION_FLOOR, REFERENCE_LEVEL } from '../../policy/reference-level.ts'
import { wageRegionOf } from '../../policy/wage-regions.ts'
import type { CoverageWork } from '../work.ts'
import { monthFloor } from './tables.ts'

/** The lowest base of each known month by region: where the region is not told or not readable, the lowest of the four. */
export async function prepareFloors({ db, dialect, policy }: CoverageWork): Promise<void> {
  const known = await db.selectFrom('known_year').select(['year', 'known_mask']).distinct().execute()
  const months = [...new Set(known.flatMap(({ year, known_mask }) => maskMonths(known_mask, year)))].sort(
    (a, b) => a - b,
  )
  const told = await sql<{ wage_region: string }>`
    select distinct wage_region from participation where wage_region <> ''
    union select distinct wage_region from employer where wage_region <> ''`.execute(db)
  const regions = ['', ...told.rows.map(({ wage_region }) => wage_region).sort()]
  const rows = months.flatMap((month) =>
    regions.map((wage_region) => ({
      month,
      wage_region,
      floor_vnd: contributionFloor(month, wageRegionOf(wage_region), policy) ?? 0,
      reference_level: policy.valueIn(REFERENCE_LEVEL, month) ?? 0,
      hard: policy.valueIn(CONTRIBUTION_FLOOR, month) === 'reference_level' ? 1 : 0,
    })),
  )
  await dialect.load(db, monthFloor, [rows])
  await dialect.finishTable(db, monthFloor)
}
