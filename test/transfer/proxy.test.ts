import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isExempt } from '../../electron/transfer/no-proxy.ts'
import { proxyFor } from '../../electron/transfer/proxy.ts'
import { ProxySetting } from '../../shared/proxy.ts'
import { selfSigned } from '../helpers/certificates.ts'
import { faultServer, redirects, serves, servesRanges } from '../helpers/fault-server.ts'
import { freePort } from '../helpers/nginx.ts'
import { httpProxy, socksProxy } from '../helpers/proxies.ts'
import { failureOf, fetchTo } from './fetch-to.ts'
import { through, trustedServers } from './trusted-servers.ts'

const body = randomBytes(12_000_000)
const account = { username: 'me', password: 'p-ss' }
const { folder, identity } = await trustedServers()
afterEach(() => vi.unstubAllEnvs())

const kinds: [name: string, start: typeof httpProxy, scheme: string][] = [
  ['an HTTP proxy', httpProxy, 'http'],
  ['a SOCKS5 proxy', socksProxy, 'socks5'],
]

describe.each(kinds)('through %s', (_name, start, scheme) => {
  it.each([
    ['http', undefined],
    ['https', true],
  ])('a file comes over %s, in parts too, and the log names the proxy', async (_, isSecure) => {
    await using proxy = await start()
    await using server = await faultServer(servesRanges(body), isSecure ? identity : undefined)
    const began = performance.now()
    const fetched = fetchTo(folder.path, `${server.url}/a.bin`, {
      ...through(`${scheme}://${proxy.address}`),
      options: { connections: 3, speedLimit: 20_000_000 },
    })
    expect((await readFile(await fetched.path)).equals(body)).toBe(true)
    expect(server.requests.length).toBeGreaterThan(1)
    // Its speed is held down on this way too.
    expect(performance.now() - began).toBeGreaterThan(400)
    expect(await proxy.log()).toContain(new URL(server.url).port)
    expect(fetched.log.join()).toContain(`through the proxy ${scheme}://${proxy.address}`)
  })

  it('a name and a password are given to it, are not in the log, and wrong ones are said to be', async () => {
    await using proxy = await start(account)
    await using server = await faultServer(serves('text'), identity)
    await using plain = await faultServer(serves('text'))
    const right = through(`${scheme}://me:p%2Dss@${proxy.address}`)
    for (const { url } of [server, plain]) {
      const fetched = fetchTo(folder.path, `${url}/a`, right)
      expect(await readFile(await fetched.path, 'utf8')).toBe('text')
      expect(fetched.log.join()).not.toContain('p-ss')
      expect(fetched.log.join()).not.toContain('p%2Dss')
      for (const wrong of [`${scheme}://${proxy.address}`, `${scheme}://me:no@${proxy.address}`]) {
        const failure = await failureOf(fetchTo(folder.path, `${url}/a`, through(wrong)).path)
        expect(failure).toMatchObject({ code: 'unauthorized', retryable: false })
      }
    }
    expect(server.requests.concat(plain.requests)).toHaveLength(2)
    expect(plain.requests[0]?.headers['proxy-authorization']).toBeUndefined()
  })

  it('the certificate of the server is checked as without one', async () => {
    await using proxy = await start()
    await using server = await faultServer(serves('text'), selfSigned(folder.path))
    const way = through(`${scheme}://${proxy.address}`)
    expect(await failureOf(fetchTo(folder.path, `${server.url}/a`, way).path)).toMatchObject({ code: 'tls' })
    const options = { acceptAnyCertificate: true }
    const fetched = fetchTo(folder.path, `${server.url}/a`, { ...way, options })
    expect(await readFile(await fetched.path, 'utf8')).toBe('text')
    expect(fetched.log.join()).toContain('self-signed')
  })

  it('one that is not there is named', async () => {
    const address = `${scheme}://127.0.0.1:${await freePort()}`
    for (const url of ['http://127.0.0.1:1/a', 'https://127.0.0.1:1/a']) {
      const failure = await failureOf(fetchTo(folder.path, url, through(address)).path)
      expect(failure).toMatchObject({ code: 'connection', retryable: true })
      expect(failure.message).toBe(`The proxy ${address} refused the connection.`)
    }
  })

  it('a server it cannot reach is one that is not there', async () => {
    await using proxy = await start()
    const nowhere = `127.0.0.1:${await freePort()}`
    const failure = await failureOf(
      fetchTo(folder.path, `https://${nowhere}/a`, through(`${scheme}://${proxy.address}`)).path,
    )
    expect(failure.retryable).toBe(true)
    expect(failure.message).toContain(`connect to ${nowhere}`)
  })
})

it('each address on the way is asked as the rules have it for that one', async () => {
  await using proxy = await httpProxy()
  await using goal = await faultServer(serves('text'))
  await using first = await faultServer(redirects(`${goal.url.replace('127.0.0.1', 'localhost')}/a`))
  const way = through(`http://${proxy.address}`, 'localhost')
  await fetchTo(folder.path, `${first.url}/a`, way).path
  const log = await proxy.log()
  expect(log).toContain(`${new URL(first.url).port}/a`)
  expect(log).not.toContain(new URL(goal.url).port)
})

