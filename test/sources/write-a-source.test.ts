import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DownloadFailure, type FailureCode, failure } from '../../shared/failure.ts'
import {
  answers,
  byPath,
  type FaultServer,
  faultServer,
  serves,
  servesRanges,
} from '../helpers/fault-server.ts'
import { RunChild } from '../helpers/run-child.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { archive } from './example-source.ts'

const body = Buffer.alloc(2_000_000, 'an item ')
const sha256 = createHash('sha256').update(body).digest('hex')

/** Says where a file of this server's is, and what it should hash to. */
const says =
  (path: string, hash?: string): RequestListener =>
  (request, response) =>
    serves(JSON.stringify({ file: `http://${request.headers.host}${path}`, sha256: hash }))(request, response)

/** An archive of one item, and of several ways to go wrong. */
const behaviours = {
  '/api?id=whole': says('/files/item.bin', sha256),
  '/api?id=slow': says('/slow/item.bin'),
  '/api?id=spoilt': says('/files/item.bin', '0'.repeat(64)),
  '/api?id=nonsense': serves('<html>'),
  '/api?id=other': serves('{"files":[]}'),
  '/api?id=busy': answers(429, { 'retry-after': 7 }),
  '/files/item.bin': servesRanges(body),
  '/slow/item.bin': servesRanges(body, { pauseMs: 200 }),
}

let server: FaultServer
beforeAll(async () => {
  server = await faultServer(byPath(behaviours))
})
afterAll(() => server[Symbol.asyncDispose]())

const child = () => new RunChild(new URL('../helpers/example-source-entry.ts', import.meta.url))
const order = (dir: string, targetId: string) => ({
  ...{ source: 'archive', dir, targetId, filename: `${targetId}||A title` },
  settings: { api: `${server.url}/api` },
})

describe('the example of a source', () => {
  it('brings an item whole, held against the hash that the archive has for it', async () => {
    await using folder = await tempFolder()
    await using run = child()
    const filePath = join(folder.path, 'item.bin')
    expect(await run.run(order(folder.path, 'whole'))).toMatchObject({
      ...{ kind: 'done', filePath, size: body.length, verified: { algorithm: 'sha256', hex: sha256 } },
    })
    expect((await readFile(filePath)).equals(body)).toBe(true)
    expect(run.told('progress').at(-1)?.progress.transferred).toBe(body.length)
  })

  it.each([
    ['missing', 'not-found'],
    ['nonsense', 'server'],
    ['other', 'server'],
    ['busy', 'rate-limited'],
    ['../files/item.bin', 'not-found'],
  ])('fails for "%s" as %s and leaves nothing', async (targetId, code) => {
    await using folder = await tempFolder()
    await using run = child()
    const outcome = await run.run(order(folder.path, targetId))
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code, message: /.{20}/ } })
    expect(await readdir(folder.path)).toEqual([])
  })

  it('gives a file with the wrong hash no name', async () => {
    await using folder = await tempFolder()
    await using run = child()
    const outcome = await run.run(order(folder.path, 'spoilt'))
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'checksum' } })
    expect(await readdir(folder.path)).toEqual(['item.bin.bad'])
  })

  it('stops when it is cancelled, and leaves nothing', async () => {
    await using folder = await tempFolder()
    await using run = child()
    run.order(order(folder.path, 'slow'))
    await run.until(() => (run.told('progress').at(-1)?.progress.transferred ?? 0) > 0)
    run.send({ type: 'stop', runId: 'run 1', discard: true })
    await run.until(() => run.told('end').length === 1)
    expect(run.told('end')[0]?.outcome).toEqual({ kind: 'stopped' })
    expect(await readdir(folder.path)).toEqual([])
  })

  it('says what to do when no archive, or none that can be one, is set up', async () => {
    await using folder = await tempFolder()
    await using run = child()
    for (const settings of [{}, { api: 'file:///etc' }, { other: true }]) {
      const outcome = await run.run({
        ...order(folder.path, 'whole'),
        settings,
        runId: JSON.stringify(settings),
      })
      expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'not-configured', retryable: false } })
    }
    expect(await archive.configured({})).toMatchObject({ ready: false, howTo: /preferences/ })
    expect(await archive.configured({ api: server.url })).toMatchObject({ ready: true })
  })

  it('knows its links and filenames, and no others', () => {
    expect(archive.recognise(new URL('https://archive.example/item/a1'))?.targetId).toBe('a1')
    expect(archive.recognise(new URL('https://archive.example/about'))).toBeNull()
    expect(archive.recognise(new URL('https://example.org/item/a1'))).toBeNull()
    expect(archive.parse('a1||A title')).toMatchObject({ targetId: 'a1', displayName: 'A title' })
    expect(archive.parse('no separator')).toBeNull()
  })
})

it('the guide shows the example as it is, in under 60 lines', async () => {
  const example = await readFile(new URL('example-source.ts', import.meta.url), 'utf8')
  const guide = await readFile(new URL('../../docs/write-a-source.md', import.meta.url), 'utf8')
  expect(guide).toContain(`\`\`\`ts\n${example}\`\`\`\n`)
  expect(example.trimEnd().split('\n').length).toBeLessThan(60)
})

it('the guide says of each code whether it is tried again', async () => {
  const guide = await readFile(new URL('../../docs/write-a-source.md', import.meta.url), 'utf8')
  const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| (yes|no) \|/gm)]
  const said = rows.map(([, code, word]) => `${code}: ${word}`)
  const { options: codes } = DownloadFailure.shape.code
  expect(said.filter((line) => !codes.some((code) => line === `${code}: ${wordFor(code)}`))).toEqual([])
  expect(said.length).toBeGreaterThan(30)
})

const wordFor = (code: FailureCode) => (failure(code, '').retryable ? 'yes' : 'no')
