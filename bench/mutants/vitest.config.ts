import { defineConfig } from 'vitest/config'

/**
 * How the tests of a shard run under Stryker: one file that loads them all, in a fresh worker each time. Most mutants sit in
 * declarations that are read once, when a module is loaded, so a worker that is used again would not see them.
 */
export default defineConfig({
  test: {
    include: ['bench/mutants/shard.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: true,
  },
})
