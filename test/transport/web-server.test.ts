import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { sluiceNamespace } from '../../electron/transport/sluice-namespace.ts'
import { ListenError, startWebServer, type WebServer } from '../../electron/transport/web-server.ts'
import { say } from '../../shared/said.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { idOf } from './fake-engine.ts'
import { fakeParts } from './fake-parts.ts'

const SECRET = 'correct-horse'
let folder: Awaited<ReturnType<typeof tempFolder>>
let parts: ReturnType<typeof fakeParts>
let server: WebServer

const start = (port = 0, host = '127.0.0.1') =>
  startWebServer({
    host,
    port,
    secret: SECRET,
    pages: folder.path,
    namespaces: { sluice: sluiceNamespace(parts.call) },
    publisher: parts.publisher,
    logError: (_what, error) => parts.logged.push(error),
  })

beforeEach(async () => {
  folder = await tempFolder()
  await writeFile(join(folder.path, 'index.html'), '<title>Sluice</title>')
  await mkdir(join(folder.path, 'assets'))
  await writeFile(join(folder.path, 'assets/index-1234.js'), 'export {}')
  parts = fakeParts()
  server = await start()
})

afterEach(async () => {
  await server.close()
  await folder[Symbol.asyncDispose]()
})

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer }
type Got = { status: number; headers: IncomingHttpHeaders; body: string }

/** A request as anyone may write it: `fetch` would not let a test forge Host and Origin. */
function send({ method = 'POST', path = '/jsonrpc', headers = {}, body = '' }: Sent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(server.url + path, { method, headers, agent: false }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      const text = Buffer.concat(chunks).toString('utf8')
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
    })
    request.on('error', reject)
    request.end(body)
  })
}

const bearer = { authorization: `Bearer ${SECRET}` }
const ask = (method: string, params: unknown = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
const isAlive = async () => {
  const { status, body } = await send({ headers: bearer, body: ask('sluice.getStats') })
  expect(status).toBe(200)
  expect(JSON.parse(body)).toMatchObject({ id: 1, result: { maxActive: 16 } })
}

describe('JSON-RPC over HTTP', () => {
  it('answers who shows the secret', isAlive)

  it.each([
    ['no secret', {}],
    ['a wrong secret', { authorization: 'Bearer wrong' }],
    ['the secret under another scheme', { authorization: `Basic ${SECRET}` }],
    ['an empty secret', { authorization: 'Bearer ' }],
  ])('refuses %s', async (_what, headers) => {
    const { status, body } = await send({ headers, body: ask('sluice.cancelAllDownloads') })
    expect(status).toBe(401)
    expect(JSON.parse(body)).toMatchObject({ id: 1, error: { code: 1 } })
    await isAlive()
  })

  it.each([
    ['a foreign Host', { host: 'evil.example' }],
    ['a foreign Host on our port', { host: 'evil.example:6800' }],
    ['a Host that only begins like ours', { host: '127.0.0.1.evil.example' }],
    ['a foreign Origin', { origin: 'http://evil.example' }],
    ['an Origin of another port', { origin: 'http://127.0.0.1:1' }],
    ['an opaque Origin', { origin: 'null' }],
    ['a broken Origin', { origin: '://' }],
  ])('refuses %s even with the secret, and gives no leave across origins', async (_what, headers) => {
    const {
      status,
      headers: got,
      body,
    } = await send({ headers: { ...bearer, ...headers }, body: ask('sluice.getStats') })
    expect(status).toBe(403)
    expect(JSON.parse(body)).toMatchObject({ error: { code: 1 } })
    expect(got['access-control-allow-origin']).toBeUndefined()
    await isAlive()
  })

  it.each(['localhost', '[::1]:6800', 'LOCALHOST:1'])('answers to the loopback name %s', async (host) => {
    expect(await send({ headers: { ...bearer, host }, body: ask('sluice.getStats') })).toMatchObject({
      status: 200,
    })
  })

  it('answers its own page', async () => {
    const headers = { ...bearer, origin: server.url }
    expect(await send({ headers, body: ask('sluice.getStats') })).toMatchObject({ status: 200 })
  })

  it.each([
    ['malformed JSON', '{"jsonrpc"', -32_700],
    ['an unknown method', ask('sluice.nothing'), -32_601],
    ['wrong types', ask('sluice.cancelDownload', { id: [] }), -32_602],
    ['binary noise', Buffer.from([0xff, 0x00, 0xfe]), -32_700],
  ])('answers %s with an error', async (_what, body, code) => {
    const answer = await send({ headers: bearer, body })
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code } })
    await isAlive()
  })

  it.each([true, false])('answers a body of 20 MB with 413 (length announced: %s)', async (announced) => {
    const body = Buffer.alloc(20 * 2 ** 20, ' ')
    const headers = announced ? { 'content-length': String(body.length) } : { 'transfer-encoding': 'chunked' }
    const answer = await send({ headers: { ...bearer, ...headers }, body })
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: -32_600 } })
    await isAlive()
  })

  it('answers a notification with nothing, and anything but POST with 405', async () => {
    const notification = JSON.stringify({ jsonrpc: '2.0', method: 'sluice.getStats' })
    expect(await send({ headers: bearer, body: notification })).toMatchObject({ status: 204, body: '' })
    for (const method of ['GET', 'OPTIONS', 'PUT']) {
      const { status, headers, body } = await send({ method, headers: bearer })
      expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'POST' })
      expect(JSON.parse(body)).toHaveProperty('error')
    }
  })

  it.each([
    'GET / HTTP/1.1\r\n\r\n',
    'POST /jsonrpc HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}',
    'POST /jsonrpc HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    '\0\0\0\0\r\n\r\n',
  ])('survives the raw request %j', async (raw) => {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.end(raw)
    let answer = ''
    socket.on('data', (chunk) => {
      answer += String(chunk)
    })
    await once(socket, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 (?:400|403)/)
    await isAlive()
  })
})

