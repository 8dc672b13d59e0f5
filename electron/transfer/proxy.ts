import { DownloadError } from '../../shared/failure.ts'
import { type ProxyRules, parseProxy } from '../../shared/proxy.ts'
import { decoded } from './decoded.ts'
import { isExempt } from './no-proxy.ts'

export type ProxyServer = {
  readonly kind: 'http' | 'https' | 'socks5'
  /** IPv6 without brackets. */
  readonly hostname: string
  readonly port: number
  /** What may be shown: no name, no password. */
  readonly address: string
  readonly username: string
  readonly password: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Which proxy an address is asked through; null: none. Throws a DownloadError for one that is not known. */
export function proxyFor(url: URL, { proxy, noProxy }: ProxyRules, env: Environment): ProxyServer | null {
  if (proxy === 'none' || isExempt(url, noProxy)) return null
  if (proxy !== '') return proxyAt(proxy, 'the setting of the proxy')
  if (isExempt(url, named(env, 'no_proxy') ?? '')) return null
  const found = fromEnvironment(url, env)
  return found === undefined ? null : proxyAt(found.value, found.name)
}

/**
 * As curl reads it: in lower case, else in upper case, but HTTP_PROXY: a web server sets that from a header of
 * anybody's (CVE-2016-5385).
 */
function fromEnvironment(url: URL, env: Environment): { name: string; value: string } | undefined {
  const own = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy']
  for (const name of [...own, 'all_proxy', 'ALL_PROXY']) {
    const value = env[name]
    if (value) return { name, value }
  }
  return undefined
}

const named = (env: Environment, name: string): string | undefined => env[name] ?? env[name.toUpperCase()]

function proxyAt(text: string, where: string): ProxyServer {
  const found = parseProxy(text)
  if (!found) {
    throw new DownloadError(
      'bad-address',
      `What ${where} names is no proxy that can be used: http, https and socks5 can.`,
    )
  }
  const { kind, host, port, username, password } = found
  return {
    kind,
    hostname: host.replace(/^\[|\]$/g, ''),
    port,
    address: `${kind}://${host}:${port}`,
    username: decoded(username),
    password: decoded(password),
  }
}
