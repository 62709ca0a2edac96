import { expect, test } from 'vitest'
import { fingerprint, invent } from './invented.ts'

test('the same options give the same bytes', async () => {
  const options = { people: 2_000, seed: 11, errors: 0.05 }
  const [one, two] = [await invent(options), await invent(options)]
  expect(fingerprint(one.folder)).toBe(fingerprint(two.folder))
})

test('another seed gives another nation', async () => {
  const [one, two] = [await invent({ people: 1_000, seed: 1 }), await invent({ people: 1_000, seed: 2 })]
  expect(fingerprint(one.folder)).not.toBe(fingerprint(two.folder))
})

test('time zone and locale change nothing', async () => {
  const one = fingerprint((await invent({ people: 1_000 })).folder)
  const before = { TZ: process.env.TZ, LANG: process.env.LANG }
  Object.assign(process.env, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' })
  const two = fingerprint((await invent({ people: 1_000 })).folder)
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  expect(two).toBe(one)
})

test('damage changes how rows are written, not who is paid and insured', async () => {
  const [whole, damaged] = [await invent({ people: 2_000 }), await invent({ people: 2_000, errors: 0.2 })]
  const cases = ({ summary }: typeof whole) =>
    Object.entries(summary.planted)
      .filter(([name]) => name.startsWith('case'))
      .reduce((sum, [, count]) => sum + count, 0)
  expect(damaged.summary.files).toEqual(whole.summary.files)
  expect(cases(damaged)).toBe(cases(whole))
})

test('options out of range are refused', async () => {
  await expect(invent({ errors: 1.5 })).rejects.toThrow(RangeError)
  await expect(invent({ people: 0 })).rejects.toThrow(RangeError)
  await expect(invent({ provinces: ['93'] })).rejects.toThrow('provinces: 93')
})
