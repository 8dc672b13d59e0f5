import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connectionsOf } from '../../electron/transfer/connections.ts'
import { Connections } from '../../shared/connections.ts'
import { startNginx } from '../helpers/nginx.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { fetchTo } from './fetch-to.ts'

const answer = (headers: Readonly<Record<string, string>>, url = 'https://a.example/film.mkv') => ({
  ...{ url: new URL(url), status: 206 },
  header: (name: string) => headers[name],
})
const nothing = { size: null, done: [], active: [] }

it('what has arrived is told as few stretches, what is being fetched as one for each connection', () => {
  const done = [
    { start: 40, end: 50 },
    { start: 0, end: 10 },
    { start: 10, end: 20 },
  ]
  const active = [
    { start: 60, end: 60 },
    { start: 30, end: 40 },
    { start: 20, end: 30 },
  ]
  expect(connectionsOf(answer({}), { size: 100, done, active })).toMatchObject({
    done: [
      { start: 0, end: 20 },
      { start: 40, end: 50 },
    ],
    active: [
      { start: 20, end: 30 },
      { start: 30, end: 40 },
    ],
  })
})

it('of more stretches than a person can tell apart, the largest are told, in their order', () => {
  const done = Array.from({ length: 40 }, (_, n) => ({ start: n * 100, end: n * 100 + n + 1 }))
  const told = connectionsOf(answer({}), { ...nothing, done }).done
  expect(told.map(({ start }) => start)).toEqual(Array.from({ length: 16 }, (_, n) => (n + 24) * 100))
})

it('a stretch of a file whose size nobody knows has no end', () => {
  const active = [{ start: 5, end: Number.POSITIVE_INFINITY }]
  expect(connectionsOf(answer({}), { ...nothing, active }).active).toEqual([{ start: 5, end: null }])
})

it('headers that say what the file is are told, cut where they are long, and none that may be a key', () => {
  const headers = {
    'content-type': 'video/x-matroska',
    etag: `"${'x'.repeat(1_000)}"`,
    server: 'ngin\u0007x',
    'set-cookie': 'id=secret',
    'www-authenticate': 'Digest nonce="secret"',
    location: 'https://a.example/?secret',
  }
  const told = connectionsOf(answer(headers, 'https://a.example/film.mkv?sig=secret'), nothing)
  expect(told.headers).toEqual([
    { name: 'Content-Type', value: 'video/x-matroska' },
    { name: 'ETag', value: `"${'x'.repeat(298)}…` },
    { name: 'Server', value: 'ngin x' },
  ])
  expect(told.url).toBe('https://a.example/film.mkv?…')
  expect(JSON.stringify(told)).not.toContain('secret')
})

it('whatever a server sends, what is told can be told', () => {
  const long = 'é'.repeat(5_000)
  const told = connectionsOf(answer({ server: long, etag: '' }, `https://a.example/${long}?x`), nothing)
  expect(Connections.safeParse(told)).toMatchObject({ success: true })
})

it('a transfer tells of its connections, from where it was sent on to', async () => {
  await using nginx = await startNginx({ server: 'location /old { return 302 /film.bin?sig=secret; }' })
  await using folder = await tempFolder()
  await writeFile(join(nginx.root, 'film.bin'), randomBytes(8_000_000))
  const fetched = fetchTo(folder.path, `${nginx.url}/old`, { options: { connections: 4 } })
  await fetched.path
  const [first] = fetched.connections
  expect(first).toMatchObject({ url: `${nginx.url}/film.bin?…`, status: 200, size: 8_000_000 })
  expect(first?.headers).toContainEqual({ name: 'Content-Length', value: '8000000' })
  expect(first?.active).toHaveLength(4)
})
