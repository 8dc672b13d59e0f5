import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** How the server of one lane behaves, beyond what its links say. */
export type Manners = {
  /** It answers so many requests in so many seconds, then 429 for `restSeconds`. */
  readonly limit?: { readonly requests: number; readonly seconds: number; readonly restSeconds: number }
}

export type DemoServer = AsyncDisposable & {
  /** With its port: the lane of its links. */
  readonly host: string
  /** A link to a file of `size` bytes that arrives at `speed` bytes per second. */
  link(name: string, size: number, speed: number): string
  /** One whose connection breaks off half-way the first time. */
  shakyLink(name: string, size: number, speed: number): string
  /** A link that is answered with a status and headers. */
  refusal(name: string, status: number, headers?: Readonly<Record<string, string>>): string
}

const STEP_MS = 50

/** A loopback server whose links say how it is to behave. Its files hold nothing but zeros. */
export async function startDemoServer(manners: Manners = {}): Promise<DemoServer> {
  const isTooMany = limiter(manners)
  const broken = new Set<string>()
  const server = createServer((request, response) => {
    if (isTooMany()) {
      const { restSeconds = 0 } = manners.limit ?? {}
      response.writeHead(429, { 'retry-after': `${restSeconds}` }).end()
    } else void answer(request, response, broken)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const link = (name: string, how: Record<string, string>) =>
    `http://127.0.0.1:${port}/${encodeURIComponent(name)}?${new URLSearchParams(how)}`
  return {
    host: `127.0.0.1:${port}`,
    link: (name, size, speed) => link(name, { size: `${size}`, speed: `${speed}` }),
    shakyLink: (name, size, speed) => link(name, { size: `${size}`, speed: `${speed}`, shaky: '1' }),
    refusal: (name, status, headers = {}) => link(name, { status: `${status}`, ...headers }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Counts requests; true from one too many until the rest is over. */
function limiter({ limit }: Manners): () => boolean {
  let recent: number[] = []
  let restsUntil = 0
  return () => {
    if (!limit) return false
    const now = performance.now()
    if (now < restsUntil) return true
    recent = [...recent, now].filter((time) => now - time < limit.seconds * 1_000)
    if (recent.length <= limit.requests) return false
    restsUntil = now + limit.restSeconds * 1_000
    recent = []
    return true
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  broken: Set<string>,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const { status, size = '0', speed, shaky, ...headers } = Object.fromEntries(searchParams)
  if (status !== undefined) {
    response.writeHead(Number(status), headers).end()
    return
  }
  const whole = Number(size)
  const [, start = 0, end = whole - 1] = /^bytes=(\d+)-(\d+)?$/.exec(request.headers.range ?? '') ?? []
  const [from, to] = [Number(start), Number(end)]
  const breaksOff = shaky !== undefined && !broken.has(pathname)
  broken.add(pathname)
  const isPart = request.headers.range !== undefined
  response.writeHead(isPart ? 206 : 200, {
    'content-length': to - from + 1,
    'content-type': 'application/octet-stream',
    'accept-ranges': 'bytes',
    etag: `"${size}"`,
    ...(isPart && { 'content-range': `bytes ${from}-${to}/${size}` }),
  })
  if (request.method === 'HEAD') return void response.end()
  await trickle(response, to - from + 1, Number(speed), breaksOff ? whole / 2 : 0)
}

/** Sends so many bytes at a speed; with `breakAt` left it drops the connection. */
async function trickle(
  response: ServerResponse,
  bytes: number,
  speed: number,
  breakAt: number,
): Promise<void> {
  const step = Buffer.alloc(Math.ceil((speed * STEP_MS) / 1_000))
  for (let left = bytes; left > 0 && !response.destroyed; left -= step.length) {
    if (left < breakAt) return void response.destroy()
    response.write(step.subarray(0, left))
    await sleep(STEP_MS)
  }
  response.end()
}
