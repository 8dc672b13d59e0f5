import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, WebSocketServer } from 'ws'
import { MOST_BYTES } from './http-rpc.ts'
import type { Namespaces } from './json-rpc.ts'
import type { Publisher } from './publisher.ts'
import { bearerOf, makeCaller } from './request-guard.ts'
import { SocketClient } from './socket-client.ts'

/** Subprotocols `sluice` and `token.SECRET`: a browser can send no header with a WebSocket. */
const PROTOCOL = 'sluice'
const TOKEN = 'token.'
/** In the range that RFC 6455 §7.4.2 leaves to applications. */
const WRONG_SECRET = 4401
const GOING_AWAY = 1001
const CLOSING_MS = 300

/** JSON-RPC over WebSocket, with notifications for clients that have shown the secret. */
export class SocketRpc {
  readonly #namespaces: Namespaces
  readonly #publisher: Pick<Publisher, 'listen'>
  readonly #secret: string
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  })

  constructor(namespaces: Namespaces, publisher: Pick<Publisher, 'listen'>, secret: string) {
    this.#namespaces = namespaces
    this.#publisher = publisher
    this.#secret = secret
  }

  /** Takes over the connection of a request to upgrade. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      const caller = makeCaller(this.#secret)
      const given = tokenOf(request) ?? bearerOf(request.headers)
      const client = new SocketClient(webSocket, caller, this.#namespaces)
      // An error is always followed by `close`; without a listener it would end the process.
      webSocket.on('error', () => undefined)
      webSocket.on('close', () => client.close())
      if (given !== undefined && !caller.authorize(given)) {
        webSocket.close(WRONG_SECRET, 'That is not the secret.')
        return
      }
      client.listenWhenAuthorized(this.#publisher)
      webSocket.on('message', (data: RawData, isBinary) => {
        void client
          .answer(isBinary ? '' : String(data))
          .then(() => client.listenWhenAuthorized(this.#publisher))
      })
    })
  }

  /** Says goodbye, and does not wait for clients that do not answer. */
  close(): void {
    for (const client of this.#server.clients) client.close(GOING_AWAY, 'Sluice is closing.')
    setTimeout(() => {
      for (const client of this.#server.clients) client.terminate()
    }, CLOSING_MS).unref()
    this.#server.close()
  }
}

function tokenOf(request: IncomingMessage): string | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  return offered.find((name) => name.startsWith(TOKEN))?.slice(TOKEN.length)
}
