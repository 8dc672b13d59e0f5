import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import type { Caller } from './json-rpc.ts'

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']
const anyAddress = ['0.0.0.0', '::']

/**
 * Why a request is turned away before it is read, or null.
 *
 * `Host`: a page of `evil.example` may have its name resolve to 127.0.0.1 (DNS rebinding) and is then, to
 * its browser, the same origin as we; its requests still carry its own name. Addresses as such cannot be
 * rebound, so they pass where we listen on all of them. `allowedHosts`: other names a person has for us, in
 * lower case.
 * `Origin`: a browser names the page that asks. None but our own may.
 */
export function whyRefused(
  headers: IncomingMessage['headers'],
  configuredHost: string,
  allowedHosts: readonly string[] = [],
): string | null {
  const { host = '', origin } = headers
  if (!isOurHost(host, configuredHost, allowedHosts)) return 'Requests for this host name are not answered.'
  if (origin !== undefined && !isSameOrigin(origin, host))
    return 'Requests from other web pages are not answered.'
  return null
}

function isOurHost(host: string, configuredHost: string, allowedHosts: readonly string[]): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (loopbackNames.includes(name) || allowedHosts.includes(name)) return true
  const bare = name.replace(/^\[(.*)\]$/, '$1')
  if (anyAddress.includes(configuredHost)) return isIP(bare) !== 0
  return bare === configuredHost.toLowerCase()
}

function isSameOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: from } = new URL(origin)
  return (protocol === 'http:' || protocol === 'https:') && from === host.toLowerCase()
}

/** A caller who has shown nothing yet. */
export function makeCaller(secret: string): Caller {
  let authorized = false
  return {
    get authorized() {
      return authorized
    },
    authorize(given) {
      const right = isSame(given, secret)
      authorized ||= right
      return right
    },
  }
}

/** `Authorization: Bearer SECRET` (RFC 6750 §2.1). */
export const bearerOf = (headers: IncomingMessage['headers']): string | undefined =>
  /^bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]

/** Takes as long however much of it is right; digests, since timingSafeEqual wants equal lengths. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
