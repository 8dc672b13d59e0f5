import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    // Real servers and processes share two cores; a slow machine is not a failure.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
