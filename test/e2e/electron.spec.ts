import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { say } from '../../shared/said.ts'
import { startNginx } from '../helpers/nginx.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { addLinks, row } from './add-links.ts'
import { type DesktopSluice, startDesktop } from './desktop-sluice.ts'
import { makeFile, namesIn, sha256 } from './files.ts'

// The app itself, main process and preload as they were built: on the stand-in here, on Electron with
// `npm run test:electron`.

const names = ['first.bin', 'second.bin', 'third.bin']

test('links pasted into the app’s window all arrive, whole', async () => {
  await using nginx = await startNginx()
  for (const name of names) await makeFile(nginx.root, name, 700_000)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  await addLinks(
    sluice.page,
    names.map((name) => `${nginx.url}/${name}`),
  )
  for (const name of names) await expect(row(sluice.page, name)).toContainText('Completed')
  for (const name of names) {
    expect(await sha256(join(sluice.downloads, name))).toBe(await sha256(join(nginx.root, name)))
  }
  await expect.poll(async () => (await namesIn(sluice.downloads)).toSorted()).toEqual(names)
})

test('the page has nothing of Node or Electron but two functions of ours, and no permissions', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const seen = await sluice.page.evaluate(async () => {
    const foreign = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer']
    const { state } = await navigator.permissions.query({ name: 'geolocation' })
    const api: unknown = Reflect.get(window, 'sluice')
    return {
      foreign: foreign.filter((name) => name in window),
      api: Object.entries(api ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
      isFrozen: Object.isFrozen(api),
      geolocation: state,
    }
  })
  expect(seen).toEqual({
    foreign: [],
    api: ['call: function', 'on: function'],
    isFrozen: true,
    geolocation: 'denied',
  })
})

test('the page runs no scripts but its own, talks to no one, and reads no file outside its folder', async () => {
  await using nginx = await startNginx()
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const get = (path: string) =>
    sluice.page.evaluate(async (path) => {
      const { status, headers } = await fetch(path)
      return { status, policy: headers.get('content-security-policy') ?? '' }
    }, path)
  const { status, policy } = await get('/index.html')
  expect(status).toBe(200)
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/)
  for (const path of [
    '/../main/main.js',
    '/%2e%2e/main/main.js',
    '/..%2fmain/main.js',
    '/%2e%2e%2fmain%2fmain.js',
    '/..%5cmain%5cmain.js',
    '//etc/passwd'.slice(1),
    '/%2fetc%2fpasswd',
    '/assets',
    '/%',
  ]) {
    expect(await get(path), path).toMatchObject({ status: 404 })
  }
  const done = await sluice.page.evaluate(async (elsewhere) => {
    const script = document.createElement('script')
    script.textContent = 'window.ranInline = true'
    document.head.append(script)
    const answer = await fetch(elsewhere, { mode: 'no-cors' }).then(
      () => 'answered',
      () => 'refused',
    )
    return { ranInline: 'ranInline' in window, answer }
  }, nginx.url)
  expect(done).toEqual({ ranInline: false, answer: 'refused' })
  expect(await nginx.requests()).toEqual([])
})

test('the window neither leaves its page nor opens another', async () => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, 'index.html', 1_000)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { app, page } = sluice
  const isRefused = await app.evaluate(
    ({ BrowserWindow }, elsewhere) =>
      new Promise<boolean>((resolve) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.webContents.once('will-navigate', (event) => resolve(event.defaultPrevented))
        void window?.webContents.executeJavaScript(`void (location.href = ${JSON.stringify(elsewhere)})`)
      }),
    nginx.url,
  )
  expect(isRefused).toBe(true)
  expect(await nginx.requests()).toEqual([])
  await page.evaluate((elsewhere) => {
    Object.assign(window, { opened: window.open(elsewhere) })
  }, nginx.url)
  // Electron gives the opener nothing; the stand-in one that is closed at once.
  await expect
    .poll(() => page.evaluate(() => (Reflect.get(window, 'opened') as Window | null)?.closed !== false))
    .toBe(true)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect(page.getByRole('button', { name: 'Add downloads' }).first()).toBeVisible()
})

