import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DownloadRecord } from '../../shared/record.ts'
import { type RunningSluice, temporarySluice } from '../e2e/running-sluice.ts'
import { authority } from '../helpers/certificates.ts'
import {
  answers,
  type FaultServer,
  faultServer,
  inTurn,
  rawServer,
  redirects,
  resetsAfter,
  says,
  serves,
  servesChunked,
  servesRanges,
  stopsAfter,
} from '../helpers/fault-server.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// What may be wrong with a server, and what becomes of a download of a whole Sluice: it ends, in the right
// state, with the right code, and no file that is not whole ever has its name. Servers that fall silent are
// in test/transfer/faults.test.ts, where the time-outs are short.

const body = randomBytes(3_000_000)
const newer = randomBytes(3_000_000)
const part = body.length / 3

/** Behaves for one connection at a time; refuses whoever comes meanwhile. */
function oneAtATime(behave: RequestListener): RequestListener {
  let busy = false
  return (request, response) => {
    if (busy) return answers(403)(request, response)
    busy = true
    response.once('close', () => {
      busy = false
    })
    return behave(request, response)
  }
}

/** Says 206 as asked, and describes another part. */
const mislabelled: RequestListener = (request, response) => {
  if (request.headers.range === undefined) return servesRanges(body)(request, response)
  const about = { etag: '"version-1"', 'content-range': `bytes 0-${part - 1}/${body.length}` }
  return response.writeHead(206, { ...about, 'content-length': part }).end(newer.subarray(0, part))
}

/** A signed link that is good for one answer. */
function expiringRedirect(): RequestListener {
  let good = 0
  let signed = 0
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://any')
    if (pathname !== '/signed.bin') {
      signed += 1
      good = signed
      return redirects(`/signed.bin?n=${signed}`)(request, response)
    }
    if (Number(searchParams.get('n')) !== good) return answers(403)(request, response)
    good = 0
    return servesRanges(body, signed === 1 ? { resetAfter: part } : {})(request, response)
  }
}

const soonDate = () => new Date(Date.now() + 2_000).toUTCString()

const survived: Record<string, { readonly behave: RequestListener; readonly gives?: Buffer }> = {
  'resets the connection once': {
    behave: inTurn(servesRanges(body, { resetAfter: part }), servesRanges(body)),
  },
  'fails twice, then recovers': { behave: inTurn(answers(500), answers(502), servesRanges(body)) },
  'ends once before the end': { behave: inTurn(stopsAfter(part, body), serves(body)) },
  'asks for a rest in seconds': { behave: inTurn(answers(429, { 'retry-after': 1 }), servesRanges(body)) },
  'asks for a rest until a date': {
    behave: inTurn((...both) => answers(503, { 'retry-after': soonDate() })(...both), servesRanges(body)),
  },
  'serves a link once': { behave: inTurn(serves(body, { 'accept-ranges': 'bytes' }), answers(404)) },
  'bears one connection': { behave: oneAtATime(servesRanges(body)) },
  'answers a range with the whole': {
    behave: serves(body, { etag: '"version-1"', 'accept-ranges': 'bytes' }),
  },
  'answers a range with another part': { behave: mislabelled },
  'has a weak tag and breaks off': {
    behave: inTurn(
      servesRanges(body, { headers: { etag: 'W/"a"' }, resetAfter: part }),
      servesRanges(body, { headers: { etag: 'W/"a"' } }),
    ),
  },
  'breaks off and has another file after': {
    behave: inTurn(
      servesRanges(body, { resetAfter: part }),
      servesRanges(newer, { headers: { etag: '"version-2"' } }),
    ),
    gives: newer,
  },
  'tells no length': { behave: servesChunked([body.subarray(0, part), body.subarray(part)]) },
  'redirects to a link that expires': { behave: expiringRedirect() },
  'names the file as a way out of the folder': {
    behave: serves(body, { 'content-disposition': 'attachment; filename="../../../out.bin"' }),
  },
}

