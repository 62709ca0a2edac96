import { type RawBuilder, sql } from 'kysely'
import { insertFrom } from '../store/insert-from.ts'
import { buildTable, loadTable, rowsOf, streamRows } from '../store/scratch.ts'
import { taxRoot } from '../store/spans.ts'
import { type EmployerKind, kindByText } from './employer-kind.ts'
import { identityKind, identityRegistry, identitySeat, identityTaxpayer } from './employer-scratch.ts'
import type { Work } from './work.ts'

/**
 * What is known of an employer. Of several rows in one register the latest of its newest MST root counts, the head office
 * before branches: by date, then file, then line. Place and officer come from the unit that leads, else tax, else registry.
 */
export async function collectAttributes(work: Work): Promise<void> {
  await buildTable(work, identityRegistry, registryRows())
  await buildTable(work, identityTaxpayer, taxpayerRows())
  await buildTable(work, identitySeat, leadingUnits())
  await insertFrom(work.db, 'area_today', rowsOf(areasAtAsOf()))
  await loadTable(work, identityKind, await kinds(work))
  await insertFrom(work.db, 'employer', rowsOf(employers()))
}

/** Rows of a predecessor or of a branch give a name, an address, an owner; a status or a date speaks only of the employer itself. */
const OWN = sql`(employer.newest = 1 and length(line.tax_id) <> 14)`

function ofItself(column: string): RawBuilder<unknown> {
  return sql`case when ${OWN} then ${sql.ref(`line.${column}`)} end as ${sql.id(column)}`
}

const NEWEST_HEAD_OFFICE = sql`employer.newest desc, case when length(line.tax_id) = 14 then 1 else 0 end`

function registryRows(): RawBuilder<unknown> {
  return sql`select employer_id, name, kind, form, reading as status, status_on, status_until, registered_on, representative,
      address, phone, province_code, commune_code
    from (
      select employer.employer_id, coalesce(line.name, '') as name, nullif(line.kind, 'branch') as kind,
        coalesce(line.legal_form, '') as form, case when ${OWN} then read.reading end as reading, ${ofItself('status_on')},
        ${ofItself('status_until')}, ${ofItself('registered_on')}, line.representative_citizen_id as representative,
        coalesce(line.address, '') as address, coalesce(line.phone, '') as phone,
        coalesce(line.province_code, '') as province_code, coalesce(line.commune_code, '') as commune_code,
        row_number() over (partition by employer.employer_id order by ${NEWEST_HEAD_OFFICE},
          coalesce(line.changed_on, line.status_on, line.registered_on, '') desc, line.file_id desc, line.row_number desc) as rank
      from stg_enterprise_registry as line
      inner join identity_employer_root as employer on employer.root = ${taxRoot(sql.ref('line.tax_id'))}
      left join identity_status as read on read.origin = 'registry' and read.status = line.status) as ranked
    where rank = 1`
}

function taxpayerRows(): RawBuilder<unknown> {
  return sql`select employer_id, name, form, reading as status, status_on, status_until, withholding_only, owner_citizen_id,
      address, phone, province_code, commune_code
    from (
      select employer.employer_id, coalesce(line.name, '') as name,
        coalesce(line.economic_type, '') || ' ' || coalesce(line.taxpayer_kind, '') as form,
        case when ${OWN} then read.reading end as reading, ${ofItself('status_on')}, ${ofItself('status_until')},
        case when ${OWN} then coalesce(line.withholding_only, 0) else 0 end as withholding_only, line.owner_citizen_id,
        coalesce(line.address, '') as address, coalesce(line.phone, '') as phone,
        coalesce(line.province_code, '') as province_code, coalesce(line.commune_code, '') as commune_code,
        row_number() over (partition by employer.employer_id order by ${NEWEST_HEAD_OFFICE},
          coalesce(line.period_to, line.to_month, -1) desc, coalesce(line.status_on, '') desc,
          line.file_id desc, line.row_number desc) as rank
      from stg_tax_units as line
      inner join identity_employer_root as employer on employer.root = ${taxRoot(sql.ref('line.tax_id'))}
      left join identity_status as read on read.origin = 'tax'
        and read.code = coalesce(line.status_code, '') and read.status = coalesce(line.status, '')) as ranked
    where rank = 1`
}

/** The unit that leads: a live one before a closed one, one whose province is known, the largest, the smallest code. */
function leadingUnits(): RawBuilder<unknown> {
  return sql`select employer_id, unit_id, name, address, province_code, commune_code, office_code, office_name, officer from (
    select unit.employer_id, unit.unit_id, unit.name, coalesce(state.address, '') as address, unit.province_code,
      unit.commune_code, unit.office_code, coalesce(state.office_name, '') as office_name, unit.officer,
      row_number() over (partition by unit.employer_id order by unit.closed,
        case when unit.province_code = '' then 1 else 0 end, coalesce(unit.participants, -1) desc,
        unit.unit_code, unit.unit_id) as rank
    from unit left join identity_unit_state as state on state.unit_id = unit.unit_id) as ranked
  where rank = 1`
}

function areasAtAsOf(): RawBuilder<unknown> {
  return sql`select commune_code, coalesce(office_code, '') as office_code, coalesce(officer, '') as officer,
    coalesce(collector, '') as collector, coalesce(organisation, '') as organisation,
    coalesce(wage_region, '') as wage_region, coalesce(is_atk, 0) as is_atk from (
    select area.*, row_number() over (partition by area.commune_code order by coalesce(area.valid_from, '') desc,
      area.file_id desc, area.row_number desc) as rank
    from stg_areas as area inner join run_facts as as_of on as_of.name = 'as_of'
    where coalesce(area.valid_from, '') <= as_of.value and coalesce(area.valid_to, '9999') >= as_of.value
      and area.commune_code is not null) as ranked
  where rank = 1`
}

