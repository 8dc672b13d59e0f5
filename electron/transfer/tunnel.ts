import { once } from 'node:events'
import { connect, type Socket, type TcpNetConnectOpts } from 'node:net'
import { DownloadError, type FailureCode } from '../../shared/failure.ts'
import { toDownloadError } from './failures.ts'
import type { ProxyServer } from './proxy.ts'
import { basicAuth } from './request-headers.ts'

/** As `net.connect`. */
export type Dial = (options: TcpNetConnectOpts) => Socket

/** What is on the other side of a proxy. */
export type Target = { readonly hostname: string; readonly port: number }

/** RFC 9110 §11.7.2. Empty without a name and a password. */
export function proxyAuth({ username, password }: ProxyServer): Record<string, string> {
  const { authorization } = basicAuth({ username, password })
  return authorization === undefined ? {} : { 'proxy-authorization': authorization }
}

/** Where requests to a proxy go. */
export const originOf = ({ kind, hostname, port }: ProxyServer): string =>
  `${kind}://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`

/**
 * A connection through a proxy: what is written to it reaches `target`. `timeout` in ms, for each step. `dial`
 * makes the connection to a SOCKS proxy. Throws a DownloadError.
 */
export async function openTunnel(
  proxy: ProxyServer,
  target: Target,
  timeout: number,
  dial: Dial = connect,
): Promise<Socket> {
  try {
    if (proxy.kind === 'socks5') return await throughSocks(proxy, target, timeout, dial)
    return await throughConnect(proxy, target, timeout)
  } catch (error) {
    throw toDownloadError(error, { host: `The proxy ${proxy.address}`, dir: '' })
  }
}

/** RFC 9110 §9.3.6. */
async function throughConnect(
  proxy: ProxyServer,
  { hostname, port }: Target,
  timeout: number,
): Promise<Socket> {
  const host = `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`
  // Seldom needed, and a start should not wait for it.
  const { Client } = await import('undici')
  const client = new Client(originOf(proxy), {
    connect: { timeout, allowH2: false },
    headersTimeout: timeout,
  })
  try {
    const { statusCode, socket } = await client.connect({
      path: host,
      headers: { host, ...proxyAuth(proxy) },
    })
    // Between two hosts of the network it is one, whatever the type leaves open.
    if (statusCode >= 200 && statusCode < 300) return socket as Socket
    socket.destroy()
    throw refused(proxy, host, statusCode)
  } finally {
    client.destroy().catch(() => undefined)
  }
}

function refused({ address }: ProxyServer, host: string, status: number): DownloadError {
  // Some say 401, which is a server's to say, to what is wrong and 407 only to nothing.
  if (status === 407 || status === 401) {
    return new DownloadError(
      'unauthorized',
      `The proxy ${address} wants a name and a password; any it was given are not the right ones (${status}).`,
    )
  }
  const code: FailureCode = status >= 500 ? 'server' : 'refused'
  return new DownloadError(code, `The proxy ${address} does not connect to ${host} (${status}).`)
}

/** RFC 1928, 1929. The proxy looks up the name. */
async function throughSocks(
  proxy: ProxyServer,
  { hostname, port }: Target,
  timeout: number,
  dial: Dial,
): Promise<Socket> {
  const { username, password } = proxy
  // Seldom needed, and a start should not wait for it.
  const { SocksClient } = await import('socks')
  const socket = dial({ host: proxy.hostname, port: proxy.port, autoSelectFamily: true })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(timeout) })
    await SocksClient.createConnection({
      command: 'connect',
      destination: { host: hostname, port },
      proxy: {
        host: proxy.hostname,
        port: proxy.port,
        type: 5,
        ...((username !== '' || password !== '') && { userId: username, password }),
      },
      timeout,
      existing_socket: socket,
    })
    return socket
  } catch (error) {
    socket.destroy()
    throw socksFailure(proxy, `${hostname}:${port}`, error)
  }
}

/** The library has words, but no codes. */
function socksFailure({ address }: ProxyServer, host: string, error: unknown): unknown {
  const words = error instanceof Error ? error.message : ''
  if (/authentication failed|no accepted authentication/i.test(words)) {
    return new DownloadError(
      'unauthorized',
      `The proxy ${address} wants a name and a password; any it was given are not the right ones.`,
    )
  }
  if (/rejected connection/i.test(words)) {
    return new DownloadError('connection', `The proxy ${address} cannot connect to ${host} (${words}).`)
  }
  if (/timed? ?out/i.test(words) || (error instanceof Error && error.name === 'AbortError')) {
    return new DownloadError('timeout', `The proxy ${address} did not answer in time.`)
  }
  if (/socket closed|socks/i.test(words)) {
    return new DownloadError('connection', `The proxy ${address} broke off: it may be no SOCKS5 proxy.`)
  }
  return error
}
