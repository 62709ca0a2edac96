import { fc, test } from '@fast-check/vitest'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPlaceholderId } from '../../src/domain/placeholder-id.ts'
import { mayBePlaceholder } from '../../src/identity/review.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { openStore } from '../../src/store/open-store.ts'

describe('what SQL lets through to TypeScript', () => {
  let store: Store
  beforeAll(async () => {
    store = await openStore('sqlite::memory:')
  })
  afterAll(() => store.close())

  const passes = async (number: string): Promise<boolean> => {
    const { rows } = await sql<{
      passes: number
    }>`select case when ${mayBePlaceholder(sql`number`)} then 1 else 0 end as passes
      from (select cast(${number} as text) as number) as asked`.execute(store.db)
    return rows[0]?.passes === 1
  }

  const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
  const repeating = fc
    .tuple(fc.integer({ min: 1, max: 4 }).chain(digits), fc.constantFrom(6, 8, 9, 10, 12))
    .map(([cycle, length]) => cycle.join('').repeat(12).slice(0, length))
  const counting = fc
    .tuple(
      fc.constantFrom('0123456789', '123456789', '9876543210', '987654321'),
      fc.nat(9),
      fc.constantFrom(6, 9, 10, 12),
    )
    .map(([cycle, start, length]) => cycle.repeat(4).slice(start, start + length))
  const zeros = fc
    .tuple(digits(3), fc.constantFrom(6, 9, 10, 12), fc.boolean())
    .map(([some, length, front]) => (front ? some.join('').padStart(length, '0') : some.join('').padEnd(length, '0')))
  const serial = digits(6).map((some) => `${some.join('')}000000`)

  test.prop([fc.oneof(repeating, counting, zeros, serial)], { numRuns: 500 })(
    'is never narrower than isPlaceholderId',
    async (number) => {
      if (isPlaceholderId(number)) expect(await passes(number)).toBe(true)
    },
  )

  it('lets passports through, whose letters TypeScript looks behind', async () => {
    expect(await passes('B12345678')).toBe(true)
  })

  it('keeps ordinary IDs back', async () => {
    expect(await passes('092085000101')).toBe(false)
  })
})
