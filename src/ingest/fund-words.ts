import type { Parsed } from '../domain/parsed.ts'
import { FUND_BITS } from '../sources/source.ts'
import { foldWords } from './header-key.ts'

/** Bits of a fund's name; sickness and maternity have none of their own and come with retirement. */
const FUND_WORDS: ReadonlyMap<string, number> = new Map([
  ...[
    'retirement',
    'htttt',
    'httt',
    'ht',
    'huu tri',
    'huu tri tu tuat',
    'bhxh',
    'xh',
    'bhxh bat buoc',
    'bhxh tu nguyen',
  ].map((word) => [word, FUND_BITS.retirement] as const),
  ...['accident', 'tnld', 'tnld bnn', 'bhtnld', 'bhtnld bnn', 'tai nan', 'tai nan lao dong'].map(
    (word) => [word, FUND_BITS.accident] as const,
  ),
  ...['unemployment', 'bhtn', 'tn', 'that nghiep'].map((word) => [word, FUND_BITS.unemployment] as const),
  ...['health', 'bhyt', 'yt', 'y te'].map((word) => [word, FUND_BITS.health] as const),
  ...['odts', 'om dau thai san', 'om dau', 'thai san'].map((word) => [word, 0] as const),
])

/** "HTTT, BHTN, BHYT" → bits; one unknown word makes the cell unreadable, because a fund left out is a person accused. */
export function parseFunds(raw: string): Parsed<number> {
  let bits = 0
  for (const part of raw.split(/[,;+|&/]/)) {
    const word = foldWords(part)
    if (word === '') continue
    const whole = FUND_WORDS.get(word)
    const found = whole === undefined ? word.split(' ').map((token) => FUND_WORDS.get(token)) : [whole]
    if (found.some((bit) => bit === undefined)) return { ok: false, code: 'funds-unreadable' }
    for (const bit of found) bits |= bit ?? 0
  }
  return bits === 0 ? { ok: false, code: 'funds-unreadable' } : { ok: true, value: bits, repair: null }
}
