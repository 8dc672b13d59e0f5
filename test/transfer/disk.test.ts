import { chmod, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { faultServer, serves, servesChunked } from '../helpers/fault-server.ts'
import { smallDisk } from '../helpers/small-disk.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { failureOf, fetchTo } from './fetch-to.ts'

const threeMegabytes = Buffer.alloc(3_000_000, 'x')

it('a file that has no room is not begun', async (context) => {
  await using disk = await smallDisk('size=2m')
  if (!disk) return context.skip('Only root may mount a small disk.')
  await using server = await faultServer(serves(threeMegabytes))
  const { path, partials } = fetchTo(disk.path, `${server.url}/a.bin`)
  expect(await failureOf(path)).toMatchObject({
    ...{ code: 'disk-full', retryable: false },
    message: `The file has 3.0 MB, 903 kB more than there is room for in ${disk.path}. Make room, then resume.`,
  })
  expect(partials).toEqual([])
  expect(await readdir(disk.path)).toEqual([])
})

it('a disk that fills on the way says so and is given back its room', async (context) => {
  await using disk = await smallDisk('size=2m')
  if (!disk) return context.skip('Only root may mount a small disk.')
  await using server = await faultServer(servesChunked([threeMegabytes]))
  const { path, partials } = fetchTo(disk.path, `${server.url}/a.bin`)
  expect((await failureOf(path)).code).toBe('disk-full')
  expect(partials).toHaveLength(1)
  expect(await readdir(disk.path)).toEqual([])
})

it('a disk that can only be read is a matter of permission', async (context) => {
  await using disk = await smallDisk('ro')
  if (!disk) return context.skip('Only root may mount a disk.')
  await using server = await faultServer(serves('text'))
  expect((await failureOf(fetchTo(disk.path, `${server.url}/a`).path)).code).toBe('permission')
})

it('a folder one may not write to is a matter of permission', async (context) => {
  if (process.getuid?.() === 0) return context.skip('Root may write anywhere.')
  await using folder = await tempFolder()
  await using server = await faultServer(serves('text'))
  await chmod(folder.path, 0o555)
  expect((await failureOf(fetchTo(folder.path, `${server.url}/a`).path)).code).toBe('permission')
  await chmod(folder.path, 0o755)
})

it('a file where the folder should be is named', async () => {
  await using folder = await tempFolder()
  await using server = await faultServer(serves('text'))
  const inTheWay = join(folder.path, 'file')
  await writeFile(inTheWay, '')
  for (const dir of [inTheWay, join(inTheWay, 'deeper')]) {
    expect((await failureOf(fetchTo(dir, `${server.url}/a`).path)).code).toBe('folder')
  }
})
