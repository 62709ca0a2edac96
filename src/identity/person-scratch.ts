import { defineTable, integer, text, textOrNull } from '../store/tables/table.ts'

/** Scratch tables of the person half of identity. Text is looked at once, to number the keys; what is joined after that are integers. */

export const identityListing = defineTable({
  name: 'identity_listing',
  grain:
    'one row per staging row that names a person: only what identity reads; below zero the further numbers of a row of person_links',
  columns: {
    file_id: integer,
    row_number: integer,
    authority: integer, // 1: a row of person_links, an authority's word that its keys are one person's
    citizen_id: textOrNull,
    insurance_number: textOrNull,
    passport_number: textOrNull,
    old_citizen_id: textOrNull,
    personal_tax_id: textOrNull, // ten digits
    guessed: integer, // 1: citizen ID or passport repaired by a guess, or at odds with birth year or gender
    full_name: text,
    name_key: text,
    name_folded: text,
    birth_date: text, // '' unknown
    birth_day: text, // the date when it is a full one that says something: not 1 January
    gender: text, // '' unknown; the citizen ID's when the row has none
    nationality: textOrNull,
    died_on: textOrNull,
    employer_id: integer,
    commune_code: text,
  },
  key: ['file_id', 'row_number'],
  distributeBy: 'row_number',
})

export const identityOldId = defineTable({
  name: 'identity_old_id',
  grain: 'one row per CMND, folded name and birth date as listed together, and one for rows without CMND',
  columns: { old_id: text, name_folded: text, birth_date: text, key: text },
  key: ['old_id', 'name_folded', 'birth_date'],
  distributeBy: 'old_id',
})

export const identitySeenKey = defineTable({
  name: 'identity_seen_key',
  grain: 'one row per key that any row lists',
  columns: { key: text, kind: integer, several_names: integer },
  key: ['key'],
  distributeBy: 'key',
})

export const identityDoubt = defineTable({
  name: 'identity_doubt',
  grain: 'one row per key that stands with two folded names or more',
  columns: { key: text, kind: integer },
  key: ['key'],
  distributeBy: 'reference',
})

export const identityDoubtListing = defineTable({
  name: 'identity_doubt_listing',
  grain: 'one row per doubtful key, folded name and citizen ID listed together',
  columns: { key: text, kind: integer, number: text, name_folded: text, citizen_key: text },
  key: ['key', 'name_folded', 'citizen_key'],
  distributeBy: 'reference',
})

export const identityPlaceholderForm = defineTable({
  name: 'identity_placeholder_form',
  grain: 'one row per key that looks like a placeholder, whoever uses it',
  columns: { key: text },
  key: ['key'],
  distributeBy: 'reference',
})

export const identityPlaceholder = defineTable({
  name: 'identity_placeholder',
  grain: 'one row per key that is a placeholder, by its form or by the names that use it',
  columns: { key: text, names: integer },
  key: ['key'],
  distributeBy: 'reference',
})

export const identityBlocked = defineTable({
  name: 'identity_blocked',
  grain: 'one row per key that joins nobody',
  columns: { key: text, reason: text, names: integer, keys: integer },
  key: ['key'],
  distributeBy: 'reference',
})

export const identityKeyCode = defineTable({
  name: 'identity_key_code',
  grain:
    'one row per key, and one with code 0 for "none"; codes run from the strongest kind to the weakest, then in code-unit order',
  columns: { key: text, code: integer, kind: integer, contested: integer }, // code below 0: joins nobody
  key: ['key', 'code', 'contested'], // all of a lookup in one index
  distributeBy: 'key',
  indexes: [['code', 'key']],
})

