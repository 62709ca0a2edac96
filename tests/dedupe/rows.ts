import type { MemberRow } from '../../src/dedupe/record.ts'
import { month } from './support.ts'

/** A row of the roll of An as a type gets it, January to December 2025, unless said otherwise. */
export const row = (own: Partial<MemberRow> = {}): MemberRow => {
  const name = own.full_name ?? 'Lê Văn An'
  return {
    cluster_key: 'C:1',
    source: 'roll',
    file_id: 1,
    row_number: 2,
    person_id: 1,
    key_quality: 0,
    insurance_number: null,
    citizen_id: null,
    old_citizen_id: null,
    full_name: name,
    name_key: name.toLowerCase(),
    name_folded: '',
    birth_date: null,
    gender: null,
    unit_id: 1,
    unit_code: 'TZ0001',
    month_from: month(1),
    month_to: month(12),
    commune_code: null,
    participation: 'compulsory',
    position: '',
    funds: -1,
    object_code: '',
    state: '',
    base_vnd: null,
    total_vnd: null,
    from_day: null,
    to_day: null,
    said_on: null,
    died_on: null,
    receipt_number: '',
    organisation: '',
    household_code: '',
    ...own,
  }
}
