import type { DownloadOptions } from '../../shared/options.ts'
import { type Challenge, challengesIn } from './challenges.ts'
import { decoded } from './decoded.ts'
import { type Credentials, digestAuthorization, isAnswerable } from './digest-sign-in.ts'
import { Exchange } from './exchange.ts'
import type { Request } from './request.ts'
import { basicAuth, type RequestHeaders } from './request-headers.ts'

/** Asked once to learn how, once with the answer, and once more when the nonce was too old for it. */
const MOST_ASKED = 3

/** A name and a password for one origin, and how it wants them. All requests of a download share it. */
export class SignIn {
  readonly #origin: string
  readonly #credentials: Credentials
  #challenge: Challenge | null = null
  /** Requests under the challenge's nonce: no two may have the same number (RFC 7616 §3.4). */
  #count = 0

  private constructor(origin: string, credentials: Credentials) {
    this.#origin = origin
    this.#credentials = credentials
  }

  /** With the options' name and password or else the link's; undefined without, or when a header takes their place. */
  static for(url: URL, { headers = {}, username, password }: DownloadOptions): SignIn | undefined {
    if (Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')) return undefined
    if (username !== undefined || password !== undefined) {
      return new SignIn(url.origin, { username: username ?? '', password: password ?? '' })
    }
    if (url.username === '' && url.password === '') return undefined
    return new SignIn(url.origin, { username: decoded(url.username), password: decoded(url.password) })
  }

  /** What to send to `url`, by what is known of it. */
  headers(url: URL, sent: RequestHeaders): RequestHeaders {
    const challenge = this.#challenge
    if (!challenge || url.origin !== this.#origin) return sent
    if (challenge.scheme === 'basic') return { ...sent, ...basicAuth(this.#credentials) }
    this.#count += 1
    const clientNonce = process.getBuiltinModule('node:crypto').randomBytes(16).toString('hex')
    const about = { uri: url.pathname + url.search, count: this.#count, clientNonce }
    return { ...sent, authorization: digestAuthorization(challenge, { ...this.#credentials, ...about }) }
  }

  /** Takes in how a 401 wants to be answered. False: there is no better answer than `sent`. */
  learn({ url, headers }: Exchange, sent: RequestHeaders, asked: number): boolean {
    if (url.origin !== this.#origin) return false
    const offered = challengesIn([headers['www-authenticate'] ?? []].flat().join(', '))
    const digest = offered.find(isAnswerable)
    const basic = offered.find(({ scheme }) => scheme === 'basic')
    const { authorization = '' } = sent
    const isNews = digest ? asked === 1 || isStale(digest) : !authorization.startsWith('Basic ')
    const challenge = digest ?? basic
    if (!challenge || !isNews) return false
    if (nonceOf(challenge) !== nonceOf(this.#challenge)) this.#count = 0
    this.#challenge = challenge
    return true
  }
}

const isStale = ({ parameters: { stale } }: Challenge): boolean => stale?.toLowerCase() === 'true'

const nonceOf = (challenge: Challenge | null): string | undefined => {
  const { nonce } = challenge?.parameters ?? {}
  return nonce
}

/** Asks, and again in the way the server wants to be asked when that takes a name and a password. */
export async function openSignedIn(request: Request, signIn: SignIn | undefined): Promise<Exchange> {
  for (let asked = 1; ; asked++) {
    const headers = signIn?.headers(request.url, request.headers) ?? request.headers
    const exchange = await Exchange.open({ ...request, headers })
    if (exchange.status !== 401 || asked === MOST_ASKED) return exchange
    if (!signIn?.learn(exchange, headers, asked)) return exchange
    exchange.leave()
  }
}
