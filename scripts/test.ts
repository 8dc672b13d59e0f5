import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { installTestTools } from './install-test-tools.ts'

// `npm test`: everything, whatever fails on the way, closed by one line that counts it all.

type Count = { readonly passed: number; readonly failed: number }

const root = join(import.meta.dirname, '..')
const results = join(root, 'test-results')

/** Shows all it prints. True if it ended well. */
function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  console.log(`\n> ${[command, ...args].join(' ')}`)
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (error) console.error(error.message)
  return status === 0
}

const one = (isGood: boolean): Count => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 })

const VitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number() })
  .transform(({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }))

const PlaywrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  .transform(({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }))

/** What a runner reported. One that ended badly has a failure to its name even if it counted none. */
function counted(isGood: boolean, file: string, report: z.ZodType<Count>): Count {
  try {
    const count = report.parse(JSON.parse(readFileSync(file, 'utf8')))
    return isGood ? count : { ...count, failed: Math.max(1, count.failed) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

function vitest(): Count {
  const file = join(results, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  return counted(run('vitest', ['run', ...reporters]), file, VitestReport)
}

function playwright(): Count {
  const file = join(results, 'e2e.json')
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  return counted(run('playwright', ['test', '--reporter=list,json'], env), file, PlaywrightReport)
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const counts = [
  one(installTestTools()),
  ...['lint', 'types', 'unused', 'build'].map((script) => one(run('npm', ['run', '--silent', script]))),
  vitest(),
  playwright(),
]
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
