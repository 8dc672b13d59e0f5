import type { Socket, TcpNetConnectOpts } from 'node:net'
import { buildConnector } from 'undici'
import { type Accept, certificateProblem } from './certificates.ts'

/** What one system call may bring. Larger costs memory and the processor's cache, smaller costs calls. */
const READ_BYTES = 256 * 1024

/**
 * Where the bytes of every connection arrive: whoever takes them is done with them before the next come,
 * so one piece of memory serves all.
 */
let buffer: Buffer | undefined

/** Takes bytes that are gone when it returns. False: no more for now. */
export type Taker = (bytes: Uint8Array) => boolean

/**
 * One connection whose bytes reach the HTTP library only as long as nobody takes them before: a body of
 * known length need not pass through a parser and two streams to get to a file.
 */
export class Tap {
  readonly #mostAtOnce: () => number
  #piece: Uint8Array = readBuffer()
  #socket: Socket | undefined
  #taker: Taker | null = null
  #isHeld = false

  /** `mostAtOnce`: bytes that may come in one piece; asked before each. */
  constructor(mostAtOnce: () => number = () => READ_BYTES) {
    this.#mostAtOnce = mostAtOnce
  }

  /** What the HTTP library connects by; for one connection. `timeout` in ms, TLS included. No `accept`: only what holds. */
  connector(timeout: number, accept?: Accept): buildConnector.connector {
    const options: buildConnector.BuildOptions & Pick<TcpNetConnectOpts, 'onread'> = {
      // HTTP/1.1 is as fast for one file and fails in plainer ways.
      allowH2: false,
      timeout,
      rejectUnauthorized: accept === undefined,
      onread: {
        buffer: () => this.#nextPiece(),
        callback: (count, bytes) => this.#arrive(bytes.subarray(0, count)),
      },
    }
    const connect = buildConnector(options)
    return (target, done) =>
      connect(target, (...[error, socket]) => {
        if (error !== null) return done(error, null)
        const problem = certificateProblem(socket)
        if (problem !== null) accept?.(target.hostname, problem)
        this.#socket = socket
        done(null, socket)
      })
  }

  /** From the next byte on they are `taker`'s. */
  divert(taker: Taker): void {
    this.#taker = taker
  }

  /** Leaves further bytes to the system and so to the other side. What is being read already still arrives. */
  hold(): void {
    this.#isHeld = true
  }

  release(): void {
    this.#isHeld = false
    this.#socket?.read(0)
  }

  #nextPiece(): Uint8Array {
    const bytes = Math.min(this.#mostAtOnce(), READ_BYTES)
    if (bytes !== this.#piece.length) this.#piece = readBuffer().subarray(0, bytes)
    return this.#piece
  }

  #arrive(bytes: Uint8Array): boolean {
    if (this.#taker) return this.#taker(bytes) && !this.#isHeld
    this.#socket?.push(Buffer.from(bytes))
    return !this.#isHeld
  }
}

function readBuffer(): Buffer {
  buffer ??= Buffer.allocUnsafeSlow(READ_BYTES)
  return buffer
}
