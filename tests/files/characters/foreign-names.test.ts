import { describe, expect, it } from 'vitest'
import { CANDIDATES, ContentEvidence, WordGrader } from '../../../src/files/characters/content-evidence.ts'
import { FOREIGN_WORDS } from './foreign-names.ts'

describe('words of other languages', () => {
  for (const base of ['unicode', 'bytes'] as const)
    it(`are by chance Vietnamese in an old encoding less than once in a hundred (${base})`, () => {
      const all = new ContentEvidence(base)
      const grader = new WordGrader(base)
      for (const [language, words] of Object.entries(FOREIGN_WORDS)) {
        const column = new ContentEvidence(base)
        for (const [word, grades] of words.flatMap((text) => [...grader.words(text)])) {
          column.add(word, grades)
          all.add(word, grades)
        }
        expect([language, column.decided()]).toEqual([language, null])
      }
      expect(all.strange).toBeGreaterThan(300)
      for (const [index, reading] of CANDIDATES[base].entries())
        expect([reading, (all.spoken[index] ?? 0) / all.strange < 0.01]).toEqual([reading, true])
    })
})
