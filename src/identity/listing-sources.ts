import { type RawBuilder, sql } from 'kysely'
import { participantUnitKey, taxRoot } from '../store/spans.ts'

/**
 * Where rows that name a person stand, and under which column each of them says what. A column that a source does not have is left
 * out here and unknown in `identity_listing`.
 */
export interface ListedIn {
  readonly table: string
  /** Prefix of the columns of the person: `representative_` of a registry. */
  readonly name: string
  readonly citizenId: string
  readonly birthDate: string
  readonly gender?: string
  readonly oldCitizenId?: string
  readonly passport?: string
  readonly personalTaxId?: string
  readonly insuranceNumber?: string
  readonly nationality?: string
  readonly diedOn?: RawBuilder<unknown>
  /** A tax ID of twelve digits in this column is the person's own: a household business is run under its owner's. */
  readonly ownTaxId?: string
  /** Joins a row to the employer it names, and the employer's number. */
  readonly employer?: RawBuilder<unknown>
  readonly communeCode?: string
  /** Which rows name a person at all; every row when it is left out. */
  readonly where?: RawBuilder<unknown>
}

const byTaxId = (column: string): RawBuilder<unknown> =>
  sql`inner join identity_employer_root as employer on employer.root = ${taxRoot(sql.ref(`line.${column}`))}`
const BY_UNIT = sql`inner join identity_unit_key as employer on employer.key = ${participantUnitKey('line')}`

const PERSON = { name: 'full_name', citizenId: 'citizen_id', birthDate: 'birth_date', gender: 'gender' } as const
const INSURED = { ...PERSON, insuranceNumber: 'insurance_number' } as const

/** D02 tells that someone died before the month from which he is out. */
const DIED_BY = sql`case when line.died = 1 then cast(line.from_month / 12 as text) || '-' ||
  case when line.from_month % 12 < 9 then '0' else '' end || cast(line.from_month % 12 + 1 as text) end`

export const LISTED_IN: readonly ListedIn[] = [
  {
    table: 'stg_tax_workers',
    ...PERSON,
    oldCitizenId: 'old_citizen_id',
    passport: 'passport_number',
    personalTaxId: 'personal_tax_id',
    nationality: 'nationality',
    employer: byTaxId('payer_tax_id'),
  },
  {
    table: 'stg_insurance_participants',
    ...INSURED,
    oldCitizenId: 'old_citizen_id',
    passport: 'passport_number',
    personalTaxId: 'personal_tax_id',
    nationality: 'nationality',
    diedOn: sql`line.died_on`,
    employer: BY_UNIT,
    communeCode: 'commune_code',
  },
  {
    table: 'stg_residents',
    ...INSURED,
    oldCitizenId: 'old_citizen_id',
    nationality: 'nationality',
    diedOn: sql`case when line.status = 'dead' then line.status_on end`,
    communeCode: 'commune_code',
  },
  { table: 'stg_benefits', ...INSURED, oldCitizenId: 'old_citizen_id', diedOn: sql`line.died_on` },
  { table: 'stg_enterprise_managers', ...PERSON, nationality: 'nationality', employer: byTaxId('tax_id') },
  { table: 'stg_pupils', ...INSURED, communeCode: 'commune_code' },
  {
    table: 'stg_receipts',
    name: 'full_name',
    citizenId: 'citizen_id',
    birthDate: 'birth_date',
    insuranceNumber: 'insurance_number',
    communeCode: 'commune_code',
  },
  {
    table: 'stg_insurance_movements',
    ...INSURED,
    oldCitizenId: 'old_citizen_id',
    nationality: 'nationality',
    diedOn: DIED_BY,
    employer: BY_UNIT,
  },
  {
    table: 'stg_person_links',
    ...INSURED,
    oldCitizenId: 'old_citizen_id',
    passport: 'passport_number',
    personalTaxId: 'personal_tax_id',
  },
  {
    table: 'stg_enterprise_registry',
    name: 'representative_name',
    citizenId: 'representative_citizen_id',
    birthDate: 'representative_birth_date',
    gender: 'representative_gender',
    nationality: 'representative_nationality',
    ownTaxId: 'tax_id',
    employer: byTaxId('tax_id'),
    where: sql`line.representative_name is not null or line.representative_citizen_id is not null or length(line.tax_id) = 12`,
  },
  {
    table: 'stg_tax_units',
    name: 'owner_name',
    citizenId: 'owner_citizen_id',
    birthDate: 'owner_birth_date',
    ownTaxId: 'tax_id',
    employer: byTaxId('tax_id'),
    where: sql`line.owner_name is not null or line.owner_citizen_id is not null or length(line.tax_id) = 12`,
  },
]

