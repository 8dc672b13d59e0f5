import { z } from 'zod'
import { type NotificationName, notificationNames } from '../../shared/methods.ts'
import { RpcError } from '../../shared/rpc-error.ts'
import { refusalWords } from '../engine-words.ts'
import { texts } from '../texts.ts'
import { type Bridge, CallError, type Connection, LostError } from './bridge.ts'
import { checkedNotification, checkedResult } from './checked.ts'
import { Listeners } from './listeners.ts'

const PREFIX = 'sluice.'
/** What the server closes with when it does not accept the secret. */
const UNAUTHORIZED = 4401
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 10_000

const Message = z.union([
  z.object({ id: z.int(), result: z.unknown(), error: z.undefined().optional() }),
  z.object({ id: z.int().nullable(), error: RpcError }),
  z.object({ method: z.string(), params: z.unknown() }),
])

type Pending = { resolve(value: unknown): void; reject(error: CallError): void }

/** Ms before the next attempt to connect, after `failures` in a row. */
export const retryDelay = (failures: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1))

/** The bridge in a browser: JSON-RPC 2.0 over one WebSocket, opened again for as long as it is used. */
export function socketBridge(url: string, secret: string): Bridge {
  const socket = new RpcSocket(url, secret)
  socket.open()
  return {
    async call(name, params) {
      return checkedResult(name, await socket.ask(PREFIX + name, params))
    },
    on: (name, listener) =>
      socket.notified[name].add((payload) => {
        const value = checkedNotification(name, payload)
        if (value !== undefined) listener(value)
      }),
    onConnection(listener) {
      listener(socket.connection)
      return socket.changed.add(listener)
    },
    desktop: null,
  }
}

class RpcSocket {
  connection: Connection = 'connecting'
  readonly changed = new Listeners<Connection>()
  readonly notified: Record<NotificationName, Listeners<unknown>> = {
    onRecords: new Listeners(),
    onLanes: new Listeners(),
    onPreferences: new Listeners(),
  }
  readonly #url: string
  readonly #secret: string
  readonly #pending = new Map<number, Pending>()
  #socket: WebSocket | undefined
  #lastId = 0
  /** Attempts in a row that did not open. */
  #failures = 0

  constructor(url: string, secret: string) {
    this.#url = url
    this.#secret = secret
  }

  open(): void {
    const socket = new WebSocket(this.#url, ['sluice', `token.${this.#secret}`])
    this.#socket = socket
    socket.addEventListener('open', () => {
      this.#failures = 0
      this.#become('open')
    })
    socket.addEventListener('message', ({ data }) => this.#hear(String(data)))
    socket.addEventListener('close', ({ code }) => this.#closed(code))
  }

  ask(method: string, params: unknown): Promise<unknown> {
    const socket = this.#socket
    if (this.connection !== 'open' || !socket) return Promise.reject(new LostError(texts.errors.notConnected))
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
    })
  }

  #hear(text: string): void {
    const message = Message.safeParse(parsed(text)).data
    if (!message) return
    if ('method' in message) {
      const name = notificationNames.find((known) => PREFIX + known === message.method)
      if (name) this.notified[name].tell(message.params)
      return
    }
    if (message.id === null) return
    const pending = this.#pending.get(message.id)
    this.#pending.delete(message.id)
    const { error } = message
    if (error) pending?.reject(new CallError(refusalWords(error), { said: error.data }))
    else pending?.resolve(message.result)
  }

  #closed(code: number): void {
    for (const pending of this.#pending.values()) pending.reject(new LostError(texts.errors.connectionLost))
    this.#pending.clear()
    if (code === UNAUTHORIZED) {
      this.#become('unauthorized')
      return
    }
    this.#failures += 1
    this.#become('lost')
    setTimeout(() => this.open(), retryDelay(this.#failures))
  }

  #become(connection: Connection): void {
    if (connection === this.connection) return
    this.connection = connection
    this.changed.tell(connection)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
