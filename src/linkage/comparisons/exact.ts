import { z } from 'zod'
import { overValues } from '../comparison.ts'
import { defineKind } from '../kind.ts'

export const exact = defineKind({
  kind: 'exact',
  summary: 'Equal or not.',
  spec: z.strictObject({ column: z.string() }),
  make: ({ column }, name) => ({
    name,
    vi: name,
    columns: [column],
    levels: [
      { name: 'exact', vi: 'trùng khớp', term: 0 },
      { name: 'else', vi: 'khác nhau' },
    ],
    bind: ([values]) => overValues(values!, () => 1),
  }),
})
