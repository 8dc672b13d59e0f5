import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readCookies } from '../../electron/transfer/cookie-file.ts'
import { withCookies } from '../../electron/transfer/cookies.ts'
import { byPath, faultServer, redirects, serves, servesRanges } from '../helpers/fault-server.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf, fetchTo } from './fetch-to.ts'

const later = Math.floor(Date.now() / 1000) + 3_600

type Said = { domain?: string; below?: boolean; path?: string; secure?: boolean; expires?: number | string }

/** A line of a file of cookies. */
const line = (pair: string, { domain, below, path, secure, expires }: Said = {}): string => {
  const [key = '', value = ''] = pair.split('=')
  const flag = (is = false) => (is ? 'TRUE' : 'FALSE')
  const fields = [domain ?? '127.0.0.1', flag(below), path ?? '/', flag(secure), expires ?? later, key, value]
  return fields.join('\t')
}

async function cookieFile(folder: string, ...lines: string[]): Promise<string> {
  const path = join(folder, 'cookies.txt')
  await writeFile(path, ['# Netscape HTTP Cookie File', '', ...lines, ''].join('\n'))
  return path
}

/** What of a file with these lines goes to `link`. */
async function sentTo(link: string, lines: readonly string[], own = {}): Promise<string | undefined> {
  await using folder = await tempFolder()
  const jar = await readCookies(await cookieFile(folder.path, ...lines))
  const { cookie } = withCookies(own, new URL(link), jar)
  return cookie
}

it.each([
  ['a host by its name', 'http://a.example/', { domain: 'a.example' }, true],
  ['a host above the one it is for', 'http://example.org/', { domain: 'a.example.org' }, false],
  [
    'a host below, if it is for those too',
    'http://b.a.example/',
    { domain: '.a.example', below: true },
    true,
  ],
  ['a host below, if it is for one alone', 'http://b.a.example/', { domain: 'a.example' }, false],
  ['a host that only ends alike', 'http://bada.example/', { domain: 'a.example', below: true }, false],
  ['every host of a public suffix', 'http://a.co.uk/', { domain: '.co.uk', below: true }, false],
  ['numbers that end alike', 'http://127.0.0.1/', { domain: '.0.0.1', below: true }, false],
  ['an address of IPv6', 'http://[::1]/', { domain: '[::1]' }, true],
  ['another port', 'http://127.0.0.1:8080/', {}, true],
  ['its path', 'http://127.0.0.1/films', { path: '/films' }, true],
  ['what is below its path', 'http://127.0.0.1/films/a', { path: '/films' }, true],
  ['a path that only begins alike', 'http://127.0.0.1/filmstar', { path: '/films' }, false],
  ['a secure address', 'https://127.0.0.1/', { secure: true }, true],
  ['an insecure address, if it is for secure ones', 'http://127.0.0.1/', { secure: true }, false],
  ['its host after its time', 'http://127.0.0.1/', { expires: 1 }, false],
  ['its host as long as a session lasts', 'http://127.0.0.1/', { expires: 0 }, true],
  ['its host until an absurd time', 'http://127.0.0.1/', { expires: '99999999999999999' }, true],
] as const)('a cookie and %s', async (_name, link, said, goes) => {
  expect(await sentTo(link, [line('a=1', said)])).toBe(goes ? 'a=1' : undefined)
})

it('a cookie that scripts may not see is sent like any other', async () => {
  expect(await sentTo('http://127.0.0.1/', [`#HttpOnly_${line('a=1')}`])).toBe('a=1')
})

it("a person's own cookies go first, and before those of the same name", async () => {
  const lines = [line('a=file'), line('b=file')]
  expect(await sentTo('http://127.0.0.1/', lines, { cookie: 'b=own; c=own' })).toBe('b=own; c=own; a=file')
})

it('each server on the way of a redirect gets its own, by path', async () => {
  await using server = await faultServer(
    byPath({ '/start': redirects('/films/a'), '/films/a': redirects('http://localhost:1/') }),
  )
  await using folder = await tempFolder()
  const file = await cookieFile(
    folder.path,
    line('all=1'),
    line('films=2', { path: '/films' }),
    line('other=3', { domain: 'localhost' }),
  )
  const fetched = fetchTo(folder.path, `${server.url}/start`, { options: { cookiesFile: file } })
  await failureOf(fetched.path)
  expect(server.requests.map(({ headers }) => headers.cookie)).toEqual(['all=1', 'films=2; all=1'])
})

