import { describe, expect, it } from 'vitest'
import { monthIndex } from '../../src/domain/months.ts'
import { type KnownMonthsInput, monthObserverFor } from '../../src/ingest/known-months.ts'

const m = (year: number, month: number) => monthIndex(year, month)
const NOTHING: KnownMonthsInput = { mapping: null, period: null, titleLastMonth: null, asOfMonth: null }

function known(
  rows: readonly Record<string, number | string | null>[],
  input: Partial<KnownMonthsInput> = {},
  source = 'insurance_participants',
) {
  const observer = monthObserverFor(source)
  for (const row of rows) observer.observe(row)
  const { readsAs, first, last } = observer.finish({ ...NOTHING, ...input })
  return { readsAs, first, last }
}

const october = { from: m(2025, 10), to: m(2025, 10), precision: 'month' } as const
const compulsory = { participation: 'compulsory' }

describe('what an insurance file knows (design §4c 2)', () => {
  it('one month a row is a roll of those months', () => {
    const rows = [{ month: m(2025, 9) }, { month: m(2025, 10) }, { month: m(2025, 10) }]
    expect(known(rows)).toEqual({ readsAs: 'roll', first: m(2025, 9), last: m(2025, 10) })
  })
  it('a period and no first months is a roll of the period', () => {
    expect(known([{ full_name: 'A' }], { period: october })).toEqual({
      readsAs: 'roll',
      first: m(2025, 10),
      last: m(2025, 10),
    })
  })
  it('an end before the last month makes a history from January of that year', () => {
    const rows = [
      { ...compulsory, from_month: m(2019, 3), to_month: m(2024, 5) },
      { ...compulsory, from_month: m(2025, 10), to_month: null },
    ]
    expect(known(rows)).toEqual({ readsAs: 'history', first: m(2024, 1), last: m(2025, 10) })
  })
  it('without an end it knows absence for its last month only', () => {
    const rows = [
      { ...compulsory, from_month: m(2019, 3), to_month: null },
      { ...compulsory, from_month: m(2025, 8), to_month: null },
    ]
    expect(known(rows)).toEqual({ readsAs: 'current', first: m(2025, 8), last: m(2025, 8) })
  })
  it('a prepaid end is not the file’s last month, a compulsory one is', () => {
    const rows = [
      { participation: 'health_only', from_month: m(2025, 1), to_month: m(2026, 12) },
      { ...compulsory, from_month: m(2025, 2), to_month: m(2025, 10) },
    ]
    expect(known(rows)).toEqual({ readsAs: 'current', first: m(2025, 10), last: m(2025, 10) })
  })
  it('the mapping’s period, then the title, tell the last month before the rows do', () => {
    const rows = [{ ...compulsory, from_month: m(2025, 8), to_month: null }]
    expect(known(rows, { period: october, titleLastMonth: m(2025, 9) }).last).toBe(m(2025, 10))
    expect(known(rows, { titleLastMonth: m(2025, 9) }).last).toBe(m(2025, 9))
  })
  it('reads_as overrides', () => {
    const rows = [{ ...compulsory, from_month: m(2025, 8), to_month: null }]
    expect(known(rows, { mapping: { match: '*', reads_as: 'history' } })).toEqual({
      readsAs: 'history',
      first: m(2025, 1),
      last: m(2025, 8),
    })
  })
  it('the as-of month is the last resort, and without it the file knows nothing', () => {
    expect(known([{ full_name: 'A' }], { asOfMonth: m(2025, 10) })).toEqual({
      readsAs: 'current',
      first: m(2025, 10),
      last: m(2025, 10),
    })
    expect(known([{ full_name: 'A' }])).toEqual({ readsAs: null, first: null, last: null })
  })
  it('one mistyped year in thousands of rows does not move the last month', () => {
    const rows = Array.from({ length: 5000 }, () => ({ ...compulsory, from_month: m(2025, 8), to_month: null }))
    expect(known([...rows, { ...compulsory, from_month: m(2052, 8), to_month: null }]).last).toBe(m(2025, 8))
  })
  it('units speak by first_month and last_month', () => {
    const rows = [
      { first_month: m(2020, 1), last_month: m(2025, 3) },
      { first_month: m(2025, 10), last_month: null },
    ]
    expect(known(rows, {}, 'insurance_units')).toEqual({ readsAs: 'history', first: m(2025, 1), last: m(2025, 10) })
  })
  it('a tax file knows from its first to its last month and reads as nothing', () => {
    const rows = [
      { period_from: m(2025, 1), period_to: m(2025, 12) },
      { period_from: m(2024, 1), period_to: m(2024, 12) },
    ]
    expect(known(rows, {}, 'tax_workers')).toEqual({ readsAs: null, first: m(2024, 1), last: m(2025, 12) })
  })
})
