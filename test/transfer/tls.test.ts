import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { selfSigned } from '../helpers/certificates.ts'
import {
  answers,
  faultServer,
  type Identity,
  rawServer,
  redirects,
  says,
  serves,
  servesRanges,
} from '../helpers/fault-server.ts'
import { failureOf, fetchTo } from './fetch-to.ts'
import { trustedServers } from './trusted-servers.ts'

const body = randomBytes(3_000_000)
const { folder, known } = await trustedServers()

async function failureWith(identity: Identity) {
  await using server = await faultServer(serves('text'), identity)
  const failure = await failureOf(fetchTo(folder.path, `${server.url}/a`).path)
  expect(server.requests).toEqual([])
  return failure
}

it('a file comes over https from a host whose certificate is in order', async () => {
  await using server = await faultServer(serves('text'), known.issue('IP:127.0.0.1'))
  expect(await readFile(await fetchTo(folder.path, `${server.url}/a`).path, 'utf8')).toBe('text')
})

it('an expired certificate is refused and named so', async () => {
  const failure = await failureWith(known.issue('IP:127.0.0.1', -1))
  expect(failure).toMatchObject({ code: 'tls', retryable: false })
  expect(failure.message).toContain('expired')
})

it('a self-signed certificate is refused and named so', async () => {
  const failure = await failureWith(selfSigned(folder.path))
  expect(failure.code).toBe('tls')
  expect(failure.message).toContain('self-signed')
})

it("another host's certificate is refused and named so", async () => {
  const failure = await failureWith(known.issue('DNS:example.test'))
  expect(failure.code).toBe('tls')
  expect(failure.message).toContain('made for another host')
})

it('a server without TLS is refused', async () => {
  await using server = await rawServer(says('HTTP/1.1 400 Bad Request\r\n\r\n'))
  const link = `${server.url.replace('http:', 'https:')}/a`
  expect((await failureOf(fetchTo(folder.path, link).path)).code).toBe('tls')
})

it('a secure address never leads to an insecure one', async () => {
  await using insecure = await faultServer(answers(200))
  await using server = await faultServer(redirects(`${insecure.url}/b`), known.issue('IP:127.0.0.1'))
  const failure = await failureOf(fetchTo(folder.path, `${server.url}/a`).path)
  expect(failure).toMatchObject({ code: 'redirect', retryable: false })
  expect(insecure.requests).toEqual([])
})

it('a secure address leads to an insecure one where that was allowed, and only what is for any server goes with it', async () => {
  await using insecure = await faultServer(serves('text'))
  await using server = await faultServer(redirects(`${insecure.url}/b`), known.issue('IP:127.0.0.1'))
  const options = { allowDowngrade: true, headers: { Authorization: 'Bearer secret' } }
  const { path, log } = fetchTo(folder.path, `${server.url}/a`, { options })
  expect(await readFile(await path, 'utf8')).toBe('text')
  expect(insecure.requests[0]?.headers).not.toHaveProperty('authorization')
  expect(log).toContain('An insecure address was allowed for this download.')
})

it.each([
  ['expired', () => known.issue('IP:127.0.0.1', -1)],
  ['self-signed', () => selfSigned(folder.path)],
  ['made for another host', () => known.issue('DNS:example.test')],
])('a certificate that is %s passes where any may, and the log says so once', async (what, identity) => {
  await using server = await faultServer(servesRanges(body), identity())
  const options = { acceptAnyCertificate: true, connections: 3 }
  const { path, log } = fetchTo(folder.path, `${server.url}/a`, { options })
  expect((await readFile(await path)).equals(body)).toBe(true)
  expect(server.requests.length).toBeGreaterThan(1)
  const noted = log.filter((line) => line.includes('any certificate'))
  expect(noted).toEqual([expect.stringContaining(what)])
})

it('the log does not speak of an exception that was not needed, and others are refused meanwhile', async () => {
  await using server = await faultServer(serves('text'), known.issue('IP:127.0.0.1'))
  const { path, log } = fetchTo(folder.path, `${server.url}/a`, { options: { acceptAnyCertificate: true } })
  await path
  expect(log).toEqual([])
  expect((await failureWith(selfSigned(folder.path))).code).toBe('tls')
})

it('what comes in records over several turns is put together in order, whatever a limit lets come at once', async () => {
  const long = randomBytes(20_000_000)
  await using server = await faultServer(serves(long), known.issue('IP:127.0.0.1'))
  let asked = 0
  const limits = {
    spend: (bytes: number) =>
      bytes % 7 === 0 ? new Promise<void>((resolve) => setImmediate(resolve)) : null,
    mostAtOnce: () => (asked++ % 100 < 90 ? Number.POSITIVE_INFINITY : 5_000),
  }
  const path = await fetchTo(folder.path, `${server.url}/long.bin`, { limits }).path
  expect((await readFile(path)).equals(long)).toBe(true)
})
