import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from '@playwright/test'

/** A line to one target of Chromium. Its types are Playwright's: every command and event of the protocol. */
export type Session = {
  readonly send: CDPSession['send']
  readonly on: CDPSession['addListener']
}

type Incoming = {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
}

/** Chrome's DevTools protocol over a pair of pipes: messages of JSON, each closed by a NUL. */
export class CdpConnection {
  readonly #input: Writable
  readonly #heard = new EventEmitter().setMaxListeners(0)
  readonly #pending = new Map<number, PromiseWithResolvers<unknown>>()
  #lastId = 0
  #rest = ''
  readonly #unheard: string[] = []

  constructor(input: Writable, output: Readable) {
    this.#input = input
    // Chromium has ended; whoever minds hears of it from the process.
    input.on('error', () => undefined)
    output.setEncoding('utf8').on('data', (text: string) => this.#read(text))
    output.on('close', () => this.#fail())
  }

  /** Without an id: the browser as a whole. */
  session(id = ''): Session {
    const on = (event: string, listener: (payload: unknown) => void) => {
      this.#heard.on(`${id} ${event}`, listener)
    }
    return {
      send: (method, params) => this.#send(method, params, id),
      // Playwright's types tie each event's name to its payload; the protocol keeps to them.
      on: on as unknown as CDPSession['addListener'],
    }
  }

  #send<R>(method: string, params: unknown, sessionId: string): Promise<R> {
    const id = ++this.#lastId
    const pending = Promise.withResolvers<unknown>()
    this.#pending.set(id, pending)
    this.#input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`)
    return pending.promise as Promise<R>
  }

  #read(text: string): void {
    const messages = (this.#rest + text).split('\0')
    this.#rest = messages.pop() ?? ''
    const isIdle = this.#unheard.length === 0
    this.#unheard.push(...messages)
    if (isIdle) this.#hearNext()
  }

  /** As in Electron, each has a turn of the event loop to itself. */
  #hearNext(): void {
    const message = this.#unheard[0]
    if (message === undefined) return
    setImmediate(() => {
      this.#unheard.shift()
      this.#hearNext()
    })
    this.#hear(JSON.parse(message) as Incoming)
  }

  #hear({ id, result, error, sessionId = '', method, params }: Incoming): void {
    if (id === undefined) {
      this.#heard.emit(`${sessionId} ${method}`, params)
      return
    }
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    if (error) pending?.reject(new Error(error.message))
    else pending?.resolve(result)
  }

  #fail(): void {
    for (const pending of this.#pending.values()) pending.reject(new Error('Chromium has ended.'))
    this.#pending.clear()
  }
}
