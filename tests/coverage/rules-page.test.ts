import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EXCLUSIONS } from '../../src/coverage/exclusions/index.ts'
import { RULES } from '../../src/coverage/rules/index.ts'
import { rulesPage } from '../../src/coverage/rules-page.ts'

describe('rules and exclusions', () => {
  it('docs/rules.md is what the declarations say (npm run docs)', () => {
    expect(readFileSync(join(import.meta.dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesPage())
  })

  it('ids are unique', () => {
    const ids = [...RULES, ...EXCLUSIONS].map(({ id }) => id)
    expect(ids.length).toBe(new Set(ids).size)
  })

  it('every exclusion a rule names is registered and removes something', () => {
    const removers = new Set([
      ...EXCLUSIONS.filter(({ decides }) => decides.kind === 'removes').map(({ id }) => id),
      ...RULES.filter(({ subject }) => subject === 'hold' || subject === 'state').map(({ id }) => id),
    ])
    expect(RULES.flatMap(({ excludedBy }) => excludedBy).filter((id) => !removers.has(id))).toEqual([])
  })

  it('every exclusion that removes is named by a rule', () => {
    const named = new Set(RULES.flatMap(({ excludedBy }) => excludedBy))
    const removers = EXCLUSIONS.filter(({ decides }) => decides.kind === 'removes').map(({ id }) => id)
    expect(removers.filter((id) => !named.has(id))).toEqual([])
  })

  it('each has a Vietnamese and an English title and a legal basis', () => {
    const bare = [...RULES, ...EXCLUSIONS].filter(
      ({ title, basis }) => title.vi === '' || title.en === '' || basis.instrument === '' || basis.article === '',
    )
    expect(bare.map(({ id }) => id)).toEqual([])
  })
})
