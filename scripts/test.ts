import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installTestTools } from './install-test-tools.ts'
import { type Outcome, readPlaywrightReport, readVitestReport } from './test-reports.ts'

// `npm test`: everything, whatever fails on the way, closed by each failure's name and one line that counts it all.

const root = join(import.meta.dirname, '..')
const results = join(root, 'test-results')

/** Lines told of what a failed test said; all of it stands further up. */
const LINES_OF_FAILURE = 12

/** Shows all it prints. True if it ended well. */
function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const startedAt = performance.now()
  console.log(`\n> ${[command, ...args].join(' ')}`)
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (error) console.error(error.message)
  console.log(`> took ${Math.round((performance.now() - startedAt) / 1_000)} s`)
  return status === 0
}

const one = (name: string, isGood: boolean): Outcome =>
  isGood ? { passed: 1, failures: [] } : { passed: 0, failures: [{ name, message: '' }] }

const script = (name: string): Outcome => one(`npm run ${name}`, run('npm', ['run', '--silent', name]))

/** What a runner reported. One that ended badly has a failure to its name even if it counted none. */
function reported(name: string, isGood: boolean, read: () => Outcome): Outcome {
  try {
    const outcome = read()
    return isGood || outcome.failures.length > 0 ? outcome : { ...outcome, failures: [{ name, message: '' }] }
  } catch (error) {
    return { passed: 0, failures: [{ name, message: `Its report cannot be read: ${error}` }] }
  }
}

function vitest(): Outcome {
  const file = join(results, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  return reported('vitest', run('vitest', ['run', ...reporters]), () => readVitestReport(file))
}

function playwright(): Outcome {
  const file = join(results, 'e2e.json')
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const isGood = run('playwright', ['test', '--reporter=list,json'], env)
  return reported('playwright', isGood, () => readPlaywrightReport(file))
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const outcomes = [
  one('install-test-tools', installTestTools()),
  ...['lint', 'types', 'unused', 'build'].map(script),
  vitest(),
  playwright(),
]
const failures = outcomes.flatMap(({ failures }) => failures)
for (const { name, message } of failures) {
  const lines = message.split('\n').slice(0, LINES_OF_FAILURE)
  console.log(['', `FAILED ${name}`, ...lines].join('\n'))
}
const passed = outcomes.reduce((total, { passed }) => total + passed, 0)
console.log(`\n${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1
