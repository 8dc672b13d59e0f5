import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import open from 'open'
import { temporarySluice } from '../test/e2e/running-sluice.ts'
import { demoPreferences, fillDemo, startDemoServers } from './demo-queue.ts'

// `npm run demo`: a real Sluice on a queue of two hundred, none of which comes from further than this
// machine. Everything is in a temporary folder and gone in the end.

const root = join(import.meta.dirname, '..')
const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
if (status !== 0) process.exit(status ?? 1)

await using servers = await startDemoServers()
await using sluice = await temporarySluice(demoPreferences(servers))
await fillDemo(sluice, servers)
console.log(`The demo is at ${sluice.address}\nCtrl-C ends it and removes its files from ${sluice.downloads}`)
if (!process.argv.includes('--no-open')) await open(sluice.address).catch(() => undefined)
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
