import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { WebPreferences } from 'electron'
import { makeCodec } from '../page/codec.ts'
import type { ToMain, ToPage } from '../page/preload-world.ts'
import { type Names, pageScript, preloadScript } from '../page/scripts.ts'
import { nativeTheme } from './native-theme.ts'
import { fromChromium, toChromium } from './protocol.ts'
import { isVerbose } from './registry.ts'
import { type NavigationEvent, Requests } from './requests.ts'
import { settlePermissions } from './session.ts'
import { closeTarget, createTarget, letOpenWindows, type Target } from './targets.ts'

/** Whom a page tells what happens to it. */
export type PageListener = {
  onLoad(): void
  onUrl(url: string): void
  onCrash(): void
  onGone(): void
  onMessage(message: ToMain): void
  allowsNavigation(event: NavigationEvent, url: string): boolean
  allowsWindow(url: string): boolean
}

type Options = { readonly width: number; readonly height: number; readonly webPreferences: WebPreferences }

const WORLD = 'Electron Isolated Context'
const codec = makeCodec()

/** A page of Chromium with a preload in a world of its own. Everything waits until it is there. */
export class Page {
  readonly #listener: PageListener
  readonly #preload: string | undefined
  readonly #names: Names
  readonly #target: Promise<Target>
  #targetId: string | undefined
  #requests: Requests | undefined
  /** The preload's world of the document that is there now. */
  #world: number | undefined
  #isClosed = false

  constructor({ width, height, webPreferences }: Options, listener: PageListener) {
    this.#listener = listener
    this.#preload = webPreferences.preload
    const secret = `_${randomUUID().replaceAll('-', '')}`
    this.#names = {
      toPreload: `${secret}p`,
      toPage: `${secret}m`,
      send: `${secret}s`,
      deliver: `${secret}d`,
    }
    this.#target = this.#open({ width, height })
    this.#target.catch((error: unknown) => {
      if (!this.#isClosed) console.error('The page could not be opened:', error)
    })
  }

  get targetId(): string | undefined {
    return this.#targetId
  }

  /** What went wrong, in Chromium's words, if anything did. */
  async load(url: string): Promise<string | undefined> {
    const { session } = await this.#target
    this.#requests?.expect(toChromium(url))
    const { errorText } = await session.send('Page.navigate', { url: toChromium(url) })
    return errorText
  }

  reload(): void {
    this.#do(({ session }) => {
      this.#requests?.expectReload()
      return session.send('Page.reload')
    })
  }

  deliver(message: ToPage): void {
    const text = codec.encode(message)
    this.#do(async ({ session }) => {
      if (this.#world === undefined) return
      await session.send('Runtime.callFunctionOn', {
        functionDeclaration: `function (text) { ${this.#names.deliver}(text) }`,
        arguments: [{ value: text }],
        executionContextId: this.#world,
      })
    })
  }

  async evaluate(expression: string): Promise<unknown> {
    const { session } = await this.#target
    const options = { expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', options)
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  setColorScheme(isDark: boolean): void {
    this.#do(({ session }) => session.send('Emulation.setEmulatedMedia', colorScheme(isDark)))
  }

  crash(): void {
    // Chromium never answers: who should has crashed.
    this.#do(({ session }) => session.send('Page.crash'))
  }

  close(): void {
    this.#isClosed = true
    void this.#target.then(({ id }) => closeTarget(id))
  }

  /** What is asked of a page that goes meanwhile is lost, as in Electron. */
  #do(action: (target: Target) => Promise<unknown>): void {
    this.#target.then(action).catch((error: unknown) => {
      if (!this.#isClosed && isVerbose) console.error(error)
    })
  }

  async #open(size: { width: number; height: number }): Promise<Target> {
    const target = await createTarget(size, () => this.#listener.onGone())
    this.#targetId = target.id
    this.#listen(target)
    const { session } = target
    this.#requests = new Requests(session, target.id, this.#listener)
    const prepared = [
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Emulation.setEmulatedMedia', colorScheme(nativeTheme.shouldUseDarkColors)),
      this.#requests.intercept(),
      settlePermissions(),
      ...this.#addPreload(target),
    ]
    await Promise.all([...prepared, target.go()])
    return target
  }

  #addPreload({ session }: Target): Promise<unknown>[] {
    if (this.#preload === undefined) return []
    const preload = preloadScript(this.#names, readFileSync(this.#preload, 'utf8'))
    return [
      session.send('Runtime.addBinding', { name: this.#names.send, executionContextName: WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(this.#names) }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: preload, worldName: WORLD }),
    ]
  }

  #listen({ id, session }: Target): void {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD && Reflect.get(context.auxData ?? {}, 'frameId') === id)
        this.#world = context.id
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#world = undefined
    })
    session.on('Runtime.executionContextsCleared', () => {
      this.#world = undefined
    })
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === this.#names.send) this.#listener.onMessage(codec.decode(payload) as ToMain)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#listener.onUrl(frame.url)
    })
    session.on('Page.loadEventFired', () => this.#listener.onLoad())
    session.on('Page.windowOpen', ({ url }) => {
      letOpenWindows(id, this.#listener.allowsWindow(fromChromium(url)))
    })
    session.on('Inspector.targetCrashed', () => this.#listener.onCrash())
  }
}

const colorScheme = (isDark: boolean) => ({
  features: [{ name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' }],
})
