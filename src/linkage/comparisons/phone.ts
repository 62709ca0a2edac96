import { z } from 'zod'
import { NULL_LEVEL, overValues } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { editDistance } from '../similarity.ts'

/** Digits that tell subscribers apart; what stands before them is a country, a zero or an exchange, written or not. */
const SUBSCRIBER = 9
const LEAST_DIGITS = 5

export const phone = defineKind({
  kind: 'phone',
  summary:
    'Phone numbers by their last nine digits, however they are written: equal, one digit off or two swapped, or another. Fewer than five digits are not known.',
  spec: z.strictObject({ column: z.string() }),
  make: ({ column }, name) => ({
    name,
    vi: name,
    columns: [column],
    levels: [
      { name: 'exact', vi: 'trùng khớp', term: 0 },
      { name: 'one_edit', vi: 'lệch một chữ số' },
      { name: 'else', vi: 'khác nhau' },
    ],
    bind: ([values]) =>
      overValues(values!, (a, b) => {
        const [one, other] = [subscriber(a), subscriber(b)]
        if (one.length < LEAST_DIGITS || other.length < LEAST_DIGITS) return NULL_LEVEL
        return Math.min(editDistance(one, other, 1), 2)
      }),
  }),
})

function subscriber(text: string): string {
  return text.replace(/\D/g, '').replace(/^0+/, '').slice(-SUBSCRIBER)
}
