import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import inspector from 'node:inspector'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from './main/app.ts'

// Runs an app as Electron does: its switches, its main script to the end, then `ready`.

const args = process.argv.slice(2)
process.argv = [process.execPath, ...args]

const debugPort = args.find((arg) => arg.startsWith('--inspect='))?.split('=')[1]
if (debugPort !== undefined) inspector.open(Number(debugPort))

function reportAndExit(error: unknown): void {
  console.error('A JavaScript error occurred in the main process\n', error)
  app.exit(1)
}
// Electron shows a dialog and goes on; here it must fail a test.
process.on('uncaughtException', reportAndExit)
process.on('unhandledRejection', (reason) =>
  console.error('Unhandled rejection in the main process:', reason),
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

/** The app's folder and the script its package.json names, from the first argument that is no switch. */
function findApp(path: string) {
  const at = resolve(path)
  const isFolder = statSync(at).isDirectory()
  let folder = isFolder ? at : dirname(at)
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  const { name, productName, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const script = isFolder ? join(folder, main ?? 'index.js') : at
  return { folder, script, name: String(productName ?? name), version: String(version) }
}

/** Node reads no archives: the app runs from a copy of what is in it, beside it. */
async function unpack(resources: string): Promise<string> {
  const { extractAll } = await import('@electron/asar')
  const folder = join(resources, `app.asar.${process.pid}`)
  extractAll(join(resources, 'app.asar'), folder)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  app.isPackaged = true
  return folder
}

/** Set by the executable of a packaged app. */
const { STANDIN_RESOURCES: resources } = process.env
const found = findApp(
  resources === undefined ? (args.find((arg) => !arg.startsWith('-')) ?? '.') : await unpack(resources),
)
app.describe(found)
try {
  await import(pathToFileURL(found.script).href)
  await app.start(args.some((arg) => arg.startsWith('--remote-debugging-port')))
} catch (error) {
  reportAndExit(error)
}
