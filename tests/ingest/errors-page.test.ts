import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATALOGUES } from '../../src/domain/messages/index.ts'
import type { MessageText } from '../../src/domain/messages/message.ts'
import { REJECT_CODES } from '../../src/domain/reject-reasons.ts'
import { columnsGiving, errorsPage } from '../../src/ingest/errors-page.ts'

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8')
const MESSAGES = CATALOGUES.flatMap(({ title, messages }) =>
  Object.entries(messages as Readonly<Record<string, MessageText<unknown>>>).map(
    ([code, text]) => [`${title.en}: ${code}`, text] as const,
  ),
)
const shown = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>')

describe('docs/errors.md', () => {
  it('is what the catalogues say (npm run docs)', () => expect(PAGE).toBe(errorsPage()))

  it.each(MESSAGES)('%s is shown once, in both languages', (_code, { example, vi, en }) => {
    const [vietnamese, english] = [vi(example), en(example)]
    expect(vietnamese.trim()).not.toBe('')
    expect(english.trim()).not.toBe('')
    expect(english).not.toBe(vietnamese)
    expect(vietnamese).toMatch(/[^\x20-\x7e\n]/)
    expect(PAGE.split(`| ${shown(vietnamese)} | ${shown(english)} |`)).toHaveLength(2)
  })

  it.each(REJECT_CODES)('%s is shown once, with the columns that give it', (code) => {
    expect(PAGE.split(`| \`${code}\` |`)).toHaveLength(2)
    expect(columnsGiving(code)).not.toBe('')
  })

  it('accuses no one', () => expect(PAGE).not.toMatch(/vi phạm|trốn đóng/i))
})
