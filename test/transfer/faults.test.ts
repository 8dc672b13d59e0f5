import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  answers,
  faultServer,
  keepsSilent,
  neverAnswers,
  rawServer,
  resetsAfter,
  says,
  stallsAfter,
  stopsAfter,
  stopsMidChunk,
} from '../helpers/fault-server.ts'
import { freePort } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { type Fetch, failureOf, fetchTo } from './fetch-to.ts'

const body = randomBytes(1_500_000)

/** How a download fails, having checked that it leaves nothing behind. */
async function failureAt(url: string, fetch: Fetch = {}) {
  await using folder = await tempFolder()
  const failure = await failureOf(fetchTo(folder.path, `${url}/a.bin`, fetch).path)
  expect(await readdir(folder.path)).toEqual([])
  return failure
}

describe('a server that', () => {
  it('stops before the end is incomplete', async () => {
    await using server = await faultServer(stopsAfter(1_200_000, body))
    const failure = await failureAt(server.url)
    expect(failure).toMatchObject({ code: 'incomplete', retryable: true })
    expect(failure.message).toContain('1200000 of 1500000')
  })

  it('stops in the middle of a body without a length is incomplete', async () => {
    await using server = await faultServer(stopsMidChunk)
    expect((await failureAt(server.url)).code).toBe('incomplete')
  })

  it('sends more than it announced is not believed', async () => {
    await using server = await rawServer(says('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more'))
    expect((await failureAt(server.url)).code).toBe('wrong-length')
  })

  it('resets the connection is a broken connection', async () => {
    await using server = await faultServer(resetsAfter(1_000, body))
    expect(await failureAt(server.url)).toMatchObject({ code: 'connection', retryable: true })
  })

  it('stops sending is stalled', async () => {
    await using server = await faultServer(stallsAfter(1_000, body))
    const failure = await failureAt(server.url, { timeouts: { idle: 300 } })
    expect(failure).toMatchObject({ code: 'stalled', retryable: true })
  })

  it('never answers times out', async () => {
    await using server = await faultServer(neverAnswers)
    expect((await failureAt(server.url, { timeouts: { headers: 300 } })).code).toBe('timeout')
  })

  it('never completes the connection times out', async () => {
    await using server = await rawServer(keepsSilent)
    const secure = server.url.replace('http:', 'https:')
    expect((await failureAt(secure, { timeouts: { connect: 300 } })).code).toBe('timeout')
  })

  it('speaks no HTTP is a server error', async () => {
    await using server = await rawServer(says('SSH-2.0-OpenSSH_9.2p1\r\n'))
    expect((await failureAt(server.url)).code).toBe('server')
  })

  it('is not there refuses the connection', async () => {
    const host = `127.0.0.1:${await freePort()}`
    const failure = await failureAt(`http://${host}`)
    expect(failure).toMatchObject({ code: 'connection', message: `${host} refused the connection.` })
  })

  it('has no address is a DNS failure', async () => {
    // Longer than a label may be: no resolver asks anyone.
    const host = `${'a'.repeat(64)}.test`
    const failure = await failureAt(`http://${host}`)
    expect(failure).toMatchObject({ code: 'dns', retryable: true })
    expect(failure.message).toContain(host)
  })
})

it.each([
  [204, 'no-file', false],
  [206, 'wrong-length', true],
  [304, 'redirect', false],
  [400, 'refused', false],
  [401, 'unauthorized', false],
  [403, 'forbidden', false],
  [404, 'not-found', false],
  [408, 'server', true],
  [410, 'not-found', false],
  [416, 'refused', false],
  [425, 'server', true],
  [429, 'rate-limited', true],
  [451, 'refused', false],
  [500, 'server', true],
  [502, 'server', true],
  [503, 'rate-limited', true],
] as const)('an answer of %i fails as %s', async (status, code, retryable) => {
  await using server = await faultServer(answers(status))
  const failure = await failureAt(server.url)
  expect(failure).toMatchObject({ code, retryable })
  expect(failure.message).toContain(`${status}`)
  expect(server.requests).toHaveLength(1)
})

it('a server that asks for a rest says for how long', async () => {
  await using inSeconds = await faultServer(answers(429, { 'retry-after': 120 }))
  expect((await failureAt(inSeconds.url)).retryAfterMs).toBe(120_000)

  const date = new Date(Date.now() + 60_000).toUTCString()
  await using onDate = await faultServer(answers(503, { 'retry-after': date }))
  const { retryAfterMs = 0 } = await failureAt(onDate.url)
  expect(retryAfterMs).toBeGreaterThan(50_000)
  expect(retryAfterMs).toBeLessThan(60_001)

  await using garbled = await faultServer(answers(429, { 'retry-after': 'soon' }))
  expect(await failureAt(garbled.url)).not.toHaveProperty('retryAfterMs')
})
