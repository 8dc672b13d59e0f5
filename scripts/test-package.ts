import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, connect } from '../electron/cli/client.ts'
import { prepareFolder } from '../test/e2e/running-sluice.ts'
import { tempFolder } from '../test/helpers/temp-folder.ts'
import { startDemoServer } from './demo-server.ts'

// `npm run test:package`: starts what `npm run package` has made for this system, as it is handed out, and has it
// download. It is spoken to by JSON-RPC, since its fuses leave nothing for a debugger to hold on to.

const SIZE = 3_000_000
const PATIENCE_MS = 60_000

const release = join(import.meta.dirname, '../release')
const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['linux-unpacked/sluice', 'linux-arm64-unpacked/sluice'],
  win32: ['win-unpacked/Sluice.exe', 'win-arm64-unpacked/Sluice.exe'],
  darwin: [`mac-${process.arch}`, 'mac'].map((folder) => `${folder}/Sluice.app/Contents/MacOS/Sluice`),
}

function findExecutable(): string {
  const found = (places[process.platform] ?? []).map((path) => join(release, path)).find(existsSync)
  if (found === undefined) throw new Error('There is no package for this system: npm run package, first.')
  return found
}

/** What `look` gives once it gives anything but undefined. */
async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS
  while (performance.now() < giveUpAt) {
    const seen = await look()
    if (seen !== undefined) return seen
    await sleep(200)
  }
  throw new Error(`Not within ${PATIENCE_MS / 1_000} s: ${what}`)
}

async function downloads(client: Client, url: string, folder: string): Promise<void> {
  const [id] = await client.call('add', { urls: [url] })
  if (id === undefined) throw new Error('It did not accept the link.')
  await eventually('the download is completed', async () => {
    const record = await client.call('getDownloadStatus', { id })
    if (record?.state === 'Errored') throw new Error(record.error?.message)
    return record?.state === 'Completed, Succeeded' ? true : undefined
  })
  const { size } = await stat(join(folder, 'packed.bin'))
  if (size !== SIZE) throw new Error(`The file has ${size} bytes.`)
}

/** With its fuse as it should be, this is one more start of the app, which hands over to the first. */
async function runsNoScripts(executable: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const [code] = await once(spawn(executable, [...args, '-e', 'process.exit(7)'], { env }), 'exit')
  if (code === 7) throw new Error('It runs any script, as Node would: its fuse is not off.')
}

const executable = process.argv[2] ?? findExecutable()
// Root has no sandbox, nor have most containers.
const args = process.platform === 'linux' ? ['--no-sandbox'] : []
await using folder = await tempFolder()
await using server = await startDemoServer()
const { dataDir, downloads: downloadDir } = await prepareFolder(folder.path, {})
Object.assign(process.env, { SLUICE_DATA_DIR: dataDir })
const child = spawn(executable, args, { stdio: 'inherit' })
const ended = once(child, 'exit')
try {
  const client = await eventually('it can be reached', () => connect().catch(() => undefined))
  await downloads(client, server.link('packed.bin', SIZE, SIZE), downloadDir)
  await runsNoScripts(executable, args)
  console.log(`${executable} starts, downloads, and runs nothing but itself.`)
} finally {
  child.kill()
  await ended
}
