import { connect as connectTo, type Socket, type TcpNetConnectOpts } from 'node:net'
import type { buildConnector as Connector } from 'undici'
import buildConnector from 'undici/lib/core/connect.js'
import { type Accept, certificateProblem, isSecure } from './certificates.ts'
import type { ProxyServer } from './proxy.ts'
import { openTunnel } from './tunnel.ts'

/** What one system call may bring. Larger costs memory and the processor's cache, smaller costs calls. */
const READ_BYTES = 256 * 1024
/** The same until the body is asked for: what comes with the headers is copied, on each connection. */
const HEAD_BYTES = 16 * 1024

/**
 * Where the bytes of every connection arrive: whoever takes them is done with them before the next come,
 * so one piece of memory serves all.
 */
let buffer: Buffer | undefined

export type Way = {
  /** Default: a certificate that does not hold ends it. */
  readonly accept?: Accept | undefined
  /** One that tunnels. Default: none. */
  readonly proxy?: ProxyServer | null
}

/** TLS brings no more than a record at a time: a write each is what costs. So many bytes wait for one. */
const GATHERED_BYTES = 128 * 1024
const RECORD_BYTES = 16 * 1024

const asManyAsAreThere = (): number => Number.POSITIVE_INFINITY

/** Takes bytes that are gone when it returns. False: no more for now. */
export type Taker = (bytes: Uint8Array) => boolean

/**
 * One connection whose bytes reach the HTTP library only as long as nobody takes them before: a body of
 * known length need not pass through a parser and two streams to get to a file.
 */
export class Tap {
  #mostAtOnce = asManyAsAreThere
  #piece: Uint8Array = readBuffer().subarray(0, HEAD_BYTES)
  #socket: Socket | undefined
  #taker: Taker | null = null
  /** Where records wait, of this connection alone. Set while TLS brings a body. */
  #gathered: Buffer | undefined
  /** Those that wait begin here, and the next record, whose place is given to the system ahead, after them. */
  #handedOn = 0
  #filled = 0
  #isHeld = false
  #most = HEAD_BYTES
  #sees = true

  /** `mostAtOnce`: bytes that may come in one piece; asked before each. Default: as many as are there. */
  pace(mostAtOnce = asManyAsAreThere): void {
    this.#mostAtOnce = mostAtOnce
  }

  /** Whether bytes must be asked for before they come. */
  get isPaced(): boolean {
    return Number.isFinite(this.#mostAtOnce())
  }

  /** Between two answers. */
  rest(): void {
    this.#most = HEAD_BYTES
    this.#isHeld = false
  }

  /** False: TLS through a tunnel is all the HTTP library's, since Node hands on no bytes of it before. */
  get sees(): boolean {
    return this.#sees
  }

  /** What the HTTP library connects by; for one connection. `timeout` in ms, TLS included. */
  connector(timeout: number, { accept, proxy = null }: Way = {}): Connector.connector {
    const onread = {
      buffer: () => this.#nextPiece(),
      callback: (count: number, bytes: Uint8Array) =>
        this.#arrive(count === bytes.length ? bytes : bytes.subarray(0, count)),
    }
    const options: Connector.BuildOptions & Pick<TcpNetConnectOpts, 'onread'> = {
      // HTTP/1.1 is as fast for one file and fails in plainer ways.
      allowH2: false,
      timeout,
      rejectUnauthorized: accept === undefined,
      onread,
    }
    const connect = buildConnector(options)
    return (target, done) => {
      const take: Connector.Callback = (...[error, socket]) => {
        if (error !== null) return done(error, null)
        const problem = certificateProblem(socket)
        if (problem !== null) accept?.(target.hostname, problem)
        this.#socket = socket
        done(null, socket)
      }
      if (proxy === null) return connect(target, take)
      const isSecure = target.protocol === 'https:'
      this.#sees = !isSecure
      const port = Number(target.port) || (isSecure ? 443 : 80)
      const hostname = target.hostname.replace(/^\[|\]$/g, '')
      // What the proxy says comes by the tap as well.
      const dial = (options: TcpNetConnectOpts) => {
        this.#socket = connectTo({ ...options, onread })
        return this.#socket
      }
      openTunnel(proxy, { hostname, port }, timeout, isSecure ? undefined : dial).then(
        (httpSocket) => (isSecure ? connect({ ...target, httpSocket }, take) : take(null, httpSocket)),
        (error: Error) => done(error, null),
      )
    }
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
    this.#most = READ_BYTES
    if (this.#taker && isSecure(this.#socket)) this.#gathered ??= Buffer.allocUnsafeSlow(GATHERED_BYTES)
    this.#socket?.read(0)
  }

  /** Hands on what waits: before it is decided whether all has come. */
  flush(): void {
    const bytes = this.#gathered?.subarray(this.#handedOn, this.#filled)
    this.#handedOn = this.#filled
    if (bytes && bytes.length > 0) this.#taker?.(bytes)
  }

  #nextPiece(): Uint8Array {
    const most = this.#mostAtOnce()
    if (this.#gathered && most >= GATHERED_BYTES) return this.#gathered.subarray(this.#filled)
    this.flush()
    const bytes = Math.min(most, this.#most)
    if (bytes !== this.#piece.length) this.#piece = readBuffer().subarray(0, bytes)
    return this.#piece
  }

  #arrive(bytes: Uint8Array): boolean {
    if (bytes.buffer === this.#gathered?.buffer) return this.#gather(bytes.length)
    if (this.#taker) return this.#taker(bytes) && !this.#isHeld
    this.#socket?.push(Buffer.from(bytes))
    return !this.#isHeld
  }

  /** What one turn of the event loop brings waits for its end, or for the memory to be full. */
  #gather(bytes: number): boolean {
    if (this.#handedOn === this.#filled) setImmediate(() => this.flush())
    this.#filled += bytes
    if (GATHERED_BYTES - this.#filled < RECORD_BYTES) {
      this.flush()
      this.#handedOn = 0
      this.#filled = 0
    }
    return !this.#isHeld
  }
}

function readBuffer(): Buffer {
  buffer ??= Buffer.allocUnsafeSlow(READ_BYTES)
  return buffer
}
