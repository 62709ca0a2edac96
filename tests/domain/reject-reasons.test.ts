import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REJECT_CODES, rejectParts, rejectReason, rejectText } from '../../src/domain/reject-reasons.ts'

const SRC = join(import.meta.dirname, '../../src')

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(SRC, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(SRC, folder, file), 'utf8'))

const DOMAIN = sourcesIn('domain')
const INGEST = sourcesIn('ingest').filter((text) => !text.includes('CODES_OF_ROWS'))

/** Every literal of a type whose name ends in Code and whose literals read like reasons: `export type XCode = 'a-b' | …` */
function declaredCodes(): string[] {
  return [...DOMAIN, ...INGEST]
    .flatMap((text) => text.match(/type \w+Code =\s*(?:\|?\s*'[a-z-]+'\s*)+/g) ?? [])
    .flatMap((declaration) => declaration.match(/'[a-z]+(?:-[a-z]+)+'/g) ?? [])
    .map((code) => code.slice(1, -1))
}

/** Every code that the readers of rows name themselves. */
function codesOfRows(): string[] {
  return INGEST.flatMap((text) =>
    [...text.matchAll(/(?:code: |refuse\(\w+, |refuse\('\w+', |quarantineFor\([^)]*?, )'([a-z]+(?:-[a-z]+)+)'/g)].map(
      ([, code]) => code ?? '',
    ),
  )
}

/** A cell that only says that there is nothing is blank, not refused; of rows, these two say what is missing. */
const isTold = (code: string): boolean => !code.endsWith('-empty') || code === 'cell-empty' || code === 'period-empty'
const CODES = [...new Set([...declaredCodes(), ...codesOfRows()])].filter(isTold).sort()

describe('reasons of rejects', () => {
  test('codes are found in the sources', () => {
    expect(CODES.length).toBeGreaterThan(55)
    expect(CODES).toEqual(expect.arrayContaining(['money-too-large', 'count-negative', 'row-ragged', 'cell-error']))
  })

  test.each(CODES)('%s has a reason and a remedy in both languages', (code) => {
    const { vi, en } = rejectText(code)
    for (const text of [vi.reason, vi.fix, en.reason, en.fix]) expect(text).toMatch(/^\p{Lu}.*[^.]$/u)
    expect(rejectReason(code)).toMatch(/^\p{Lu}[^.].*; \p{Ll}.*[^.]\.$/u)
  })

  test('no text is left that nothing gives', () => {
    const code = [...DOMAIN, ...INGEST].join('\n')
    expect(REJECT_CODES.filter((known) => !code.includes(`'${known}'`))).toEqual([])
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
