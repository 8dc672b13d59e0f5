import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { basename } from 'node:path'
import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { codingOf } from '../../electron/transfer/content-coding.ts'
import { DecodedBody } from '../../electron/transfer/decoded-body.ts'
import { Exchange } from '../../electron/transfer/exchange.ts'
import { defaultTimeouts } from '../../electron/transfer/timeouts.ts'
import { faultServer, serves } from '../helpers/fault-server.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf, fetchTo } from './fetch-to.ts'

/** Packs to about half. */
const body = Buffer.from(randomBytes(1_500_000).toString('hex'))
const packers = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  // As tight as it can takes it seconds.
  br: (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  zstd: zstdCompressSync,
}
const sum = (bytes: Buffer) => createHash('sha256').update(bytes)

describe.each(Object.entries(packers))('a file sent in the coding %s', (coding, pack) => {
  const packed = pack(body)
  const headers = { 'content-encoding': coding, etag: '"1"', 'accept-ranges': 'bytes' }

  it('is unpacked over one connection, and held against what the person said of the file itself', async () => {
    await using server = await faultServer(
      serves(packed, { ...headers, 'repr-digest': `sha-256=:${sum(packed).digest('base64')}:` }),
    )
    await using folder = await tempFolder()
    const fetched = fetchTo(folder.path, `${server.url}/page.html`, {
      options: { connections: 4, checksum: `sha256:${sum(body).digest('hex')}` },
    })
    expect((await readFile(await fetched.path)).equals(body)).toBe(true)
    expect(fetched.verified).toMatchObject([{ by: 'person' }])
    expect(fetched.reports.at(-1)).toMatchObject({ transferred: body.length })
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]?.headers['accept-encoding']).toBe('identity')
    expect(await readdir(folder.path)).toEqual(['page.html'])
  })

  it("is not held against the server's word, which is of the packed bytes", async () => {
    const digest = { 'repr-digest': `sha-256=:${sum(packed).digest('base64')}:` }
    await using server = await faultServer(serves(packed, { ...headers, ...digest }))
    await using folder = await tempFolder()
    const fetched = fetchTo(folder.path, `${server.url}/page.html`)
    expect((await readFile(await fetched.path)).equals(body)).toBe(true)
    expect(fetched.verified).toEqual([])
  })

  it('that ends too early, or was never packed, is no file', async () => {
    await using folder = await tempFolder()
    const cut: RequestListener = (_, response) => response.writeHead(200, headers).end(packed.subarray(0, -9))
    await using short = await faultServer(cut)
    expect(await failureOf(fetchTo(folder.path, `${short.url}/a.html`).path)).toMatchObject({
      code: 'incomplete',
      retryable: true,
    })
    await using plain = await faultServer(serves('<!doctype html>'.repeat(10_000), headers))
    expect(await failureOf(fetchTo(folder.path, `${plain.url}/a.html`).path)).toMatchObject({
      code: 'server',
    })
    expect(await readdir(folder.path)).toEqual([])
  })
})

it.each(Object.entries(packers))('what goes on after the end of its %s is no file', async (coding, pack) => {
  const packed = Buffer.concat([pack(body), Buffer.from('and more')])
  await using server = await faultServer(serves(packed, { 'content-encoding': coding }))
  await using folder = await tempFolder()
  expect(await failureOf(fetchTo(folder.path, `${server.url}/a.html`).path)).toMatchObject({ code: 'server' })
  expect(await readdir(folder.path)).toEqual([])
})

it('an archive of that very kind stays as it is, with its length and the hash its server has of it', async () => {
  const packed = gzipSync(body)
  const digest = { 'repr-digest': `sha-256=:${sum(packed).digest('base64')}:` }
  await using server = await faultServer(serves(packed, { 'content-encoding': 'gzip', ...digest }))
  await using folder = await tempFolder()
  const fetched = fetchTo(folder.path, `${server.url}/data.tar.gz`)
  expect(basename(await fetched.path)).toBe('data.tar.gz')
  expect((await readFile(await fetched.path)).equals(packed)).toBe(true)
  expect(fetched.reports[0]).toMatchObject({ size: packed.length })
  expect(fetched.verified).toMatchObject([{ by: 'server' }])
})

it.each<
  [
    coding: string,
    path: string,
    headers: Record<string, string>,
    filename: string | undefined,
    found: string | null,
  ]
>([
  ['gzip', '/a.html', {}, undefined, 'gzip'],
  ['GZIP', '/a.html', {}, undefined, 'gzip'],
  ['gzip', '/a.tgz', {}, undefined, null],
  ['gzip', '/a.svgz', {}, undefined, null],
  ['gzip', '/a', { 'content-type': 'application/x-gzip' }, undefined, null],
  ['gzip', '/a', { 'content-disposition': 'attachment; filename="b.gz"' }, undefined, null],
  ['gzip', '/a', {}, 'mine.gz', null],
  ['gzip', '/a.gz', {}, 'mine', null],
  ['gzip', '/a.zst', {}, undefined, 'gzip'],
  ['zstd', '/a.tar.zst', {}, undefined, null],
  ['br', '/a.js.br', {}, undefined, null],
  ['identity', '/a', {}, undefined, null],
  ['utf-8', '/a', {}, undefined, null],
  ['gzip, br', '/a', {}, undefined, null],
])('of %s at %s with %j, asked for as %s, %s is taken off', (coding, path, headers, filename, found) => {
  const header = (name: string) => ({ ...headers, 'content-encoding': coding })[name]
  expect(codingOf({ header, url: new URL(path, 'http://a.test') }, filename)).toBe(found)
})

it('a few bytes that unpack to far too much are stopped, and so is what leaves the disk no room', async () => {
  await using server = await faultServer(
    serves(brotliCompressSync(Buffer.alloc(200_000_000)), { 'content-encoding': 'br' }),
  )
  await using folder = await tempFolder()
  const unpacked = async (bounds: { free: number; ratio: number; reserve: number }) => {
    const request = { headers: {}, timeouts: defaultTimeouts, signal: new AbortController().signal }
    const exchange = await Exchange.open({ ...request, url: new URL(`${server.url}/a`) })
    let bytes = 0
    const take = (chunk: Uint8Array) => {
      bytes += chunk.length
      return null
    }
    const failed = failureOf(new DecodedBody(exchange, 'br', folder.path, bounds).read(take))
    return { failure: await failed, bytes }
  }
  const bomb = await unpacked({ free: 1_000_000, ratio: 100, reserve: 0 })
  expect(bomb.failure).toMatchObject({ code: 'refused', retryable: false })
  expect(bomb.bytes).toBeLessThan(2_000_000)
  const full = await unpacked({ free: 1e12, ratio: 100, reserve: 1e15 })
  expect(full.failure.code).toBe('disk-full')
})

it('a limit of speed holds back what is unpacked too, and a stop ends it', async () => {
  await using server = await faultServer(serves(gzipSync(body), { 'content-encoding': 'gzip' }))
  await using folder = await tempFolder()
  const began = performance.now()
  await fetchTo(folder.path, `${server.url}/a.html`, { options: { speedLimit: 3_000_000 } }).path
  expect(performance.now() - began).toBeGreaterThan(800)
  const stop = new AbortController()
  const slow = fetchTo(folder.path, `${server.url}/b.html`, {
    signal: stop.signal,
    options: { speedLimit: 10_000 },
    onReport: ({ transferred = 0 }) => transferred > 0 && stop.abort('keep'),
  })
  await expect(slow.path).rejects.toThrow()
  expect(await readdir(folder.path)).toEqual(['a.html'])
})
