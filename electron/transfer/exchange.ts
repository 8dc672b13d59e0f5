import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import errors from 'undici/lib/core/errors.js'
import { DownloadError } from '../../shared/failure.ts'
import { announcedLength } from './content-length.ts'
import { errorCode } from './error-code.ts'
import { isNoHttp, toDownloadError } from './failures.ts'
import { Line } from './line.ts'
import type { Request } from './request.ts'
import { watchForSilence } from './silence.ts'
import { type Way, wayTo } from './way.ts'
import { tooShort } from './wrong-length.ts'

export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>

/** Takes bytes of a body, which are gone when it returns. Null: more, at once; else once that settles; or no more. */
export type Take = (bytes: Uint8Array) => Promise<void> | null | 'enough'

/** One request over a connection that is its own until it has ended, and its answer. */
export class Exchange {
  readonly url: URL
  readonly #line: Line
  readonly #idleMs: number
  /** Who is spoken to, in words. */
  readonly #peer: string
  readonly #started = Promise.withResolvers<void>()
  readonly #ended = Promise.withResolvers<void>()
  readonly #detach: () => void
  #status = 0
  #length: number | null = null
  #headers: ResponseHeaders = {}
  /** What came with the headers, before anybody asked for the body. */
  #early: Uint8Array[] = []
  #earlyBytes = 0
  #take: Take | null = null
  #controller: Dispatcher.DispatchController | undefined
  #received = 0
  #isOver = false
  /** What had been read already still arrives while it rests, and may make it rest again. */
  #rests = 0
  #hasExcess = false
  /** The connection is to serve another request: then all of the answer is the library's, which waits for its end. */
  #isKept = false
  #isComplete = false

  private constructor(request: Request, { path, headers, peer }: Way, line: Line) {
    const { method = 'GET', url, timeouts, signal, mostAtOnce } = request
    this.url = url
    this.#peer = peer
    this.#line = line
    this.#line.tap.pace(mostAtOnce)
    this.#idleMs = timeouts.idle
    // Whoever reads the body hears how it ended; one that is left unread must not be an uncaught rejection.
    this.#ended.promise.catch(() => undefined)
    const onAbort = () => this.#fail(new errors.RequestAbortedError())
    const onDisconnect = (_origin: URL, _targets: unknown, error: Error) => {
      if (error.message === 'bad response' || isNoHttp(error)) this.#hasExcess = true
    }
    signal.addEventListener('abort', onAbort, { once: true })
    line.client.on('disconnect', onDisconnect)
    this.#detach = () => {
      signal.removeEventListener('abort', onAbort)
      line.client.off('disconnect', onDisconnect)
    }
    const asked = { method, path, headers: { ...headers, ...request.headers } }
    line.client.dispatch({ ...asked, headersTimeout: timeouts.headers }, this.#handler())
  }

  /** Asks, and resolves with the answer once its headers are there. */
  static async open(request: Request): Promise<Exchange> {
    const { url, signal, proxyOf } = request
    signal.throwIfAborted()
    const way = wayTo(url, proxyOf?.(url) ?? null)
    const line = Line.to(way, request)
    const exchange = new Exchange(request, way, line)
    try {
      await exchange.#started.promise
      return exchange
    } catch (error) {
      // A server may close a connection that was kept at any time, also while it is being asked (RFC 9112 §9.3.1).
      const isStale = line.isUsed && error instanceof DownloadError && error.failure.code === 'connection'
      if (!isStale || signal.aborted) throw error
      return await Exchange.open(request)
    }
  }

  get status(): number {
    return this.#status
  }

  get headers(): ResponseHeaders {
    return this.#headers
  }

  /** Bytes of the body as announced; null when it ends where the server says so (RFC 9112 §6.3). */
  get length(): number | null {
    return this.#length
  }

  /** The server went on sending after the end of its answer. Known once the body was read. */
  get hasExcess(): boolean {
    return this.#hasExcess
  }

  /** One header's value as received; the first where a server sent several. `name` in lower case. */
  header(name: string): string | undefined {
    const value = this.#headers[name]
    return Array.isArray(value) ? value[0] : value
  }

