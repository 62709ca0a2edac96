import { z } from 'zod'
import { isPlaceholderId } from '../../domain/placeholder-id.ts'
import { type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { isOneDigitOff } from '../vietnamese/digits.ts'
import { givenNamesDiffer, namesOf } from '../vietnamese/names.ts'

const EXACT = 0
const ONE_DIGIT = 1
const ELSE = 2

export const personalNumber = defineKind({
  kind: 'personal_number',
  summary:
    'Numbers of a person without a meaning of their own: equal, one digit off, or another. Numbers given out one after the other differ by ' +
    'one digit too, to brothers, sisters and colleagues: that counts only when the given names are not two. Placeholders are not known.',
  spec: z.strictObject({ column: z.string(), full_name: z.string() }),
  make: (spec, name) => ({
    name,
    vi: 'mã số',
    columns: [spec.column, spec.full_name],
    about: [spec.column],
    levels: [
      { name: 'exact', vi: 'trùng khớp', term: 0 },
      { name: 'one_digit', vi: 'lệch một chữ số hoặc đảo hai số, tên không trái nhau' },
      { name: 'else', vi: 'khác nhau' },
    ],
    bind: ([numbers, fullNames]): LevelOf => {
      const { codes, values } = numbers!
      const unknown = Uint8Array.from(values, (value) => (value === '' || isPlaceholderId(value) ? 1 : 0))
      const names = namesOf(fullNames!)
      const named = fullNames!.codes
      const levelOf = (a: number, b: number): number => {
        const one = codes[a]!
        const other = codes[b]!
        if (unknown[one] === 1 || unknown[other] === 1) return NULL_LEVEL
        if (one === other) return EXACT
        return isOneDigitOff(values[one]!, values[other]!) && !givenNamesDiffer(names, named[a]!, named[b]!)
          ? ONE_DIGIT
          : ELSE
      }
      const known = codes.map((code) => (unknown[code] === 1 ? 0 : code))
      return Object.assign(levelOf, { equal: { codes: known, level: EXACT } })
    },
  }),
})
