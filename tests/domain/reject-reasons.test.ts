import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REJECT_CODES, rejectParts, rejectReason, rejectText } from '../../src/domain/reject-reasons.ts'

const SRC = join(import.meta.dirname, '../../src')

/** Every literal of a type whose name ends in Code and whose literals read like reasons: `export type XCode = 'a-b' | …` */
function declaredCodes(): string[] {
  const texts = readdirSync(join(SRC, 'domain')).flatMap((file) =>
    file.endsWith('.ts') && file !== 'reconcile-error.ts' ? [readFileSync(join(SRC, 'domain', file), 'utf8')] : [],
  )
  const declarations = texts.flatMap((text) => text.match(/export type \w+Code =\s*(?:\|?\s*'[a-z-]+'\s*)+/g) ?? [])
  return declarations
    .flatMap((declaration) => declaration.match(/'[a-z]+(?:-[a-z]+)+'/g) ?? [])
    .map((code) => code.slice(1, -1))
}

/** Every code that the row reader and its parts name. */
function codesOfIngest(): string[] {
  const files = ['row-reader', 'cell-readers', 'identifier-readers', 'cross-cell', 'areas', 'ingest-table']
  const texts = files.map((file) => readFileSync(join(SRC, 'ingest', `${file}.ts`), 'utf8'))
  return texts.flatMap((text) =>
    [...text.matchAll(/(?:code: |refuse\(\w+, |quarantineFor\([^)]*?, )'([a-z]+(?:-[a-z]+)+)'/g)].map(
      ([, code]) => code!,
    ),
  )
}

const CODES = [...new Set([...declaredCodes(), ...codesOfIngest()])].filter((code) => code !== 'flag-empty').sort()

describe('reasons of rejects', () => {
  test('the codes of the identifiers are found in the sources', () => {
    expect(CODES.length).toBeGreaterThan(70)
    expect(CODES).toEqual(expect.arrayContaining(['money-too-large', 'count-negative', 'row-ragged', 'cell-error']))
  })

  test.each(CODES)('%s has a reason and a remedy in both languages', (code) => {
    const { vi, en } = rejectText(code)
    for (const text of [vi.reason, vi.fix, en.reason, en.fix]) expect(text).toMatch(/^\p{Lu}.*[^.]$/u)
    expect(rejectReason(code)).toMatch(/^\p{Lu}[^.].*; \p{Ll}.*[^.]\.$/u)
  })

  test('the parts are the two halves of the sentence', () => {
    expect(rejectReason('tax-id-check-digit')).toBe(
      'Mã số thuế sai chữ số kiểm tra; đối chiếu với giấy chứng nhận đăng ký.',
    )
    expect(rejectParts('tax-id-check-digit')).toEqual({
      reason: 'Mã số thuế sai chữ số kiểm tra.',
      fix: 'Đối chiếu với giấy chứng nhận đăng ký.',
    })
  })

  test('no sentence accuses anyone', () => {
    for (const code of REJECT_CODES) expect(rejectReason(code)).not.toMatch(/vi phạm|trốn đóng/i)
  })

  test('a code without a text is a mistake in code', () => {
    expect(() => rejectReason('no-such-code')).toThrow(RangeError)
  })
})