interface NamedEmployer {
  readonly employer_id: number
  readonly form: string
  readonly name: string
}

/** Forms and names are text work: only what is no plain enterprise is kept, as an integer and a word. */
async function kinds(work: Work): Promise<{ employer_id: number; kind: EmployerKind }[][]> {
  const found: { employer_id: number; kind: EmployerKind }[] = []
  for await (const batch of streamRows(work, namedEmployers()))
    for (const { employer_id, form, name } of batch) {
      const kind = kindByText(form, name)
      if (kind !== 'enterprise') found.push({ employer_id, kind })
    }
  return [found]
}

const FOUND = sql`identity_employer as employer
  left join identity_registry as registry on registry.employer_id = employer.employer_id
  left join identity_taxpayer as taxpayer on taxpayer.employer_id = employer.employer_id
  left join identity_seat as seat on seat.employer_id = employer.employer_id
  left join identity_root as root on root.root = employer.root`

const NAME = sql`case when coalesce(registry.name, '') <> '' then registry.name when coalesce(taxpayer.name, '') <> '' then taxpayer.name
  when coalesce(seat.name, '') <> '' then seat.name else coalesce(root.name, '') end`

/** Registry kind and twelve-digit tax IDs decide by themselves; only the rest is read as text. */
function namedEmployers(): RawBuilder<NamedEmployer> {
  return sql<NamedEmployer>`select employer.employer_id, coalesce(registry.form, '') || ' ' || coalesce(taxpayer.form, '') as form,
      ${NAME} as name
    from ${FOUND} where registry.kind is null and length(employer.root) <> 12 order by employer.employer_id`
}

const KIND = sql`case when registry.kind is not null then registry.kind when length(employer.root) = 12 then 'household_business'
  else coalesce(kind.kind, 'enterprise') end`

/** Dates of the status that counts: those of a pause when one side says paused, else the tax authority's, else the registry's. */
function statusDate(column: 'status_on' | 'status_until'): RawBuilder<unknown> {
  const [tax, registry] = [sql.ref(`taxpayer.${column}`), sql.ref(`registry.${column}`)]
  return sql`case when taxpayer.status = '05' then coalesce(${tax}, case when registry.status = 'suspended' then ${registry} end)
    when registry.status = 'suspended' then ${registry} else coalesce(${tax}, ${registry}) end as ${sql.id(column)}`
}

/** The first register that knows the province gives the place; another one of the same province may add the commune. */
const PROVINCE = sql`case when coalesce(seat.province_code, '') <> '' then seat.province_code
  when coalesce(taxpayer.province_code, '') <> '' then taxpayer.province_code else coalesce(registry.province_code, '') end`

function communeFrom(origin: 'seat' | 'taxpayer' | 'registry'): RawBuilder<unknown> {
  const [province, commune] = [sql.ref(`described.${origin}_province`), sql.ref(`described.${origin}_commune`)]
  return sql`when coalesce(${commune}, '') <> '' and ${province} = described.province_code then ${commune}`
}

function firstText(...columns: readonly string[]): RawBuilder<unknown> {
  const cases = columns.map((column) => sql`when coalesce(${sql.ref(column)}, '') <> '' then ${sql.ref(column)}`)
  return sql`case ${sql.join(cases, sql` `)} else '' end`
}

/** A household business is run under its owner's ID: twelve digits are the owner, else who represents it in the registry. */
const OWNER = sql`coalesce(taxpayer.owner_citizen_id, case when length(employer.root) = 12 then employer.root end,
  case when ${KIND} = 'household_business' then registry.representative end)`

function described(): RawBuilder<unknown> {
  return sql`select employer.employer_id, employer.employer_key, nullif(employer.root, '') as tax_id,
      coalesce(root.repaired, 0) as tax_id_repaired, ${NAME} as name, ${KIND} as kind, registry.status as registry_status,
      taxpayer.status as tax_status, ${statusDate('status_on')}, ${statusDate('status_until')}, registry.registered_on,
      case when registry.employer_id is null and taxpayer.employer_id is null then 0 else 1 end as listed,
      coalesce(taxpayer.withholding_only, 0) as withholding_only, ${OWNER} as owner_citizen_id,
      ${firstText('seat.address', 'taxpayer.address', 'registry.address')} as address,
      ${firstText('taxpayer.phone', 'registry.phone')} as phone, ${PROVINCE} as province_code,
      coalesce(seat.office_code, '') as seat_office_code, coalesce(seat.office_name, '') as office_name,
      coalesce(seat.officer, '') as seat_officer, ${communesOfRegisters()}
    from ${FOUND} left join identity_kind as kind on kind.employer_id = employer.employer_id`
}

function communesOfRegisters(): RawBuilder<unknown> {
  const columns = ['seat', 'taxpayer', 'registry'].flatMap((origin) => [
    sql`${sql.ref(`${origin}.province_code`)} as ${sql.id(`${origin}_province`)}`,
    sql`${sql.ref(`${origin}.commune_code`)} as ${sql.id(`${origin}_commune`)}`,
  ])
  return sql.join(columns)
}

function employers(): RawBuilder<unknown> {
  return sql`select placed.*, ${firstText('placed.seat_office_code', 'area.office_code')} as office_code,
      ${firstText('placed.seat_officer', 'area.officer')} as officer,
      coalesce(area.wage_region, '') as wage_region
    from (select described.*, case ${communeFrom('seat')} ${communeFrom('taxpayer')} ${communeFrom('registry')} else '' end as commune_code
      from (${described()}) as described) as placed
    left join area_today as area on area.commune_code = placed.commune_code`
}
