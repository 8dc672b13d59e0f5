import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Said, SaidError, say } from '../../shared/said.ts'
import { sendRpc, serveHttpRpc } from './http-rpc.ts'
import { type Namespaces, refuse } from './json-rpc.ts'
import { type Pages, sendText, servePages, setPageHeaders } from './pages.ts'
import type { Publisher } from './publisher.ts'
import { whyRefused } from './request-guard.ts'
import { SocketRpc } from './socket-rpc.ts'

export type WebServerOptions = {
  /** Address to listen on. */
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  readonly secret: string
  /** Names other than `host` that it is asked by, at this moment. */
  readonly allowedHosts?: () => readonly string[]
  /** Folder of the built window. */
  readonly pages: string
  readonly namespaces: Namespaces
  readonly publisher: Pick<Publisher, 'listen'>
  logError(what: string, error: unknown): void
}

export type WebServer = {
  /** `http://127.0.0.1:6800`, the address to reach it at from this machine. */
  readonly url: string
  readonly port: number
  /** Ends every connection. */
  close(): Promise<void>
}

/** The address cannot be listened on; the message says why. */
export class ListenError extends SaidError {
  override readonly name = 'ListenError'
}

const RPC_PATH = '/jsonrpc'
const MOST_CONNECTIONS = 1_000

/** The window and JSON-RPC over HTTP and WebSocket, for this machine unless told otherwise. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const sockets = new SocketRpc(options.namespaces, options.publisher, options.secret)
  const pages = servePages(options.pages)
  const server = createServer((request, response) => {
    answer(request, response, pages, options).catch((error: unknown) => {
      options.logError(`${request.method} ${request.url}`, error)
      response.destroy()
    })
  })
  server.maxConnections = MOST_CONNECTIONS
  server.on('upgrade', (request, socket, head) => upgrade(request, socket, head, sockets, options))
  await listen(server, options.host, options.port)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${reachable(options.host)}:${port}`,
    port,
    async close() {
      sockets.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: Pages,
  { host, allowedHosts, namespaces, secret }: WebServerOptions,
): Promise<void> {
  const isRpc = pathOf(request) === RPC_PATH
  const refusal = whyRefused(request.headers, host, allowedHosts?.())
  if (refusal) {
    return isRpc ? sendRpc(response, 403, refuse('unauthorized', refusal)) : sendText(response, 403, refusal)
  }
  setPageHeaders(response, request.headers.host ?? '')
  if (isRpc) await serveHttpRpc(request, response, namespaces, secret)
  else pages(request, response)
}

function upgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  sockets: SocketRpc,
  { host, allowedHosts }: Pick<WebServerOptions, 'host' | 'allowedHosts'>,
): void {
  socket.on('error', () => socket.destroy())
  const refusal = whyRefused(request.headers, host, allowedHosts?.())
  if (refusal) hangUp(socket, '403 Forbidden')
  else if (pathOf(request) !== RPC_PATH) hangUp(socket, '404 Not Found')
  else sockets.accept(request, socket, head)
}

function hangUp(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?', 1)[0] ?? ''

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new ListenError(whyNotListening(error, host, port), { cause: error })
  }
}

function whyNotListening(error: unknown, host: string, port: number): Said {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return say('port-taken', { port: String(port), host })
    case 'EACCES':
      return say('port-forbidden', { port: String(port) })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return say('no-address', { host })
    default:
      return say('not-listening', {
        host,
        port: String(port),
        problem: error instanceof Error ? error.message : String(error),
      })
  }
}

/** As it stands in a URL on this machine. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
