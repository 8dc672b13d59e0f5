import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type DemoServer = AsyncDisposable & {
  /** A link to a file of `size` bytes that arrives at `speed` bytes per second. */
  link(name: string, size: number, speed: number): string
  /** A link that is answered with a status and headers. */
  refusal(name: string, status: number, headers?: Readonly<Record<string, string>>): string
}

const STEP_MS = 50

/** A loopback server whose links say how it is to behave. Its files hold nothing but zeros. */
export async function startDemoServer(): Promise<DemoServer> {
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const link = (name: string, how: Record<string, string>) =>
    `http://127.0.0.1:${port}/${encodeURIComponent(name)}?${new URLSearchParams(how)}`
  return {
    link: (name, size, speed) => link(name, { size: `${size}`, speed: `${speed}` }),
    refusal: (name, status, headers = {}) => link(name, { status: `${status}`, ...headers }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const { status, size, speed, ...headers } = Object.fromEntries(searchParams)
  if (status !== undefined) {
    response.writeHead(Number(status), headers).end()
    return
  }
  response.writeHead(200, { 'content-length': size, 'content-type': 'application/octet-stream' })
  const step = Buffer.alloc(Math.ceil((Number(speed) * STEP_MS) / 1_000))
  for (let left = Number(size); left > 0 && !response.destroyed; left -= step.length) {
    response.write(step.subarray(0, left))
    await sleep(STEP_MS)
  }
  response.end()
}
