import { expect } from 'vitest'
import { casesOnEachDialect } from './on-each-dialect.ts'
import type { Scene } from './scene.ts'

/** What an officer reads, whole: a change of one word is seen. */
type Words = readonly (readonly [title: string, scene: Scene, text: string])[]

const cases = (words: Words) => words.map(([title, scene, text]) => ({ title, scene, text }))

/** Units of later scenes of one run bear the number of the scene. */
const ownUnits = (text: string): string => text.replace(/(TC\d+)X\d+/g, '$1')

/** Declares the words of the one lead of `rule` in each scene. */
export function itsLeadSays(rule: string, words: Words): void {
  casesOnEachDialect(`rule ${rule} in words`, cases(words), ({ text }, { findings }) => {
    expect(findings.filter((row) => row.rule_id === rule).map((row) => ownUnits(row.reason))).toEqual([text])
  })
}

/** Declares why what `rule` found in each scene is no lead. */
export function itsRemovalSays(rule: string, words: Words): void {
  casesOnEachDialect(`rule ${rule}: why something is no lead`, cases(words), ({ text }, { exclusions, reasons }) => {
    expect(reasons.filter((_, index) => exclusions[index]?.startsWith(`${rule} `))).toEqual([text])
  })
}
