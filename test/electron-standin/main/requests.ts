import type { Session } from './cdp.ts'
import { fromChromium, handlerOf, SCHEME_PATTERN } from './protocol.ts'
import { isVerbose } from './registry.ts'

export type NavigationEvent = 'will-navigate' | 'will-redirect'
type Guard = { allowsNavigation(event: NavigationEvent, url: string): boolean }
type Paused = {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly redirectedRequestId?: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Record<string, string>
  }
}

/** What a page asks for: navigations, which the app may refuse, and files of its schemes, which it serves. */
export class Requests {
  readonly #session: Session
  readonly #frameId: string
  readonly #guard: Guard
  /** Addresses the app itself is about to load: Electron asks nobody about those. */
  readonly #expected = new Set<string>()
  #reloads = 0

  /** A page's top frame has the id of its target. */
  constructor(session: Session, frameId: string, guard: Guard) {
    this.#session = session
    this.#frameId = frameId
    this.#guard = guard
    session.on('Fetch.requestPaused', (paused) => {
      this.#answer(paused).catch((error: unknown) => {
        if (isVerbose) console.error(error)
      })
    })
  }

  async intercept(): Promise<void> {
    const patterns = [{ urlPattern: '*', resourceType: 'Document' as const }, { urlPattern: SCHEME_PATTERN }]
    await this.#session.send('Fetch.enable', { patterns })
  }

  expect(url: string): void {
    this.#expected.add(url)
  }

  expectReload(): void {
    this.#reloads += 1
  }

  async #answer(paused: Paused): Promise<void> {
    const { requestId } = paused
    if (this.#isNavigation(paused) && !this.#allows(paused)) {
      await this.#session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      return
    }
    const url = fromChromium(paused.request.url)
    const handler = handlerOf(url)
    if (!handler) {
      await this.#session.send('Fetch.continueRequest', { requestId })
      return
    }
    const { method, headers } = paused.request
    const response = await handler(requestOf(url, method, headers))
    await this.#session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  }

  #isNavigation({ frameId, resourceType }: Paused): boolean {
    return resourceType === 'Document' && frameId === this.#frameId
  }

  #allows({ redirectedRequestId, request: { url } }: Paused): boolean {
    const isOurs = this.#expected.delete(url) || this.#reloads > 0
    this.#reloads = 0
    if (redirectedRequestId !== undefined)
      return this.#guard.allowsNavigation('will-redirect', fromChromium(url))
    return isOurs || this.#guard.allowsNavigation('will-navigate', fromChromium(url))
  }
}

/** A Request of a scheme that Node's own would refuse. */
function requestOf(url: string, method: string, headers: Record<string, string>): Request {
  const request = new Request('http://standin.invalid/', { headers })
  return Object.defineProperties(request, { url: { value: url }, method: { value: method } })
}
