import type { CookieJar } from 'tough-cookie'
import type { RequestHeaders } from './request-headers.ts'

/**
 * `headers` with the cookies of `jar` for `url` and no others: by domain, path, scheme and age (RFC 6265 §5.4).
 * A person's own `Cookie` header goes before them, and before one of the same name. What comes of it is for
 * this one request: the next may be of another path or host.
 */
export function withCookies(headers: RequestHeaders, url: URL, jar: CookieJar | undefined): RequestHeaders {
  const kept = jar?.getCookiesSync(url.href) ?? []
  const { cookie: own = '' } = headers
  const named = new Set(own.split(';').map(nameOf))
  const others = kept.filter(({ key }) => !named.has(key)).map((cookie) => cookie.cookieString())
  if (others.length === 0) return headers
  return { ...headers, cookie: [...(own.trim() === '' ? [] : [own]), ...others].join('; ') }
}

const nameOf = (pair: string): string => (/^[^=]*(?==)/.exec(pair)?.[0] ?? '').trim()
