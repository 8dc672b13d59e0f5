import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { type Asked, ask, askForText } from '../../electron/sources/ask.ts'
import { byPath, faultServer, redirects, serves, stallsAfter } from '../helpers/fault-server.ts'
import { freePort } from '../helpers/nginx.ts'
import { httpProxy, socksProxy } from '../helpers/proxies.ts'
import { failureOf } from '../transfer/fetch-to.ts'

const asked = (url: string, more: Partial<Asked> = {}): Asked => ({
  ...{ url, headers: {}, signal: new AbortController().signal, proxy: { proxy: 'none', noProxy: '' } },
  ...more,
})

it('a key stays with the server it is for, wherever that sends us', async () => {
  await using other = await faultServer(serves('elsewhere'))
  await using server = await faultServer(
    byPath({
      '/a': redirects('/b'),
      '/b': serves('here'),
      '/away': redirects(`${other.url}/c`),
    }),
  )
  const headers = { 'x-api-key': 'secret' }
  expect(await askForText(asked(`${server.url}/a`, { headers }))).toBe('here')
  expect(await askForText(asked(`${server.url}/away`, { headers }))).toBe('elsewhere')
  expect(server.requests.map((one) => one.headers['x-api-key'])).toEqual(['secret', 'secret', 'secret'])
  expect(other.requests.map((one) => one.headers['x-api-key'])).toEqual([undefined])
})

it('each address on the way is asked as the rules have it for that one', async () => {
  await using proxy = await httpProxy()
  await using goal = await faultServer(serves('text'))
  await using first = await faultServer(redirects(`${goal.url.replace('127.0.0.1', 'localhost')}/goal`))
  const rules = { proxy: `http://${proxy.address}`, noProxy: 'localhost' }
  expect(await askForText(asked(`${first.url}/first`, { proxy: rules }))).toBe('text')
  expect(await proxy.log()).toContain('/first')
  expect(await proxy.log()).not.toContain('/goal')
})

it('redirects that lead nowhere, or around, are refused', async () => {
  await using server = await faultServer(
    byPath({ '/loop': redirects('/loop'), '/file': redirects('file:///etc/passwd') }),
  )
  for (const path of ['/loop', '/file']) {
    expect(await failureOf(askForText(asked(server.url + path)))).toMatchObject({ code: 'redirect' })
  }
})

it('what the network throws is told in words, and tried again where that may help', async () => {
  const nobody = `http://127.0.0.1:${await freePort()}/`
  expect(await failureOf(askForText(asked(nobody)))).toMatchObject({ code: 'connection', retryable: true })
  const mute = createServer((socket) => socket.end('no HTTP at all\r\n')).listen(0, '127.0.0.1')
  await new Promise((resolve) => mute.once('listening', resolve))
  const address = mute.address()
  const port = typeof address === 'object' ? address?.port : 0
  const failure = await failureOf(askForText(asked(`http://127.0.0.1:${port}/`)))
  expect(failure).toMatchObject({ code: 'server', message: expect.stringContaining('not HTTP') })
  mute.close()
})

it('an answer that stops coming is given up, and one nobody wants any more is left', async () => {
  await using server = await faultServer(stallsAfter(3, Buffer.from('a whole text')))
  const { chunks } = await ask(asked(server.url), 200)
  const read = async (pieces: AsyncIterable<Uint8Array>) => {
    for await (const _ of pieces);
  }
  expect(await failureOf(read(chunks))).toMatchObject({ code: 'stalled' })
  const abort = new AbortController()
  const unwanted = await ask(asked(server.url, { signal: abort.signal }))
  abort.abort('discard')
  await expect(read(unwanted.chunks)).rejects.toThrow()
})

it.each([
  ['HTTP', httpProxy, 'http'],
  ['SOCKS5', socksProxy, 'socks5'],
] as const)('what a proxy is to blame for names the proxy (%s)', async (_, start, scheme) => {
  await using proxy = await start({ username: 'me', password: 'word' })
  const wrong = { proxy: `${scheme}://me:no@${proxy.address}`, noProxy: '' }
  const refused = await failureOf(askForText(asked('https://127.0.0.1:1234/', { proxy: wrong })))
  expect(refused).toMatchObject({ code: 'unauthorized', message: expect.stringContaining('proxy') })
  const absent = { proxy: `${scheme}://127.0.0.1:${await freePort()}`, noProxy: '' }
  for (const url of ['http://127.0.0.1:1234/', 'https://127.0.0.1:1234/']) {
    const failure = await failureOf(askForText(asked(url, { proxy: absent })))
    expect(failure).toMatchObject({ code: 'connection' })
    expect(failure.message).toBe(`The proxy ${absent.proxy} refused the connection.`)
  }
})
