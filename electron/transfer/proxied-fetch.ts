import { buildConnector, type Dispatcher, fetch, ProxyAgent, type Response, Socks5ProxyAgent } from 'undici'
import type { ProxyRules } from '../../shared/proxy.ts'
import { type ProxyServer, proxyFor } from './proxy.ts'
import { originOf, proxyAuth } from './tunnel.ts'

type Asking = { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal }

/** As `fetch`, through the proxy that the rules have for `url`: for answers of a few pages, not for large files. */
export async function proxiedFetch(url: string, asking: Asking, rules: ProxyRules): Promise<Response> {
  const proxy = proxyFor(new URL(url), rules, process.env)
  return await fetch(url, proxy === null ? asking : { ...asking, dispatcher: agentOf(proxy) })
}

const connect = buildConnector({})

/** The agent has an IPv6 address as it stands in a link, and would look it up as a name. */
const withoutBrackets: buildConnector.connector = (target, done) =>
  connect({ ...target, hostname: target.hostname.replace(/^\[|\]$/g, '') }, done)

function agentOf(proxy: ProxyServer): Dispatcher {
  const origin = originOf(proxy)
  const { username, password } = proxy
  if (proxy.kind === 'socks5')
    return new Socks5ProxyAgent(origin, { username, password, connect: withoutBrackets })
  const token = proxyAuth(proxy)['proxy-authorization']
  return new ProxyAgent({ uri: origin, ...(token !== undefined && { token }) })
}
