import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { COMPARISON_KINDS } from '../../src/linkage/comparisons/index.ts'
import { comparisonsPage } from '../../src/linkage/comparisons-page.ts'
import { DERIVATIONS } from '../../src/linkage/derive/index.ts'
import { CLEANING_STEPS } from '../../src/linkage/model-file/cleaning.ts'

const page = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')

it('docs/comparisons.md is what the kinds say (npm run docs)', () => {
  expect(page('comparisons.md')).toBe(comparisonsPage())
  for (const { kind } of COMPARISON_KINDS) expect(comparisonsPage()).toContain(`## ${kind}\n`)
})

it('docs/linkage.md names every step of cleaning and every derivation', () => {
  const text = page('linkage.md')
  expect(CLEANING_STEPS.filter((step) => !text.includes(`\`${step}\``))).toEqual([])
  expect(Object.keys(DERIVATIONS).filter((name) => !text.includes(`\`${name}(c`))).toEqual([])
})