export const identityCodedRow = defineTable({
  name: 'identity_coded_row',
  grain:
    'one row per staging row that names a person: its keys as integers (0 none, below 0 one that joins nobody), and what it tells',
  columns: {
    file_id: integer,
    row_number: integer, // below zero: a further number of a row of person_links
    authority: integer,
    citizen: integer,
    insurance: integer,
    passport: integer,
    old_id: integer,
    tax: integer,
    best: integer, // code of the strongest usable one, 0 for none
    usable: integer, // how many
    contested: integer, // 1: one of its keys stands with several people
    guessed: integer,
    full_name: text,
    name_key: text,
    name_folded: text,
    birth_date: text,
    birth_day: text,
    gender: text,
    nationality: textOrNull,
    died_on: textOrNull,
    employer_id: integer,
    commune_code: text,
  },
  key: ['file_id', 'row_number'],
  distributeBy: 'row_number',
})

export const identityNameRow = defineTable({
  name: 'identity_name_row',
  grain: 'one row per staging row without a usable ID: a key made of name, birth date, gender and place',
  columns: { file_id: integer, row_number: integer, key: text },
  key: ['file_id', 'row_number'],
  distributeBy: 'row_number',
})

export const identityNameKey = defineTable({
  name: 'identity_name_key',
  grain: 'one row per key made of a name; codes go on where those of identifiers end',
  columns: { key: text, code: integer },
  key: ['key'],
  distributeBy: 'code', // beside the person whose number it is,
})

export const identityLabel = defineTable({
  name: 'identity_label',
  grain: 'one row per key code: the smallest code of its cluster',
  columns: { code: integer, label: integer, keys: integer, in_review: integer },
  key: ['code', 'label', 'keys', 'in_review'], // all of a lookup in one index
  distributeBy: 'code',
})

export const identityLooseName = defineTable({
  name: 'identity_loose_name',
  grain: 'one row per name, birth date and gender of a cluster without a citizen ID',
  columns: { name: text },
  key: ['name'],
  distributeBy: 'reference',
})

export const identityNamedRow = defineTable({
  name: 'identity_named_row',
  grain: 'one row per cluster with such a name, and place where it stands',
  columns: { name: text, employer_id: integer, commune_code: text, label: integer },
  key: ['name', 'employer_id', 'commune_code', 'label'],
  distributeBy: 'reference',
})

export const identityNamed = defineTable({
  name: 'identity_named',
  grain: 'one row per such name at an employer or in a commune, and cluster that has it there',
  columns: { identity: text, label: integer },
  key: ['identity', 'label'],
  distributeBy: 'reference',
})

export const identityNamesake = defineTable({
  name: 'identity_namesake',
  grain: 'one row per name, birth date, gender and place that stand in more than one cluster',
  columns: { identity: text, low: integer, high: integer, clusters: integer }, // low, high: smallest and largest label
  key: ['identity'],
  distributeBy: 'reference',
  indexes: [['low'], ['high']],
})

export const identityCrowd = defineTable({
  name: 'identity_crowd',
  grain: 'one row per cluster that has two namesakes or more in one place',
  columns: { label: integer },
  key: ['label'],
  distributeBy: 'reference',
})

export const identityKindOfLabel = defineTable({
  name: 'identity_kind_of_label',
  grain: 'one row per kind of key in a cluster that has a namesake',
  columns: { label: integer, kind: integer },
  key: ['label', 'kind'],
  distributeBy: 'reference',
})

export const identityMerge = defineTable({
  name: 'identity_merge',
  grain: 'one row per cluster that step 5 joined, the one that keeps its number included',
  columns: { label: integer, person_id: integer },
  key: ['label'],
  distributeBy: 'reference',
})

export const PERSON_SCRATCH = [
  identityListing,
  identityOldId,
  identitySeenKey,
  identityDoubt,
  identityDoubtListing,
  identityPlaceholderForm,
  identityPlaceholder,
  identityBlocked,
  identityKeyCode,
  identityCodedRow,
  identityNameRow,
  identityNameKey,
  identityLabel,
  identityLooseName,
  identityNamedRow,
  identityNamed,
  identityNamesake,
  identityCrowd,
  identityKindOfLabel,
  identityMerge,
] as const
