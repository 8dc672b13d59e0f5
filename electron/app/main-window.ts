import type { BrowserWindow, WebContents } from 'electron'
import type { DesktopNotificationName, DesktopNotificationOf } from '../../shared/desktop.ts'
import { openWindow, showWindow, type WindowOptions } from './open-window.ts'

/** The one window of the app, as long as it is open. */
export class MainWindow {
  readonly #options: WindowOptions
  readonly #onOpen: (contents: WebContents) => void
  #window: BrowserWindow | undefined

  /** `onOpen` hears of each page before it loads. */
  constructor(options: WindowOptions, onOpen: (contents: WebContents) => void) {
    this.#options = options
    this.#onOpen = onOpen
  }

  get open(): BrowserWindow | undefined {
    return this.#window
  }

  /** Opens it, or brings it to the person who asked for it again. */
  show(): void {
    if (this.#window) showWindow(this.#window)
    else this.#window = this.#openNew()
  }

  /** Tells its page, if there is one. */
  notify<N extends DesktopNotificationName>(name: N, payload: DesktopNotificationOf<N>): void {
    this.#window?.webContents.send(`notify:${name}`, payload)
  }

  #openNew(): BrowserWindow {
    const window = openWindow(this.#options)
    this.#onOpen(window.webContents)
    window.on('closed', () => {
      this.#window = undefined
    })
    return window
  }
}
