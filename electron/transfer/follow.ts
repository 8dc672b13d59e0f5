import { request } from 'undici'
import { DownloadError } from '../../shared/failure.ts'
import type { Connection } from './connection.ts'
import { type RequestHeaders, withoutSecrets } from './request-headers.ts'
import { headerText } from './response-name.ts'
import { statusFailure } from './status.ts'

/** A body that is the whole file, and what was said about it. */
export type Answer = {
  /** Where it came from, after redirects. */
  readonly url: URL
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: AsyncIterable<Uint8Array>
}

export type Route = {
  readonly connection: Connection
  readonly signal: AbortSignal
  log(line: string): void
}

const MOST_REDIRECTS = 20
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** Asks for `start`, and for where it sends us, until a file answers. Throws a DownloadError for any other end. */
export async function follow(start: URL, headers: RequestHeaders, route: Route): Promise<Answer> {
  const { connection, signal } = route
  let url = start
  let sent = headers
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await request(bare(url), { dispatcher: connection.dispatcher, signal, headers: sent })
    // Whoever reads the body hears of its errors; one that is left unread must not be an uncaught one.
    response.body.on('error', () => undefined)
    if (!redirects.has(response.statusCode)) {
      const retryAfter = headerOf(response, 'retry-after')
      const failed = statusFailure({ status: response.statusCode, retryAfter, host: url.host }, Date.now())
      if (failed) throw failed
      return { url, headers: response.headers, body: response.body }
    }
    await connection.leave()
    const next = target(headerOf(response, 'location'), url)
    if (next.origin !== url.origin) sent = withoutSecrets(sent)
    route.log(`${response.statusCode}: sent on to ${next.origin}${next.pathname}`)
    url = next
  }
  throw new DownloadError('redirect', `${start.host} sent us on more than ${MOST_REDIRECTS} times.`)
}

/** Checks a link a person gave. Throws a DownloadError. */
export function webAddress(text: string): URL {
  const url = URL.parse(text)
  if (url && isWeb(url)) return url
  throw new DownloadError('bad-address', 'Only links that begin with http:// or https:// can be downloaded.')
}

/** One header's value as received; the first where a server sent several. `name` in lower case. */
export function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

const isWeb = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'https:'

function target(location: string | undefined, from: URL): URL {
  if (location === undefined)
    throw new DownloadError('redirect', `${from.host} sent us on, but not where to.`)
  const url = URL.parse(headerText(location), from.href)
  if (!(url && isWeb(url))) {
    throw new DownloadError('redirect', `${from.host} sent us on to what is no address on the web.`)
  }
  if (from.protocol === 'https:' && url.protocol === 'http:') {
    throw new DownloadError('redirect', `${from.host} sent us on from a secure address to an insecure one.`)
  }
  return url
}

/** Name and password travel in a header, and a fragment not at all. */
function bare(url: URL): URL {
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  bare.hash = ''
  return bare
}
