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

/**
 * The cookies of one transfer: those it was given, and those that servers set on the way (RFC 6265), which many
 * want to see again before they hand out the file.
 */
export class Cookies {
  #jar: CookieJar | undefined

  constructor(jar?: CookieJar) {
    this.#jar = jar
  }

  /** As `withCookies`. */
  with(headers: RequestHeaders, url: URL): RequestHeaders {
    return withCookies(headers, url, this.#jar)
  }

  /** Keeps what `url` sets, if it is its to set. `lines`: each `Set-Cookie`, as received. */
  async keep(url: URL, lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return
    // Loaded only when there is one: the list of public suffixes that it takes is long.
    const { CookieJar } = await import('tough-cookie')
    this.#jar ??= new CookieJar(undefined, { allowSecureOnLocal: false })
    for (const line of lines) this.#jar.setCookieSync(line, url.href, { ignoreError: true })
  }
}
