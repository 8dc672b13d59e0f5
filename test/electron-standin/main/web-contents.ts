import { EventEmitter } from 'node:events'
import type { HandlerDetails, WebContents, WebPreferences, WindowOpenHandlerResponse } from 'electron'
import { makeEvent } from './event.ts'
import { nativeTheme } from './native-theme.ts'
import { Page, type PageListener } from './page.ts'
import { fromChromium } from './protocol.ts'
import { serveIpc } from './serve-ipc.ts'

type Supported =
  | 'close'
  | 'executeJavaScript'
  | 'forcefullyCrashRenderer'
  | 'getURL'
  | 'id'
  | 'isDestroyed'
  | 'loadURL'
  | 'reload'
  | 'send'
  | 'setWindowOpenHandler'

type Options = { readonly width: number; readonly height: number; readonly webPreferences: WebPreferences }
type WindowOpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse

const all = new Map<number, StandInContents>()
let lastId = 0

/** Electron's half of a page: what the app asks of it, and tells it apart by. */
export class StandInContents extends EventEmitter implements Pick<WebContents, Supported> {
  readonly id = ++lastId
  /** Closes the window it is in. */
  readonly close: () => void
  readonly #page: Page
  #isDestroyed = false
  #url = ''
  #openHandler: WindowOpenHandler = () => ({ action: 'allow' })
  readonly #followTheme = () => this.#page.setColorScheme(nativeTheme.shouldUseDarkColors)

  constructor(options: Options, close: () => void) {
    super()
    const { contextIsolation, sandbox, nodeIntegration } = options.webPreferences
    if (contextIsolation === false || sandbox === false || nodeIntegration) {
      throw new Error('The stand-in has sandboxed and isolated pages only.')
    }
    this.close = close
    all.set(this.id, this)
    this.#page = new Page(options, this.#listener())
    nativeTheme.on('updated', this.#followTheme)
  }

  get targetId(): string | undefined {
    return this.#page.targetId
  }

  getURL(): string {
    return this.#url
  }

  /** Where it is, as handlers of IPC and navigation see it. */
  get mainFrame() {
    return { url: this.#url, parent: null }
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  async loadURL(url: string): Promise<void> {
    const error = await this.#page.load(url)
    if (error === undefined) return
    this.emit('did-fail-load', makeEvent(), -2, error, url, true)
    throw new Error(`${error} (-2) loading '${url}'`)
  }

  reload(): void {
    this.#page.reload()
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed')
    this.#page.deliver({ kind: 'event', channel, args })
  }

  executeJavaScript(code: string): Promise<unknown> {
    return this.#page.evaluate(code)
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }

  forcefullyCrashRenderer(): void {
    this.#page.crash()
  }

  /** For its window. */
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    all.delete(this.id)
    nativeTheme.off('updated', this.#followTheme)
    this.emit('destroyed')
    this.#page.close()
  }

  #listener(): PageListener {
    return {
      onLoad: () => this.emit('did-finish-load', makeEvent()),
      onUrl: (url) => {
        this.#url = fromChromium(url)
        this.emit('did-navigate', makeEvent(), this.#url, 200, '')
      },
      allowsNavigation: (name, url) => {
        const event = makeEvent({ url, isMainFrame: true, frame: this.mainFrame })
        this.emit(name, event, url)
        return !event.defaultPrevented
      },
      allowsWindow: (url) => {
        const referrer = { url: '', policy: 'default' as const }
        const details = { url, frameName: '', features: '', disposition: 'foreground-tab' as const, referrer }
        return this.#openHandler(details).action === 'allow'
      },
      onCrash: () => this.emit('render-process-gone', makeEvent(), { reason: 'crashed', exitCode: 5 }),
      onGone: () => this.close(),
      onMessage: (message) => serveIpc(message, this, (answer) => this.#page.deliver(answer)),
    }
  }
}

export const webContents = {
  getAllWebContents: () => [...all.values()],
  fromId: (id: number) => all.get(id),
  /** Playwright finds its pages' contents by this. */
  fromDevToolsTargetId: (id: string) => [...all.values()].find(({ targetId }) => targetId === id),
}
