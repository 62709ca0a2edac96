import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { REJECT_CODES, rejectReason } from '../../src/domain/reject-reasons.ts'

const folder = new URL('../../src/domain/', import.meta.url)

/** Every literal of a type whose name ends in Code and whose literals read like reasons: `export type XCode = 'a-b' | …` */
function declaredCodes(): string[] {
  const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'))
  const declarations = texts.flatMap((text) => text.match(/export type \w+Code =[^=]*?(?=\n\n)/g) ?? [])
  return declarations
    .flatMap((declaration) => declaration.match(/'[a-z]+(?:-[a-z]+)+'/g) ?? [])
    .map((code) => code.slice(1, -1))
}

describe('reasons of rejects', () => {
  test('the codes of the identifiers are found in the sources', () => {
    expect(declaredCodes().length).toBeGreaterThan(50)
  })

  test.each(declaredCodes())('%s has a Vietnamese sentence', (code) => {
    expect(rejectReason(code)).toMatch(/\.$/)
  })

  test('no sentence accuses anyone', () => {
    for (const code of REJECT_CODES) expect(rejectReason(code)).not.toMatch(/vi phạm|trốn đóng/i)
  })
})