it('those of a host are back when a redirect returns to it, and what a person set is not', async () => {
  const there: { url: string }[] = []
  await using server = await faultServer((request, response) =>
    (request.url === '/start' ? redirects(`${there[0]?.url}/on`) : serves('text'))(request, response),
  )
  await using other = await faultServer(redirects(`${server.url}/end`))
  there.push({ url: other.url.replace('127.0.0.1', 'localhost') })
  await using folder = await tempFolder()
  const cookiesFile = await cookieFile(folder.path, line('file=1'))
  const options = { cookiesFile, headers: { Cookie: 'own=1' } }
  await fetchTo(folder.path, `${server.url}/start`, { options }).path
  expect(server.requests.map(({ headers }) => headers.cookie)).toEqual(['own=1; file=1', 'file=1'])
  expect(other.requests.map(({ headers }) => headers.cookie)).toEqual([undefined])
})

it('every part of a file is asked for with them, the rest of it later too, and none is in the log', async () => {
  const body = randomBytes(4_000_000)
  let behave = servesRanges(body, { resetAfter: 500_000 })
  await using server = await faultServer((request, response) => behave(request, response))
  await using folder = await tempFolder()
  const cookiesFile = await cookieFile(folder.path, line('session=hidden'))
  const [id, link] = [randomUUID(), `${server.url}/a.bin`]
  const first = fetchTo(folder.path, link, { id, options: { cookiesFile, connections: 1 } })
  await failureOf(first.path)
  behave = servesRanges(body)
  const [earlier = null] = first.partials
  const fetched = fetchTo(folder.path, link, { id, earlier, options: { cookiesFile, connections: 3 } })
  expect((await readFile(await fetched.path)).equals(body)).toBe(true)
  expect(server.requests.length).toBeGreaterThan(2)
  expect(new Set(server.requests.map(({ headers }) => headers.cookie))).toEqual(new Set(['session=hidden']))
  expect(fetched.log.join('\n')).toContain('Going on from')
  expect([...first.log, ...fetched.log].join('\n')).not.toContain('hidden')
})

it.each([
  ['JSON', '[{"name": "session", "value": "hidden"}]'],
  ['a line with spaces for tabs', line('session=hidden').replaceAll('\t', ' ')],
  ['nothing', ''],
])('a file of %s is refused before anything is asked, and not quoted', async (_name, text) => {
  await using server = await faultServer(serves('text'))
  await using folder = await tempFolder()
  const cookiesFile = join(folder.path, 'cookies.txt')
  await writeFile(cookiesFile, text)
  const failure = await failureOf(fetchTo(folder.path, `${server.url}/a`, { options: { cookiesFile } }).path)
  expect(failure).toMatchObject({ code: 'cookies', retryable: false })
  expect(failure.message).toContain(cookiesFile)
  expect(failure.message).not.toContain('hidden')
  expect(server.requests).toEqual([])
})

it('a file that is not there, a folder and a path from nowhere are refused', async () => {
  await using folder = await tempFolder()
  await mkdir(join(folder.path, 'jar'))
  for (const path of [join(folder.path, 'none'), join(folder.path, 'jar'), 'cookies.txt']) {
    await expect(readCookies(path)).rejects.toMatchObject({ failure: { code: 'cookies' } })
  }
})

/** Sends on to `to` and sets cookies. */
const sets =
  (to: string, ...cookies: string[]): RequestListener =>
  (_request, response) =>
    response.writeHead(302, { location: to, 'set-cookie': cookies }).end()

it('what a server sets on the way is sent to it again, for each part of the file too, and to no other server', async () => {
  const body = randomBytes(6_000_000)
  await using server = await faultServer((request, response) => {
    const by = byPath({
      '/start': sets('/confirm', 'seen=1; Path=/', 'other=2; Domain=example.org', 'deep=3; Path=/there'),
      '/confirm': sets(`${goal.url.replace('127.0.0.1', 'localhost')}/over`, 'seen=2; Path=/'),
      '/file': servesRanges(body),
    })
    by(request, response)
  })
  await using goal = await faultServer(redirects(`${server.url}/file`))
  await using folder = await tempFolder()
  const options = { connections: 3, speedLimit: 20_000_000 }
  const fetched = fetchTo(folder.path, `${server.url}/start`, { options })
  expect((await readFile(await fetched.path)).equals(body)).toBe(true)
  expect(goal.requests[0]?.headers.cookie).toBeUndefined()
  const [start, confirm, ...parts] = server.requests.map(({ headers }) => headers.cookie)
  expect(start).toBeUndefined()
  expect(confirm).toBe('seen=1')
  expect(parts.length).toBeGreaterThan(1)
  expect(new Set(parts)).toEqual(new Set(['seen=2']))
  expect(fetched.log.join()).not.toContain('seen')
})

it('the next transfer knows nothing of what was set in this', async () => {
  await using server = await faultServer(byPath({ '/start': sets('/file', 'a=1'), '/file': serves('text') }))
  await using folder = await tempFolder()
  await fetchTo(folder.path, `${server.url}/start`).path
  await fetchTo(folder.path, `${server.url}/start`).path
  expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, 'a=1', undefined, 'a=1'])
})