/** Tables in which each row names a person: none of their rows may be left without one. */
export const TABLES_OF_PEOPLE = LISTED_IN.filter(({ where }) => where === undefined).map(({ table }) => table)

const GUESSES = sql`('padded', 'letters')`
const NO_TEXT = sql`cast(null as text)`

/** Rows of one source as `identity_listing` has them. `numbered`: the row number, and the insurance number that counts. */
export function listedRows(from: ListedIn, authority: number, numbered = plainRow(from)): RawBuilder<unknown> {
  const column = (name: string | undefined): RawBuilder<unknown> =>
    name === undefined ? NO_TEXT : sql.ref(`line.${name}`)
  const repair = (name: string): RawBuilder<unknown> => sql`coalesce(${sql.ref(`line.${name}_repair`)}, '')`
  const tax = from.personalTaxId
  const substitutes = [tax, from.ownTaxId].filter((name) => name !== undefined)
  const stated = column(from.citizenId)
  const citizen = sql`coalesce(${sql.join([
    stated,
    ...substitutes.map((name) => sql`case when length(${column(name)}) = 12 then ${column(name)} end`),
  ])}, null)`
  const [birth, gender] = [column(from.birthDate), column(from.gender)]
  const century = sql`cast(substr(${citizen}, 4, 1) as integer)`
  const birthYear = sql`((19 + ${century} / 2) * 100 + cast(substr(${citizen}, 5, 2) as integer))`
  const ofCitizen = sql`(case when ${citizen} is null then null when ${century} % 2 = 0 then 'male' else 'female' end)`
  const repaired = substitutes.map((name) => sql`when ${stated} is null and ${repair(name)} in ${GUESSES} then 1`)
  // A personal ID at odds with birth year or gender is a typing error or someone else's: it is not an untouched key.
  const guessed = sql`case
    when ${citizen} is not null then case
      when ${repair(from.citizenId)} in ${GUESSES} then 1
      ${sql.join(repaired, sql` `)}
      when ${birth} is not null and cast(substr(${birth}, 1, 4) as integer) <> ${birthYear} then 1
      when ${gender} is not null and ${gender} <> ${ofCitizen} then 1
      else 0 end
    ${from.passport === undefined ? sql`` : sql`when ${repair(from.passport)} in ${GUESSES} then 1`} else 0 end`
  const name = (suffix: string): RawBuilder<unknown> => sql`coalesce(${column(`${from.name}${suffix}`)}, '')`
  const isDay = sql`length(${birth}) = 10 and substr(${birth}, 6, 5) <> '01-01'`
  return sql`select ${sql.lit(authority)} as authority, line.file_id, ${numbered.row} as row_number, ${citizen} as citizen_id,
      ${column(from.passport)} as passport_number, ${column(from.oldCitizenId)} as old_citizen_id,
      ${tax === undefined ? NO_TEXT : sql`case when length(${column(tax)}) in (10, 14) then substr(${column(tax)}, 1, 10) end`} as personal_tax_id,
      ${guessed} as guessed, ${name('')} as full_name, ${name('_key')} as name_key, ${name('_folded')} as name_folded,
      coalesce(${birth}, '') as birth_date, case when ${isDay} then ${birth} else '' end as birth_day,
      coalesce(${gender}, ${ofCitizen}, '') as gender, ${column(from.nationality)} as nationality,
      ${numbered.insuranceNumber} as insurance_number, ${from.diedOn ?? NO_TEXT} as died_on,
      ${from.employer === undefined ? sql`0` : sql`employer.employer_id`} as employer_id,
      ${from.communeCode === undefined ? sql`''` : sql`coalesce(${column(from.communeCode)}, '')`} as commune_code
    from ${sql.table(from.table)} as line ${from.employer ?? sql``} ${numbered.where ?? (from.where === undefined ? sql`` : sql`where ${from.where}`)}`
}

/** What may differ between the rows that one staging row gives. */
export interface NumberedRow {
  readonly row: RawBuilder<unknown>
  readonly insuranceNumber: RawBuilder<unknown>
  readonly where?: RawBuilder<unknown>
}

function plainRow({ insuranceNumber }: ListedIn): NumberedRow {
  return {
    row: sql`line.row_number`,
    insuranceNumber: insuranceNumber === undefined ? NO_TEXT : sql.ref(`line.${insuranceNumber}`),
  }
}
