import Client from 'undici/lib/dispatcher/client.js'
import type { Request } from './request.ts'
import { isSmall } from './small-file.ts'
import { Tap } from './tap.ts'
import type { Way } from './way.ts'

/** A connection that nobody wanted for so long is closed: to be there for the next file, not to occupy a server. Ms. */
const KEPT_MS = 1_000

/** One connection to a server, made when it is first asked over, and how its bytes reach us. */
export class Line {
  readonly client: Client
  readonly tap = new Tap()
  /** It has been asked before, and may have been closed by the server since. */
  isUsed = false
  readonly #origin: string
  /** Somebody else may ask over it next: nothing about it is one download's own. */
  readonly #isForAnybody: boolean

  constructor(way: Way, request: Request) {
    const { timeouts, accept } = request
    this.#origin = way.origin
    this.#isForAnybody = isForAnybody(way, request)
    this.client = new Client(way.origin, {
      // A proxy has to show who it is, whatever the server may do.
      connect: this.tap.connector(timeouts.connect, way.isForwarded ? {} : { accept, proxy: way.tunnel }),
      // It sees only part of the body, so the waiting for it is done elsewhere.
      bodyTimeout: 0,
    })
  }

  /** The one that was kept, where it leads there and this request may have it; any other is closed. */
  static to(way: Way, request: Request): Line {
    const found = takeKept()
    if (found && found.#origin === way.origin && isForAnybody(way, request)) return found
    found?.end()
    return new Line(way, request)
  }

  /**
   * Whether a whole file of so many bytes (null: unknown) is to leave it to others. A longer one is worth a connection,
   * and the way past the library's parser that ends with it.
   */
  isWorthKeepingFor(bytes: number | null): boolean {
    return this.#isForAnybody && !this.tap.isPaced && isSmall(bytes)
  }

  /** Keeps it for a moment, in case the next file comes from there too (RFC 9112 §9.3). */
  keep(): void {
    this.isUsed = true
    this.tap.rest()
    takeKept()?.end()
    kept = { line: this, timer: setTimeout(() => takeKept()?.end(), KEPT_MS).unref() }
  }

  /** May be called twice. */
  end(): void {
    this.client.destroy(left, () => undefined)
  }
}

/** A proxy, or a certificate that is accepted by exception, is one download's. */
const isForAnybody = ({ tunnel, isForwarded }: Way, { accept }: Request): boolean =>
  accept === undefined && tunnel === null && !isForwarded

/** One for all: undici makes one each time, and has it say where it was made. */
const left = new Error('The connection was left.')

/** A process has one download at a time, and that one connection for a small file. */
let kept: { readonly line: Line; readonly timer: NodeJS.Timeout } | undefined

function takeKept(): Line | undefined {
  const { line, timer } = kept ?? {}
  clearTimeout(timer)
  kept = undefined
  return line
}
