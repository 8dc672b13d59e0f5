import { addAbortListener } from 'node:events'
import { DownloadError } from '../../shared/failure.ts'
import type { ProxyRules } from '../../shared/proxy.ts'
import { toDownloadError } from '../transfer/failures.ts'
import { isRedirect, sentOnTo } from '../transfer/follow.ts'
import { proxiedFetch } from '../transfer/proxied-fetch.ts'
import { statusFailure } from '../transfer/status.ts'

/** Between two pieces of an answer, and from the request to its first. */
const IDLE_MS = 30_000
/** An answer of the API, or a manifest, is a page of text. */
const LONGEST_TEXT_BYTES = 8 * 1024 * 1024
const MOST_REDIRECTS = 20

export type Asked = {
  readonly url: string
  /** For this server alone: whom it sends us on to gets none of them. */
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly proxy: ProxyRules
}

/** An answer's body, and how many bytes were announced; null when none were. */
export type Body = { readonly size: number | null; readonly chunks: AsyncIterable<Uint8Array> }

/**
 * Asks for one address. Throws a DownloadError for any answer but a good one, also in `chunks`; on abort, anything.
 * `idleMs`: how long nothing may come.
 */
export async function ask(asked: Asked, idleMs: number = IDLE_MS): Promise<Body> {
  const patience = new Patience(new URL(asked.url).host, asked.signal, idleMs)
  try {
    const response = await answerTo(asked, patience.signal)
    const retryAfter = response.headers.get('retry-after') ?? undefined
    const { host } = new URL(response.url)
    const failed = statusFailure({ status: response.status, retryAfter, host }, Date.now())
    if (failed) {
      await response.body?.cancel()
      throw failed
    }
    const announced = response.headers.get('content-encoding') ? null : response.headers.get('content-length')
    const size = announced === null ? null : Number(announced)
    return { size, chunks: watched(response.body ?? [], patience) }
  } catch (error) {
    patience[Symbol.dispose]()
    throw patience.inWords(error)
  }
}

/** The whole body as text. */
export async function askForText(asked: Asked): Promise<string> {
  const { chunks } = await ask(asked)
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > LONGEST_TEXT_BYTES) {
      throw new DownloadError(
        'server',
        `${new URL(asked.url).host} answered with far more than was asked for.`,
      )
    }
    pieces.push(chunk)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** Follows redirects by hand: each address is asked as the proxy's rules have it, and a key stays where it belongs. */
async function answerTo({ url: first, headers, proxy }: Asked, signal: AbortSignal) {
  let url = new URL(first)
  let own = headers
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await proxiedFetch(url.href, { headers: { accept: '*/*', ...own }, signal }, proxy)
    if (!isRedirect(response.status)) return response
    await response.body?.cancel()
    const next = sentOnTo(response.headers.get('location') ?? undefined, url)
    if (next.origin !== url.origin) own = {}
    url = next
  }
  throw new DownloadError('redirect', `${url.host} sent us on more than ${MOST_REDIRECTS} times.`)
}

async function* watched(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  patience: Patience,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) {
      patience.refresh()
      yield chunk
    }
  } catch (error) {
    throw patience.inWords(error)
  } finally {
    patience[Symbol.dispose]()
  }
}

/** Ends an answer that stops coming, or that nobody wants any more. */
class Patience implements Disposable {
  /** Its reason is an Error, which streams want: a job's may be a word. */
  readonly signal: AbortSignal
  readonly #host: string
  readonly #wanted: AbortSignal
  readonly #timer: NodeJS.Timeout
  readonly #ear: Disposable
  #isOver = false

  constructor(host: string, wanted: AbortSignal, idleMs: number) {
    const stop = new AbortController()
    this.signal = stop.signal
    this.#host = host
    this.#wanted = wanted
    this.#ear = addAbortListener(wanted, () => stop.abort())
    this.#timer = setTimeout(() => {
      this.#isOver = true
      stop.abort()
    }, idleMs)
  }

  refresh(): void {
    this.#timer.refresh()
  }

  /** What to throw for what the network threw. */
  inWords(error: unknown): unknown {
    if (this.#wanted.aborted) return error
    if (this.#isOver) return new DownloadError('stalled', `${this.#host} stopped answering.`)
    return toDownloadError(error, { host: this.#host, dir: '' })
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer)
    this.#ear[Symbol.dispose]()
  }
}
