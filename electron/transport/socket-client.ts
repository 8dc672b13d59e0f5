import type { WebSocket } from 'ws'
import { answerRpc, type Caller, type Namespaces, rpcNotification } from './json-rpc.ts'
import type { Publisher } from './publisher.ts'

/** Bytes kept for a client that does not read. It is then dropped, and asks anew when it is back. */
const MOST_BUFFERED = 32 * 2 ** 20
/** Requests of one client answered at once; the rest waits in its socket. */
const MOST_OPEN = 32

/** One WebSocket connection. */
export class SocketClient {
  readonly #socket: WebSocket
  readonly #caller: Caller
  readonly #namespaces: Namespaces
  #open = 0
  /** Set while it gets notifications. */
  #unlisten: (() => void) | undefined

  constructor(socket: WebSocket, caller: Caller, namespaces: Namespaces) {
    this.#socket = socket
    this.#caller = caller
    this.#namespaces = namespaces
  }

  listenWhenAuthorized(publisher: Pick<Publisher, 'listen'>): void {
    if (!this.#caller.authorized || this.#socket.readyState !== this.#socket.OPEN) return
    this.#unlisten ??= publisher.listen((name, patch) => this.#send(rpcNotification(`sluice.${name}`, patch)))
  }

  async answer(text: string): Promise<void> {
    this.#open += 1
    if (this.#open === MOST_OPEN) this.#socket.pause()
    const answer = await answerRpc(text, this.#namespaces, this.#caller)
    if (answer) this.#send(JSON.stringify(answer))
    this.#open -= 1
    if (this.#open < MOST_OPEN && this.#socket.isPaused) this.#socket.resume()
  }

  close(): void {
    this.#unlisten?.()
    this.#unlisten = undefined
  }

  #send(text: string): void {
    if (this.#socket.bufferedAmount > MOST_BUFFERED) this.#socket.terminate()
    else if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text)
  }
}
