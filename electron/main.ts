import { join } from 'node:path'
import { app, dialog, type WebFrameMain } from 'electron'
import { desktopMethodNames, desktopMethods } from '../shared/desktop.ts'
import { methodNames } from '../shared/methods.ts'
import type { RecordId } from '../shared/record.ts'
import { linksOnClipboard } from './app/copied-links.ts'
import { Desktop } from './app/desktop.ts'
import { DownloadedFiles } from './app/downloaded-files.ts'
import { givenAtStart, offer, watchEntrances } from './app/entrances.ts'
import { LinkFollower } from './app/follow-link.ts'
import { identify } from './app/identity.ts'
import { speakAs } from './app/language.ts'
import { lockDown } from './app/lock-down.ts'
import { wasStartedAtLogin } from './app/login-start.ts'
import { MainWindow } from './app/main-window.ts'
import { Offers } from './app/offers.ts'
import { openUpdates } from './app/open-updates.ts'
import { isOurPage, PAGE, registerScheme, servePages } from './app/pages.ts'
import { drainBeforeQuit, quitWithoutWindow } from './app/quitting.ts'
import { saidWords, texts, whyWords } from './app/texts.ts'
import type { Updates } from './app/updates.ts'
import { onEndSignal } from './end-signals.ts'
import { systemClock } from './engine/system-clock.ts'
import { type OpenedEngine, openEngine } from './open-engine.ts'
import { UtilityProcessHost } from './process/utility-process-host.ts'
import { dataFolderPath } from './store/data-folder.ts'
import { makeCall } from './transport/call.ts'
import { notifyWindow, serveIpc } from './transport/ipc.ts'
import { WebAccess } from './web-access.ts'

const built = import.meta.dirname
const rendererFolder = join(built, '../renderer')
/** Where aria2's clients and our own command line look first. */
const USUAL_PORT = 6_800
/** Set by `npm run dev`; a packaged app shows no page but its own. */
const { ELECTRON_RENDERER_URL: devPage } = process.env
const page = !app.isPackaged && devPage ? devPage : PAGE

let window: MainWindow | undefined
/** A person started the app a second time, maybe before there was a window to show. */
let isWindowWanted = false
const offers = new Offers()

// What Chromium keeps is of no use elsewhere; the lock against a second start is in here too.
app.setPath('userData', join(dataFolderPath(), 'chromium'))
identify()
registerScheme()
if (app.requestSingleInstanceLock(givenAtStart())) {
  watchEntrances(offers, () => {
    isWindowWanted = true
    window?.show()
  })
  // Not awaited: `ready` comes only after this module has run to its end.
  void app.whenReady().then(start).catch(fail)
} else {
  app.quit()
}

async function start(): Promise<void> {
  servePages(rendererFolder)
  const host = new UtilityProcessHost({ entryPath: join(built, 'download-process.js') })
  speakAs({ language: 'system' })
  const opened = await openEngine({ host, systemDownloads: app.getPath('downloads') })
  // Before those that show words listen: they show them anew.
  speakAs(opened.preferences.get())
  opened.preferences.onChange(speakAs)
  const links = new LinkFollower(opened.logError)
  lockDown((url) => links.follow(url))
  const access = await WebAccess.open({ ...opened, pages: rendererFolder, port: USUAL_PORT })
  const opening = makeWindow(opened)
  window = opening
  const desktop = follow(opened, opening)
  const updates = followWithUpdates(opened)
  drainBeforeQuit(() => close(opened, access, { desktop, updates }))
  quitWithoutWindow(() => opened.preferences.get().closeToTray)
  onEndSignal(() => app.quit())
  servePage(opened, access)
  // Whoever has it stay in the tray need not see it at each login.
  const staysInTray = wasStartedAtLogin() && opened.preferences.get().closeToTray
  if (isWindowWanted || !staysInTray) opening.show()
  offers.showBy(() => {
    opening.show()
    opening.notify('onOffered', {})
  })
  await offer(offers, givenAtStart())
  if (opened.problems.length > 0)
    dialog.showErrorBox(texts.product, opened.problems.map(saidWords).join('\n\n'))
}

function servePage({ call, record, logError }: OpenedEngine, access: WebAccess): void {
  const isOurs = (frame: WebFrameMain | null) => isOurPage(frame, page)
  serveIpc(methodNames, call, isOurs)
  const files = new DownloadedFiles(record)
  const handlers = {
    takeOffered: () => offers.take(),
    pasteLinks: linksOnClipboard,
    showInFolder: ({ id }: { id: RecordId }) => files.showInFolder(id),
    openFile: ({ id }: { id: RecordId }) => files.openFile(id),
    getRemoteAccess: () => access.view(),
    renewSecret: () => access.renewSecret(),
  }
  serveIpc(desktopMethodNames, makeCall(desktopMethods, handlers, logError), isOurs)
}

function makeWindow({ folder, publisher }: OpenedEngine): MainWindow {
  const stateFile = join(folder.path, 'window.json')
  const options = { page, preload: join(built, '../preload/preload.cjs'), stateFile }
  return new MainWindow(options, (contents) => notifyWindow(publisher, contents))
}

function follow(
  { call, publisher, preferences, stats, logError }: OpenedEngine,
  window: MainWindow,
): Desktop {
  const desktop = new Desktop({
    clock: systemClock,
    window,
    pauseAll: () => void call('pauseAllDownloads', {}),
    resumeAll: () => void call('resumeAllDownloads', {}),
    preferences: preferences.get(),
    logError,
  })
  preferences.onChange((next) => desktop.apply(next))
  publisher.listen((_name, patch) => {
    if ('stats' in patch) desktop.see(patch.stats)
    else if ('put' in patch) desktop.seeRecords(patch.put)
  })
  desktop.see(stats())
  return desktop
}

function followWithUpdates({ call, publisher, preferences, stats, logError }: OpenedEngine): Updates {
  const updates = openUpdates({
    clock: systemClock,
    preferences,
    setAutomatic: (checkForUpdates) => void call('setPreferences', { checkForUpdates }),
    logError,
  })
  publisher.listen((_name, patch) => {
    if ('stats' in patch) updates.see(patch.stats)
  })
  updates.see(stats())
  return updates
}

type Followers = { readonly desktop: Desktop; readonly updates: Updates }

async function close(
  opened: OpenedEngine,
  access: WebAccess,
  { desktop, updates }: Followers,
): Promise<void> {
  updates.close()
  try {
    await access.close()
    await opened.close()
    updates.installOnQuit()
  } catch (error) {
    opened.logError('quit', error)
  }
  desktop.close()
}

function fail(error: unknown): void {
  dialog.showErrorBox(texts.startFailed, whyWords(error))
  app.exit(1)
}

// Not before there is a window: macOS may tell of the start itself in this way.
app.on('activate', () => window?.show())
