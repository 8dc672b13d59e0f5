import { defineConfig } from '@playwright/test'

const { CHROMIUM_PATH: chromium = '/usr/bin/chromium' } = process.env

// Servers of the tests are on this machine: a proxy of its environment has no way to them.
Object.assign(process.env, { no_proxy: '*', NO_PROXY: '*' })

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // Each test starts a Sluice, a web server and a browser of its own, and waits for them most of its time.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1_280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        // Root has no sandbox; the pages are ours.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
