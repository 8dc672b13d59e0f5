import type { IncomingMessage, ServerResponse } from 'node:http'
import { type RpcError, rpcErrorCodes } from '../../shared/rpc-error.ts'
import { answerRpc, type Namespaces, type RpcResponse, refuse } from './json-rpc.ts'
import { bearerOf, makeCaller } from './request-guard.ts'

/** Bytes of one request. */
export const MOST_BYTES = 10 * 2 ** 20
/** A caller that keeps sending after it was told that it is too much is cut off here. */
const MOST_DRAINED = 8 * MOST_BYTES

/** JSON-RPC over POST. Every answer is JSON, errors of HTTP included. */
export async function serveHttpRpc(
  request: IncomingMessage,
  response: ServerResponse,
  namespaces: Namespaces,
  secret: string,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST')
    return sendRpc(response, 405, refuse('invalidRequest', 'JSON-RPC is spoken by POST or WebSocket here.'))
  }
  const body = await readBody(request)
  if (body === null) {
    return sendRpc(response, 413, refuse('invalidRequest', `A request may hold ${MOST_BYTES} bytes at most.`))
  }
  const caller = makeCaller(secret)
  caller.authorize(bearerOf(request.headers) ?? '')
  const answer = await answerRpc(body, namespaces, caller)
  if (answer) sendRpc(response, isUnauthorized(answer) ? 401 : 200, answer)
  else response.writeHead(204).end()
}

export function sendRpc(response: ServerResponse, status: number, answer: RpcResponse | RpcResponse[]): void {
  const text = JSON.stringify(answer)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}

/**
 * Null: too large. The rest is then read and thrown away: closing on a caller that still writes would
 * reset the connection before it has read why.
 */
async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length']) > MOST_BYTES) {
    drain(request)
    return null
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > MOST_BYTES) {
      drain(request)
      return null
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function drain(request: IncomingMessage): void {
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > MOST_DRAINED) request.destroy()
  })
}

const isUnauthorized = (answer: RpcResponse | RpcResponse[]): boolean =>
  [answer].flat().every((one) => 'error' in one && isCode(one.error, 'unauthorized'))

const isCode = (error: RpcError, code: keyof typeof rpcErrorCodes): boolean =>
  error.code === rpcErrorCodes[code]
