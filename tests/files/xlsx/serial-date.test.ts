import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { isoToSerial, serialToIso } from '../../../src/files/xlsx/serial-date.ts'

describe('Excel date serials', () => {
  const known: readonly [number, string | null][] = [
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [36_526, '2000-01-01'],
    [45_717, '2025-03-01'],
    [2_958_465, '9999-12-31'],
    [2_958_466, null],
    [0, null],
    [-1, null],
    [Number.NaN, null],
    [0.5, '12:00:00'],
    [45_717.999_999_9, '2025-03-02'],
    [45_717.25, '2025-03-01 06:00:00'],
  ]
  for (const [serial, iso] of known) it(`${serial} is ${iso}`, () => expect(serialToIso(serial, false)).toBe(iso))

  test.prop([fc.integer({ min: 61, max: 2_958_465 })])(
    'every serial from March 1900 agrees with the calendar and comes back',
    (serial) => {
      const iso = serialToIso(serial, false) as string
      expect(iso).toBe(new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10))
      expect(isoToSerial(iso)).toBe(serial)
    },
  )

  for (const text of ['2025-02-29', '2025-13-01', '1900-02-28', '2025-03', '1975', ''])
    it(`"${text}" has no serial`, () => expect(isoToSerial(text)).toBeNull())
})
