import { describe, expect, it } from 'vitest'
import { mutant } from './mutate.ts'
import { faults, runFuzz } from './run-fuzz.ts'
import { startFiles } from './start-files.ts'

const SEED = 1
const COUNT = 200

describe('mutated files', () => {
  it('the same seed and number make the same mutant', async () => {
    const files = await startFiles()
    const [once, again, other] = [
      await mutant(SEED, 7, files),
      await mutant(SEED, 7, files),
      await mutant(SEED, 8, files),
    ]
    expect(again).toEqual(once)
    expect(other.bytes.equals(once.bytes)).toBe(false)
  })

  it(`none of ${COUNT} crashes, hangs, takes 500 MB or loses a row`, { timeout: 120_000 }, async () => {
    const answers = await runFuzz({ seed: SEED, first: 0, count: COUNT, processes: 1 })
    expect(answers.length).toBe(COUNT)
    expect(faults(answers)).toEqual([])
    // The mutants are not all rubbish: many are still read, and many are not.
    expect(answers.filter(({ outcome }) => outcome === 'read').length).toBeGreaterThan(COUNT / 4)
    expect(answers.filter(({ outcome }) => outcome === 'unreadable').length).toBeGreaterThan(COUNT / 20)
  })
})
