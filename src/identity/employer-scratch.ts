import { defineTable, integer, integerOrNull, text, textOrNull } from '../store/tables/table.ts'

/** Scratch tables of the employer half of identity. All are as small as the registers of employers and units: reference tables. */

export const identityRootSeen = defineTable({
  name: 'identity_root_seen',
  grain: 'one row per MST root that any source names',
  columns: {
    code: integer, // 1…n in the order of roots
    root: text,
    repaired: integer, // 1: no row gives it without a repair that guessed
    name: text, // what a payroll or a roll calls it
  },
  key: ['code'],
  distributeBy: 'reference',
  indexes: [['root']],
})

export const identitySuccession = defineTable({
  name: 'identity_succession',
  grain: 'one row per root whose chain of successors ends elsewhere',
  columns: { code: integer, final_code: integer },
  key: ['code'],
  distributeBy: 'reference',
})

export const identityRoot = defineTable({
  name: 'identity_root',
  grain: 'one row per MST root, with the newest root of its employer',
  columns: { root: text, final_root: text, repaired: integer, name: text },
  key: ['root'],
  distributeBy: 'reference',
  indexes: [['final_root']],
})

export const identityUnitCode = defineTable({
  name: 'identity_unit_code',
  grain: 'one row per unit code',
  columns: { unit_code: text, object_type: text, nationwide: integer }, // nationwide: a new code, which needs no office to be unique
  key: ['unit_code'],
  distributeBy: 'reference',
})

export const identityUnitMention = defineTable({
  name: 'identity_unit_mention',
  grain: 'one row per office, unit code and tax ID as rows name them together',
  columns: {
    key: text,
    office_code: text, // '' for a nationwide code
    unit_code: text,
    tax_id: text,
    root: text,
    told: integer, // 1: a row of insurance_units, 0: the roll only
    latest_month: integer,
    name: text,
  },
  key: ['key'],
  distributeBy: 'reference',
  indexes: [['unit_code'], ['tax_id']],
})

export const identityUnitRefCoded = defineTable({
  name: 'identity_unit_ref_coded',
  grain: 'one row per mention with a unit code: the unit it means',
  columns: { key: text, office: text, code: text, tax: text },
  key: ['key'],
  distributeBy: 'reference',
})

export const identityUnitRef = defineTable({
  name: 'identity_unit_ref',
  grain: 'one row per mention: the unit it means',
  columns: { key: text, office: text, code: text, tax: text }, // tax: tells units apart that share a code and have no office
  key: ['key'],
  distributeBy: 'reference',
  indexes: [['office', 'code', 'tax']],
})

export const identityUnit = defineTable({
  name: 'identity_unit',
  grain: 'one row per unit',
  columns: { unit_id: integer, office: text, code: text, tax: text, tax_id: textOrNull, root: text, name: text },
  key: ['unit_id'],
  distributeBy: 'reference',
  indexes: [['office', 'code', 'tax'], ['root']],
})

export const identityEmployer = defineTable({
  name: 'identity_employer',
  grain: 'one row per employer',
  columns: { employer_id: integer, employer_key: text, root: text },
  key: ['employer_id'],
  distributeBy: 'reference',
  indexes: [['employer_key']],
})

export const identityEmployerRoot = defineTable({
  name: 'identity_employer_root',
  grain: 'one row per MST root',
  columns: { root: text, employer_id: integer, newest: integer }, // newest: 1 for the root that names the employer
  key: ['root'],
  distributeBy: 'reference',
})

export const identityUnitKey = defineTable({
  name: 'identity_unit_key',
  grain: 'unit_key, with its index while identity still fills it',
  columns: { key: text, unit_id: integer, employer_id: integer },
  key: ['key'],
  distributeBy: 'reference',
})

export const identityUnitState = defineTable({
  name: 'identity_unit_state',
  grain: 'one row per unit of insurance_units: what its rows say',
  columns: {
    unit_id: integer,
    office_code: textOrNull,
    name: textOrNull,
    status: textOrNull,
    block: textOrNull,
    officer: textOrNull,
    office_name: textOrNull,
    address: textOrNull,
    province_code: textOrNull,
    commune_code: textOrNull,
    first_month: integerOrNull,
    last_month: integerOrNull,
    paused_from: integerOrNull,
    paused_until: integerOrNull,
    participants: integerOrNull,
  },
  key: ['unit_id'],
  distributeBy: 'reference',
})

export const identityStatus = defineTable({
  name: 'identity_status',
  grain: 'one row per status as it stands in a file',
  columns: { origin: text, code: text, status: text, reading: textOrNull }, // origin: registry, tax, unit
  key: ['origin', 'code', 'status'],
  distributeBy: 'reference',
})

export const identityRegistry = defineTable({
  name: 'identity_registry',
  grain: 'one row per employer in the registry: its latest row',
  columns: {
    employer_id: integer,
    name: text,
    kind: textOrNull,
    form: text,
    status: textOrNull,
    status_on: textOrNull,
    status_until: textOrNull,
    registered_on: textOrNull,
    representative: textOrNull,
    address: text,
    phone: text,
    province_code: text,
    commune_code: text,
  },
  key: ['employer_id'],
  distributeBy: 'reference',
})

export const identityTaxpayer = defineTable({
  name: 'identity_taxpayer',
  grain: 'one row per employer in the tax list: its latest row',
  columns: {
    employer_id: integer,
    name: text,
    form: text,
    status: textOrNull,
    status_on: textOrNull,
    status_until: textOrNull,
    withholding_only: integer,
    owner_citizen_id: textOrNull,
    address: text,
    phone: text,
    province_code: text,
    commune_code: text,
  },
  key: ['employer_id'],
  distributeBy: 'reference',
})

export const identitySeat = defineTable({
  name: 'identity_seat',
  grain: 'one row per employer with a unit: the unit whose office leads',
  columns: {
    employer_id: integer,
    unit_id: integer,
    name: text,
    address: text,
    province_code: text,
    commune_code: text,
    office_code: text,
    office_name: text,
    officer: text,
  },
  key: ['employer_id'],
  distributeBy: 'reference',
})

export const identityKind = defineTable({
  name: 'identity_kind',
  grain: 'one row per employer that is no enterprise: kind as its form and name say',
  columns: { employer_id: integer, kind: text },
  key: ['employer_id'],
  distributeBy: 'reference',
})

export const EMPLOYER_SCRATCH = [
  identityRootSeen,
  identitySuccession,
  identityRoot,
  identityUnitCode,
  identityUnitMention,
  identityUnitRefCoded,
  identityUnitRef,
  identityUnit,
  identityEmployer,
  identityEmployerRoot,
  identityUnitKey,
  identityUnitState,
  identityStatus,
  identityRegistry,
  identityTaxpayer,
  identitySeat,
  identityKind,
] as const
