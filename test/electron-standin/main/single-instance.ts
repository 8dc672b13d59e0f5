import { createHash } from 'node:crypto'
import { connect, createServer } from 'node:net'
import { json } from 'node:stream/consumers'

export type SecondStart = { readonly argv: string[]; readonly folder: string; readonly data: unknown }

/**
 * The lock against a second start: an abstract Unix socket named after the profile's folder. The system
 * drops it with the process, however it ends, and no file is left behind.
 */
export class SingleInstance {
  /** Settles once the first start has what this one left for it. */
  delivered: Promise<void> = Promise.resolve()

  /** False: another has it, and was told of this start. */
  lock(profile: string, data: unknown, onSecond: (second: SecondStart) => void): boolean {
    const address = `\0electron-standin-${createHash('sha256').update(profile).digest('hex')}`
    const server = createServer({ allowHalfOpen: true }, async (socket) => {
      onSecond((await json(socket)) as SecondStart)
      socket.end()
    })
    server.on('error', () => undefined)
    // Node binds before it returns; only the news of it comes later.
    server.listen(address).unref()
    if (server.listening) return true
    const second: SecondStart = { argv: process.argv, folder: process.cwd(), data }
    this.delivered = new Promise((resolve) => {
      const socket = connect(address)
      socket.on('error', () => resolve())
      socket.on('close', () => resolve())
      socket.resume().end(JSON.stringify(second))
    })
    return false
  }
}
