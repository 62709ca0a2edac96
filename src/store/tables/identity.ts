import { defineTable, integer, integerOrNull, text, textOrNull } from './table.ts'

export const person = defineTable({
  name: 'person',
  grain: 'one row per person',
  columns: {
    person_id: integer,
    person_key: text, // best key: C: citizen id, B: insurance number, P: passport, M: CMND|birth date, T: personal MST, N: name|birth|gender|scope
    citizen_id: textOrNull,
    insurance_number: textOrNull,
    old_citizen_id: textOrNull,
    passport_number: textOrNull,
    personal_tax_id: textOrNull,
    full_name: text,
    name_key: text,
    name_folded: text,
    birth_date: textOrNull, // the most precise one known, as ISO
    gender: textOrNull,
    nationality: textOrNull,
    died_on: textOrNull,
    commune_code: text, // where most rows list the person, present system; '' none
    employer_id: integer, // at which most rows list the person; 0 none
    link_step: integer, // 0 one key only; 1–5 the weakest step of domain §4.2 that joined the keys; 6 joined by linkage
    in_review: integer, // 1: cluster over the size limit or contested, never joined further
    linked_to: integer, // person that stands for this one since linkage joined them; its own number otherwise
    filled: text, // columns that linkage filled from the others it stands for, separated by spaces
  },
  key: ['person_id'],
  distributeBy: 'person_id',
})

export const personKey = defineTable({
  name: 'person_key',
  grain: 'one row per key of a person',
  columns: { key: text, person_id: integer, keyed_id: integer }, // keyed_id: by keys alone, before linkage
  key: ['person_id', 'key'],
  distributeBy: 'person_id',
  indexes: [['key']],
})

/**
 * Which person a staging row speaks of: of every source that lists people, of enterprise_registry the representative, of tax_units the
 * owner.
 */
export const personRow = defineTable({
  name: 'person_row',
  grain: 'one row per staging row that names a person',
  columns: {
    file_id: integer,
    row_number: integer,
    person_id: integer,
    keyed_id: integer, // by keys alone, before linkage
    key_quality: integer, // 0 valid CCCD or passport untouched; 1 repaired; 2 other strong key; 3 name only
  },
  key: ['file_id', 'row_number'],
  distributeBy: 'row_number',
})

export const identityReview = defineTable({
  name: 'identity_review',
  grain: 'one row per key left out of a join',
  columns: { key: text, reason: text, names: integer, keys: integer }, // reason: placeholder, contested, cluster_size, ambiguous_name
  key: ['key', 'reason'],
  distributeBy: 'key',
})

export const employer = defineTable({
  name: 'employer',
  grain: 'one row per employer: MST root, branches, units and successors together',
  columns: {
    employer_id: integer,
    employer_key: text, // T:<root> or U:<office>|<unit code>
    tax_id: textOrNull, // root, of the newest successor
    tax_id_repaired: integer,
    name: text,
    kind: text, // enterprise, cooperative, household_business
    registry_status: textOrNull, // canonical, see domain/status.ts
    tax_status: textOrNull, // 00 … 10, or unknown: said, and not readable
    status_on: textOrNull,
    status_until: textOrNull,
    registered_on: textOrNull,
    listed: integer, // 1: the tax authority or the registry lists it
    withholding_only: integer,
    owner_citizen_id: textOrNull,
    address: text,
    phone: text,
    province_code: text, // '' unknown; live unit, else tax, else registry (design §4c 16)
    commune_code: text,
    wage_region: text, // of the commune, as the list of areas writes it; '' not told
    office_code: text,
    office_name: text,
    officer: text,
  },
  key: ['employer_id'],
  distributeBy: 'employer_id',
})

export const employerKey = defineTable({
  name: 'employer_key',
  grain: 'one row per key of an employer',
  columns: { key: text, employer_id: integer }, // T:<root>, U:<office>|<unit code>
  key: ['employer_id', 'key'],
  distributeBy: 'employer_id',
  indexes: [['key']],
})

/** Rows of registry, tax units and insurance units that speak of an employer: the evidence of an employer's case. */
export const employerRow = defineTable({
  name: 'employer_row',
  grain: 'one row per staging row of an employer',
  columns: { employer_id: integer, file_id: integer, row_number: integer, source: text },
  key: ['employer_id', 'file_id', 'row_number'],
  distributeBy: 'employer_id',
})

export const unit = defineTable({
  name: 'unit',
  grain: 'one row per insurance unit (office and code)',
  columns: {
    unit_id: integer,
    employer_id: integer,
    unit_code: text, // '' when the file names the unit by its tax ID only
    office_code: text,
    tax_id: textOrNull, // full, with branch suffix
    object_type: text,
    block: text,
    name: text,
    status: textOrNull,
    closed: integer,
    first_month: integerOrNull,
    last_month: integerOrNull,
    paused_from: integerOrNull,
    paused_until: integerOrNull,
    participants: integerOrNull, // of the latest month told
    officer: text,
    province_code: text,
    commune_code: text,
  },
  key: ['employer_id', 'unit_id'],
  distributeBy: 'employer_id',
  indexes: [['unit_code']],
})

/** Who looks after a commune at as-of, and what is said of it. */
export const areaToday = defineTable({
  name: 'area_today',
  grain: 'one row per commune that the areas of the site name',
  columns: {
    commune_code: text, // present system
    office_code: text,
    officer: text,
    collector: text,
    organisation: text,
    wage_region: text,
    is_atk: integer, // 1: xã an toàn khu
  },
  key: ['commune_code'],
  distributeBy: 'reference',
})

/** How source rows name units: `participantUnitKey` and `unitRowKey` of src/store/spans.ts give the key of a row. */
export const unitKey = defineTable({
  name: 'unit_key',
  grain: 'one row per way in which rows name a unit: office, code and tax ID as they stand',
  columns: {
    key: text, // office|unit code|tax ID, '' for what a row does not say
    unit_id: integer, // 0: in no unit
    employer_id: integer, // 0: in no unit
  },
  key: ['key'],
  distributeBy: 'reference',
})
