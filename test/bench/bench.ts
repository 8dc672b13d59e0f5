import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { coldStart } from './cases/cold-start.ts'
import { desktop } from './cases/desktop.ts'
import { largeFile, largeFileOverTls } from './cases/large-file.ts'
import { lifeCycles } from './cases/life-cycles.ts'
import { longQueue } from './cases/long-queue.ts'
import { latency, limitedServer } from './cases/many-connections.ts'
import { manyFiles } from './cases/many-files.ts'
import { memory } from './cases/memory.ts'
import { startSpacing } from './cases/start-spacing.ts'
import { windowAtScale } from './cases/window.ts'
import { type BenchCase, type Figure, Skipped } from './figures.ts'

// `npm run bench`: all cases, their figures in RESULTS.md. `npm run bench -- tls memory`: these alone, printed only.

const cases: readonly BenchCase[] = [
  largeFile,
  largeFileOverTls,
  limitedServer,
  latency,
  manyFiles,
  coldStart,
  memory,
  lifeCycles,
  startSpacing,
  longQueue,
  windowAtScale,
  desktop,
]

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !cases.some((one) => one.name === name))
  if (unknown !== undefined) {
    console.error(`There is no case ${unknown}. There are: ${cases.map(({ name }) => name).join(', ')}`)
    process.exitCode = 2
    return
  }
  const sections: string[] = []
  for (const one of cases.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const section = `## ${one.title}\n\n${await table(one)}\n`
    console.log(section)
    sections.push(section)
  }
  if (names.length === 0)
    await writeFile(join(import.meta.dirname, 'RESULTS.md'), [preface(), ...sections].join('\n'))
}

async function table(one: BenchCase): Promise<string> {
  try {
    const rows = (await one.run()).map(row)
    return ['| | measured | to reach | |', '| --- | --- | --- | --- |', ...rows].join('\n')
  } catch (error) {
    if (error instanceof Skipped) return `Skipped: ${error.message}`
    // The others are measured all the same.
    console.error(error)
    process.exitCode = 1
    return `Failed: ${error instanceof Error ? error.name : String(error)}`
  }
}

const row = ({ what, measured, target, isMet }: Figure): string =>
  `| ${what} | ${measured} | ${target ?? ''} | ${isMet === null ? '' : isMet ? 'reached' : 'not reached'} |`

function preface(): string {
  const version = (program: string) =>
    execFileSync(program, ['--version'], { encoding: 'utf8' }).split('\n')[0]
  const [cpu] = cpus()
  return `# Results of \`npm run bench\`

${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, Node ${process.version}.
${['curl', 'wget', 'aria2c'].map(version).join('; ')}.
Server and programs share this machine; every file that was fetched was compared with what is served by its SHA-256.
Programs take turns and the median of their runs is compared: the ratios say more than the seconds.
`
}

await main(process.argv.slice(2))
