import { z } from 'zod'
import { type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { givenNamesDiffer, namesOf } from '../vietnamese/names.ts'

const EXACT = 0
const ELSE = 1

export const employer = defineKind({
  kind: 'employer',
  summary:
    'One employer or unit, or another. Not asked when the given names are two: colleagues, and whole families, share one.',
  spec: z.strictObject({ column: z.string(), full_name: z.string() }),
  make: (spec, name) => ({
    name,
    vi: 'đơn vị',
    columns: [spec.column, spec.full_name],
    about: [spec.column],
    levels: [
      { name: 'exact', vi: 'cùng đơn vị', term: 0 },
      { name: 'else', vi: 'đơn vị khác nhau' },
    ],
    bind: ([employers, fullNames]): LevelOf => {
      const { codes } = employers!
      const names = namesOf(fullNames!)
      const named = fullNames!.codes
      const levelOf = (a: number, b: number): number => {
        const one = codes[a]!
        const other = codes[b]!
        if (one === 0 || other === 0 || givenNamesDiffer(names, named[a]!, named[b]!)) return NULL_LEVEL
        return one === other ? EXACT : ELSE
      }
      return Object.assign(levelOf, { equal: { codes, level: EXACT } })
    },
  }),
})
