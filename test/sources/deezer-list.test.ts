import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deezer } from '../../electron/sources/deezer.ts'
import { deezerListing } from '../../electron/sources/deezer-list.ts'
import { type FaultServer, faultServer } from '../helpers/fault-server.ts'
import { RunChild } from '../helpers/run-child.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// Answers as Deezer's public catalogue gives them, from a server of ours.

const tracks = Array.from({ length: 130 }, (_, n) => ({
  ...{ id: n + 1, readable: n !== 6, title: `Song ${n + 1}`, duration: 200, type: 'track' },
  artist: { id: 27, name: 'Artist', type: 'artist' },
}))
const refused = (code: number, message: string) => ({ error: { type: 'Exception', message, code } })

function answerTo({ pathname, searchParams }: URL): unknown {
  const [index, limit] = ['index', 'limit'].map((name) => Number(searchParams.get(name) ?? 25))
  if (pathname === '/album/7') return { id: 7, title: 'An\nAlbum', nb_tracks: tracks.length, type: 'album' }
  if (pathname === '/album/7/tracks') {
    return { data: tracks.slice(index, (index ?? 0) + (limit ?? 0)), total: tracks.length }
  }
  if (pathname.startsWith('/playlist/8')) return { title: 'Nothing yet', data: [], total: 0 }
  if (pathname === '/album/4') return refused(4, 'Quota limit exceeded')
  if (pathname === '/album/5') return refused(200, 'An active access token must be used')
  if (pathname === '/album/6') return 'no list'
  return refused(800, 'no data')
}

let server: FaultServer
beforeAll(async () => {
  server = await faultServer((request, response) => {
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(JSON.stringify(answerTo(new URL(request.url ?? '', 'http://127.0.0.1'))))
  })
})
afterAll(() => server[Symbol.asyncDispose]())

const track = (trackId: string, title: string) => ({
  ...{ targetId: trackId, displayName: title, filename: trackId, extra: {} },
})
const listingOf = (link: string) =>
  deezerListing(
    {
      ...{
        targetId: deezer.recognise(new URL(link))?.targetId ?? '',
        dir: '/nowhere',
        report: () => undefined,
      },
      ...{ signal: new AbortController().signal, proxy: { proxy: 'none', noProxy: '' } },
    },
    { track, api: server.url },
  )

it('an album is each of its tracks, over all pages, in its order and under artist and title', async () => {
  const listing = await listingOf('https://www.deezer.com/en/album/7')
  expect(listing).toMatchObject({ title: 'An Album', unavailable: 1, problem: null })
  const ids = listing?.entries.map(({ targetId }) => targetId)
  expect(ids).toEqual(tracks.filter(({ readable }) => readable).map(({ id }) => String(id)))
  expect(listing?.entries[1]?.displayName).toBe('Artist - Song 2')
})

it('a playlist with nothing in it is an empty list', async () => {
  const empty = { title: 'Nothing yet', entries: [], unavailable: 0, problem: null }
  expect(await listingOf('https://www.deezer.com/playlist/8?utm_source=x')).toEqual(empty)
})

it('what is neither album nor playlist is no list it knows', async () => {
  expect(await listingOf('https://www.deezer.com/en/artist/27')).toBeNull()
  expect(await listingOf('https://www.deezer.com/track/3135556')).toBeNull()
})

it.each([
  [4, 'rate-limited', /fewer requests/],
  [5, 'unavailable', /active access token/],
  [6, 'server', /no list of tracks/],
  [9, 'not-found', /no such list/],
])('of album %i the answer is told as %s', async (id, code, message) => {
  await expect(listingOf(`https://www.deezer.com/album/${id}`)).rejects.toMatchObject({
    failure: { code, message: expect.stringMatching(message) },
  })
})

it('the source asks the catalogue for a list, through the proxy and without the tool', async () => {
  const wanted: (string | undefined)[] = []
  const proxy = createServer().on('connect', ({ url }, socket) => {
    wanted.push(url)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  const port = typeof address === 'object' ? address?.port : 0
  await using folder = await tempFolder()
  await using child = new RunChild()
  try {
    const rules = { proxy: `http://127.0.0.1:${port}`, noProxy: '' }
    const outcome = await child.run({
      source: 'deezer',
      dir: folder.path,
      targetId: '/album/7',
      proxy: rules,
    })
    expect(outcome).toMatchObject({ kind: 'failed' })
    expect(wanted).toEqual(['api.deezer.com:443'])
    expect(child.told('tool')).toEqual([])
  } finally {
    proxy.close()
  }
})
