import type { Exchange } from './exchange.ts'
import type { RequestHeaders } from './request-headers.ts'

/** What of an answer tells why a download goes on as it does. */
const TELLING = [
  'content-range',
  'content-length',
  'etag',
  'last-modified',
  'content-encoding',
  'retry-after',
]
/** Characters of a header's value; a server may send thousands. */
const LONGEST_VALUE = 200

/** For the log: what was asked for, and what was answered. Without the query of the address, which may hold a key. */
export function exchangeLine(exchange: Exchange, { range }: RequestHeaders): string {
  const { url, status } = exchange
  const asked = [`GET ${url.origin}${url.pathname}`, range].filter((part) => part !== undefined).join(' ')
  const answered = TELLING.flatMap((name) => {
    const value = exchange.header(name)
    return value === undefined ? [] : `${name}: ${value.slice(0, LONGEST_VALUE)}`
  })
  return `${asked} → ${[status, ...answered].join(', ')}`
}
