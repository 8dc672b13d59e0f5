import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { faultServer, serves, servesChunked, servesRanges, stallsAfter } from '../helpers/fault-server.ts'
import { startNginx } from '../helpers/nginx.ts'
import { eventually } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf, fetchTo } from './fetch-to.ts'

const body = randomBytes(3_000_000)

it('a file of nginx arrives whole, over one request, and nothing else is left in the folder', async () => {
  await using nginx = await startNginx()
  await using folder = await tempFolder()
  await writeFile(join(nginx.root, 'film.bin'), body)
  const path = await fetchTo(folder.path, `${nginx.url}/film.bin`).path
  expect(path).toBe(join(folder.path, 'film.bin'))
  expect((await readFile(path)).equals(body)).toBe(true)
  expect(await readdir(folder.path)).toEqual(['film.bin'])
  expect(await nginx.requests()).toMatchObject([{ method: 'GET', uri: '/film.bin', status: 200, range: '' }])
})

it('a title names the file, which keeps the extension it has', async () => {
  await using server = await faultServer(serves('film'))
  await using folder = await tempFolder()
  const { path } = fetchTo(folder.path, `${server.url}/get.mkv`, { options: { title: 'A Quiet Film' } })
  expect(await path).toBe(join(folder.path, 'A Quiet Film.mkv'))
})

it('a body without a length arrives whole', async () => {
  await using server = await faultServer(servesChunked([body, 'and', ' more']))
  await using folder = await tempFolder()
  const path = await fetchTo(folder.path, `${server.url}/a.bin`).path
  expect((await readFile(path)).equals(Buffer.concat([body, Buffer.from('and more')]))).toBe(true)
})

it('an empty file is a file', async () => {
  await using server = await faultServer(serves(''))
  await using folder = await tempFolder()
  expect(await readFile(await fetchTo(folder.path, `${server.url}/empty`).path, 'utf8')).toBe('')
})

it('a missing folder is made, with those above it', async () => {
  await using server = await faultServer(serves('text'))
  await using folder = await tempFolder()
  const dir = join(folder.path, 'a', 'b')
  expect(await fetchTo(dir, `${server.url}/c.txt`).path).toBe(join(dir, 'c.txt'))
})

it('ten downloads of one name at once make ten files, and overwrite none that was there', async () => {
  await using server = await faultServer((request, response) => {
    const text = request.headers['x-number'] as string
    response.writeHead(200, { 'content-length': text.length }).end(text)
  })
  await using folder = await tempFolder()
  await writeFile(join(folder.path, 'a.txt'), 'mine')
  await writeFile(join(folder.path, 'a.txt.part'), 'mine too')
  const numbers = Array.from({ length: 10 }, (_, index) => `number ${index}`)
  const paths = await Promise.all(
    numbers.map(
      (number) =>
        fetchTo(folder.path, `${server.url}/a.txt`, { options: { headers: { 'X-Number': number } } }).path,
    ),
  )
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
  expect(texts).toEqual(numbers)
  expect(await readFile(join(folder.path, 'a.txt'), 'utf8')).toBe('mine')
  expect(await readFile(join(folder.path, 'a.txt.part'), 'utf8')).toBe('mine too')
  const names = ['a.txt', 'a.txt.part', ...numbers.map((_, index) => `a (${index + 1}).txt`)]
  expect((await readdir(folder.path)).sort()).toEqual(names.sort())
})

it('the bytes of an unfinished file are never under its final name', async () => {
  await using server = await faultServer(stallsAfter(2_000_000, body))
  await using folder = await tempFolder()
  const cancel = new AbortController()
  const fetched = fetchTo(folder.path, `${server.url}/a.bin`, { signal: cancel.signal })
  await eventually(() => (fetched.reports.at(-1)?.transferred ?? 0) === 2_000_000)
  expect((await readdir(folder.path)).sort()).toEqual(['a.bin.part', 'a.bin.part.json'])
  expect(fetched.partials).toEqual([join(folder.path, 'a.bin.part')])
  cancel.abort('discard')
  await expect(fetched.path).rejects.toThrow()
})

it.each(['discard', 'keep'])(
  'an abort to %s ends the transfer at once and leaves no file',
  async (reason) => {
    await using server = await faultServer(stallsAfter(100_000, body))
    await using folder = await tempFolder()
    const cancel = new AbortController()
    const fetched = fetchTo(folder.path, `${server.url}/a.bin`, { signal: cancel.signal })
    await eventually(() => existsSync(join(folder.path, 'a.bin.part')))
    const abortedAt = performance.now()
    cancel.abort(reason)
    await expect(fetched.path).rejects.toThrow()
    expect(performance.now() - abortedAt).toBeLessThan(1_000)
    expect(await readdir(folder.path)).toEqual([])
    await eventually(() => server.open.size === 0)
  },
)

