import type { MemberRow } from '../record.ts'
import {
  CITIZEN_ID_AGREES,
  GENDER_OF_KEPT_ID,
  LATEST,
  MOST_PRECISE,
  MOST_ROWS,
  STANDS_WITH_CHECKED_ID,
  UNTOUCHED,
  WITH_MARKS,
  YEAR_OF_KEPT_ID,
} from './criteria.ts'
import type { Criterion } from './criterion.ts'

export interface SurvivingField {
  readonly field: string
  value(line: MemberRow): string | null
  /** Values that are one value: what they are compared by. */
  key?(line: MemberRow): string
  readonly criteria: readonly Criterion[]
}

/** Fields of a person, the citizen ID first: what it says of year and gender decides about others. */
export const SURVIVING_FIELDS: readonly SurvivingField[] = [
  {
    field: 'citizen_id',
    value: (line) => line.citizen_id,
    criteria: [CITIZEN_ID_AGREES, UNTOUCHED, MOST_ROWS, LATEST],
  },
  {
    field: 'full_name',
    value: (line) => (line.full_name === '' ? null : line.full_name),
    key: (line) => line.name_key,
    criteria: [STANDS_WITH_CHECKED_ID, WITH_MARKS, MOST_ROWS, LATEST],
  },
  {
    field: 'birth_date',
    value: (line) => line.birth_date,
    criteria: [YEAR_OF_KEPT_ID, MOST_PRECISE, MOST_ROWS, LATEST],
  },
  {
    field: 'gender',
    value: (line) => line.gender,
    criteria: [GENDER_OF_KEPT_ID, MOST_ROWS, LATEST],
  },
  {
    field: 'insurance_number',
    value: (line) => line.insurance_number,
    criteria: [STANDS_WITH_CHECKED_ID, MOST_ROWS, LATEST],
  },
  { field: 'commune_code', value: (line) => line.commune_code, criteria: [LATEST, MOST_ROWS] },
]
