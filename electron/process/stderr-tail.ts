import type { Readable } from 'node:stream'

const TAIL_BYTES = 4_096
const WAIT_MS = 100

/** Keeps the last 4 KB of a stream, and keeps it flowing: a full pipe would halt who writes to it. */
export class StderrTail {
  #tail = Buffer.alloc(0)
  readonly #stream: Readable | null
  readonly #ended: Promise<void>

  constructor(stream: Readable | null) {
    this.#stream = stream
    this.#ended = new Promise((resolve) => {
      if (!stream) return resolve()
      stream.on('close', resolve)
      // A pipe that breaks has ended; 'close' follows.
      stream.on('error', () => {})
    })
    this.follow()
  }

  /** Listens, or listens again where somebody took our listener away. */
  follow(): void {
    this.#stream?.off('data', this.#keep).on('data', this.#keep)
  }

  /** All there was once the stream ends, or soon: a tool that inherited it would keep it open. */
  async read(): Promise<string> {
    const { promise: late, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, WAIT_MS)
    await Promise.race([this.#ended, late])
    clearTimeout(timer)
    return this.#tail.toString('utf8')
  }

  readonly #keep = (chunk: Buffer): void => {
    this.#tail = Buffer.concat([this.#tail, chunk]).subarray(-TAIL_BYTES)
  }
}
