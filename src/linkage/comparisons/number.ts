import { z } from 'zod'
import { NULL_LEVEL, overValues } from '../comparison.ts'
import { defineKind } from '../kind.ts'

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/

export const number = defineKind({
  kind: 'number',
  summary:
    'Equal, or apart by at most each of these amounts (`within`) or percentages of the larger (`percent`): years, prices, sizes. What is no number is not known.',
  spec: z
    .strictObject({
      column: z.string(),
      within: z.array(z.number().gt(0)).min(1).optional(),
      percent: z.array(z.number().gt(0).lt(100)).min(1).optional(),
    })
    .refine(({ within, percent }) => within === undefined || percent === undefined, {
      error: 'chỉ một trong within, percent',
    }),
  make: ({ column, within, percent }, name) => {
    const limits = [...(percent ?? within ?? [1])].sort((a, b) => a - b)
    const [word, unit] = percent === undefined ? ['within', ''] : ['percent', ' %']
    return {
      name,
      vi: name,
      columns: [column],
      levels: [
        { name: 'exact', vi: 'trùng khớp', term: 0 },
        ...limits.map((limit) => ({ name: `${word}_${limit}`, vi: `lệch không quá ${limit}${unit}` })),
        { name: 'else', vi: 'khác nhau' },
      ],
      bind: ([values]) =>
        overValues(values!, (a, b) => {
          if (!NUMBER.test(a) || !NUMBER.test(b)) return NULL_LEVEL
          const [one, other] = [Number(a), Number(b)]
          const apart = Math.abs(one - other)
          if (apart === 0) return 0
          const measure = percent === undefined ? apart : (100 * apart) / Math.max(Math.abs(one), Math.abs(other))
          const at = limits.findIndex((limit) => measure <= limit)
          return 1 + (at < 0 ? limits.length : at)
        }),
    }
  },
})
