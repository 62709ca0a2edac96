import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/global-setup.ts'],
    maxWorkers: 3, // a part of the time is waiting for the server
    isolate: false, // no test changes what another imports; a worker loads the program once
  },
})
