import { type RawBuilder, sql } from 'kysely'
import { insertFrom } from '../store/insert-from.ts'
import { buildTable, dropTables, rowsOf } from '../store/scratch.ts'
import { taxRoot, unitRowKey } from '../store/spans.ts'
import { collectAttributes } from './employer-attributes.ts'
import { EMPLOYER_SCRATCH, identityEmployer, identityEmployerRoot, identityUnitKey } from './employer-scratch.ts'
import { collectRoots } from './roots.ts'
import { readStatuses } from './statuses.ts'
import { describeUnits } from './unit-attributes.ts'
import { collectUnits } from './units.ts'
import type { Work } from './work.ts'

/** One employer for an MST root, its branches, units and successors; a unit without any MST is an employer of its own. */
export async function identifyEmployers(work: Work): Promise<{ employers: number; units: number }> {
  work.step('đơn vị: mã số thuế và mã kế thừa')
  await collectRoots(work)
  work.step('đơn vị: mã đơn vị tham gia')
  const units = await collectUnits(work)
  const employers = await numberEmployers(work)
  work.step('đơn vị: thông tin đăng ký, thuế')
  await readStatuses(work)
  await describeUnits(work)
  await collectAttributes(work)
  await insertFrom(work.db, 'employer_row', rowsOf(employerRows()))
  return { employers, units }
}

/** To be called when nothing asks for employers by scratch table any more. */
export function forgetEmployerScratch(work: Work): Promise<void> {
  return dropTables(work, EMPLOYER_SCRATCH)
}

async function numberEmployers(work: Work): Promise<number> {
  const employers = await buildTable(work, identityEmployer, employersFound())
  await buildTable(
    work,
    identityEmployerRoot,
    sql`select seen.root, employer.employer_id, case when seen.root = seen.final_root then 1 else 0 end as newest
      from identity_root as seen inner join identity_employer as employer on employer.root = seen.final_root`,
  )
  await buildTable(work, identityUnitKey, unitKeys())
  await insertFrom(work.db, 'unit_key', rowsOf(sql`select * from identity_unit_key`))
  await insertFrom(work.db, 'employer_key', rowsOf(employerKeys()))
  return employers
}

function employersFound(): RawBuilder<unknown> {
  return sql`select row_number() over (order by employer_key) as employer_id, employer_key, root from (
    select distinct 'T:' || final_root as employer_key, final_root as root from identity_root
    union all
    select 'U:' || office || '|' || code, '' from identity_unit where root = '') as found`
}

function unitsWithEmployer(): RawBuilder<unknown> {
  return sql`(select unit.unit_id, unit.office, unit.code, unit.tax, coalesce(by_root.employer_id, by_code.employer_id) as employer_id
    from identity_unit as unit
    left join identity_employer_root as by_root on by_root.root = unit.root and unit.root <> ''
    left join identity_employer as by_code on by_code.employer_key = 'U:' || unit.office || '|' || unit.code and unit.root = '') as unit`
}

function unitKeys(): RawBuilder<unknown> {
  return sql`select mention.key, coalesce(unit.unit_id, 0) as unit_id, coalesce(unit.employer_id, 0) as employer_id
    from identity_unit_mention as mention
    left join identity_unit_ref as ref on ref.key = mention.key
    left join ${unitsWithEmployer()} on unit.office = ref.office and unit.code = ref.code and unit.tax = ref.tax`
}

/** A code that two employers share without an office to tell them apart is no key. */
function employerKeys(): RawBuilder<unknown> {
  return sql`select 'T:' || root as key, employer_id from identity_employer_root
    union all
    select 'U:' || unit.office || '|' || unit.code, min(unit.employer_id)
    from ${unitsWithEmployer()} where unit.code <> '' group by unit.office, unit.code
    having min(unit.employer_id) = max(unit.employer_id)`
}

function employerRows(): RawBuilder<unknown> {
  const listed = (table: string, source: string) => sql`select employer.employer_id, line.file_id, line.row_number,
      cast(${source} as text) as source
    from ${sql.table(table)} as line
    inner join identity_employer_root as employer on employer.root = ${taxRoot(sql.ref('line.tax_id'))}`
  return sql`${listed('stg_enterprise_registry', 'enterprise_registry')}
    union all ${listed('stg_tax_units', 'tax_units')}
    union all
    select unit.employer_id, line.file_id, line.row_number, 'insurance_units'
    from stg_insurance_units as line inner join identity_unit_key as unit on unit.key = ${unitRowKey('line')}`
}