it('an abort before the start asks no server', async () => {
  await using server = await faultServer(serves('text'))
  await using folder = await tempFolder()
  const signal = AbortSignal.abort('discard')
  await expect(fetchTo(folder.path, `${server.url}/a`, { signal }).path).rejects.toBe('discard')
  expect(server.requests).toEqual([])
})

it('a download limited in speed keeps to it, and can be aborted while it waits', async () => {
  await using server = await faultServer(serves(body.subarray(0, 300_000)))
  await using folder = await tempFolder()
  const startedAt = performance.now()
  await fetchTo(folder.path, `${server.url}/a.bin`, { options: { speedLimit: 300_000 } }).path
  const seconds = (performance.now() - startedAt) / 1_000
  expect(seconds).toBeGreaterThan(0.9)
  expect(seconds).toBeLessThan(5)

  const cancel = new AbortController()
  const slow = fetchTo(folder.path, `${server.url}/b.bin`, {
    signal: cancel.signal,
    options: { speedLimit: 10 },
  })
  await eventually(() => (slow.reports.at(-1)?.transferred ?? 0) > 0)
  cancel.abort('discard')
  await expect(slow.path).rejects.toThrow()
})

it('progress grows to the size, with speed and time remaining on the way', async () => {
  await using server = await faultServer(serves(body.subarray(0, 500_000)))
  await using folder = await tempFolder()
  const { path, reports } = fetchTo(folder.path, `${server.url}/a.bin`, { options: { speedLimit: 500_000 } })
  await path
  expect(reports[0]).toEqual({ transferred: 0, size: 500_000 })
  expect(reports.at(-1)).toMatchObject({ transferred: 500_000, size: 500_000, timeRemaining: 0 })
  const counts = reports.map(({ transferred }) => transferred ?? 0)
  expect(counts).toEqual([...counts].sort((a, b) => a - b))
  const midway = reports.find(({ transferred = 0 }) => transferred > 100_000 && transferred < 400_000)
  expect(midway?.speed).toBeGreaterThan(100_000)
  expect(midway?.timeRemaining).toBeGreaterThan(0)
})

it('the request says who asks, wants the bytes as they are, and carries the headers of the person', async () => {
  await using server = await faultServer(serves('text'))
  await using folder = await tempFolder()
  const headers = { Referer: 'http://here/', 'Accept-Encoding': 'gzip', Range: 'bytes=1-' }
  await fetchTo(folder.path, `${server.url}/a`, { options: { headers } }).path
  const [asked] = server.requests
  expect(asked?.headers).toMatchObject({ referer: 'http://here/', 'accept-encoding': 'identity' })
  expect(asked?.headers['user-agent']).toMatch(/^Sluice\/\d/)
  expect(asked?.headers.range).toBeUndefined()

  await fetchTo(folder.path, `${server.url}/a`, { options: { headers: { 'user-agent': 'Mine' } } }).path
  expect(server.requests[1]?.headers['user-agent']).toBe('Mine')
})

it('a name and a password in the link are sent as such, not as part of the address', async () => {
  await using server = await faultServer(serves('text'))
  await using folder = await tempFolder()
  await fetchTo(folder.path, `${server.url.replace('//', '//me:p%40ss@')}/a#part`).path
  expect(server.requests).toMatchObject([
    { path: '/a', headers: { authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` } },
  ])
})

it.each(['file:///etc/passwd', 'ftp://127.0.0.1/a', 'data:text/plain,a', 'javascript:1', 'no link at all'])(
  'refuses %s',
  async (link) => {
    await using folder = await tempFolder()
    expect((await failureOf(fetchTo(folder.path, link).path)).code).toBe('bad-address')
    expect(await readdir(folder.path)).toEqual([])
  },
)

it('a file comes from an address of IPv6, in parts too', async () => {
  const server = createServer(servesRanges(body))
  server.listen(0, '::1')
  await once(server, 'listening')
  await using folder = await tempFolder()
  try {
    const { port } = server.address() as AddressInfo
    const options = { connections: 2 }
    const { path } = fetchTo(folder.path, `http://[::1]:${port}/a.bin`, { options })
    expect((await readFile(await path)).equals(body)).toBe(true)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
