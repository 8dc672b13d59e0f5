import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, RequestListener } from 'node:http'
import { expect, it } from 'vitest'
import { challengesIn } from '../../electron/transfer/challenges.ts'
import { digestAuthorization, isAnswerable } from '../../electron/transfer/digest-sign-in.ts'
import { answers, faultServer, redirects, serves, servesRanges } from '../helpers/fault-server.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf, fetchTo } from './fetch-to.ts'

const me = { username: 'Mufasa', password: 'Circle of Life' }

type Digest = {
  readonly algorithm?: 'MD5' | 'SHA-256'
  /** Of the nth request that is answered with 401. */
  readonly challenge?: (nth: number) => string
  readonly isTaken?: (nonce: string) => boolean
}

/** Lets nobody pass but who answers its challenge, each number of a nonce once (RFC 7616). */
function wantsDigest(behave: RequestListener, { algorithm = 'SHA-256', challenge, isTaken }: Digest = {}) {
  let refused = 0
  const seen = new Set<string>()
  const hash = (text: string) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex')
  const passes = ({ headers, url }: IncomingMessage): boolean => {
    const said = challengesIn(headers.authorization ?? '')[0]?.parameters ?? {}
    const { username, realm, nonce = '', uri, nc, cnonce, qop, response } = said
    const number = `${nonce} ${nc}`
    const secret = hash(`${me.username}:${realm}:${me.password}`)
    const right = hash(`${secret}:${nonce}:${nc}:${cnonce}:${qop}:${hash(`GET:${uri}`)}`)
    const isRight = username === me.username && uri === url && response === right && !seen.has(number)
    seen.add(number)
    return isRight && (isTaken?.(nonce) ?? true)
  }
  const listener: RequestListener = (request, response) => {
    if (passes(request)) return behave(request, response)
    refused += 1
    const usual = `Digest realm="films, all", qop="auth,auth-int", algorithm=${algorithm}, nonce="nonce-${refused}"`
    answers(401, { 'www-authenticate': challenge?.(refused) ?? usual })(request, response)
  }
  return listener
}

/** The example of RFC 7616 §3.9.1. */
const example = {
  ...{ uri: '/dir/index.html', count: 1, clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ' },
  ...me,
}
const offer =
  'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'

it.each([
  ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
])('the example of the rule for %s is answered as it says', (algorithm, response) => {
  const [challenge] = challengesIn(`Digest algorithm=${algorithm}, ${offer}`)
  expect(challenge && digestAuthorization(challenge, example)).toContain(`response="${response}"`)
})

it('several challenges of one header are told apart', () => {
  expect(challengesIn('Negotiate, NTLM abc==, Basic realm="a \\"b\\", c", Digest nonce=1')).toEqual([
    { scheme: 'negotiate', parameters: {} },
    { scheme: 'ntlm', parameters: {} },
    { scheme: 'basic', parameters: { realm: 'a "b", c' } },
    { scheme: 'digest', parameters: { nonce: '1' } },
  ])
})

it.each(['algorithm=WHIRLPOOL', 'qop="auth-int"'])('a challenge with %s is left alone', (odd) => {
  expect(challengesIn(`Digest realm="a", nonce="b", ${odd}`).map(isAnswerable)).toEqual([false])
})

it.each(['SHA-256', 'MD5'] as const)(
  'a server that wants Digest by %s is answered, in every request',
  async (algorithm) => {
    const body = randomBytes(3_000_000)
    await using server = await faultServer(wantsDigest(servesRanges(body), { algorithm }))
    await using folder = await tempFolder()
    const fetched = fetchTo(folder.path, `${server.url}/a.bin?b=c`, { options: { ...me, connections: 3 } })
    expect((await readFile(await fetched.path)).equals(body)).toBe(true)
    const [first, ...others] = server.requests
    expect(first?.headers).not.toHaveProperty('authorization')
    expect(others.length).toBeGreaterThan(1)
    // Each with a number of its own: otherwise there would have been another nonce.
    const nonces = others.flatMap(({ headers }) => /nonce-\d+/.exec(headers.authorization ?? '')?.[0] ?? '')
    expect(new Set(nonces)).toEqual(new Set(['nonce-1']))
    expect(JSON.stringify([server.requests, fetched.log])).not.toContain(me.password)
  },
)

it('a name and a password in the link do as well', async () => {
  await using server = await faultServer(wantsDigest(serves('text')))
  await using folder = await tempFolder()
  const link = new URL(`${server.url}/a`)
  Object.assign(link, me)
  expect(await readFile(await fetchTo(folder.path, link.href).path, 'utf8')).toBe('text')
})

it('a nonce that has grown old is changed for the new one', async () => {
  const challenge = (nth: number) =>
    `Digest realm="a", qop="auth", algorithm=SHA-256, nonce="${nth}", stale=true`
  const isTaken = (nonce: string) => nonce === '2'
  await using server = await faultServer(wantsDigest(serves('text'), { challenge, isTaken }))
  await using folder = await tempFolder()
  expect(await readFile(await fetchTo(folder.path, `${server.url}/a`, { options: me }).path, 'utf8')).toBe(
    'text',
  )
  expect(server.requests).toHaveLength(3)
})

it('a wrong password is tried once', async () => {
  await using server = await faultServer(wantsDigest(serves('text')))
  await using folder = await tempFolder()
  const options = { ...me, password: 'wrong' }
  const failure = await failureOf(fetchTo(folder.path, `${server.url}/a`, { options }).path)
  expect(failure).toMatchObject({ code: 'unauthorized', retryable: false })
  expect(server.requests).toHaveLength(2)
})

it('Basic is for a server that offers nothing better', async () => {
  const right = `Basic ${Buffer.from(`${me.username}:${me.password}`).toString('base64')}`
  await using server = await faultServer((request, response) => {
    const behave =
      request.headers.authorization === right
        ? serves('text')
        : answers(401, { 'www-authenticate': 'Basic realm="films"' })
    behave(request, response)
  })
  await using folder = await tempFolder()
  expect(await readFile(await fetchTo(folder.path, `${server.url}/a`, { options: me }).path, 'utf8')).toBe(
    'text',
  )
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, right])
})

it('another server that a redirect leads to is told neither', async () => {
  await using other = await faultServer(answers(401, { 'www-authenticate': 'Basic realm="films"' }))
  await using server = await faultServer(redirects(`${other.url}/b`))
  await using folder = await tempFolder()
  const failure = await failureOf(fetchTo(folder.path, `${server.url}/a`, { options: me }).path)
  expect(failure.code).toBe('unauthorized')
  expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
})

it("a person's own header takes their place", async () => {
  await using server = await faultServer(answers(401, { 'www-authenticate': 'Basic realm="films"' }))
  await using folder = await tempFolder()
  const options = { ...me, headers: { authorization: 'Bearer mine' } }
  await failureOf(fetchTo(folder.path, `${server.url}/a`, { options }).path)
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer mine'])
})
