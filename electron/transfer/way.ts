import type { ProxyServer } from './proxy.ts'
import type { RequestHeaders } from './request-headers.ts'
import { originOf, proxyAuth } from './tunnel.ts'

/** Whom to speak to, and how to ask there. */
export type Way = {
  readonly origin: string
  readonly path: string
  /** Besides those for the server. */
  readonly headers: RequestHeaders
  /** The proxy is asked, and asks the server: for what is not secret anyway (RFC 9112 §3.2.2). */
  readonly isForwarded: boolean
  /** A proxy that only passes on bytes. */
  readonly tunnel: ProxyServer | null
  /** In words. */
  readonly peer: string
}

export function wayTo(url: URL, proxy: ProxyServer | null): Way {
  if (proxy && proxy.kind !== 'socks5' && url.protocol === 'http:') {
    return {
      origin: originOf(proxy),
      path: url.href,
      headers: { host: url.host, ...proxyAuth(proxy) },
      isForwarded: true,
      tunnel: null,
      peer: `The proxy ${proxy.address}`,
    }
  }
  const { origin, pathname, search, host } = url
  return { origin, path: pathname + search, headers: {}, isForwarded: false, tunnel: proxy, peer: host }
}
