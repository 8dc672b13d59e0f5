import { readFile } from 'node:fs/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Authority, authority, selfSigned } from '../helpers/certificates.ts'
import {
  answers,
  faultServer,
  type Identity,
  rawServer,
  redirects,
  says,
  serves,
} from '../helpers/fault-server.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf, fetchTo } from './fetch-to.ts'

let folder: Awaited<ReturnType<typeof tempFolder>>
let known: Authority

beforeAll(async () => {
  folder = await tempFolder()
  known = authority(folder.path)
  setDefaultCACertificates([...getCACertificates(), known.certificate])
})
afterAll(() => folder[Symbol.asyncDispose]())

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
