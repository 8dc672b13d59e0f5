import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Checkpoints } from '../../electron/transfer/checkpoints.ts'
import { readSidecar, type Sidecar } from '../../electron/transfer/sidecar.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const MB = 1024 * 1024
const sidecar: Sidecar = {
  ...{ version: 1, id: 'an id', url: 'http://here/a', name: 'a', validator: '"1"' },
  ...{ size: 1_000 * MB, ranges: [], publishing: null },
}

/** A file that grows as told, on a disk that takes as long as told. Times in ms. */
async function growing() {
  const folder = await tempFolder()
  const path = join(folder.path, 'a.part')
  const disk = { takes: 0, now: 0, written: 0 }
  const part = {
    path,
    async sync() {
      disk.now += disk.takes
    },
  }
  const ranges = () => [{ start: 0, end: disk.written }]
  const checkpoints = new Checkpoints(part, sidecar, ranges, () => disk.now)
  return {
    disk,
    /** What would not be fetched again if all were killed when so much more has come, so much later. */
    async noted(ms: number, bytes: number): Promise<number> {
      disk.now += ms
      disk.written += bytes
      checkpoints.consider(disk.written)
      await checkpoints.settled()
      const left = await readSidecar(path)
      return left && left !== 'unreadable' ? (left.ranges[0]?.end ?? 0) : 0
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}

it('bytes are noted each second, or each 8 MiB, whichever comes first', async () => {
  await using file = await growing()
  expect(await file.noted(999, MB)).toBe(0)
  expect(await file.noted(1, MB)).toBe(2 * MB)
  expect(await file.noted(500, 7 * MB)).toBe(2 * MB)
  expect(await file.noted(1, MB)).toBe(10 * MB)
})

it('a second counts from when the last note began: what came while it was written is not in it', async () => {
  await using file = await growing()
  file.disk.takes = 90
  await file.noted(1_000, MB)
  expect(await file.noted(909, MB)).toBe(MB)
  expect(await file.noted(1, MB)).toBe(3 * MB)
})

it('a slow disk is kept busy a tenth of the time, and one slow moment costs ten seconds at most', async () => {
  await using file = await growing()
  file.disk.takes = 500
  await file.noted(1_000, MB)
  expect(await file.noted(4_499, MB)).toBe(MB)
  file.disk.takes = 60_000
  expect(await file.noted(1, MB)).toBe(3 * MB)
  file.disk.takes = 0
  expect(await file.noted(0, MB)).toBe(4 * MB)
  expect(await file.noted(999, MB)).toBe(4 * MB)
  expect(await file.noted(1, MB)).toBe(6 * MB)
})

it('what comes faster than a slow disk takes it is noted each 64 MiB', async () => {
  await using file = await growing()
  file.disk.takes = 500
  await file.noted(1_000, MB)
  expect(await file.noted(0, 63 * MB)).toBe(MB)
  expect(await file.noted(0, MB)).toBe(65 * MB)
})
