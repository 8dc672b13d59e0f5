import type { Accept } from './certificates.ts'
import type { ProxyServer } from './proxy.ts'
import type { RequestHeaders } from './request-headers.ts'
import type { Timeouts } from './timeouts.ts'

/** What is asked of one server, and how. */
export type Request = {
  /** Default: GET. The answer to HEAD has no body to read, whatever it says of one. */
  readonly method?: 'GET' | 'HEAD'
  readonly url: URL
  readonly headers: RequestHeaders
  readonly timeouts: Timeouts
  readonly signal: AbortSignal
  /** Default: a certificate that does not hold ends it. */
  readonly accept?: Accept
  /** Bytes that may come in one piece. Default: as many as are there. */
  readonly mostAtOnce?: () => number
  /** Which proxy an address is asked through. Default: none. */
  readonly proxyOf?: (url: URL) => ProxyServer | null
}
