import { z } from 'zod'
import { type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { givenNamesDiffer, namesOf } from '../vietnamese/names.ts'

const EXACT = 0
const SAME_AREA = 1

/**
 * Father and son, brothers and twins live together and are not one person. Where the given names are two, a common home is what
 * the family explains, and it is left out; otherwise it would be counted as evidence for what it cannot tell.
 */
export const home = defineKind({
  kind: 'home',
  summary:
    'Where somebody lives: a household or a commune, and the area around it. Says nothing when the given names are two: relatives share a home.',
  spec: z.strictObject({ column: z.string(), area: z.string().optional(), full_name: z.string() }),
  make: ({ column, area, full_name }, name) => ({
    name,
    vi: 'nơi ở',
    columns: [column, full_name, ...(area === undefined ? [] : [area])],
    levels: [
      { name: 'exact', vi: 'cùng nơi ở', term: 0 },
      ...(area === undefined ? [] : [{ name: 'same_area', vi: 'cùng tỉnh, khác xã' }]),
      { name: 'else', vi: 'nơi ở khác' },
    ],
    bind: ([places, fullNames, areas]): LevelOf => {
      const names = namesOf(fullNames!)
      const { codes } = places!
      const named = fullNames!.codes
      const around = areas?.codes
      const last = around === undefined ? 1 : 2
      return (a, b) => {
        const one = codes[a]!
        const other = codes[b]!
        if (one === 0 || other === 0 || givenNamesDiffer(names, named[a]!, named[b]!)) return NULL_LEVEL
        if (one === other) return EXACT
        return around !== undefined && around[a] !== 0 && around[a] === around[b] ? SAME_AREA : last
      }
    },
  }),
})
