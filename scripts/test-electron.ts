import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findElectron } from './find-electron.ts'

// `npm run test:electron`: the tests of the desktop app on the real Electron, which `npm test` runs on a stand-in.
// Arguments go to Playwright.

const root = join(import.meta.dirname, '..')

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

const electron = findElectron()
if ('path' in electron) {
  run('npm', ['run', '--silent', 'build'])
  // `electron.spec.ts` and all that begin like it.
  const args = ['test', 'test/e2e/electron', ...process.argv.slice(2)]
  run('playwright', args, { SLUICE_TEST_ELECTRON: electron.path })
} else {
  console.error(`The desktop app was not tested on Electron: ${electron.why}.`)
  process.exitCode = 1
}
