import type { DownloadOptions } from '../../shared/options.ts'
import { bare } from './bare.ts'
import { decoded } from './decoded.ts'
import { userAgent } from './user-agent.ts'

export type RequestHeaders = Readonly<Record<string, string>>

/** Ours alone: with another value the body would not be the file, or not end where it ends. */
const reserved: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'if-range',
  'keep-alive',
  'range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Meant for one origin and nobody else (RFC 9110 §15.4: remove them when the origin changes). */
const forOneOrigin: ReadonlySet<string> = new Set(['authorization', 'cookie', 'host', 'proxy-authorization'])

type Asking = Pick<DownloadOptions, 'headers' | 'userAgent' | 'referer'>

/** A person's headers and ours, by lower-case name. A name and password in the link become `Authorization`. */
export function requestHeaders(options: Asking, url: URL): RequestHeaders {
  const { headers = {}, userAgent: agent, referer } = options
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return {
    accept: '*/*',
    'user-agent': agent || userAgent,
    ...(referer && { referer: referer === '*' ? bare(url).href : referer }),
    ...basicAuth({ username: decoded(url.username), password: decoded(url.password) }),
    ...Object.fromEntries(given.filter(([name]) => !reserved.has(name))),
    'accept-encoding': 'identity',
  }
}

/** What may go on to another origin. */
export const withoutSecrets = (headers: RequestHeaders): RequestHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !forOneOrigin.has(name)))

/** What may go to an insecure address: the secure page one comes from stays untold (RFC 9110 §10.1.3). */
export const withoutSecureReferer = (headers: RequestHeaders): RequestHeaders =>
  Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => name !== 'referer' || !/^https:/i.test(value)),
  )

/** RFC 7617. Empty without a name and a password. */
export function basicAuth({ username, password }: Pick<URL, 'username' | 'password'>): RequestHeaders {
  if (username === '' && password === '') return {}
  const credentials = `${username}:${password}`
  return { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }
}
