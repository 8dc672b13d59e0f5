import { DownloadError } from '../../shared/failure.ts'
import type { ProxyRules } from '../../shared/proxy.ts'
import { proxiedFetch } from '../transfer/proxied-fetch.ts'
import { statusFailure } from '../transfer/status.ts'

/** Between two pieces of an answer, and from the request to its first; in ms. */
const IDLE_MS = 30_000
/** An answer of the API, or a manifest, is a page of text. */
const LONGEST_TEXT_BYTES = 8 * 1024 * 1024

export type Asked = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly proxy: ProxyRules
}

/** An answer's body, and how many bytes were announced; null when none were. */
export type Body = { readonly size: number | null; readonly chunks: AsyncIterable<Uint8Array> }

/** Asks for one address. Throws a DownloadError for any answer but a good one, or what the network threw. */
export async function ask({ url, headers, signal, proxy }: Asked): Promise<Body> {
  const idle = new AbortController()
  const timer = setTimeout(() => idle.abort(), IDLE_MS)
  const { host } = new URL(url)
  try {
    // A signal's reason may be a word, and streams want an Error.
    const stop = AbortSignal.any([idle.signal, withError(signal)])
    const response = await proxiedFetch(url, { headers: { accept: '*/*', ...headers }, signal: stop }, proxy)
    const retryAfter = response.headers.get('retry-after') ?? undefined
    const failed = statusFailure({ status: response.status, retryAfter, host }, Date.now())
    if (failed) {
      await response.body?.cancel()
      throw failed
    }
    const announced = response.headers.get('content-encoding') ? null : response.headers.get('content-length')
    const size = announced === null ? null : Number(announced)
    return { size, chunks: watched(response.body, timer, idle.signal, host) }
  } catch (error) {
    clearTimeout(timer)
    throw idle.signal.aborted && !signal.aborted ? stalled(host) : error
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

async function* watched(
  body: AsyncIterable<Uint8Array> | null,
  timer: NodeJS.Timeout,
  idle: AbortSignal,
  host: string,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body ?? []) {
      timer.refresh()
      yield chunk
    }
  } catch (error) {
    throw idle.aborted ? stalled(host) : error
  } finally {
    clearTimeout(timer)
  }
}

const stalled = (host: string): DownloadError => new DownloadError('stalled', `${host} stopped answering.`)

function withError(signal: AbortSignal): AbortSignal {
  const stop = new AbortController()
  if (signal.aborted) stop.abort()
  else signal.addEventListener('abort', () => stop.abort(), { once: true })
  return stop.signal
}
