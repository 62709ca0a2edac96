import { z } from 'zod'
import { overValues } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { editDistance } from '../similarity.ts'

export const edits = defineKind({
  kind: 'edits',
  summary: 'Equal, or at most so many edits apart (two neighbours swapped are one edit): for codes and numbers.',
  spec: z.strictObject({ column: z.string(), within: z.array(z.int().min(1).max(9)).min(1).default([1]) }),
  make: ({ column, within }, name) => {
    const limits = [...within].sort((a, b) => a - b)
    const widest = limits.at(-1)!
    return {
      name,
      vi: name,
      columns: [column],
      levels: [
        { name: 'exact', vi: 'trùng khớp', term: 0 },
        ...limits.map((limit) => ({ name: `edits_${limit}`, vi: `lệch ${limit} ký tự` })),
        { name: 'else', vi: 'khác nhau' },
      ],
      bind: ([values]) =>
        overValues(values!, (a, b) => {
          const distance = editDistance(a, b, widest)
          const at = limits.findIndex((limit) => distance <= limit)
          return 1 + (at < 0 ? limits.length : at)
        }),
    }
  },
})
