import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Allowance } from '../../electron/run/allowance.ts'
import { authority } from '../helpers/certificates.ts'
import { byPath, faultServer, type Identity, rawServer, serves } from '../helpers/fault-server.ts'
import { eventually } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { type Fetch, failureOf, fetchTo } from './fetch-to.ts'
import { trustedServers } from './trusted-servers.ts'

const { identity } = await trustedServers()
const small = randomBytes(100_000)
const large = randomBytes(3_000_000)

/** Serves two small files and a large one, and tells over which connection each was asked for. */
async function world(behave: RequestListener = serves(small), identity?: Identity) {
  const folder = await tempFolder()
  const askedOver: Socket[] = []
  const files = byPath({ '/a.bin': behave, '/b.bin': behave, '/large.bin': serves(large) })
  const server = await faultServer((request, response) => {
    askedOver.push(request.socket)
    files(request, response)
  }, identity)
  return {
    ...{ server, askedOver, dir: folder.path },
    fetch: (name: string, fetch: Fetch = {}) => fetchTo(folder.path, `${server.url}/${name}`, fetch).path,
    async isWhole(name: string, bytes = small) {
      expect((await readFile(join(folder.path, name))).equals(bytes)).toBe(true)
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

it.each(['http', 'https'])(
  'over %s the next small file of a server comes over the connection of the last',
  async (scheme) => {
    await using here = await world(serves(small), scheme === 'https' ? identity : undefined)
    // As in a download process, which may be given a limit at any time.
    const limits = new Allowance(null, () => undefined)
    for (const name of ['a.bin', 'b.bin', 'large.bin']) await here.fetch(name, { limits })
    expect(new Set(here.askedOver).size).toBe(1)
    await here.isWhole('a.bin')
    await here.isWhole('b.bin')
    await here.isWhole('large.bin', large)
  },
)

it('one that the server closes meanwhile, or just as it is asked, costs nothing', async () => {
  let asked = 0
  await using here = await world((request, response) => {
    asked += 1
    if (asked % 2 === 0) request.socket.destroy()
    else serves(small)(request, response)
  })
  await here.fetch('a.bin')
  await here.fetch('b.bin')
  await here.isWhole('b.bin')
  expect(asked).toBe(3)
  expect(new Set(here.askedOver).size).toBe(2)
  here.askedOver[2]?.destroy()
  await here.fetch('large.bin')
  await here.isWhole('large.bin', large)
})

it('one that nobody needs is closed soon, and at once by whoever asks elsewhere', async () => {
  await using here = await world()
  await using elsewhere = await world()
  await here.fetch('a.bin')
  expect(here.server.open.size).toBe(1)
  await eventually(() => here.server.open.size === 0)
  await here.fetch('b.bin')
  await elsewhere.fetch('a.bin')
  await eventually(() => here.server.open.size === 0)
  expect(elsewhere.server.open.size).toBe(1)
})

it('a connection that was let in by an exception, or has a pace, is nobody else’s', async () => {
  await using folder = await tempFolder()
  await using here = await world(serves(small), authority(folder.path).issue('IP:127.0.0.1'))
  await here.fetch('a.bin', { options: { acceptAnyCertificate: true } })
  expect((await failureOf(here.fetch('b.bin'))).code).toBe('tls')
  await using slowly = await world()
  for (const name of ['a.bin', 'b.bin']) await slowly.fetch(name, { options: { speedLimit: 10_000_000 } })
  expect(new Set(slowly.askedOver).size).toBe(2)
})

it('after an answer that does not end where it said the connection is left', async () => {
  await using folder = await tempFolder()
  const connections: Socket[] = []
  await using server = await rawServer((socket) => {
    connections.push(socket)
    socket.on('data', () =>
      socket.write(
        'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntextHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nbad',
      ),
    )
  })
  for (const name of ['a.txt', 'b.txt']) {
    const path = await fetchTo(folder.path, `${server.url}/${name}`).path.catch(() => null)
    if (path !== null) expect(await readFile(path, 'utf8')).toBe('text')
  }
  expect(connections).toHaveLength(2)
})
