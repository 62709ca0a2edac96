import { describe, expect, it } from 'vitest'
import { LAW, policyWith, type SiteLine } from '../../src/policy/book.ts'
import { HOUSEHOLD_OWNER_SCOPE } from '../../src/policy/household-owners.ts'
import { PARAMETERS } from '../../src/policy/index.ts'
import { LOCAL_SUPPORT_VOLUNTARY } from '../../src/policy/local-support.ts'
import { REGIONAL_MINIMUM_WAGES } from '../../src/policy/minimum-wages.ts'
import { REFERENCE_LEVEL } from '../../src/policy/reference-level.ts'
import { RETIREMENT_AGE, retirementMonth } from '../../src/policy/retirement-age.ts'

const line = (name: string, value: unknown, from: string, to: string | null = null, source = 'NQ HĐND'): SiteLine => ({
  name,
  value,
  from,
  to,
  source,
})
const month = (year: number, number: number) => year * 12 + number - 1

describe('the policy of a site', () => {
  it('without lines of its own is the law', () => {
    for (const parameter of PARAMETERS)
      expect(LAW.linesOf(parameter)).toEqual(parameter.values.map((value) => ({ ...value, fromSite: false })))
  })

  it('a line stands in the place of the law on its days, and not on the day before or after', () => {
    const policy = policyWith([line('reference_level', 2_400_000, '2025-03-01', '2025-03-31')])
    const days = ['2025-02-28', '2025-03-01', '2025-03-31', '2025-04-01']
    expect(days.map((day) => policy.valueOn(REFERENCE_LEVEL, day))).toEqual([
      2_340_000, 2_400_000, 2_400_000, 2_340_000,
    ])
    expect(policy.lineOn(REFERENCE_LEVEL, '2025-03-01')).toEqual({
      value: 2_400_000,
      from: '2025-03-01',
      to: '2025-03-31',
      source: 'NQ HĐND',
      fromSite: true,
    })
    expect(policy.lineOn(REFERENCE_LEVEL, '2025-04-01')).toMatchObject({
      from: '2025-04-01',
      to: '2026-06-30',
      fromSite: false,
    })
    expect(LAW.valueOn(REFERENCE_LEVEL, '2025-03-01')).toBe(2_340_000)
  })

  it('a line without an end stands over every later value of the law', () => {
    const policy = policyWith([line('reference_level', 2_400_000, '2025-03-01')])
    expect(policy.valueOn(REFERENCE_LEVEL, '2026-07-01')).toBe(2_400_000)
    expect(policy.linesOf(REFERENCE_LEVEL).at(-1)?.to).toBeNull()
  })

  it('a line before the first value of the law adds it', () => {
    const policy = policyWith([line('reference_level', 1_390_000, '2018-07-01', '2019-06-30')])
    expect(policy.valueOn(REFERENCE_LEVEL, '2018-06-30')).toBeUndefined()
    expect(policy.valueOn(REFERENCE_LEVEL, '2019-06-30')).toBe(1_390_000)
    expect(policy.valueOn(REFERENCE_LEVEL, '2019-07-01')).toBe(1_490_000)
  })

  it('of a record the keys of the site are laid over those of the law', () => {
    const policy = policyWith([line('household_owner_scope', { declares_below: 'due' }, '2026-01-01', null, 'CV 1')])
    expect(policy.valueOn(HOUSEHOLD_OWNER_SCOPE, '2025-12-31')?.declares_below).toBe('verify')
    expect(policy.lineOn(HOUSEHOLD_OWNER_SCOPE, '2026-01-01')).toMatchObject({
      value: { declares_above: 'due', declares_below: 'due', lump_sum: 'not_yet_due' },
      source: expect.stringMatching(/NĐ 158\/2025.*; CV 1$/),
      fromSite: true,
    })
    expect(policy.valueOn(HOUSEHOLD_OWNER_SCOPE, '2029-07-01')?.lump_sum).toBe('due')
  })

  it('a record’s line that crosses a change of the law follows it for the other keys', () => {
    const policy = policyWith([line('regional_minimum_wages', { IV: 4_000_000 }, '2025-12-01', '2026-01-31')])
    expect(policy.valueOn(REGIONAL_MINIMUM_WAGES, '2025-12-31')).toMatchObject({ I: 4_960_000, IV: 4_000_000 })
    expect(policy.valueOn(REGIONAL_MINIMUM_WAGES, '2026-01-01')).toMatchObject({ I: 5_310_000, IV: 4_000_000 })
    expect(policy.valueOn(REGIONAL_MINIMUM_WAGES, '2026-02-01')?.IV).toBe(3_700_000)
  })

  it('two provinces, or two groups of one, add up', () => {
    const policy = policyWith([
      line('local_support_voluntary', { '92': { poor: 200 } }, '2026-01-01'),
      line('local_support_voluntary', { '92': { other: 100 }, '96': { poor: 50 } }, '2026-07-01'),
    ])
    expect(policy.valueOn(LOCAL_SUPPORT_VOLUNTARY, '2025-12-31')).toBeUndefined()
    expect(policy.valueOn(LOCAL_SUPPORT_VOLUNTARY, '2026-06-30')).toEqual({ '92': { poor: 200 } })
    expect(policy.valueOn(LOCAL_SUPPORT_VOLUNTARY, '2026-07-01')).toEqual({
      '92': { poor: 200, other: 100 },
      '96': { poor: 50 },
    })
  })

  it('a month has the value of its last day', () => {
    const policy = policyWith([line('reference_level', 2_400_000, '2025-03-15')])
    expect(policy.valueIn(REFERENCE_LEVEL, month(2025, 2))).toBe(2_340_000)
    expect(policy.valueIn(REFERENCE_LEVEL, month(2025, 3))).toBe(2_400_000)
  })

  it('the retirement month follows the site’s ages, also when they begin within a year', () => {
    const policy = policyWith([line('retirement_age', { male: 62 * 12 }, '2026-07-01', '2026-12-31')])
    expect(policy.valueOn(RETIREMENT_AGE, '2026-07-01')).toEqual({ male: 744, female: 684 })
    expect(retirementMonth('male', month(1964, 12), policy)).toBe(month(2026, 6))
    // Born a month later he is 61y6m in July, when 62 is asked for; in 2027 it is 61y9m.
    expect(retirementMonth('male', month(1965, 1), policy)).toBe(month(2027, 1))
    expect(retirementMonth('male', month(1965, 1))).toBe(month(2026, 7))
  })

  it('a line of the site that leaves a gap before the law leaves it', () => {
    const policy = policyWith([line('reference_level', 1_390_000, '2018-07-01', '2018-12-31')])
    expect(policy.linesOf(REFERENCE_LEVEL).map(({ from, to }) => [from, to])).toEqual([
      ['2018-07-01', '2018-12-31'],
      ...REFERENCE_LEVEL.values.map(({ from, to }) => [from, to]),
    ])
  })

  it('keeps the note of a line, and none where none was given', () => {
    const noted = { ...line('reference_level', 2_400_000, '2025-03-01', '2025-03-31'), note: 'nhập tay' }
    expect(policyWith([noted]).lineOn(REFERENCE_LEVEL, '2025-03-01')?.note).toBe('nhập tay')
    const bare = policyWith([line('reference_level', 2_400_000, '2025-03-01')])
    expect(Object.keys(bare.lineOn(REFERENCE_LEVEL, '2025-03-01') ?? {})).not.toContain('note')
  })

  it('of lines that add up every note is kept once, in their order', () => {
    const lines = [
      { ...line('local_support_voluntary', { '92': { poor: 200 } }, '2026-01-01'), note: 'một' },
      line('local_support_voluntary', { '92': { other: 100 } }, '2026-01-01'),
      { ...line('local_support_voluntary', { '96': { poor: 50 } }, '2026-01-01'), note: 'hai' },
      { ...line('local_support_voluntary', { '96': { other: 50 } }, '2026-01-01'), note: 'một' },
    ]
    expect(policyWith(lines).lineOn(LOCAL_SUPPORT_VOLUNTARY, '2026-01-01')?.note).toBe('một; hai')
    const bare = policyWith(lines.slice(1, 2)).lineOn(LOCAL_SUPPORT_VOLUNTARY, '2026-01-01')
    expect(Object.keys(bare ?? {})).not.toContain('note')
  })
})
