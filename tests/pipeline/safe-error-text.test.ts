import { describe, expect, it } from 'vitest'
import { safeErrorText } from '../../src/pipeline/safe-error-text.ts'

describe('safeErrorText', () => {
  const SECRETS: readonly [string, Error][] = [
    ['a quoted name', new Error('cannot read "Nguyen Van A" here')],
    ['an unquoted Vietnamese name', new Error('cannot read Nguyễn Văn Ấ here')],
    ['a citizen ID', new Error('bad value 079085001234')],
    ['a citizen ID inside a word', new Error('bad value C:079085001234|x')],
    ['a snippet of JSON', new SyntaxError(`Unexpected token 'N', "{"a":Nguyen" is not valid JSON`)],
    [
      'what PostgreSQL quotes',
      Object.assign(new Error('invalid input syntax for type bigint: "Nguyen"'), {
        code: '22P02',
        severity: 'ERROR',
        routine: 'pg_strtoint64',
      }),
    ],
  ]
  for (const [what, error] of SECRETS)
    it(`leaves out ${what}`, () => expect(safeErrorText(error)).not.toMatch(/Nguy|Văn|079085001234/))

  it('keeps the code, the kind of error and plain words', () => {
    const error = Object.assign(new Error('no such table: main.person'), { code: 'SQLITE_ERROR' })
    expect(safeErrorText(error)).toMatch(/^Error SQLITE_ERROR: no such table: main\.person/)
  })

  it('names the table and constraint that PostgreSQL names', () => {
    const facts = {
      code: '23505',
      severity: 'ERROR',
      routine: '_bt_check_unique',
      table: 'person',
      constraint: 'key__person',
    }
    expect(safeErrorText(Object.assign(new Error('duplicate'), facts))).toMatch(
      /23505: person key__person _bt_check_unique/,
    )
  })

  it('is plain for what is no error', () => expect(safeErrorText('079085001234')).toBe('unknown error'))
})
