import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSidecar, type Sidecar } from '../../electron/transfer/sidecar.ts'
import {
  answers,
  type FaultServer,
  faultServer,
  inTurn,
  serves,
  servesRanges,
  stallsAfter,
  strongTag,
} from '../helpers/fault-server.ts'
import { startNginx } from '../helpers/nginx.ts'
import { eventually } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { type Fetch, failureOf, fetchAlone, fetchTo } from './fetch-to.ts'

const body = randomBytes(3_000_000)
const other = randomBytes(3_000_000)
const one = { connections: 1 }

/** A folder with a part file of `body`, of an attempt that broke off in the middle. */
async function brokenOff(headers: Record<string, string> = { etag: strongTag }) {
  const folder = await tempFolder()
  const id = randomUUID()
  let behave = servesRanges(body, { headers, resetAfter: 1_000_000 })
  const server = await faultServer((request, response) => behave(request, response))
  const url = `${server.url}/a.bin`
  const first = fetchTo(folder.path, url, { id, options: one })
  await failureOf(first.path)
  const part = join(folder.path, 'a.bin.part')
  return {
    id,
    url,
    server,
    part,
    dir: folder.path,
    sidecar: await readSidecar(part),
    serve(next: Parameters<typeof faultServer>[0]) {
      behave = next
    },
    next(next: Parameters<typeof faultServer>[0], fetch: Fetch = {}) {
      behave = next
      return fetchTo(folder.path, url, { id, earlier: part, options: one, ...fetch })
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

const rangesOf = ({ requests }: Pick<FaultServer, 'requests'>) => requests.map(({ headers }) => headers.range)
const onlyFile = async (dir: string, name: string, bytes: Buffer) => {
  expect(await readdir(dir)).toEqual([name])
  expect((await readFile(join(dir, name))).equals(bytes)).toBe(true)
}

describe('an attempt that broke off is gone on with', () => {
  it('from the bytes it has, on condition that the file is the same', async () => {
    await using world = await brokenOff()
    expect(world.sidecar).toMatchObject({
      id: world.id,
      url: world.url,
      validator: strongTag,
      size: 3_000_000,
      ranges: [{ start: 0, end: 1_000_000 }],
    })
    const { path, log, asked, reports } = world.next(servesRanges(body))
    await path
    await onlyFile(world.dir, 'a.bin', body)
    expect(world.server.requests[1]?.headers).toMatchObject({
      range: 'bytes=1000000-2999999',
      'if-range': strongTag,
    })
    expect(reports[0]).toEqual({ transferred: 1_000_000, size: 3_000_000 })
    expect(log).toEqual(['Going on from 1000000 of 3000000 bytes'])
    expect(asked).toEqual([
      `GET ${world.server.url}/a.bin bytes=1000000-2999999 → 206, content-range: bytes 1000000-2999999/3000000, content-length: 2000000, etag: ${strongTag}`,
    ])
  })

  it('with a date, where it is so old that it can stand for one version', async () => {
    const modified = new Date(Date.now() - 3_600_000).toUTCString()
    await using world = await brokenOff({ 'last-modified': modified, date: new Date().toUTCString() })
    await world.next(servesRanges(body, { headers: { 'last-modified': modified } })).path
    expect(world.server.requests[1]?.headers['if-range']).toBe(modified)
    await onlyFile(world.dir, 'a.bin', body)
  })

  it('by whoever knows the record, though nobody has heard where its part file is', async () => {
    await using world = await brokenOff()
    await world.next(servesRanges(body), { earlier: null }).path
    expect(rangesOf(world.server)[1]).toBe('bytes=1000000-2999999')
    await onlyFile(world.dir, 'a.bin', body)
  })

  it('with its checksum, that of the bytes it had included', async () => {
    await using world = await brokenOff()
    const checksum = `sha256:${createHash('sha256').update(body).digest('hex')}`
    await world.next(servesRanges(body), { options: { ...one, checksum } }).path
    await onlyFile(world.dir, 'a.bin', body)
  })

  it('with nginx as with any other server', async () => {
    await using nginx = await startNginx({ location: 'limit_rate 1m;' })
    await using folder = await tempFolder()
    await writeFile(join(nginx.root, 'film.bin'), body)
    const stop = new AbortController()
    const fetch = { id: randomUUID(), options: one }
    const first = fetchTo(folder.path, `${nginx.url}/film.bin`, { ...fetch, signal: stop.signal })
    await eventually(() => (first.reports.at(-1)?.transferred ?? 0) > 500_000)
    stop.abort('keep')
    await expect(first.path).rejects.toThrow()
    const kept = await readSidecar(join(folder.path, 'film.bin.part'))
    await fetchTo(folder.path, `${nginx.url}/film.bin`, fetch).path
    await onlyFile(folder.path, 'film.bin', body)
    const [, second] = await nginx.requests()
    const [range] = (kept as Sidecar).ranges
    expect(second).toMatchObject({ status: 206, range: `bytes=${range?.end}-2999999` })
    expect(second?.bytes).toBe(3_000_000 - (range?.end ?? 0))
  })
})

describe('nothing is spliced:', () => {
  const wrongPart =
    (contentRange: string, headers: Record<string, string> = { etag: strongTag }) =>
    (...[request, response]: Parameters<ReturnType<typeof answers>>) => {
      if (request.headers.range === undefined) return serves(body, { etag: strongTag })(request, response)
      const rest = body.subarray(1_000_000)
      const about = { ...headers, 'content-range': contentRange, 'content-length': rest.length }
      return response.writeHead(206, about).end(rest)
    }

  it.each([
    ['has changed', servesRanges(other, { headers: { etag: '"version-2"' } }), other, 'has changed'],
    ['has changed and says so only in a part', ignoresIfRange('"version-2"'), other, 'has changed'],
    ['comes whole now', serves(body, { etag: strongTag }), body, 'whole files only'],
    ['comes without a name of its version', serves(other), other, 'whole files only'],
    ['comes with the wrong part', wrongPart('bytes 999999-2999998/3000000'), body, 'another part'],
    ['comes with a part of another size', wrongPart('bytes 1000000-2999999/3000001'), body, 'has changed'],
    ['comes with a part that is not described', wrongPart('parts'), body, 'another part'],
    [
      'comes with a part of no known version',
      wrongPart('bytes 1000000-2999999/3000000', {}),
      body,
      'changed',
    ],
    ['cannot be had in parts', inTurn(answers(416), servesRanges(body)), body, '416'],
  ])('a file that %s is fetched anew', async (_what, behave, whole, reason) => {
    await using world = await brokenOff()
    const { path, log } = world.next(behave)
    await path
    await onlyFile(world.dir, 'a.bin', whole)
    expect(log).toHaveLength(1)
    expect(log[0]).toMatch(/^Starting over: /)
    expect(log[0]).toContain(reason)
  })

  function ignoresIfRange(etag: string) {
    const behave = servesRanges(other, { headers: { etag } })
    return (...[request, response]: Parameters<typeof behave>) => {
      delete request.headers['if-range']
      return behave(request, response)
    }
  }

  it.each([
    ['a weak tag', { etag: 'W/"version-1"' }],
    ['a date of just now', { 'last-modified': new Date().toUTCString() }],
    ['nothing to know it by', {}],
  ])('of a file with %s nothing is kept', async (_what, headers) => {
    await using world = await brokenOff(headers)
    expect(await readdir(world.dir)).toEqual([])
    await world.next(servesRanges(body)).path
    expect(rangesOf(world.server)).toEqual([undefined, undefined])
  })

  it('a server that is busy leaves what there is as it is', async () => {
    await using world = await brokenOff()
    const refused = world.next(answers(503))
    expect((await failureOf(refused.path)).code).toBe('rate-limited')
    const kept = (world.sidecar as Sidecar).ranges[0]?.end
    expect(refused.reports).toEqual([{ transferred: kept, size: 3_000_000 }])
    expect((await readdir(world.dir)).sort()).toEqual(['a.bin.part', 'a.bin.part.json'])
    await world.next(servesRanges(body)).path
    await onlyFile(world.dir, 'a.bin', body)
  })
})

describe('what was left and cannot be gone on with goes:', () => {
  it.each([
    [
      'a sidecar nobody can read',
      (part: string) => writeFile(`${part}.json`, '{"version":1,'),
      'cannot be read',
    ],
    [
      'a sidecar of another kind',
      (part: string) => writeFile(`${part}.json`, '{"version":2}'),
      'cannot be read',
    ],
    ['no sidecar', (part: string) => rm(`${part}.json`), 'nothing is known'],
    ['a part file that is shorter', (part: string) => truncate(part, 10), 'shorter'],
    ['no part file', (part: string) => rm(part), 'gone'],
    ['a part file with a second name', (part: string) => link(part, `${part}.mine`), 'second name'],
  ])('%s', async (_what, damage, reason) => {
    await using world = await brokenOff()
    await damage(world.part)
    const { path, log } = world.next(servesRanges(body))
    await path
    expect(rangesOf(world.server)).toEqual([undefined, undefined])
    expect(log).toEqual([expect.stringContaining(reason)])
    expect((await readFile(join(world.dir, 'a.bin'))).equals(body)).toBe(true)
    await rm(`${world.part}.mine`, { force: true })
    expect(await readdir(world.dir)).toEqual(['a.bin'])
  })

  it('when the folder is another one now', async () => {
    await using elsewhere = await tempFolder()
    await using again = await brokenOff()
    await fetchTo(elsewhere.path, again.url, { id: again.id, earlier: again.part }).path.catch(
      () => undefined,
    )
    expect(existsSync(again.part)).toBe(false)
  })

  it('but never what is another record’s', async () => {
    await using world = await brokenOff()
    const { path } = world.next(servesRanges(body), { id: randomUUID() })
    await path
    expect((await readdir(world.dir)).sort()).toEqual(['a.bin', 'a.bin.part', 'a.bin.part.json'])
    expect(await readSidecar(world.part)).toEqual(world.sidecar)
  })
})

describe('with a new link', () => {
  const newLink = (world: Awaited<ReturnType<typeof brokenOff>>, fetch: Fetch = {}) =>
    fetchTo(world.dir, `${world.url}?new`, { id: world.id, earlier: world.part, options: one, ...fetch })

  it('an attempt goes on from its bytes, once the last of them were seen to be the same there', async () => {
    await using world = await brokenOff()
    world.serve(servesRanges(body))
    await newLink(world).path
    await onlyFile(world.dir, 'a.bin', body)
    expect(rangesOf(world.server).slice(1)).toEqual(['bytes=934464-999999', 'bytes=1000000-2999999'])
  })

  it('and stops again, the next one needs no new look', async () => {
    await using world = await brokenOff()
    world.serve(servesRanges(body, { resetAfter: 500_000 }))
    await failureOf(newLink(world).path)
    world.serve(servesRanges(body))
    await newLink(world).path
    await onlyFile(world.dir, 'a.bin', body)
    expect(rangesOf(world.server).at(-1)).toBe('bytes=1500000-2999999')
  })

  it.each([
    ['has the same tag and size', servesRanges(other)],
    ['has another tag', servesRanges(other, { headers: { etag: '"version-2"' } })],
    ['is longer', servesRanges(Buffer.concat([other, other]))],
    ['cannot be had in parts', serves(other, { etag: strongTag })],
  ])('nothing is spliced from another file that %s', async (_what, behave) => {
    await using world = await brokenOff()
    world.serve(behave)
    const { path, log } = newLink(world)
    const bytes = await readFile(await path)
    expect(bytes.subarray(0, 3_000_000).equals(other)).toBe(true)
    expect(log).toContain('Starting over: what the new link leads to is another file.')
  })

  it('that does not work either, what has arrived stays', async () => {
    await using world = await brokenOff()
    world.serve(answers(403))
    expect((await failureOf(newLink(world).path)).code).toBe('forbidden')
    expect(await readSidecar(world.part)).toEqual(world.sidecar)
  })
})

describe('a stop', () => {
  async function stopped(reason: string) {
    await using folder = await tempFolder()
    const tagged = (...[request, response]: Parameters<ReturnType<typeof answers>>) => {
      response.setHeader('etag', strongTag)
      stallsAfter(1_200_000, body)(request, response)
    }
    await using server = await faultServer(tagged)
    const stop = new AbortController()
    const fetched = fetchTo(folder.path, `${server.url}/a.bin`, { signal: stop.signal })
    await eventually(() => (fetched.reports.at(-1)?.transferred ?? 0) === 1_200_000)
    stop.abort(reason)
    await expect(fetched.path).rejects.toThrow()
    return { names: (await readdir(folder.path)).sort(), left: await readSidecar(fetched.partials[0] ?? '') }
  }

  it('to keep keeps all that has come, and notes it', async () => {
    const { names, left } = await stopped('keep')
    expect(names).toEqual(['a.bin.part', 'a.bin.part.json'])
    expect(left).toMatchObject({ ranges: [{ start: 0, end: 1_200_000 }] })
  })

  it('to discard leaves nothing', async () => {
    expect((await stopped('discard')).names).toEqual([])
  })

  it('to discard leaves nothing of an earlier attempt either, wherever it comes', async () => {
    await using world = await brokenOff()
    const stop = new AbortController()
    const { path } = world.next(() => stop.abort('discard'), { signal: stop.signal })
    await expect(path).rejects.toThrow()
    expect(await readdir(world.dir)).toEqual([])
  })
})

describe('a file that was whole when the word of it was lost', () => {
  it('is answered with, not fetched again, whatever its number', async () => {
    await using folder = await tempFolder()
    await using server = await faultServer(serves(body, { etag: strongTag }))
    const id = randomUUID()
    await writeFile(join(folder.path, 'a.bin'), 'of another')
    const path = await fetchAlone(folder.path, `${server.url}/a.bin`, { id }).path
    expect(path).toBe(join(folder.path, 'a (1).bin'))
    await rm(join(folder.path, 'a.bin'))
    const again = fetchTo(folder.path, `${server.url}/a.bin`, { id })
    expect(await again.path).toBe(path)
    expect(server.requests).toHaveLength(1)
    await onlyFile(folder.path, 'a (1).bin', body)
  })

  it('is fetched again when a person has removed it since', async () => {
    await using folder = await tempFolder()
    await using server = await faultServer(serves(body))
    const id = randomUUID()
    await rm(await fetchAlone(folder.path, `${server.url}/a.bin`, { id }).path)
    await fetchTo(folder.path, `${server.url}/a.bin`, { id }).path
    await onlyFile(folder.path, 'a.bin', body)
  })

  /** As where no file can have two names. */
  async function publishing(name: string, size: number) {
    const folder = await tempFolder()
    const [id, url] = [randomUUID(), 'http://127.0.0.1:1/a.bin']
    const sidecar: Sidecar = {
      ...{ version: 1, id, url, name: 'a.bin', validator: null },
      ...{ size, ranges: [], publishing: name },
    }
    const part = join(folder.path, 'a.bin.part')
    await writeFile(`${part}.json`, JSON.stringify(sidecar))
    return { ...folder, id, url, part, fetch: () => fetchTo(folder.path, url, { id }).path }
  }

  it('is known by its note where a file has one name only', async () => {
    await using world = await publishing('a (2).bin', 5)
    await writeFile(join(world.path, 'a (2).bin'), 'whole')
    expect(await world.fetch()).toBe(join(world.path, 'a (2).bin'))
    expect(await readdir(world.path)).toEqual(['a (2).bin'])
  })

  it('takes the name that was being kept for it', async () => {
    await using world = await publishing('a.bin', 5)
    await writeFile(join(world.path, 'a.bin'), '')
    await writeFile(world.part, 'whole')
    expect(await readFile(await world.fetch(), 'utf8')).toBe('whole')
    expect(await readdir(world.path)).toEqual(['a.bin'])
  })

  it('is not what another has put there meanwhile', async () => {
    await using world = await publishing('a.bin', 5)
    await writeFile(join(world.path, 'a.bin'), 'of another')
    expect((await failureOf(world.fetch())).code).toBe('connection')
    expect(await readFile(join(world.path, 'a.bin'), 'utf8')).toBe('of another')
  })
})

it('a draft of a sidecar that was being written goes', async () => {
  await using folder = await tempFolder()
  await using server = await faultServer(serves('text'))
  const id = randomUUID()
  await mkdir(folder.path, { recursive: true })
  await writeFile(join(folder.path, `.sluice-${id}.json`), '{')
  await fetchTo(folder.path, `${server.url}/a.txt`, { id }).path
  expect(await readdir(folder.path)).toEqual(['a.txt'])
})
