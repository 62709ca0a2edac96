import { type RawBuilder, sql } from 'kysely'
import { parseUnitCode } from '../domain/unit-code.ts'
import { pageRows } from '../store/page-rows.ts'
import { buildTable, rowsOf } from '../store/scratch.ts'
import { taxRoot } from '../store/spans.ts'
import {
  identityUnit,
  identityUnitCode,
  identityUnitMention,
  identityUnitRef,
  identityUnitRefCoded,
} from './employer-scratch.ts'
import type { Work } from './work.ts'

/**
 * Which unit each way of naming one means. An old unit code is unique only within its office, a new one in the country
 * (it holds its MST); rows may lack the office, the code or the tax ID:
 * - code and office: that unit;
 * - code without office: the one office that has the code with the same MST, else the one office that has the code at all
 *   when no MST speaks against it, else a unit of its own per MST;
 * - tax ID only: the one coded unit with that very tax ID, else a unit of its own.
 */
export async function collectUnits(work: Work): Promise<number> {
  await readUnitCodes(work)
  await buildTable(work, identityUnitMention, mentions())
  await buildTable(work, identityUnitRefCoded, refsWithOffice(), refsWithoutOffice())
  await buildTable(work, identityUnitRef, sql`select * from identity_unit_ref_coded`, refsWithoutCode())
  return buildTable(work, identityUnit, units())
}

const CODES_SEEN = rowsOf<{ unit_code: string }>(sql`select unit_code from (
  select unit_code from stg_insurance_units union select unit_code from stg_insurance_participants
  union select unit_code from stg_insurance_movements) as codes
  where unit_code is not null`)

async function readUnitCodes(work: Work): Promise<void> {
  await work.dialect.createTable(work.db, identityUnitCode)
  for await (const page of pageRows(work.db, CODES_SEEN, ['unit_code'], 100_000))
    await work.dialect.load(work.db, identityUnitCode, [page.map(({ unit_code }) => readUnitCode(unit_code))])
  await work.dialect.finishTable(work.db, identityUnitCode)
}

function readUnitCode(unit_code: string): { unit_code: string; object_type: string; nationwide: number } {
  const parsed = parseUnitCode(unit_code)
  if (!parsed.ok) return { unit_code, object_type: '', nationwide: 0 }
  return { unit_code, object_type: parsed.value.objectType ?? '', nationwide: parsed.value.kind === 'office' ? 0 : 1 }
}

const NAMED = sql`coalesce(office_code, '') || '|' || coalesce(unit_code, '') || '|'`

function mentions(): RawBuilder<unknown> {
  return sql`select named.key, case when coded.nationwide = 1 then '' else named.office_code end as office_code,
      named.unit_code, named.tax_id, ${taxRoot(sql.ref('named.tax_id'))} as root, named.told, named.latest_month, named.name
    from (
      select key, max(coalesce(office_code, '')) as office_code, max(coalesce(unit_code, '')) as unit_code,
        max(coalesce(tax_id, '')) as tax_id, max(told) as told, max(latest_month) as latest_month, max(name) as name from (
        select ${NAMED} || coalesce(tax_id, '') as key, office_code, unit_code, tax_id, 1 as told,
          coalesce(max(month), -1) as latest_month, '' as name
        from stg_insurance_units group by office_code, unit_code, tax_id
        union all
        select ${NAMED} || coalesce(unit_tax_id, ''), office_code, unit_code, unit_tax_id, 0, -1, coalesce(min(unit_name), '')
        from stg_insurance_participants group by office_code, unit_code, unit_tax_id
        union all
        select distinct ${NAMED} || coalesce(unit_tax_id, ''), office_code, unit_code, unit_tax_id, 0, -1, ''
        from stg_insurance_movements) as ways
      group by key) as named
    left join identity_unit_code as coded on coded.unit_code = named.unit_code`
}

function refsWithOffice(): RawBuilder<unknown> {
  return sql`select mention.key, mention.office_code as office, mention.unit_code as code, '' as tax
    from identity_unit_mention as mention inner join identity_unit_code as coded on coded.unit_code = mention.unit_code
    where mention.office_code <> '' or coded.nationwide = 1`
}

function refsWithoutOffice(): RawBuilder<unknown> {
  const office = sql`case when same.offices = 1 then same.office_code
    when sole.offices = 1 and (mention.root = '' or sole.root = '') then sole.office_code else '' end`
  return sql`select key, office, code, case when office <> '' then '' else tax end as tax from (
    select mention.key, ${office} as office, mention.unit_code as code,
      case when mention.root <> '' then mention.root when lone.roots = 1 then lone.root else '' end as tax
    from identity_unit_mention as mention
    inner join identity_unit_code as coded on coded.unit_code = mention.unit_code
    left join (select unit_code, root, count(distinct office_code) as offices, min(office_code) as office_code
      from identity_unit_mention where office_code <> '' and root <> '' group by unit_code, root) as same
      on same.unit_code = mention.unit_code and same.root = mention.root
    left join (select unit_code, count(distinct office_code) as offices, min(office_code) as office_code, max(root) as root
      from identity_unit_mention where office_code <> '' and unit_code <> '' group by unit_code) as sole
      on sole.unit_code = mention.unit_code
    left join (select unit_code, count(distinct root) as roots, min(root) as root
      from identity_unit_mention where office_code = '' and root <> '' group by unit_code) as lone
      on lone.unit_code = mention.unit_code
    where mention.office_code = '' and coded.nationwide = 0) as resolved`
}

function refsWithoutCode(): RawBuilder<unknown> {
  return sql`select mention.key, coalesce(coded.office, '') as office, coalesce(coded.code, '') as code,
      case when coded.code is null then mention.tax_id else coded.tax end as tax
    from identity_unit_mention as mention
    left join (
      select known.tax_id, min(ref.office) as office, min(ref.code) as code, min(ref.tax) as tax
      from identity_unit_mention as known inner join identity_unit_ref_coded as ref on ref.key = known.key
      where known.tax_id <> '' group by known.tax_id
      having min(ref.office || '|' || ref.code || '|' || ref.tax) = max(ref.office || '|' || ref.code || '|' || ref.tax)
    ) as coded on coded.tax_id = mention.tax_id
      and (mention.office_code = '' or coded.office = '' or coded.office = mention.office_code)
    where mention.unit_code = '' and mention.tax_id <> ''`
}

/** A unit's tax ID: what its own register says before what the roll says, the latest month first, then the smallest. */
function units(): RawBuilder<unknown> {
  return sql`select row_number() over (order by office, code, tax) as unit_id, office, code, tax, tax_id, root, name from (
    select ref.office, ref.code, ref.tax, max(case when ranked.rank = 1 and ranked.root <> '' then ranked.tax_id end) as tax_id,
      max(case when ranked.rank = 1 then ranked.root else '' end) as root, max(ranked.name) as name
    from (
      select ref.key, mention.tax_id, mention.root, mention.name, row_number() over (
        partition by ref.office, ref.code, ref.tax
        order by case when mention.root = '' then 1 else 0 end, mention.told desc, mention.latest_month desc, mention.tax_id) as rank
      from identity_unit_ref as ref inner join identity_unit_mention as mention on mention.key = ref.key) as ranked
    inner join identity_unit_ref as ref on ref.key = ranked.key
    group by ref.office, ref.code, ref.tax) as named`
}
