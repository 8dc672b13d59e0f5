import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Bytes of one connection that can be on their way: what Linux lets a receiver ask for (tcp(7), tcp_rmem). */
const MOST_ON_THE_WAY = 6 * 1024 ** 2

/** Hands each chunk on so many ms after it came. */
class Delay extends Transform {
  readonly #delayMs: number
  #onTheWay = 0
  #takeMore: TransformCallback | undefined

  constructor(delayMs: number) {
    super()
    this.#delayMs = delayMs
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#onTheWay += chunk.length
    this.#takeMore = done
    setTimeout(() => {
      this.#onTheWay -= chunk.length
      this.push(chunk)
      this.#goOn()
    }, this.#delayMs)
    this.#goOn()
  }

  override _read(size: number): void {
    super._read(size)
    this.#goOn()
  }

  override _flush(done: TransformCallback): void {
    setTimeout(done, this.#delayMs)
  }

  #goOn(): void {
    if (this.#onTheWay + this.readableLength > MOST_ON_THE_WAY) return
    const takeMore = this.#takeMore
    this.#takeMore = undefined
    takeMore?.()
  }
}

/**
 * A way to a server of this machine that takes so many ms there and back, for kernels without netem. A connection
 * costs one way more before its first request, as TCP's handshake does (RFC 9293 §3.5). There is no slow start.
 */
export async function delayingRelay(
  port: number,
  roundTripMs: number,
): Promise<AsyncDisposable & { port: number }> {
  const open = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true, noDelay: true }, async (near) => {
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    for (const socket of [near, far]) {
      open.add(socket)
      socket.once('close', () => open.delete(socket))
    }
    near.pause()
    setTimeout(() => {
      // Either end may go at any time: a program is done with its connection.
      Promise.all([pipeline(near, far), pipeline(far, new Delay(roundTripMs), near)]).catch(() => {
        near.destroy()
        far.destroy()
      })
    }, roundTripMs)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
