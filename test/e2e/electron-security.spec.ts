import { join } from 'node:path'
import { type ElectronApplication, expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { startDesktop } from './desktop-sluice.ts'
import { makeFile } from './files.ts'

// What a page could try if something got into it: each of these is an attack.

/** Notes what the person is asked and what is opened outside. The person says yes to all. */
async function watchOutside(app: ElectronApplication, response = 0) {
  await app.evaluate(({ dialog, shell }, response) => {
    const [asked, opened]: [string[], string[]] = [[], []]
    Object.assign(globalThis, { asked, opened })
    dialog.showMessageBox = async (...args: unknown[]) => {
      asked.push(String(Reflect.get(Object(args.at(-1)), 'message')))
      return { response, checkboxChecked: false }
    }
    shell.openExternal = async (url) => void opened.push(url)
  }, response)
  return {
    asked: () => app.evaluate(() => Reflect.get(globalThis, 'asked')),
    opened: () => app.evaluate(() => Reflect.get(globalThis, 'opened')),
  }
}

const hostile = [
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'smb://attacker.test/share',
  'ms-msdt:/id',
  'sluice:https://attacker.test/',
  'https://bank.test@attacker.test/',
  'app://sluice/index.html',
]

test('a link leads out of the window after a question that names its host, and no other does', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { app, page } = sluice
  const { asked, opened } = await watchOutside(app)
  for (const url of hostile) {
    await page.evaluate((url) => {
      window.open(url)
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' })
      document.body.append(link)
      link.click()
    }, url)
  }
  await page.evaluate(() => void window.open('https://example.test/page?a=1'))
  await expect.poll(opened).toEqual(['https://example.test/page?a=1'])
  expect(await asked()).toEqual(['Open example.test in your browser?'])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a link that a person does not want to follow leads nowhere', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { asked, opened } = await watchOutside(sluice.app, 1)
  await sluice.page.evaluate(() => void window.open('https://example.test/'))
  await expect.poll(asked).toEqual(['Open example.test in your browser?'])
  expect(await opened()).toEqual([])
})

test('the page cannot be led to another address, of whatever kind', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { page } = sluice
  const address = await page.evaluate(() => location.href)
  for (const url of ['file:///etc/passwd', 'data:text/html,owned', 'https://127.0.0.1:9/']) {
    await page.evaluate((url) => {
      location.href = url
    }, url)
    await expect(page.getByRole('button', { name: 'Add downloads' }).first()).toBeVisible()
    expect(await page.evaluate(() => location.href), url).toBe(address)
  }
})

test('the page has no permissions, and gets none', async () => {
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const answers = await sluice.page.evaluate(async () => {
    const refused = (asked: Promise<unknown> | undefined) =>
      Promise.resolve(asked).then(
        (answer) => String(answer),
        () => 'refused',
      )
    const position = new Promise((resolve, reject) =>
      navigator.geolocation.getCurrentPosition(resolve, reject),
    )
    return {
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
      position: await refused(position),
      clipboard: await refused(navigator.clipboard.readText()),
      notifications: await refused(Notification.requestPermission()),
    }
  })
  expect(answers).toEqual({
    camera: 'refused',
    microphone: 'refused',
    position: 'refused',
    clipboard: 'refused',
    notifications: 'denied',
  })
})

test('what is written into the page runs nothing, loads nothing and sends nothing', async () => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, 'loaded', 100)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { page } = sluice
  const outcome = await page.evaluate(async (elsewhere) => {
    const tried: Record<string, string> = {}
    const attempt = async (name: string, act: () => unknown) => {
      try {
        await act()
        tried[name] = 'done'
      } catch {
        tried[name] = 'refused'
      }
    }
    // Later, since what is evaluated from outside may do at once what the page may not.
    const later = (act: () => unknown) =>
      new Promise((resolve, reject) =>
        setTimeout(() => {
          try {
            resolve(act())
          } catch (error) {
            reject(error)
          }
        }),
      )
    // By a name that no linter follows: this is what must not work.
    const evaluate = Reflect.get(window, 'eval')
    await attempt('eval', () => later(() => evaluate('window.ran = "eval"')))
    await attempt('Function', () => later(() => Reflect.construct(Function, ['window.ran = "Function"'])()))
    const code = 'data:text/javascript,window.ran="import"'
    await attempt('import', () => import(/* @vite-ignore */ code))
    await attempt('worker', () => {
      const script = URL.createObjectURL(new Blob([`fetch('${elsewhere}/loaded')`]))
      return new Promise((resolve, reject) => {
        const worker = new Worker(script)
        worker.onerror = reject
        setTimeout(resolve, 1_000)
      })
    })
    await attempt('socket', () => {
      const socket = new WebSocket(elsewhere.replace('http', 'ws'))
      return new Promise((resolve, reject) => {
        socket.onopen = resolve
        socket.onerror = reject
      })
    })
    const host = document.createElement('div')
    host.innerHTML = `
      <img src="x" onerror="window.ran = 'handler'">
      <img src="${elsewhere}/loaded">
      <iframe src="${elsewhere}/loaded"></iframe>
      <iframe srcdoc="<script>parent.ran = 'srcdoc'</script>"></iframe>
      <object data="${elsewhere}/loaded"></object>
      <link rel="stylesheet" href="${elsewhere}/loaded">
      <video src="${elsewhere}/loaded"></video>
      <webview src="${elsewhere}/loaded"></webview>
      <a href="javascript:window.ran = 'link'">link</a>
      <form action="${elsewhere}/loaded"><button>send</button></form>`
    document.body.append(host)
    const script = Object.assign(document.createElement('script'), { src: `${elsewhere}/loaded` })
    document.body.append(script)
    host.querySelector('a')?.click()
    host.querySelector('button')?.click()
    navigator.sendBeacon(`${elsewhere}/loaded`)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const title = document.querySelector('h1')?.textContent
    return { tried, ran: Reflect.get(window, 'ran') ?? null, title }
  }, nginx.url)
  expect(outcome).toEqual({
    tried: { eval: 'refused', Function: 'refused', import: 'refused', worker: 'refused', socket: 'refused' },
    ran: null,
    // The form did not lead the page away.
    title: 'Sluice',
  })
  expect(await nginx.requests()).toEqual([])
})

test('a page that is not ours is not answered, whatever it was given', async () => {
  await using nginx = await startNginx({ location: 'types { } default_type text/html;' })
  await makeFile(nginx.root, 'page.html', 100)
  await using folder = await tempFolder()
  await using sluice = await startDesktop(folder.path)
  const { app } = sluice
  const preload = join(import.meta.dirname, '../../out/preload/preload.cjs')
  const answer = await app.evaluate(
    async ({ BrowserWindow }, { preload, url }) => {
      const webPreferences = { preload, contextIsolation: true, sandbox: true, nodeIntegration: false }
      const window = new BrowserWindow({ show: false, webPreferences })
      try {
        await window.loadURL(url)
        const ask = (name: string, params: string) => `window.sluice.call('${name}', ${params})`
        return await window.webContents.executeJavaScript(
          `Promise.all([${ask('getStats', '{}')}, ${ask('getPreferences', '{}')}, ${ask('takeOffered', '{}')}])`,
        )
      } finally {
        window.destroy()
      }
    },
    { preload, url: `${nginx.url}/page.html` },
  )
  const refused = { ok: false, error: { code: expect.any(Number), message: 'This page may not ask that.' } }
  expect(answer).toEqual([refused, refused, refused])
})