it('the environment counts where nothing was set, and a setting goes before it', async () => {
  await using proxy = await httpProxy()
  await using server = await faultServer(serves('text'))
  const uses = async (rules: string, noProxy = '') => {
    const before = (await proxy.log()).length
    await fetchTo(folder.path, `${server.url}/a`, through(rules, noProxy)).path
    return (await proxy.log()).slice(before).includes('/a')
  }
  vi.stubEnv('no_proxy', undefined)
  vi.stubEnv('NO_PROXY', undefined)
  vi.stubEnv('http_proxy', `http://${proxy.address}`)
  expect(await uses('')).toBe(true)
  expect(await uses('none')).toBe(false)
  expect(await uses('', '127.0.0.0/8')).toBe(false)
  vi.stubEnv('no_proxy', '10.0.0.1, 127.0.0.1')
  expect(await uses('')).toBe(false)
  vi.stubEnv('http_proxy', '')
  expect(await uses(`http://${proxy.address}`)).toBe(true)
})

const all = { proxy: '', noProxy: '' }
const web = new URL('http://example.org/')
const secure = new URL('https://example.org/')

it.each<[env: Record<string, string>, url: URL, address: string | undefined]>([
  [{}, web, undefined],
  [{ http_proxy: 'http://p:3128' }, web, 'http://p:3128'],
  [{ http_proxy: 'p:3128' }, web, 'http://p:3128'],
  [{ http_proxy: 'p' }, web, 'http://p:1080'],
  [{ http_proxy: 'http://p:80' }, web, 'http://p:80'],
  [{ https_proxy: 'https://p' }, secure, 'https://p:443'],
  [{ http_proxy: 'http://p:1' }, secure, undefined],
  [{ HTTP_PROXY: 'http://p:1' }, web, undefined],
  [{ HTTPS_PROXY: 'http://p:1' }, secure, 'http://p:1'],
  [{ HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:1' }, secure, 'http://q:1'],
  [{ ALL_PROXY: 'socks5h://p' }, secure, 'socks5://p:1080'],
  [{ all_proxy: 'socks5://[::1]:9' }, web, 'socks5://[::1]:9'],
  [{ all_proxy: 'http://p:1', http_proxy: 'http://q:1' }, web, 'http://q:1'],
  [{ all_proxy: 'http://p:1', no_proxy: 'example.org' }, web, undefined],
  [{ all_proxy: 'http://p:1', NO_PROXY: '*' }, web, undefined],
])('in the environment %j %s is asked through %s', (env, url, address) => {
  expect(proxyFor(url, all, env)?.address).toBe(address)
})

it('a proxy of the environment that cannot be used is told, not passed by', () => {
  expect(() => proxyFor(web, all, { all_proxy: 'socks4://p:1' })).toThrow(/all_proxy/)
})

it.each(['http://p:1', 'socks5://me:secret@[::1]:1080', 'none', '', 'p:8080', 'https://p'])(
  '%j is a proxy',
  (text) => {
    expect(ProxySetting.safeParse(text).success).toBe(true)
  },
)

it.each(['socks4://p:1', 'ftp://p', 'http://', 'http://p:99999', 'http://p:1/path', 'a b', 'http://p\n:1'])(
  '%j is none',
  (text) => {
    expect(ProxySetting.safeParse(text).success).toBe(false)
  },
)

it.each<[list: string, address: string, isExempt: boolean]>([
  ['', 'http://example.org/', false],
  ['*', 'http://example.org/', true],
  ['example.org', 'http://example.org/', true],
  ['example.org', 'http://EXAMPLE.org./', true],
  ['Example.Org', 'http://a.example.org/', true],
  ['.example.org', 'http://a.example.org/', true],
  ['.example.org', 'http://example.org/', true],
  ['*.example.org', 'http://a.example.org/', true],
  ['example.org', 'http://notexample.org/', false],
  ['a.example.org', 'http://example.org/', false],
  ['other, example.org', 'http://example.org/', true],
  ['example.org:8080', 'http://example.org/', false],
  ['example.org:80', 'http://example.org/', true],
  ['example.org:443', 'https://example.org/', true],
  ['example.org:8080', 'http://example.org:8080/', true],
  ['127.0.0.1', 'http://127.0.0.1:9/', true],
  ['10.0.0.0/8', 'http://10.1.2.3/', true],
  ['10.0.0.0/8', 'http://11.1.2.3/', false],
  ['10.0.0.0/99', 'http://10.1.2.3/', false],
  ['10.0.0.0/8', 'http://10.example.org/', false],
  ['::1', 'http://[::1]/', true],
  ['[::1]:80', 'http://[::1]/', true],
  ['[::1]:81', 'http://[::1]/', false],
  ['fd00::/8', 'http://[fd12::1]/', true],
  ['1', 'http://127.0.0.1/', false],
])('by the list %j, %s is asked without a proxy: %s', (list, address, expected) => {
  expect(isExempt(new URL(address), list)).toBe(expected)
})