  /** Hands on the body as it comes. Resolves at its end or once `take` has enough; then the connection is closed, or kept. */
  async read(take: Take): Promise<void> {
    const isSilent = () => this.#fail(this.#inWords(new errors.BodyTimeoutError()))
    using _watch = watchForSilence(this.#idleMs, () => (this.#rests > 0 ? null : this.#received), isSilent)
    try {
      this.#take = take
      // Also when the connection has failed since.
      this.#earlyBytes = 0
      for (const bytes of this.#early.splice(0)) this.#hand(bytes, take)
      if (this.#rests === 0) this.#goOn()
      await this.#ended.promise
      // What follows the end of an answer breaks the connection, and that is known once it has closed: at the end of a turn.
      await nextTurn()
      await nextTurn()
      if (this.#isKept && this.#isComplete && !this.#hasExcess) this.#over(() => this.#line.keep())
    } finally {
      this.leave()
    }
  }

  /** Leaves the server, its answer unread: that costs less than reading on. May be called twice. */
  leave(): void {
    this.#over(() => {
      this.#ended.resolve()
      this.#line.end()
    })
  }

  #handler(): Dispatcher.DispatchHandler {
    return {
      onRequestStart: (controller) => {
        this.#controller = controller
      },
      onResponseStart: (controller, status, headers) => {
        if (status < 200) return
        this.#status = status
        this.#headers = headers
        this.#length = announcedLength(this)
        this.#isKept = status === 200 && this.#line.isWorthKeepingFor(this.#length)
        if (!this.#isKept) this.#hold(controller)
        this.#started.resolve()
      },
      onResponseData: (_controller, bytes) => void this.#pass(bytes),
      onResponseEnd: () => {
        this.#isComplete = true
        this.#ended.resolve()
      },
      onResponseError: (_controller, error) => {
        this.#line.tap.flush()
        // TLS brings the connection's end along with the last bytes, though nobody took those yet.
        if (!this.#isAllHere) this.#fail(this.#inWords(error))
      },
    }
  }

  #hold(controller: Dispatcher.DispatchController): void {
    this.#line.tap.hold()
    // A body of known length needs no parser. What the library has already still goes through it, before the rest.
    if (this.#isParsed) controller.pause()
    else this.#line.tap.divert((bytes) => this.#divert(bytes))
  }

  /** The body's bytes as they come from the connection. */
  #divert(bytes: Uint8Array): boolean {
    const left = (this.#length ?? 0) - this.#received - this.#earlyBytes
    if (bytes.length <= left) return this.#pass(bytes)
    this.#hasExcess = true
    return this.#pass(bytes.subarray(0, left))
  }

  #pass(bytes: Uint8Array): boolean {
    if (this.#isOver) return false
    if (!this.#take) {
      this.#early.push(Buffer.from(bytes))
      this.#earlyBytes += bytes.length
      return false
    }
    this.#hand(bytes, this.#take)
    return !this.#isOver && this.#rests === 0
  }

  #hand(bytes: Uint8Array, take: Take): void {
    this.#received += bytes.length
    try {
      const pace = take(bytes)
      if (pace === 'enough') this.leave()
      else if (this.#received === this.#length) this.#ended.resolve()
      else if (pace !== null) void this.#rest(pace)
    } catch (error) {
      this.#fail(error as Error)
    }
  }

  async #rest(wait: Promise<void>): Promise<void> {
    this.#rests += 1
    this.#line.tap.hold()
    if (this.#isParsed) this.#controller?.pause()
    await wait
    this.#rests -= 1
    if (!this.#isOver && this.#rests === 0) this.#goOn()
  }

  get #isAllHere(): boolean {
    return this.#status > 0 && !this.#isParsed && this.#received + this.#earlyBytes === this.#length
  }

  /** The body comes through the library's parser: nobody else knows its end, or sees it come. */
  get #isParsed(): boolean {
    return this.#length === null || this.#isKept || !this.#line.tap.sees
  }

  #goOn(): void {
    if (this.#isParsed && !this.#isComplete) this.#controller?.resume()
    this.#line.tap.release()
  }

  #inWords(error: Error): DownloadError {
    // Before it answers, it is the proxy that may not be there.
    const host = this.#status === 0 ? this.#peer : this.url.host
    // The server ended the connection in order, but before the body's end.
    const isCut = this.#status > 0 && errorCode(error) === 'UND_ERR_SOCKET'
    return isCut ? tooShort(this.#received, this.length) : toDownloadError(error, { host, dir: '' })
  }

  #fail(error: Error): void {
    this.#over(() => {
      this.#started.reject(error)
      this.#ended.reject(error)
      this.#line.end()
    })
  }

  #over(settle: () => void): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#detach()
    settle()
  }
}
