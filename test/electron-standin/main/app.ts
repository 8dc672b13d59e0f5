import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App, JumpListCategory, LoginItemSettings, ProcessMetric, Settings } from 'electron'
import { startBrowser } from './browser.ts'
import { makeEvent } from './event.ts'
import { registry } from './registry.ts'
import { SingleInstance } from './single-instance.ts'
import { watchTargets } from './targets.ts'

type Described = { readonly folder: string; readonly name: string; readonly version: string }
type Supported =
  | 'exit'
  | 'getAppMetrics'
  | 'getAppPath'
  | 'getLocale'
  | 'getLoginItemSettings'
  | 'getName'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'setBadgeCount'
  | 'setJumpList'
  | 'setLoginItemSettings'
  | 'setPath'
  | 'whenReady'

class StandInApp extends EventEmitter implements Pick<App, Supported> {
  isPackaged = false
  #described: Described = { folder: '.', name: 'Electron', version: '0.0.0' }
  readonly #paths = new Map<string, string>()
  readonly #ready = Promise.withResolvers<void>()
  readonly #instance = new SingleInstance()
  #login: Settings = {}
  #isReady = false
  #isQuitting = false

  /** For the stand-in: which app this is. */
  describe(described: Described): void {
    this.#described = described
  }

  /** For the stand-in, once the main script has run to its end. */
  async start(announces: boolean): Promise<void> {
    if (this.#isQuitting) return
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const browser = startBrowser(folder, announces)
    registry.browser = browser
    // As when Electron's own Chromium crashes: all is over.
    void browser.ended.then(() => this.exit(1))
    await watchTargets(browser.connection)
    this.#isReady = true
    this.emit('ready', makeEvent(), {})
    this.#ready.resolve()
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  getName(): string {
    return this.#described.name
  }

  getVersion(): string {
    return this.#described.version
  }

  /** As its Chromium has it when nobody says otherwise. */
  getLocale(): string {
    return 'en-US'
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }

  getAppPath(): string {
    return this.#described.folder
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  getPath(name: string): string {
    const { XDG_CONFIG_HOME: config = join(homedir(), '.config') } = process.env
    const usual: Readonly<Record<string, string>> = {
      home: homedir(),
      appData: config,
      userData: join(config, this.getName()),
      temp: tmpdir(),
      downloads: join(homedir(), 'Downloads'),
      exe: process.execPath,
    }
    const path = this.#paths.get(name) ?? usual[name]
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    return this.#instance.lock(this.getPath('userData'), additionalData, ({ argv, folder, data }) => {
      const tell = () => this.emit('second-instance', makeEvent(), argv, folder, data)
      void this.#ready.promise.then(tell)
    })
  }

  quit(): void {
    if (this.#isQuitting || !this.#allows('before-quit')) return
    this.#isQuitting = true
    for (const window of [...registry.windows]) {
      window.close()
      if (!window.isDestroyed()) {
        this.#isQuitting = false
        return
      }
    }
    if (this.#allows('will-quit')) this.exit()
    else this.#isQuitting = false
  }

  exit(code = 0): void {
    this.#isQuitting = true
    this.emit('quit', makeEvent(), code)
    for (const utility of registry.utilities) utility.end()
    registry.browser?.kill()
    void Promise.all([this.#instance.delivered, registry.browser?.ended]).then(() => process.exit(code))
  }

  /** For windows: the last one has closed. */
  allWindowsClosed(): void {
    if (this.#isQuitting) return
    if (!this.emit('window-all-closed')) this.quit()
  }

  getAppMetrics(): ProcessMetric[] {
    const usage = { cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 }, creationTime: 0 }
    const memory = { workingSetSize: 0, peakWorkingSetSize: 0 }
    return [...registry.utilities].flatMap(({ pid, serviceName: name }) =>
      pid === undefined
        ? []
        : [{ ...usage, memory, pid, type: 'Utility' as const, name, serviceName: 'node.mojom.NodeService' }],
    )
  }

  setLoginItemSettings(settings: Settings): void {
    this.#login = settings
  }

  getLoginItemSettings(): LoginItemSettings {
    const { openAtLogin = false } = this.#login
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    }
  }

  setAsDefaultProtocolClient(_protocol: string, _path?: string, _args?: string[]): boolean {
    return true
  }

  setAppUserModelId(_id: string): void {}

  setJumpList(_categories: JumpListCategory[] | null) {
    return 'ok' as const
  }

  setBadgeCount(_count?: number): boolean {
    return false
  }

  #allows(name: string): boolean {
    const event = makeEvent()
    this.emit(name, event)
    return !event.defaultPrevented
  }
}

export const app = new StandInApp()
