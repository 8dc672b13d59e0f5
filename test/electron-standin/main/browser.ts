import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { CdpConnection } from './cdp.ts'

export type Browser = {
  readonly connection: CdpConnection
  readonly ended: Promise<unknown>
  /** Ends it with all its processes, at once. */
  kill(): void
}

const switches = [
  '--headless',
  // Root has no sandbox; the pages are ours.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints,Translate',
  '--password-store=basic',
  '--force-color-profile=srgb',
]

/**
 * Chromium, all it writes below `folder`. It ends with us, however we end: that is what it does when its
 * pipe closes. With `announces` it also says on stderr where Playwright can attach, as Electron does.
 */
export function startBrowser(folder: string, announces: boolean): Browser {
  const { CHROMIUM_PATH: program = '/usr/bin/chromium' } = process.env
  const temp = join(folder, 'tmp')
  mkdirSync(temp, { recursive: true })
  const port = announces ? ['--remote-debugging-port=0'] : []
  const child = spawn(
    program,
    [...switches, `--user-data-dir=${folder}`, '--remote-debugging-pipe', ...port],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: temp },
      // A group of its own, so that it ends as one.
      detached: true,
    },
  )
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const [line] = /^DevTools listening on .*$/m.exec(text) ?? []
    if (line) process.stderr.write(`\n${line}\n`)
  })
  return {
    connection: new CdpConnection(child.stdio[3] as Writable, child.stdio[4] as Readable),
    ended: new Promise((resolve) => child.once('exit', resolve)),
    kill() {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
    },
  }
}
