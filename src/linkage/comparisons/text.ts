import { z } from 'zod'
import { overValues } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { jaroWinkler } from '../similarity.ts'

export const text = defineKind({
  kind: 'text',
  summary: 'Equal, or as similar as each of the Jaro–Winkler thresholds, from the highest down.',
  spec: z.strictObject({
    column: z.string(),
    similar: z.array(z.number().gt(0).lt(1)).min(1).default([0.92, 0.8]),
  }),
  make: ({ column, similar }, name) => {
    const thresholds = [...similar].sort((a, b) => b - a)
    return {
      name,
      vi: name,
      columns: [column],
      levels: [
        { name: 'exact', vi: 'trùng khớp', term: 0 },
        ...thresholds.map((threshold) => ({ name: `similar_${threshold}`, vi: `gần giống (từ ${threshold})` })),
        { name: 'else', vi: 'khác nhau' },
      ],
      bind: ([values]) =>
        overValues(values!, (a, b) => {
          const similarity = jaroWinkler(a, b)
          const at = thresholds.findIndex((threshold) => similarity >= threshold)
          return 1 + (at < 0 ? thresholds.length : at)
        }),
    }
  },
})
