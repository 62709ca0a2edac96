import { z } from 'zod'
import { isPlaceholderId } from '../../domain/placeholder-id.ts'
import { type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { birthDatesOf } from '../vietnamese/birth-dates.ts'
import { isOneDigitOff } from '../vietnamese/digits.ts'

const EXACT = 0
const EXACT_OTHER_YEAR = 1
const ONE_DIGIT = 2
const ELSE = 3

export const oldCitizenId = defineKind({
  kind: 'old_citizen_id',
  summary:
    'Old identity card numbers (CMND). Cards were issued anew under other numbers and provinces gave out equal ones, so that a difference ' +
    'says little and an equal number much only where the birth year does not speak against it; placeholders are not known.',
  spec: z.strictObject({ column: z.string(), birth_date: z.string() }),
  make: (spec, name) => ({
    name,
    vi: 'số CMND',
    columns: [spec.column, spec.birth_date],
    levels: [
      { name: 'exact', vi: 'CMND trùng khớp', term: 0 },
      { name: 'exact_other_year', vi: 'CMND trùng nhưng khác năm sinh', term: 0 },
      { name: 'one_digit', vi: 'CMND lệch một chữ số hoặc đảo hai số' },
      { name: 'else', vi: 'CMND khác nhau (có thể đã cấp lại)' },
    ],
    bind: ([ids, dates]): LevelOf => {
      const { codes, values } = ids!
      const unknown = Uint8Array.from(values, (id) => (id === '' || isPlaceholderId(id) ? 1 : 0))
      const { year } = birthDatesOf(dates!)
      const born = dates!.codes
      return (a, b) => {
        const one = codes[a]!
        const other = codes[b]!
        if (unknown[one] === 1 || unknown[other] === 1) return NULL_LEVEL
        if (one !== other) return isOneDigitOff(values[one]!, values[other]!) ? ONE_DIGIT : ELSE
        const [mine, theirs] = [year[born[a]!]!, year[born[b]!]!]
        return mine !== 0 && theirs !== 0 && mine !== theirs ? EXACT_OTHER_YEAR : EXACT
      }
    },
  }),
})
