import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { Activity } from './app/activity.ts'
import { lockDown } from './app/lock-down.ts'
import { setMenu } from './app/menu.ts'
import { openWindow, showWindow } from './app/open-window.ts'
import { isOurPage, PAGE, registerScheme, servePages } from './app/pages.ts'
import { onEndSignal } from './end-signals.ts'
import { type OpenedEngine, openEngine } from './open-engine.ts'
import { UtilityProcessHost } from './process/utility-process-host.ts'
import { dataFolderPath } from './store/data-folder.ts'
import { notifyWindow, serveIpc } from './transport/ipc.ts'
import { ListenError, startWebServer, type WebServer } from './transport/web-server.ts'

const built = import.meta.dirname
const rendererFolder = join(built, '../renderer')
/** Where aria2's clients and our own command line look first. */
const USUAL_PORT = 6_800
/** Set by `npm run dev`; a packaged app shows no page but its own. */
const { ELECTRON_RENDERER_URL: devPage } = process.env
const page = !app.isPackaged && devPage ? devPage : PAGE

type Running = { readonly opened: OpenedEngine; readonly server: WebServer }
let running: Running | undefined
let window: BrowserWindow | undefined
let life: 'open' | 'closing' | 'closed' = 'open'

// What Chromium keeps is of no use elsewhere; the lock against a second start is in here too.
app.setPath('userData', join(dataFolderPath(), 'chromium'))
registerScheme()
if (app.requestSingleInstanceLock({ links: linksIn(process.argv) })) {
  // Not awaited: `ready` comes only after this module has run to its end.
  void app.whenReady().then(start).catch(fail)
} else {
  app.quit()
}

async function start(): Promise<void> {
  lockDown()
  setMenu()
  servePages(rendererFolder)
  const host = new UtilityProcessHost({ entryPath: join(built, 'download-process.js') })
  const opened = openEngine({ host, systemDownloads: app.getPath('downloads') })
  const server = await listen(opened)
  running = { opened, server }
  follow(opened)
  onEndSignal(() => app.quit())
  opened.announce(server.url)
  serveIpc(opened.call, (frame) => isOurPage(frame, page))
  show()
  await addLinks(linksIn(process.argv))
  if (opened.problems.length > 0) dialog.showErrorBox('Sluice', opened.problems.join('\n\n'))
}

function follow({ publisher }: OpenedEngine): void {
  const activity = new Activity({ window: () => window, show })
  publisher.listen((_name, patch) => {
    if ('stats' in patch) activity.see(patch.stats)
  })
  app.on('will-quit', () => activity.close())
}

/** The command line reaches us by the web server, at whichever port was free. */
async function listen(opened: OpenedEngine): Promise<WebServer> {
  const { namespaces, publisher, secret, logError } = opened
  const options = { host: '127.0.0.1', secret, pages: rendererFolder, namespaces, publisher, logError }
  try {
    return await startWebServer({ ...options, port: USUAL_PORT })
  } catch (error) {
    if (!(error instanceof ListenError)) throw error
    return startWebServer({ ...options, port: 0 })
  }
}

function show(): void {
  if (window) showWindow(window)
  else if (running) window = openMain(running.opened)
}

function openMain(opened: OpenedEngine): BrowserWindow {
  const stateFile = join(opened.folder.path, 'window.json')
  const opening = openWindow({ page, preload: join(built, '../preload/preload.cjs'), stateFile })
  notifyWindow(opened.publisher, opening.webContents)
  opening.on('closed', () => {
    window = undefined
  })
  return opening
}

async function addLinks(urls: readonly string[]): Promise<void> {
  if (!running || urls.length === 0) return
  const answer = await running.opened.call('add', { urls })
  if (!answer.ok) dialog.showErrorBox('Sluice', answer.error.message)
}

function linksIn(args: readonly unknown[]): string[] {
  return args.filter((arg): arg is string => typeof arg === 'string' && /^https?:\/\//i.test(arg))
}

function fail(error: unknown): void {
  dialog.showErrorBox('Sluice could not start', error instanceof Error ? error.message : String(error))
  app.exit(1)
}

/** A second start has left its links with us; Chromium may have put arguments of its own among its others. */
app.on('second-instance', (_event, _args, _folder, data) => {
  const given = typeof data === 'object' && data !== null && 'links' in data ? data.links : []
  show()
  void addLinks(Array.isArray(given) ? linksIn(given) : [])
})

app.on('activate', show)
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})

/** Quitting waits until what runs has stopped and is saved. */
app.on('before-quit', (event) => {
  if (!running || life === 'closed') return
  event.preventDefault()
  if (life === 'open') void close(running)
})

async function close({ opened, server }: Running): Promise<void> {
  life = 'closing'
  try {
    await server.close()
    await opened.close()
  } catch (error) {
    opened.logError('quit', error)
  }
  life = 'closed'
  app.quit()
}
