import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

// Runs every stage even when one has failed, and closes with one line that any reader of logs understands.

const folder = mkdtempSync(join(tmpdir(), 'sluice-report-'))
const report = join(folder, 'vitest.json')
let passed = 0
let failed = 0

const runs = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0

if (!runs('node', 'scripts/install-test-tools.ts')) failed += 1

for (const stage of ['lint', 'types']) {
  if (runs('npm', 'run', '-s', stage)) passed += 1
  else failed += 1
}

const unit = runs('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`)
try {
  const counts = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
  }
  passed += counts.numPassedTests
  failed += counts.numFailedTests
  if (!unit && counts.numFailedTests === 0) failed += 1
} catch {
  // No report means the runner itself broke.
  failed += 1
}
rmSync(folder, { recursive: true, force: true })

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