describe('the window', () => {
  it('is served with a policy that lets it load and reach nothing else', async () => {
    const { status, headers, body } = await send({ method: 'GET', path: '/' })
    expect({ status, body }).toEqual({ status: 200, body: '<title>Sluice</title>' })
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        `font-src 'self'; connect-src 'self' ws://127.0.0.1:${server.port} wss://127.0.0.1:${server.port}; ` +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    })
  })

  it('keeps what is named by its content', async () => {
    const { headers } = await send({ method: 'GET', path: '/assets/index-1234.js' })
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' })
  })

  it.each(['/../package.json', '/..%2f..%2fetc/passwd', '/%', '/nothing'])('has no page %s', async (path) => {
    const { status } = await send({ method: 'GET', path })
    expect([400, 404]).toContain(status)
    await isAlive()
  })

  it('is not shown to a foreign Host', async () => {
    const { status, body } = await send({ method: 'GET', path: '/', headers: { host: 'evil.example' } })
    expect(status).toBe(403)
    expect(body).not.toContain('Sluice')
  })
})

describe('JSON-RPC over WebSocket', () => {
  const open = (protocols: string[] = [], headers: Record<string, string> = {}) =>
    new WebSocket(`${server.url.replace('http', 'ws')}/jsonrpc`, protocols, { headers })
  const message = async (socket: WebSocket) => JSON.parse(String((await once(socket, 'message'))[0]))

  it('answers and notifies who shows the secret as a subprotocol', async () => {
    const socket = open(['sluice', `token.${SECRET}`])
    await once(socket, 'open')
    expect(socket.protocol).toBe('sluice')
    socket.send(ask('sluice.getStats'))
    expect(await message(socket)).toMatchObject({ id: 1, result: {} })
    parts.engine.put(idOf(1))
    const told = message(socket)
    await parts.clock.advance(0)
    expect(await told).toMatchObject({
      method: 'sluice.onRecords',
      params: { seq: 1, put: [{ id: idOf(1) }] },
    })
    socket.close()
  })

  it('closes on a wrong secret with 4401', async () => {
    const [code] = await once(open(['sluice', 'token.wrong']), 'close')
    expect(code).toBe(4401)
  })

  it('tells nothing to who has shown nothing, until the first message does', async () => {
    const socket = open()
    await once(socket, 'open')
    parts.engine.put(idOf(1))
    await parts.clock.advance(1_000)
    socket.send(ask('sluice.getDownloadStatus', { id: idOf(1) }))
    expect(await message(socket)).toMatchObject({ error: { code: 1 } })
    socket.send(ask('sluice.authorize', { secret: SECRET }))
    expect(await message(socket)).toMatchObject({ result: true })
    parts.engine.put(idOf(2))
    const told = message(socket)
    await parts.clock.advance(1_000)
    expect(await told).toMatchObject({ method: 'sluice.onRecords', params: { put: [{ id: idOf(2) }] } })
    socket.close()
  })

  it.each([
    ['a foreign Host', { host: 'evil.example' }, '/jsonrpc', 403],
    ['a foreign Origin', { origin: 'http://evil.example' }, '/jsonrpc', 403],
    ['another path', {}, '/', 404],
  ])('turns %s away before the upgrade', async (_what, headers, path, status) => {
    const socket = new WebSocket(server.url.replace('http', 'ws') + path, ['sluice', `token.${SECRET}`], {
      headers,
    })
    const [error] = await once(socket, 'error')
    expect(error.message).toContain(String(status))
    await isAlive()
  })

  it('ends a client whose message is too large, and no other', async () => {
    const socket = open(['sluice', `token.${SECRET}`])
    await once(socket, 'open')
    socket.on('error', () => undefined)
    socket.send(Buffer.alloc(11 * 2 ** 20))
    expect((await once(socket, 'close'))[0]).toBe(1009)
    await isAlive()
  })

  it('answers every request of a client that floods', async () => {
    const socket = open(['sluice', `token.${SECRET}`])
    await once(socket, 'open')
    let answers = 0
    const all = new Promise<void>((resolve) => {
      socket.on('message', () => {
        answers += 1
        if (answers === 500) resolve()
      })
    })
    for (let n = 0; n < 500; n += 1) socket.send(ask('sluice.getStats'))
    await all
    socket.close()
  })

  it('drops a client that does not read, and keeps nothing for it', async () => {
    const socket = open(['sluice', `token.${SECRET}`])
    await once(socket, 'open')
    socket.on('error', () => undefined)
    socket.pause()
    const extra = { text: 'x'.repeat(50_000) }
    for (let flush = 0; flush < 200 && parts.publisher.listeners > 0; flush += 1) {
      for (let n = 0; n < 100; n += 1) parts.engine.put(idOf(n), { extra })
      await parts.clock.advance(100)
    }
    expect(parts.publisher.listeners).toBe(0)
    socket.terminate()
    await isAlive()
  })

  it('stops listening for clients that are gone', async () => {
    const socket = open(['sluice', `token.${SECRET}`])
    await once(socket, 'open')
    socket.send(ask('sluice.getStats'))
    await message(socket)
    expect(parts.publisher.listeners).toBe(1)
    socket.close()
    await once(socket, 'close')
    await isAlive()
    expect(parts.publisher.listeners).toBe(0)
  })
})

describe('listening', () => {
  it('says that a port is taken', async () => {
    await expect(start(server.port)).rejects.toThrow(
      new ListenError(say('port-taken', { port: String(server.port), host: '127.0.0.1' })),
    )
  })

  it('says that an address is not ours', async () => {
    await expect(start(0, '192.0.2.1')).rejects.toThrow(/no address of this machine/)
  })

  it('ends open connections when it closes', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/jsonrpc`)
    await once(socket, 'open')
    const idle = connect(server.port, '127.0.0.1')
    await once(idle, 'connect')
    const ended = Promise.all([once(socket, 'close'), once(idle, 'close')])
    idle.on('error', () => undefined)
    idle.resume()
    const other = server
    server = await start()
    await other.close()
    await ended
  })
})
