import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { proxiedFetch } from '../../electron/transfer/proxied-fetch.ts'
import { selfSigned } from '../helpers/certificates.ts'
import { faultServer, type Identity, serves, servesRanges } from '../helpers/fault-server.ts'
import { httpProxy, httpsProxy, type RunningProxy, socksProxy } from '../helpers/proxies.ts'
import { failureOf, fetchTo } from './fetch-to.ts'
import { through, trustedServers } from './trusted-servers.ts'

const body = randomBytes(12_000_000)
const { folder, known, identity } = await trustedServers()

/** A file over http and over https, in parts, and a page. */
async function seeItWork(proxy: RunningProxy, address: string): Promise<void> {
  for (const shown of [undefined, identity]) {
    await using server = await faultServer(servesRanges(body), shown)
    const options = { connections: 3, speedLimit: 20_000_000 }
    const fetched = fetchTo(folder.path, `${server.url}/a.bin`, { ...through(address), options })
    expect((await readFile(await fetched.path)).equals(body)).toBe(true)
    expect(server.requests.length).toBeGreaterThan(1)
    expect(await proxy.log()).toContain(new URL(server.url).port)
  }
  await using server = await faultServer(serves('page'))
  const answer = await proxiedFetch(
    `${server.url}/page`,
    { headers: {}, signal: AbortSignal.timeout(60_000) },
    { proxy: address, noProxy: '' },
  )
  expect(await answer.text()).toBe('page')
  expect(await proxy.log()).toContain(new URL(server.url).port)
}

/** A proxy as far as a greeting gets. */
async function plainProxy(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    onConnection(socket.resume())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

describe('a proxy that is spoken to by TLS', () => {
  it('passes on files over http and https, and pages', async () => {
    await using proxy = await httpsProxy(identity)
    await seeItWork(proxy, `https://${proxy.address}`)
  })

  // What it does is up to the random bytes of the greeting, which may look to it like the end of a request.
  it.each<[what: string, onConnection: (socket: Socket) => void, expected: object]>([
    [
      'waits for a request is given up on within the time for a connection',
      () => undefined,
      {
        code: 'timeout',
        retryable: true,
        message: expect.stringContaining('in time. Most proxies speak no'),
      },
    ],
    [
      'takes the greeting for a request is given up on when it answers',
      (socket) => socket.once('data', () => socket.end('HTTP/1.0 400 Bad Request\r\n\r\n')),
      {
        code: 'tls',
        retryable: false,
        message: expect.stringContaining('made. Most proxies speak no TLS: '),
      },
    ],
  ])('that speaks none and %s, with what to do', async (_, onConnection, expected) => {
    await using proxy = await plainProxy(onConnection)
    for (const url of ['http://127.0.0.1:1/a', 'https://127.0.0.1:1/a']) {
      const way = { ...through(`https://${proxy.address}`), timeouts: { connect: 500 } }
      const began = performance.now()
      expect(await failureOf(fetchTo(folder.path, url, way).path)).toMatchObject(expected)
      expect(performance.now() - began).toBeLessThan(10_000)
    }
  })

  it('that speaks none, Debian’s tinyproxy, is named with what to do', async () => {
    await using proxy = await httpProxy()
    const address = `https://${proxy.address}`
    for (const url of ['http://127.0.0.1:1/a', 'https://127.0.0.1:1/a']) {
      const way = { ...through(address), timeouts: { connect: 500 } }
      const { message } = await failureOf(fetchTo(folder.path, url, way).path)
      expect(message).toContain(`he proxy ${address} `)
      expect(message).toMatch(/Most proxies speak no TLS: their address begins with http:\/\/\.$/)
    }
  })

  it('is given name and password, and says when they are wrong', async () => {
    await using proxy = await httpsProxy(identity, { username: 'me', password: 'word' })
    for (const shown of [undefined, identity]) {
      await using server = await faultServer(serves('text'), shown)
      const fetched = fetchTo(folder.path, `${server.url}/a`, through(`https://me:word@${proxy.address}`))
      expect(await readFile(await fetched.path, 'utf8')).toBe('text')
      const wrong = fetchTo(folder.path, `${server.url}/a`, through(`https://me:no@${proxy.address}`))
      expect(await failureOf(wrong.path)).toMatchObject({ code: 'unauthorized' })
    }
  })

  it.each<[what: string, identity: () => Identity, words: string]>([
    ['nobody vouches for', () => selfSigned(folder.path), 'is self-signed: nobody vouches for it.'],
    ['has expired', () => known.issue('IP:127.0.0.1', -1), 'has expired.'],
    [
      'is of another host',
      () => known.issue('DNS:other.test'),
      'showed a certificate made for another host.',
    ],
  ])(
    'with a certificate that %s is refused by name, though any server be accepted',
    async (_, show, words) => {
      await using proxy = await httpsProxy(show())
      const address = `https://${proxy.address}`
      for (const shown of [undefined, identity]) {
        await using server = await faultServer(serves('text'), shown)
        const options = { acceptAnyCertificate: true }
        const failure = await failureOf(
          fetchTo(folder.path, `${server.url}/a`, { ...through(address), options }).path,
        )
        expect(failure).toMatchObject({ code: 'tls', retryable: false })
        expect(failure.message).toMatch(/^(The certificate of the proxy|The proxy) /)
        expect(failure.message).toContain(`${address} ${words}`)
        expect(server.requests).toEqual([])
      }
    },
  )
})

const hasIpv6Loopback = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
)

describe.each([
  ['HTTP', httpProxy, 'http'],
  ['SOCKS5', socksProxy, 'socks5'],
] as const)('an %s proxy at an IPv6 address', (_, start, scheme) => {
  it('passes on files over http and https, and pages', async ({ skip }) => {
    if (!hasIpv6Loopback) skip('This machine has no IPv6 loopback.')
    await using proxy = await start(undefined, '::1')
    expect(proxy.address).toMatch(/^\[::1\]:\d+$/)
    await seeItWork(proxy, `${scheme}://${proxy.address}`)
  })
})
