import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { onParentGone } from '../electron/end-signals.ts'
import { type Electron, findElectron } from './find-electron.ts'

// `npm start`: the Electron app where it can run, the same window in a browser where it cannot. Arguments go
// to `sluice serve` in the second case.

const root = join(import.meta.dirname, '..')

function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

function findUsable(): Electron {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return isRoot ? { why: 'it does not run as root' } : findElectron()
}

/** Runs in our place: it gets our signals, and we end as it ends. */
function become(program: string, args: readonly string[]): void {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' })
  // A terminal's Ctrl-C reaches the child by itself; a second SIGINT would mean "at once" to it.
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  onParentGone(() => child.kill('SIGTERM'))
  child.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

build()
const electron = findUsable()
if ('path' in electron) {
  become(electron.path, ['.'])
} else {
  console.log(`Electron cannot be used: ${electron.why}. Opening the window in a browser instead.`)
  become(process.execPath, [join(root, 'out/main/cli.js'), 'serve', '--open', ...process.argv.slice(2)])
}
