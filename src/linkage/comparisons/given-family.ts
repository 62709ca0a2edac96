import { z } from 'zod'
import { NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { overRows, type Row } from '../several-columns.ts'
import { jaroWinkler } from '../similarity.ts'

const SWAPPED = 1

export const givenFamily = defineKind({
  kind: 'given_family',
  summary:
    'Given and family name in two columns: both equal, equal in swapped columns, both similar (in either order), only the family or only the given name equal, or neither.',
  spec: z.strictObject({
    given: z.string(),
    family: z.string(),
    similar: z.array(z.number().gt(0).lt(1)).min(1).default([0.92, 0.8]),
  }),
  make: ({ given, family, similar }, name) => {
    const thresholds = [...similar].sort((a, b) => b - a)
    return {
      name,
      vi: name,
      columns: [given, family],
      levels: [
        { name: 'exact', vi: 'trùng cả tên và họ', term: 1 },
        { name: 'swapped', vi: 'tên và họ đổi cột cho nhau', term: 1 },
        ...thresholds.map((threshold) => ({ name: `similar_${threshold}`, vi: `cả hai gần giống (từ ${threshold})` })),
        { name: 'family_exact', vi: 'chỉ trùng họ', term: 1 },
        { name: 'given_exact', vi: 'chỉ trùng tên', term: 0 },
        { name: 'else', vi: 'khác nhau' },
      ],
      bind: (columns) => overRows(columns, (a, b) => levelOfNames(a, b, thresholds)),
    }
  },
})

function levelOfNames(
  [given = '', family = '']: Row,
  [otherGiven = '', otherFamily = '']: Row,
  thresholds: readonly number[],
): number {
  const after = SWAPPED + thresholds.length
  const [familyExact, givenExact, otherwise] = [after + 1, after + 2, after + 3]
  const [givenKnown, familyKnown] = [given !== '' && otherGiven !== '', family !== '' && otherFamily !== '']
  if (!givenKnown && !familyKnown) return NULL_LEVEL
  if (!givenKnown) return family === otherFamily ? familyExact : otherwise
  if (!familyKnown) return given === otherGiven ? givenExact : otherwise
  if (given === otherFamily && family === otherGiven) return SWAPPED
  const straight = Math.min(jaroWinkler(given, otherGiven), jaroWinkler(family, otherFamily))
  const crossed = Math.min(jaroWinkler(given, otherFamily), jaroWinkler(family, otherGiven))
  const at = thresholds.findIndex((threshold) => Math.max(straight, crossed) >= threshold)
  if (at >= 0) return SWAPPED + 1 + at
  if (family === otherFamily) return familyExact
  return given === otherGiven ? givenExact : otherwise
}
