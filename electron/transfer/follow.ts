import { DownloadError } from '../../shared/failure.ts'
import { bare } from './bare.ts'
import { Cookies } from './cookies.ts'
import type { Exchange } from './exchange.ts'
import { exchangeLine } from './exchange-line.ts'
import type { Request } from './request.ts'
import { type RequestHeaders, withoutSecrets, withoutSecureReferer } from './request-headers.ts'
import { headerText } from './response-name.ts'
import { openSignedIn, type SignIn } from './sign-in.ts'
import { statusFailure } from './status.ts'

/** How to ask, and who hears of the way there. */
export type Route = Omit<Request, 'url' | 'headers'> & {
  log(line: string): void
  /** Whose are for whom is known anew at each address on the way. */
  readonly cookies?: Cookies
  readonly signIn?: SignIn
  /** A secure address may lead to an insecure one. Default: no. */
  readonly allowDowngrade?: boolean
}

/** What answered in the end, and what may be sent there; cookies of a file and answers to a challenge are not in it. */
export type Answer = { readonly exchange: Exchange; readonly headers: RequestHeaders }

const MOST_REDIRECTS = 20
/** RFC 9110 §15.4, less those that are to be asked about. */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/** Asks for `start`, and for where it sends us, until something else answers, good or bad. */
export async function follow(start: URL, own: RequestHeaders, route: Route): Promise<Answer> {
  const { log, cookies = new Cookies(), signIn, allowDowngrade = false, ...request } = route
  let url = start
  let sent = own
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const address = bare(url)
    const headers = cookies.with(sent, address)
    const exchange = await openSignedIn({ ...request, url: address, headers }, signIn)
    if (!isRedirect(exchange.status)) {
      log(exchangeLine(exchange, sent))
      return { exchange, headers: sent }
    }
    exchange.leave()
    await cookies.keep(address, [exchange.headers['set-cookie'] ?? []].flat())
    const next = sentOnTo(exchange.header('location'), url)
    if (isDowngrade(url, next) && !allowDowngrade) throw downgrade(url)
    sent = sentOn(sent, url, next)
    log(`${exchange.status}: sent on to ${next.origin}${next.pathname}`)
    if (isDowngrade(url, next)) log('An insecure address was allowed for this download.')
    url = next
  }
  throw new DownloadError('redirect', `${start.host} sent us on more than ${MOST_REDIRECTS} times.`)
}

/** What of the headers may go from one address on to the next. */
function sentOn(headers: RequestHeaders, from: URL, to: URL): RequestHeaders {
  const own = to.origin === from.origin ? headers : withoutSecrets(headers)
  return isDowngrade(from, to) ? withoutSecureReferer(own) : own
}

/** Why an answer is not what was asked for: the whole file. Null when it is. */
export function refusal(exchange: Exchange): DownloadError | null {
  const { status, url } = exchange
  return statusFailure({ status, retryAfter: exchange.header('retry-after'), host: url.host }, Date.now())
}

/** Checks a link a person gave. Throws a DownloadError. */
export function webAddress(text: string): URL {
  const url = URL.parse(text)
  if (url && isWeb(url)) return url
  throw new DownloadError('bad-address', 'Only links that begin with http:// or https:// can be downloaded.')
}

const isWeb = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'https:'

/** Where an answer's `Location` leads. Throws a DownloadError when that is nowhere. */
export function sentOnTo(location: string | undefined, from: URL): URL {
  if (location === undefined)
    throw new DownloadError('redirect', `${from.host} sent us on, but not where to.`)
  const url = URL.parse(headerText(location), from.href)
  if (!(url && isWeb(url))) {
    throw new DownloadError('redirect', `${from.host} sent us on to what is no address on the web.`)
  }
  return url
}

const isDowngrade = (from: URL, to: URL): boolean => from.protocol === 'https:' && to.protocol === 'http:'

const downgrade = ({ host }: URL): DownloadError =>
  new DownloadError(
    'redirect',
    `${host} sent us on from a secure address to an insecure one, which must be allowed for a download first.`,
  )
