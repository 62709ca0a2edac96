/** The tests of one shard as one file, so that a mutant loads the program once. Only `bench/mutants.ts` runs this. */
import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe } from 'vitest'

const patterns = (process.env.DOISOAT_MUTANT_TESTS ?? '').split(' ')
const files = new Set(patterns.flatMap((pattern) => globSync(pattern).sort()))
for (const file of files)
  describe(file, async () => {
    await import(/* @vite-ignore */ resolve(file))
  })
