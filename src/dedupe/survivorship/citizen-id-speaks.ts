import { citizenIdContradicts, hasCitizenIdForm } from '../../domain/citizen-id.ts'
import { birthYearOf } from '../../domain/dates.ts'
import type { Gender } from '../../domain/gender.ts'
import { isPlaceholderId } from '../../domain/placeholder-id.ts'
import type { MemberRow } from '../record.ts'

/** What a row's citizen ID says beside the rest: it agrees, contradicts, cannot be checked, or is none. */
export type Speaks = 'agrees' | 'contradicts' | 'unchecked' | 'none'

/**
 * Checks the citizen ID of a row against birth year and gender of the row; what the row does not say is taken from the other rows of the
 * cluster, where they are of one mind.
 */
export function citizenIdsAgainst(lines: readonly MemberRow[]): (line: MemberRow) => Speaks {
  const year = unanimous(lines.map(({ birth_date }) => (birth_date === null ? null : birthYearOf(birth_date))))
  const gender = unanimous(lines.map((line) => line.gender))
  return (line) => {
    const { citizen_id } = line
    if (citizen_id === null || !hasCitizenIdForm(citizen_id) || isPlaceholderId(citizen_id)) return 'none'
    const birthYear = line.birth_date === null ? year : birthYearOf(line.birth_date)
    if (citizenIdContradicts(citizen_id, { birthYear, gender: (line.gender ?? gender) as Gender | null }))
      return 'contradicts'
    return birthYear === null ? 'unchecked' : 'agrees'
  }
}

function unanimous<T>(values: readonly (T | null)[]): T | null {
  const said = new Set(values.filter((value) => value !== null))
  const [only = null] = said
  return said.size === 1 ? only : null
}
