import { EventEmitter } from 'node:events'
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronWindow,
  NativeImage,
  ProgressBarOptions,
  Rectangle,
} from 'electron'
import { app } from './app.ts'
import { makeEvent } from './event.ts'
import { registry } from './registry.ts'
import { StandInContents } from './web-contents.ts'

type Supported =
  | 'blur'
  | 'close'
  | 'destroy'
  | 'flashFrame'
  | 'focus'
  | 'getBounds'
  | 'getNormalBounds'
  | 'hide'
  | 'id'
  | 'isDestroyed'
  | 'isFocused'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'minimize'
  | 'reload'
  | 'restore'
  | 'setBounds'
  | 'setOverlayIcon'
  | 'setProgressBar'
  | 'show'
  | 'unmaximize'

/** A window nobody sees: a page, and what the app believes of its frame. */
export class BrowserWindow extends EventEmitter implements Pick<ElectronWindow, Supported> {
  readonly webContents: StandInContents
  readonly id: number
  #bounds: Rectangle
  #isVisible: boolean
  #isFocused = false
  #isMaximized = false
  #isMinimized = false
  #isDestroyed = false

  static getAllWindows(): BrowserWindow[] {
    return [...registry.windows].filter((window) => window instanceof BrowserWindow)
  }

  static fromWebContents(contents: StandInContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find(({ webContents }) => webContents === contents) ?? null
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null
  }

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const { x = 0, y = 0, width = 800, height = 600, show = true, webPreferences = {} } = options
    this.#bounds = { x, y, width, height }
    this.#isVisible = show
    this.webContents = new StandInContents({ width, height, webPreferences }, () => this.close())
    this.id = this.webContents.id
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', makeEvent()))
    registry.windows.add(this)
    app.emit('browser-window-created', makeEvent(), this)
    app.emit('web-contents-created', makeEvent(), this.webContents)
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  reload(): void {
    this.webContents.reload()
  }

  show(): void {
    this.#isVisible = true
    this.emit('show', makeEvent())
    this.focus()
  }

  hide(): void {
    this.#isVisible = false
    this.emit('hide', makeEvent())
    this.blur()
  }

  blur(): void {
    if (!this.#isFocused) return
    this.#isFocused = false
    this.emit('blur', makeEvent())
    app.emit('browser-window-blur', makeEvent(), this)
  }

  focus(): void {
    this.#isFocused = true
    this.emit('focus', makeEvent())
    app.emit('browser-window-focus', makeEvent(), this)
  }

  isFocused(): boolean {
    return this.#isFocused
  }

  isVisible(): boolean {
    return this.#isVisible && !this.#isMinimized
  }

  minimize(): void {
    this.#isMinimized = true
    this.emit('minimize', makeEvent())
    this.blur()
  }

  restore(): void {
    this.#isMinimized = false
    this.emit('restore', makeEvent())
  }

  isMinimized(): boolean {
    return this.#isMinimized
  }

  maximize(): void {
    this.#isMaximized = true
    this.emit('maximize', makeEvent())
  }

  unmaximize(): void {
    this.#isMaximized = false
    this.emit('unmaximize', makeEvent())
  }

  isMaximized(): boolean {
    return this.#isMaximized
  }

  getBounds(): Rectangle {
    return { ...this.#bounds }
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.emit('resize', makeEvent())
  }

  setProgressBar(_progress: number, _options?: ProgressBarOptions): void {}

  setOverlayIcon(_overlay: NativeImage | null, _description: string): void {}

  flashFrame(_flag: boolean): void {}

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  close(): void {
    if (this.#isDestroyed) return
    const event = makeEvent()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    registry.windows.delete(this)
    this.webContents.destroy()
    this.emit('closed')
    if (registry.windows.size === 0) app.allWindowsClosed()
  }
}
