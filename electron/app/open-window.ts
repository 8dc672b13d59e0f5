import { BrowserWindow, dialog } from 'electron'
import { revive } from './revive.ts'
import { texts } from './texts.ts'
import { keepWindowState, readWindowState } from './window-state.ts'

export type WindowOptions = {
  /** Address of the page. */
  readonly page: string
  readonly preload: string
  /** Where the window's place on the screen is kept. */
  readonly stateFile: string
}

const usual = { width: 1_100, height: 720 }

/** Opens the window; it is shown once it has something to show. */
export function openWindow({ page, preload, stateFile }: WindowOptions): BrowserWindow {
  const state = readWindowState(stateFile)
  const window = new BrowserWindow({
    ...usual,
    ...state?.bounds,
    minWidth: 480,
    minHeight: 360,
    title: texts.product,
    show: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (state?.isMaximized) window.maximize()
  keepWindowState(window, stateFile)
  window.once('ready-to-show', () => window.show())
  revive(window, () => dialog.showErrorBox(texts.window.fails, texts.window.failsHelp))
  void window.loadURL(page)
  return window
}

/** Brings a window to the person who asked for it again. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
