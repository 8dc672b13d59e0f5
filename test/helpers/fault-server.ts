import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'

/** A server that behaves in one named way, good or bad, on a free loopback port. */
export type FaultServer = AsyncDisposable & {
  /** Without a slash at its end. */
  readonly url: string
  /** What was asked, in order. */
  readonly requests: readonly Asked[]
  /** Connections open now. */
  readonly open: ReadonlySet<Socket>
}

type Asked = { readonly method: string; readonly path: string; readonly headers: IncomingHttpHeaders }
export type Identity = { readonly key: string; readonly cert: string }

export async function faultServer(behave: RequestListener, identity?: Identity): Promise<FaultServer> {
  const requests: Asked[] = []
  const listener: RequestListener = (request, response) => {
    requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers })
    // A client that leaves is part of the test, not an error of the server.
    response.on('error', () => undefined)
    behave(request, response)
  }
  const server = identity ? createSecureServer(identity, listener) : createServer(listener)
  const scheme = identity ? 'https' : 'http'
  return { ...(await listening(server, scheme)), requests }
}

/** A server below HTTP: what comes over a connection is for `behave` to say. */
export async function rawServer(behave: (socket: Socket) => void): Promise<Omit<FaultServer, 'requests'>> {
  return await listening(createTcpServer(behave) as Server, 'http')
}

async function listening(server: Server, scheme: string): Promise<Omit<FaultServer, 'requests'>> {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => open.delete(socket))
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

type Headers = Record<string, string | number>

export const serves =
  (body: string | Buffer, headers: Headers = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(200, { 'content-length': Buffer.byteLength(body), ...headers }).end(body)

export const answers =
  (status: number, headers: Headers = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end('an explanation nobody reads')

export const redirects =
  (location: string, status = 302): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { location }).end()

/** Behaves by path. */
export const byPath =
  (behaviours: Readonly<Record<string, RequestListener>>): RequestListener =>
  (request, response) =>
    (behaviours[request.url ?? ''] ?? answers(404))(request, response)

/** Several pieces and no length. */
export const servesChunked =
  (pieces: readonly (string | Buffer)[]): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' })
    for (const piece of pieces) response.write(piece)
    response.end()
  }

/** Announces all, sends the first `bytes`, and then nothing for ever. */
export const stallsAfter =
  (bytes: number, body: Buffer): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-length': body.length })
    response.write(body.subarray(0, bytes))
  }

/** Ends the connection in order, but before the end. */
export const stopsAfter =
  (bytes: number, body: Buffer): RequestListener =>
  (request, response) => {
    response.writeHead(200, { 'content-length': body.length })
    response.write(body.subarray(0, bytes), () => request.socket.end())
  }

/** The same in the middle of a body without a length. */
export const stopsMidChunk: RequestListener = (request, response) => {
  response.writeHead(200)
  response.write('some bytes', () => request.socket.end())
}

/** Breaks the connection off with a TCP reset, once what was sent has arrived. */
export const resetsAfter =
  (bytes: number, body: Buffer): RequestListener =>
  (request, response) => {
    response.writeHead(200, { 'content-length': body.length })
    response.write(body.subarray(0, bytes), () => setTimeout(() => request.socket.resetAndDestroy(), 50))
  }

export const neverAnswers: RequestListener = () => undefined

/** For rawServer: answers any request with these very bytes and ends. */
export const says =
  (text: string): ((socket: Socket) => void) =>
  (socket) =>
    socket.once('data', () => socket.end(text))

/** For rawServer: takes connections and keeps silent. */
export const keepsSilent = (_socket: Socket): void => undefined

/** What of a file a request with `Range: bytes=a-b` asks for; null: all of it. */
const rangeAsked = (request: IncomingMessage, size: number) => {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  return first === undefined ? null : { start: Number(first), end: last ? Number(last) + 1 : size }
}

type Ranged = {
  /** Sent with every answer. Default: a strong ETag. */
  readonly headers?: Headers
  /** Bytes of each answer before its connection is reset. Default: all. */
  readonly resetAfter?: number
  /** Ms between two pieces of 64 KB. */
  readonly pauseMs?: number
}

export const strongTag = '"version-1"'

/** Serves parts of a file as RFC 9110 §14 has it, `If-Range` included. */
export const servesRanges =
  (body: Buffer, { headers = { etag: strongTag }, resetAfter, pauseMs }: Ranged = {}): RequestListener =>
  (request, response) => {
    const condition = request.headers['if-range']
    const holds = condition === undefined || Object.values(headers).some((value) => value === condition)
    const range = holds ? rangeAsked(request, body.length) : null
    const { start, end } = range ?? { start: 0, end: body.length }
    const about = range ? { 'content-range': `bytes ${start}-${end - 1}/${body.length}` } : {}
    response.writeHead(range ? 206 : 200, { ...headers, ...about, 'content-length': end - start })
    const piece = body.subarray(start, Math.min(end, start + (resetAfter ?? body.length)))
    const close = () => (piece.length < end - start ? request.socket.resetAndDestroy() : response.end())
    void sendSlowly(piece, response, pauseMs).then(() =>
      setTimeout(close, resetAfter === undefined ? 0 : 250),
    )
  }

async function sendSlowly(bytes: Buffer, response: ServerResponse, pauseMs = 0): Promise<void> {
  const step = pauseMs > 0 ? 64 * 1024 : bytes.length
  for (let at = 0; at < bytes.length && !response.destroyed; at += step) {
    response.write(bytes.subarray(at, at + step))
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

/** Behaves as the first behaviour for the first request, the second for the second …, the last for all others. */
export const inTurn = (...behaviours: readonly RequestListener[]): RequestListener => {
  let asked = 0
  return (request, response) => {
    const behave = behaviours[Math.min(asked, behaviours.length - 1)]
    asked += 1
    behave?.(request, response)
  }
}