test('a call that is wrong gets an error with a code and a reason; an unknown one reaches nobody', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const call = (name: string, params: unknown) =>
    sluice.page.evaluate(
      ({ name, params }) =>
        Reflect.get(window, 'sluice')
          .call(name, params)
          .catch((error: unknown) => String(error)),
      { name, params },
    )
  const problem = say('at', { where: 'urls', problem: say('list') })
  expect(await call('add', { urls: 7 })).toEqual({
    ok: false,
    error: { code: -32_602, message: expect.stringContaining('urls'), data: say('unfit', { problem }) },
  })
  expect(await call('cancelDownload', { id: 'nobody’s' })).toMatchObject({ ok: false })
  expect(await call('quit', {})).toContain("No handler registered for 'call:quit'")
})

const size = 900_000
/** Too slow to arrive before the app has ended, unless it goes on from what is there. */
const slowAtFirst = {
  http: 'map $http_range $rate { default 100k; "~^bytes=[1-9]" 0; }',
  location: 'limit_rate $rate;',
}

/** One download under way, with bytes on the disk. */
async function startDownloading(sluice: DesktopSluice, url: string): Promise<void> {
  await addLinks(sluice.page, [url])
  await expect.poll(() => namesIn(sluice.downloads)).not.toEqual([])
  expect(await sluice.children()).not.toEqual([])
}

const waysToEnd: Readonly<Record<string, (sluice: DesktopSluice) => Promise<unknown>>> = {
  quitting: ({ quit }) => quit(),
  'closing the window': async ({ app, ended }) => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await ended
  },
  SIGTERM: async ({ process, ended }) => {
    process.kill('SIGTERM')
    await ended
  },
}

for (const [way, end] of Object.entries(waysToEnd)) {
  test(`${way} stops what runs, leaves no process, and the next start goes on where it was`, async () => {
    await using nginx = await startNginx(slowAtFirst)
    await makeFile(nginx.root, 'long.bin', size)
    await using folder = await tempFolder()
    await using before = await startDesktop(folder.path)
    await startDownloading(before, `${nginx.url}/long.bin`)
    const pids = await before.tree()
    expect(pids.length).toBeGreaterThan(2)
    await end(before)
    expect(before.process.exitCode).toBe(0)
    await eventually(() => !pids.some(isAlive), 3_000)
    expect(await namesIn(before.downloads)).not.toContain('long.bin')
    // The last thing that the engine does once all is saved; killed, it would have left this behind.
    expect(await namesIn(before.dataDir)).not.toContain('endpoint.json')

    await using after = await startDesktop(folder.path)
    await expect(row(after.page, 'long.bin')).toContainText('Completed')
    expect(await sha256(join(after.downloads, 'long.bin'))).toBe(await sha256(join(nginx.root, 'long.bin')))
    const [, ...later] = await nginx.requests()
    expect(later.map(({ status }) => status)).toContain(206)
  })
}

test('the window opens where it was closed', async () => {
  await using folder = await tempFolder()
  await using before = await startDesktop(folder.path)
  const bounds = { x: 40, y: 30, width: 900, height: 600 }
  await before.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
  }, bounds)
  await before.quit()
  await using after = await startDesktop(folder.path)
  expect(
    await after.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
  ).toEqual(bounds)
})

test('a page that crashes comes back by itself, and its downloads never stop', async () => {
  await using nginx = await startNginx({ location: 'limit_rate 500k;' })
  await makeFile(nginx.root, 'long.bin', size)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  await startDownloading(sluice, `${nginx.url}/long.bin`)
  await sluice.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  // Playwright is done with a page that has crashed; the main process is not.
  const shown = () =>
    sluice.app.evaluate(({ BrowserWindow }) => {
      const read = `document.querySelector('[role=grid]')?.textContent ?? ''`
      return BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript(read)
        .catch(() => '')
    })
  await expect.poll(shown).toContain('Completed')
  expect(await sha256(join(sluice.downloads, 'long.bin'))).toBe(await sha256(join(nginx.root, 'long.bin')))
  expect(await nginx.requests()).toHaveLength(1)
})
