import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    // Real servers and processes share two cores; a slow machine is not a failure.
    testTimeout: 20_000,
    // Most tests wait for a server or a process: one file for each core leaves the machine idle.
    maxWorkers: 3,
    hookTimeout: 30_000,
    // Servers of the tests are on this machine: a proxy of its environment has no way to them.
    env: { no_proxy: '*', NO_PROXY: '*' },
  },
})