const failed: Record<string, readonly [RequestListener, code: string]> = {
  'always ends before the end': [stopsAfter(1_000, body), 'incomplete'],
  'always resets the connection': [resetsAfter(1_000, body), 'connection'],
  'redirects in a circle': [redirects('/a.bin'), 'redirect'],
  'redirects to a file of this machine': [redirects('file:///etc/hostname'), 'redirect'],
  'has no such file': [answers(404), 'not-found'],
  'wants a password': [answers(401), 'unauthorized'],
  'refuses access': [answers(403), 'forbidden'],
  'never recovers': [answers(500), 'server'],
  'sends a part nobody asked for': [answers(206), 'wrong-length'],
  'has nothing to send': [answers(204), 'no-file'],
}

const raw: Record<string, readonly [text: string, code: string]> = {
  'sends more than it announced': [
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more',
    'wrong-length',
  ],
  'speaks no HTTP': ['SSH-2.0-OpenSSH_9.2p1\r\n', 'server'],
  'announces two lengths': [
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!',
    'incomplete',
  ],
}

let sluice: RunningSluice
const things = new AsyncDisposableStack()
const ids = new Map<string, string>()

beforeAll(async () => {
  sluice = things.use(await temporarySluice({ maxAttempts: 3, maxActive: 64 }))
  const add = async (name: string, server: Pick<FaultServer, 'url'>) => {
    const [id] = await sluice.call('add', { urls: [`${server.url}/a.bin`] })
    ids.set(name, id ?? '')
  }
  for (const [name, { behave }] of Object.entries(survived)) {
    await add(name, things.use(await faultServer(behave)))
  }
  for (const [name, [behave]] of Object.entries(failed)) {
    await add(name, things.use(await faultServer(behave)))
  }
  for (const [name, [text]] of Object.entries(raw)) {
    await add(name, things.use(await rawServer(says(text))))
  }
  const folder = things.use(await tempFolder())
  const identity = authority(folder.path).issue('IP:127.0.0.1')
  await add('has a bad certificate', things.use(await faultServer(serves(body), identity)))
  const rests = things.use(await faultServer(inTurn(answers(429, { 'retry-after': 75_151 }), serves(body))))
  await add('asks for a rest of a day', rests)
})
afterAll(() => things.disposeAsync())

async function record(name: string): Promise<DownloadRecord> {
  const found = await sluice.call('getDownloadStatus', { id: ids.get(name) ?? '' })
  if (!found) throw new Error(`No record of ${name}`)
  return found
}

const ended = (name: string) =>
  vi.waitFor(
    async () => {
      const found = await record(name)
      expect(found.state).toMatch(/^(Completed, Succeeded|Errored)$/)
      return found
    },
    { timeout: 30_000, interval: 100 },
  )

describe('what a server that', () => {
  it.each(Object.keys(survived))('%s has is whole in the end', { timeout: 40_000 }, async (name) => {
    const { state, filePath, error } = await ended(name)
    expect(error).toBe(null)
    expect(state).toBe('Completed, Succeeded')
    expect(filePath).toBe(join(sluice.downloads, basename(filePath ?? '')))
    expect((await readFile(filePath ?? '')).equals(survived[name]?.gives ?? body)).toBe(true)
  })
})

describe('a server that', () => {
  const codes = [...Object.entries(failed), ...Object.entries(raw)].map(([name, [, code]]) => [name, code])
  it.each([...codes, ['has a bad certificate', 'tls']])(
    '%s ends a download as %s',
    { timeout: 40_000 },
    async (name = '', code) => {
      const { state, error, filePath } = await ended(name)
      expect([state, error?.code, filePath], error?.message).toEqual(['Errored', code, null])
      expect(error?.message).not.toBe('')
    },
  )

  it('asks for a rest of a day gets it, in plain view, until a person ends it', async () => {
    const name = 'asks for a rest of a day'
    const { lane, waiting } = await record(name)
    expect(waiting).toMatchObject({ reason: 'cool-down' })
    expect((waiting?.until ?? 0) - Date.now()).toBeGreaterThan(75_000_000)
    expect(await sluice.call('endCoolDown', { source: 'http', host: lane?.slice('http:'.length) })).toBe(true)
    expect((await ended(name)).state).toBe('Completed, Succeeded')
  })
})

it('nothing but whole files is left', async () => {
  const completed = [...Object.keys(survived), 'asks for a rest of a day']
  const paths = await Promise.all(completed.map(async (name) => (await ended(name)).filePath ?? ''))
  const names = paths.map((path) => basename(path)).toSorted()
  await expect.poll(() => readdir(sluice.downloads).then((found) => found.toSorted())).toEqual(names)
})
