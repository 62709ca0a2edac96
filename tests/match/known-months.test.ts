import { describe, expect, it } from 'vitest'
import { type KnownSpan, knownYears } from '../../src/match/known-months.ts'

const month = (year: number, number: number) => year * 12 + number - 1
const JANUARY = 1
const ALL_YEAR = 4095

function known(spans: readonly KnownSpan[], province: string, year: number) {
  const found = knownYears(spans, [2025]).find((row) => row.province_code === province && row.year === year)
  return found === undefined ? undefined : [found.known_mask, found.fallback_month]
}

describe('known months', () => {
  const cases: readonly (readonly [string, readonly KnownSpan[], string, readonly [number, number | null]])[] = [
    ['one roll of January', [{ province: '92', from: month(2025, 1), to: month(2025, 1) }], '92', [JANUARY, null]],
    ['a history of the year', [{ province: '92', from: month(2024, 1), to: month(2025, 12) }], '92', [ALL_YEAR, null]],
    [
      'an extract of March 2026 stands for 2025',
      [{ province: '92', from: month(2026, 3), to: month(2026, 3) }],
      '92',
      [0, month(2026, 3)],
    ],
    [
      'a roll more than twelve months later does not',
      [{ province: '92', from: month(2027, 1), to: month(2027, 1) }],
      '92',
      [0, null],
    ],
    [
      'the last month of the year after still does',
      [{ province: '92', from: month(2026, 12), to: month(2026, 12) }],
      '92',
      [0, month(2026, 12)],
    ],
    [
      'a gap between two files stays a gap',
      [
        { province: '92', from: month(2025, 1), to: month(2025, 2) },
        { province: '92', from: month(2025, 5), to: month(2025, 5) },
      ],
      '92',
      [0b10011, null],
    ],
    [
      'a file for every province adds to those named',
      [
        { province: '92', from: month(2025, 1), to: month(2025, 1) },
        { province: '', from: month(2025, 2), to: month(2025, 2) },
      ],
      '92',
      [0b11, null],
    ],
    [
      'a province without a file of its own has only what is known for all',
      [
        { province: '92', from: month(2025, 1), to: month(2025, 1) },
        { province: '', from: month(2025, 2), to: month(2025, 2) },
      ],
      '',
      [0b10, null],
    ],
    [
      'where the province is unknown, every province must know the month',
      [
        { province: '92', from: month(2025, 1), to: month(2025, 2) },
        { province: '79', from: month(2025, 2), to: month(2025, 3) },
      ],
      '-',
      [0b10, null],
    ],
    ['without any roll nothing is known', [], '', [0, null]],
  ]
  for (const [title, spans, province, expected] of cases)
    it(title, () => expect(known(spans, province, 2025)).toEqual(expected))
})
