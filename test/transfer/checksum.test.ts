import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Checksum } from '../../electron/transfer/checksum.ts'
import { hashIn } from '../../electron/transfer/checksum-file.ts'
import { announcedHash } from '../../electron/transfer/digest.ts'
import { answers, byPath, faultServer, serves, servesRanges } from '../helpers/fault-server.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf, fetchTo } from './fetch-to.ts'

const body = randomBytes(2_500_000)
const hashed = (algorithm: string, bytes = body) =>
  `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`

it.each(['sha512', 'sha256', 'sha1', 'md5'])('a file with the right %s gets its name', async (algorithm) => {
  await using server = await faultServer(serves(body))
  await using folder = await tempFolder()
  const options = { checksum: hashed(algorithm) }
  const { path, verified } = fetchTo(folder.path, `${server.url}/a.bin`, { options })
  expect(await path).toBe(join(folder.path, 'a.bin'))
  expect(verified).toEqual([{ by: 'person', algorithm, hex: hashed(algorithm).split(':')[1] }])
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

const base64 = (algorithm: string, bytes = body) => createHash(algorithm).update(bytes).digest('base64')

it.each([
  ['Repr-Digest', 'repr-digest', `sha-256=:${base64('sha256')}:`, 'sha256'],
  ['the best of several', 'repr-digest', `md5=:${base64('md5')}:, sha-512=:${base64('sha512')}:`, 'sha512'],
  ['Content-Digest of all of it', 'content-digest', `sha-512=:${base64('sha512')}:;q=1`, 'sha512'],
  ['Digest as it was before', 'digest', `SHA-256=${base64('sha256')},unixsum=30637`, 'sha256'],
  ['Digest with an old hash', 'digest', `SHA=${base64('sha1')}`, 'sha1'],
])('a file is held against %s', async (_what, name, value, algorithm) => {
  await using server = await faultServer(serves(body, { [name]: value }))
  await using folder = await tempFolder()
  const { path, verified } = fetchTo(folder.path, `${server.url}/a.bin`)
  await path
  expect(verified).toEqual([{ by: 'server', algorithm, hex: hashed(algorithm).split(':')[1] }])
  await using wrong = await faultServer(serves(Buffer.from('another'), { [name]: value }))
  expect((await failureOf(fetchTo(folder.path, `${wrong.url}/b.bin`).path)).code).toBe('checksum')
})

it.each(['sha-256=:AAAA:', 'sha-256=12', 'crc32c=:AAAAAA==:', '', ';;=:'])(
  'a digest that cannot be checked ("%s") is not, and nothing is said to be verified',
  async (value) => {
    await using server = await faultServer(serves(body, { 'repr-digest': value }))
    await using folder = await tempFolder()
    const { path, verified } = fetchTo(folder.path, `${server.url}/a.bin`)
    await path
    expect(verified).toEqual([])
  },
)

it('the digest of a part is not taken for that of the whole', () => {
  const headers = { 'content-digest': `sha-256=:${base64('sha256')}:` }
  expect(announcedHash({ status: 206, headers })).toBeNull()
  expect(announcedHash({ status: 200, headers })).toMatchObject({ algorithm: 'sha256' })
})

it('what comes over several connections is hashed too', async () => {
  const large = randomBytes(8_000_000)
  await using server = await faultServer(servesRanges(large, { pauseMs: 2 }))
  await using folder = await tempFolder()
  const options = { connections: 4, checksum: hashed('sha256', large) }
  const { path, verified } = fetchTo(folder.path, `${server.url}/a.bin`, { options })
  await path
  expect(server.requests.length).toBeGreaterThan(1)
  expect(verified).toMatchObject([{ by: 'person', algorithm: 'sha256' }])
})

it('a hash is the same whatever was seen on the way and whatever was read behind it', async () => {
  await using folder = await tempFolder()
  const file = join(folder.path, 'a')
  const large = randomBytes(5_000_000)
  await writeFile(file, large)
  const hex = createHash('sha256').update(large).digest('hex')
  const checksum = new Checksum({ by: 'person', algorithm: 'sha256', hex })
  const see = (start: number, end: number) => checksum.see(large.subarray(start, end), start)
  see(0, 1_000)
  see(3_000_000, 4_000_000)
  checksum.catchUp(file, 4_000_000)
  see(1_000, 2_000)
  await new Promise((resolve) => setTimeout(resolve, 5))
  see(4_000_000, 4_500_000)
  checksum.catchUp(file, 4_500_000)
  const signal = new AbortController().signal
  expect(await checksum.verify(file, signal)).toEqual({ by: 'person', algorithm: 'sha256', hex })
})

const hex = hashed('sha256').split(':')[1] ?? ''
const other = '0'.repeat(64)

it.each([
  ['only a hash', hex, hex],
  ['coreutils', `${other}  b.bin\n${hex.toUpperCase()}  a.bin\n`, hex],
  ['coreutils, binary, with a path', `${hex} *./sub/a.bin\r\n`, hex],
  ['BSD', `SHA256 (b.bin) = ${other}\nSHA256 (a.bin) = ${hex}`, hex],
  ['a comment around it', `# sums\n\n${hex}  a.bin\n`, hex],
  ['another file only', `${hex}  b.bin\n`, undefined],
  ['two without names', `${hex}\n${other}`, undefined],
  ['a page', '<html>Not found</html>', undefined],
  ['nonsense', `MD5 (a.bin) = ${hex}\n\u0000`, undefined],
])('of a file of checksums with %s', (_what, text, expected) => {
  expect(hashIn(text, 'a.bin')?.hex).toBe(expected)
})

it('a checksum beside the file is looked for and held against it when that is asked', async () => {
  const sums = serves(`${other}  b.bin\n${hex}  a.bin\n`)
  await using server = await faultServer(
    byPath({ '/d/a.bin': serves(body), '/d/b.bin': serves(body), '/d/SHA256SUMS': sums, '/sums': sums }),
  )
  await using folder = await tempFolder()
  const get = (name: string, checksumFile: string) =>
    fetchTo(folder.path, `${server.url}/d/${name}`, { options: { checksumFile } })
  const beside = get('a.bin', 'beside')
  await beside.path
  expect(beside.verified).toEqual([{ by: 'checksum-file', algorithm: 'sha256', hex }])
  expect((await failureOf(get('b.bin', `${server.url}/sums`).path)).code).toBe('checksum')
  expect(await readdir(folder.path)).toEqual(['a.bin', 'b.bin.bad'])
})

it('a file whose checksum was to be beside it and is not is not even asked for', async () => {
  await using server = await faultServer(byPath({ '/a.bin': serves(body), '/a.bin.sha512': answers(403) }))
  await using folder = await tempFolder()
  const options = { checksumFile: 'beside' }
  const failure = await failureOf(fetchTo(folder.path, `${server.url}/a.bin`, { options }).path)
  expect(failure).toMatchObject({ code: 'checksum', retryable: false })
  expect(server.requests.map(({ path }) => path)).not.toContain('/a.bin')
})
