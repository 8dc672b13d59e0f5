import { randomBytes, randomUUID } from 'node:crypto'
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { smallPartPath } from '../../electron/transfer/part-file.ts'
import { readSidecar } from '../../electron/transfer/sidecar.ts'
import { faultServer, serves, servesRanges, stallsAfter, strongTag } from '../helpers/fault-server.ts'
import { eventually } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf, fetchAlone, fetchTo } from './fetch-to.ts'

const body = randomBytes(500_000)

async function small(behave: Parameters<typeof faultServer>[0]) {
  const folder = await tempFolder()
  const server = await faultServer(behave)
  const id = randomUUID()
  const url = `${server.url}/a.bin`
  return {
    ...{ dir: folder.path, id, url, server, part: smallPartPath(folder.path, id) },
    names: () => readdir(folder.path).then((names) => names.toSorted()),
    read: (name: string) => readFile(join(folder.path, name)),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

it('a small file is one file from the first byte to the last', async () => {
  await using world = await small(stallsAfter(200_000, body))
  const stop = new AbortController()
  const fetched = fetchTo(world.dir, world.url, { id: world.id, signal: stop.signal })
  await eventually(() => (fetched.reports.at(-1)?.transferred ?? 0) === 200_000)
  expect(await world.names()).toEqual([`.sluice-${world.id}.part`])
  expect(fetched.partials).toEqual([world.part])
  stop.abort('discard')
  await expect(fetched.path).rejects.toThrow()
  expect(await world.names()).toEqual([])
})

it('what a kill left of one is begun anew, with nothing of it left', async () => {
  await using world = await small(serves(body))
  await writeFile(world.part, 'not what is served')
  await fetchTo(world.dir, world.url, { id: world.id }).path
  expect(await world.names()).toEqual(['a.bin'])
  expect((await world.read('a.bin')).equals(body)).toBe(true)
})

it('one that broke off is noted, and gone on with', async () => {
  let behave = servesRanges(body, { resetAfter: 200_000 })
  await using world = await small((request, response) => behave(request, response))
  await failureOf(fetchTo(world.dir, world.url, { id: world.id }).path)
  expect(await readSidecar(world.part)).toMatchObject({
    ...{ id: world.id, name: 'a.bin', validator: strongTag },
    ranges: [{ start: 0, end: 200_000 }],
  })
  behave = servesRanges(body)
  await fetchTo(world.dir, world.url, { id: world.id }).path
  expect(world.server.requests.at(-1)?.headers.range).toBe('bytes=200000-499999')
  expect(await world.names()).toEqual(['a.bin'])
  expect((await world.read('a.bin')).equals(body)).toBe(true)
})

it('one that was whole when the word of it was lost is answered with, whatever its name', async () => {
  await using world = await small(serves(body))
  await writeFile(join(world.dir, 'a.bin'), 'of another')
  const path = await fetchAlone(world.dir, world.url, { id: world.id }).path
  expect(await world.names()).toEqual([`.sluice-${world.id}.part`, 'a (1).bin', 'a.bin'])
  expect(await fetchTo(world.dir, world.url, { id: world.id }).path).toBe(path)
  expect(world.server.requests).toHaveLength(1)
  expect(await world.names()).toEqual(['a (1).bin', 'a.bin'])
})

it('and fetched again when a person has moved it since', async () => {
  await using world = await small(serves(body))
  const path = await fetchAlone(world.dir, world.url, { id: world.id }).path
  await using elsewhere = await tempFolder()
  await link(path, join(elsewhere.path, 'moved.bin'))
  await rm(path)
  await fetchTo(world.dir, world.url, { id: world.id }).path
  expect(world.server.requests).toHaveLength(2)
  expect(await world.names()).toEqual(['a.bin'])
  expect((await readFile(join(elsewhere.path, 'moved.bin'))).equals(body)).toBe(true)
})
