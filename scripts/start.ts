import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onParentGone } from '../electron/end-signals.ts'

// `npm start`: the Electron app where it can run, the same window in a browser where it cannot. Arguments go
// to `sluice serve` in the second case.

const root = join(import.meta.dirname, '..')
const { DISPLAY: x11, WAYLAND_DISPLAY: wayland, ELECTRON_OVERRIDE_DIST_PATH: otherDist } = process.env
const electronFolder = join(root, 'node_modules/electron')

function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** Electron's executable, or why there is none. Fetches it once if it is not there yet. */
function findElectron(): { readonly path: string } | { readonly why: string } {
  if (process.platform === 'linux' && process.getuid?.() === 0) return { why: 'it does not run as root' }
  if (process.platform === 'linux' && !(x11 || wayland)) return { why: 'there is no display' }
  const found = electronPath() ?? fetchElectron()
  return found === undefined ? { why: 'its program could not be fetched' } : { path: found }
}

/** As Electron's own index.js finds it; importing that would start a download. */
function electronPath(): string | undefined {
  const named = join(electronFolder, 'path.txt')
  if (!existsSync(named)) return undefined
  const path = join(otherDist ?? join(electronFolder, 'dist'), readFileSync(named, 'utf8').trim())
  return existsSync(path) ? path : undefined
}

function fetchElectron(): string | undefined {
  const install = join(electronFolder, 'install.js')
  if (!existsSync(install)) return undefined
  console.log('Fetching Electron, once …')
  spawnSync(process.execPath, [install], { cwd: electronFolder, stdio: ['ignore', 'ignore', 'ignore'] })
  return electronPath()
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
const electron = findElectron()
if ('path' in electron) {
  become(electron.path, ['.'])
} else {
  console.log(`Electron cannot be used: ${electron.why}. Opening the window in a browser instead.`)
  become(process.execPath, [join(root, 'out/main/cli.js'), 'serve', '--open', ...process.argv.slice(2)])
}
