import { parsePersonName } from '../../src/domain/person-name.ts'
import { PERSON_COLUMNS } from '../../src/linkage/person-model.ts'
import { type Records, recordsOf } from '../../src/linkage/records.ts'
import type { Fields } from './person-errors.ts'

export interface PersonRecord {
  readonly fields: Fields
  /** Number of the human. */
  readonly human: number
  /** What was done to a second record; '' for a first. */
  readonly error: string
  /** By which numbers the two records could be told: `cmnd`, `none`, `cccd_digit`, `insurance_digit`, `old_book`. */
  readonly numbers: string
  /** Which trap the human stands in, with its number; '' for none. */
  readonly trap: string
}

/** What linkage sees of them: names by their keys, ids in the order of the records. */
export function personRecords(nation: readonly PersonRecord[]): Records {
  return recordsOf({
    ids: nation.map((_, at) => `r${String(at).padStart(8, '0')}`),
    fields: Object.fromEntries(
      PERSON_COLUMNS.map((column) => [column, nation.map((record) => fieldOf(record, column))]),
    ),
  })
}

function fieldOf({ fields }: PersonRecord, column: string): string {
  if (column !== 'full_name_key') return fields[column] ?? ''
  const name = parsePersonName(fields.full_name!)
  return name.ok ? name.value.key : ''
}
