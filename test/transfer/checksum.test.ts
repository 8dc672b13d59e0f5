import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { faultServer, serves } from '../helpers/fault-server.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf, fetchTo } from './fetch-to.ts'

const body = randomBytes(2_500_000)
const hashed = (algorithm: string, bytes = body) =>
  `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`

it.each(['sha512', 'sha256', 'sha1', 'md5'])('a file with the right %s gets its name', async (algorithm) => {
  await using server = await faultServer(serves(body))
  await using folder = await tempFolder()
  const options = { checksum: hashed(algorithm) }
  expect(await fetchTo(folder.path, `${server.url}/a.bin`, { options }).path).toBe(join(folder.path, 'a.bin'))
})

it('a file with another hash is kept aside and never gets its name', async () => {
  await using server = await faultServer(serves(body))
  await using folder = await tempFolder()
  const options = { checksum: hashed('sha256', Buffer.from('another')) }
  const { path, log } = fetchTo(folder.path, `${server.url}/a.bin`, { options })
  const failure = await failureOf(path)
  expect(failure).toMatchObject({ code: 'checksum', retryable: false })
  expect(failure.message).toContain(hashed('sha256').slice('sha256:'.length))
  expect(await readdir(folder.path)).toEqual(['a.bin.bad'])
  expect((await readFile(join(folder.path, 'a.bin.bad'))).equals(body)).toBe(true)
  expect(log).toEqual([`The file that came was kept as ${join(folder.path, 'a.bin.bad')}`])
})

it('a checksum that cannot be one is refused before anything is asked', async () => {
  await using server = await faultServer(serves(body))
  await using folder = await tempFolder()
  const { path } = fetchTo(folder.path, `${server.url}/a.bin`, { options: { checksum: 'sha256:abc' } })
  expect((await failureOf(path)).code).toBe('checksum')
  expect(server.requests).toEqual([])
})
