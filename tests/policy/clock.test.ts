import { describe, expect, it } from 'vitest'
import { policyWith } from '../../src/policy/book.ts'
import {
  type Cycle,
  deadlineOf,
  demandBy,
  inspectionBy,
  lateInterest,
  lowBaseRiskFrom,
  paymentBand,
  registrationBand,
} from '../../src/policy/clock.ts'

const month = (year: number, number: number) => year * 12 + number - 1
const DAY = '2026-10-31'

describe('payment deadline', () => {
  const cases: readonly (readonly [number, Cycle, string])[] = [
    [month(2025, 6), 1, '2025-07-31'],
    [month(2025, 7), 1, '2025-08-31'],
    [month(2025, 12), 1, '2026-01-31'],
    [month(2026, 1), 1, '2026-02-28'],
    [month(2028, 1), 1, '2028-02-29'],
    [month(2026, 7), 3, '2026-10-31'],
    [month(2026, 8), 3, '2026-10-31'],
    [month(2026, 9), 3, '2026-10-31'],
    [month(2026, 10), 3, '2027-01-31'],
    [month(2026, 1), 6, '2026-07-31'],
    [month(2026, 6), 6, '2026-07-31'],
    [month(2026, 7), 6, '2027-01-31'],
    [month(2025, 12), 6, '2026-01-31'],
  ]
  for (const [when, cycle, day] of cases)
    it(`of ${Math.floor(when / 12)}-${(when % 12) + 1}, paid every ${cycle} months, is ${day}`, () => {
      expect(deadlineOf(when, cycle)).toBe(day)
      expect(deadlineOf(when, cycle, 'self')).toBe(day)
    })

  it('a base too low is more than late from the day after', () => {
    expect(lowBaseRiskFrom(month(2026, 1), 1)).toBe('2026-03-01')
    expect(lowBaseRiskFrom(month(2026, 1), 3)).toBe('2026-05-01')
  })

  it('is not known before 2016', () => expect(() => deadlineOf(month(2015, 12), 1)).toThrow(RangeError))

  it('goes by the payer and by the policy of the site', () => {
    const value = { self: 2 }
    const later = policyWith([{ name: 'payment_deadline_months', value, from: '2026-01-01', to: null, source: 'x' }])
    expect(deadlineOf(month(2026, 1), 1, 'self', later)).toBe('2026-03-31')
    expect(deadlineOf(month(2026, 1), 1, 'employer', later)).toBe('2026-02-28')
  })
})

describe('interest', () => {
  const cases: readonly (readonly [number, number, number])[] = [
    [10_000_000, 1, 3_000],
    [10_000_000, 30, 90_000],
    [10_000_000, 0, 0],
    [10_000_000, -5, 0],
    [0, 30, 0],
    [-500, 30, 0],
    [5_000, 1, 2], // 1.5 đồng: half goes up
    [4_999, 1, 1], // 1.4997
    [49_700_000_000, 92, 1_371_720_000],
    [9_000_000_000_000, 3_650, 9_855_000_000_000], // beyond 2^53 before the division
  ]
  for (const [amount, days, interest] of cases)
    it(`on ${amount} for ${days} days is ${interest}: 0.03 % a day`, () =>
      expect(lateInterest(amount, days, DAY)).toBe(interest))

  it('is not known before July 2025', () => {
    expect(lateInterest(10_000_000, 10, '2025-06-30')).toBeUndefined()
    expect(lateInterest(10_000_000, 10, '2025-07-01')).toBe(30_000)
  })
})

describe('bands of days', () => {
  const bands: readonly (readonly [number, string])[] = [
    [0, 'grace'],
    [1, 'grace'],
    [30, 'grace'],
    [31, 'late'],
    [60, 'late'],
    [90, 'late'],
    [91, 'risk'],
  ]
  for (const [days, band] of bands)
    it(`a missing registration is ${band} on day ${days}`, () => expect(registrationBand(days, DAY)).toBe(band))

  const unpaid: readonly (readonly [number, boolean, string])[] = [
    [0, true, 'in_time'],
    [1, true, 'late'],
    [60, true, 'late'],
    [61, true, 'risk'],
    [61, false, 'late'],
  ]
  for (const [days, urged, band] of unpaid)
    it(`an unpaid amount ${days} days after its deadline, ${urged ? '' : 'not '}urged, is ${band}`, () =>
      expect(paymentBand(days, urged, DAY)).toBe(band))

  it('before July 2025 nothing unpaid is more than late; no registration is counted before 2016', () => {
    expect(paymentBand(400, true, '2025-06-30')).toBe('late')
    expect(() => registrationBand(10, '2015-12-31')).toThrow(RangeError)
  })
})

describe('the agencies’ own days', () => {
  it('a written demand is due by the 10th of the next month', () => {
    expect(demandBy(month(2026, 12))).toBe('2027-01-10')
    expect(demandBy(month(2025, 6))).toBe('2025-07-10')
    expect(demandBy(month(2025, 5))).toBeUndefined()
  })

  it('a quarter’s data go to inspection before the 15th of the next quarter’s first month', () => {
    expect([7, 8, 9].map((number) => inspectionBy(month(2026, number)))).toEqual(Array(3).fill('2026-10-14'))
    expect(inspectionBy(month(2026, 10))).toBe('2027-01-14')
    expect(inspectionBy(month(2025, 3))).toBeUndefined()
    expect(inspectionBy(month(2025, 4))).toBe('2025-07-14')
  })
})
