import { Agent, buildConnector, type Dispatcher, fetch, ProxyAgent, type Response } from 'undici'
import type { ProxyRules } from '../../shared/proxy.ts'
import { toDownloadError } from './failures.ts'
import { type ProxyServer, proxyFor } from './proxy.ts'
import { openTunnel, originOf, proxyAuth } from './tunnel.ts'
import { wayTo } from './way.ts'

type Asking = { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal }

/** Until a connection stands, to the proxy and through it; in ms. A page is not worth waiting for as a file is. */
const CONNECT_MS = 10_000

/**
 * As `fetch`, through the proxy that the rules have for `url`: for answers of a few pages, not for large files.
 * A redirect is an answer too. What a proxy is to blame for is a DownloadError that names it, or caused by one.
 */
export async function proxiedFetch(url: string, asking: Asking, rules: ProxyRules): Promise<Response> {
  const proxy = proxyFor(new URL(url), rules, process.env)
  const init = { ...asking, redirect: 'manual' } as const
  if (proxy === null) return await fetch(url, init)
  const { isForwarded, peer } = wayTo(new URL(url), proxy)
  try {
    return await fetch(url, { ...init, dispatcher: agentOf(proxy, isForwarded) })
  } catch (error) {
    throw isForwarded && !asking.signal.aborted ? toDownloadError(error, { host: peer, dir: '' }) : error
  }
}

/** Anew each time: many proxies end a connection after one answer, which a second request on it would find out too late. */
const agentOf = (proxy: ProxyServer, isForwarded: boolean): Dispatcher =>
  isForwarded ? forwarding(proxy) : tunnelling(proxy)

function forwarding(proxy: ProxyServer): Dispatcher {
  const token = proxyAuth(proxy)['proxy-authorization']
  return new ProxyAgent({
    uri: originOf(proxy),
    proxyTls: { timeout: CONNECT_MS },
    ...(token !== undefined && { token }),
  })
}

function tunnelling(proxy: ProxyServer): Dispatcher {
  const secure = buildConnector({ timeout: CONNECT_MS, allowH2: false })
  return new Agent({
    connect(target, done) {
      const isSecure = target.protocol === 'https:'
      const port = Number(target.port) || (isSecure ? 443 : 80)
      openTunnel(proxy, { hostname: target.hostname.replace(/^\[|\]$/g, ''), port }, CONNECT_MS).then(
        (httpSocket) => (isSecure ? secure({ ...target, httpSocket }, done) : done(null, httpSocket)),
        (error: Error) => done(error, null),
      )
    },
  })
}
