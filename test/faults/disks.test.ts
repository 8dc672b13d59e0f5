import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { RecordId } from '../../shared/record.ts'
import { type RunningSluice, startSluice } from '../e2e/running-sluice.ts'
import { startNginx } from '../helpers/nginx.ts'
import { smallDisk } from '../helpers/small-disk.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// What is wrong with a disk, and what becomes of a whole Sluice on it: a clear state, nothing lost, on when cured.

const SIZE = 1_500_000
const soon = { timeout: 30_000, interval: 50 }

async function slowFile() {
  const nginx = await startNginx({ location: 'limit_rate 500k;' })
  const data = randomBytes(SIZE)
  await writeFile(join(nginx.root, 'a.bin'), data)
  return { nginx, data, link: `${nginx.url}/a.bin` }
}

async function add(sluice: RunningSluice, urls: string[]): Promise<RecordId> {
  const [id] = await sluice.call('add', { urls, connections: 1 })
  if (!id) throw new Error('Nothing was added')
  return id
}

const record = (sluice: RunningSluice, id: RecordId) => sluice.call('getDownloadStatus', { id })

/** Some of it has arrived. */
const underway = (sluice: RunningSluice, id: RecordId) =>
  vi.waitFor(async () => expect((await record(sluice, id))?.transferred).toBeGreaterThan(200_000), soon)

const inState = (sluice: RunningSluice, id: RecordId, state: string) =>
  vi.waitFor(async () => expect((await record(sluice, id))?.state).toBe(state), soon)

it('a folder that goes while its download runs ends it with a word; a retry makes the folder again', async () => {
  const { nginx, data, link } = await slowFile()
  await using _ = nginx
  await using folder = await tempFolder()
  await using sluice = await startSluice(folder.path)
  const id = await add(sluice, [link])
  await underway(sluice, id)
  await rm(sluice.downloads, { recursive: true })
  await inState(sluice, id, 'Errored')
  const error = { code: 'folder', message: expect.stringContaining(sluice.downloads) }
  expect(await record(sluice, id)).toMatchObject({ error })
  await sluice.call('retryDownload', { id })
  await inState(sluice, id, 'Completed, Succeeded')
  await expect.poll(() => readdir(sluice.downloads), soon).toEqual(['a.bin'])
  expect(data.equals(await readFile(join(sluice.downloads, 'a.bin')))).toBe(true)
})

it('a disk that becomes read-only ends a download with a word, and a retry goes on from what it had', async (context) => {
  await using disk = await smallDisk('size=20m')
  if (!disk) return context.skip('Only root may mount a disk.')
  const { nginx, data, link } = await slowFile()
  await using _ = nginx
  await using folder = await tempFolder()
  await using sluice = await startSluice(folder.path, { downloadDir: disk.path })
  const id = await add(sluice, [link])
  await underway(sluice, id)
  await sluice.call('pauseDownload', { id })
  await vi.waitFor(async () => expect(await sluice.call('getStats', {})).toMatchObject({ active: 0 }), soon)
  remount(disk.path, 'ro')
  await sluice.call('resumeDownload', { id })
  await inState(sluice, id, 'Errored')
  expect((await record(sluice, id))?.error).toMatchObject({ code: 'permission', retryable: false })
  remount(disk.path, 'rw')
  await sluice.call('retryDownload', { id })
  await inState(sluice, id, 'Completed, Succeeded')
  expect(data.equals(await readFile(join(disk.path, 'a.bin')))).toBe(true)
  const [, second] = (await nginx.requests()).filter(({ method }) => method === 'GET')
  expect(second?.status).toBe(206)
})

it('a disk that fills pauses a download with the reason, and once there is room it goes on', async (context) => {
  await using disk = await smallDisk('size=3m')
  if (!disk) return context.skip('Only root may mount a disk.')
  const { nginx, data, link } = await slowFile()
  await using _ = nginx
  await using folder = await tempFolder()
  await using sluice = await startSluice(folder.path, { downloadDir: disk.path })
  const id = await add(sluice, [link])
  await underway(sluice, id)
  const filler = join(disk.path, 'filler')
  await expect(writeFile(filler, Buffer.alloc(3_000_000))).rejects.toThrow(/ENOSPC/)
  await inState(sluice, id, 'Paused')
  const error = { code: 'disk-full', message: expect.stringContaining('Make room') }
  expect(await record(sluice, id)).toMatchObject({ error, attempt: 0 })
  await rm(filler)
  await sluice.call('resumeDownload', { id })
  await inState(sluice, id, 'Completed, Succeeded')
  // What proves that it is there goes once that is noted.
  await expect.poll(() => readdir(disk.path), soon).toEqual(['a.bin'])
  expect(data.equals(await readFile(join(disk.path, 'a.bin')))).toBe(true)
})

it('what goes to a disk that is full waits for room without a start, others go on, and so does it once there is some', async (context) => {
  await using disk = await smallDisk('size=4m')
  if (!disk) return context.skip('Only root may mount a disk.')
  const { nginx, data, link } = await slowFile()
  await using _ = nginx
  await writeFile(join(nginx.root, 'b.bin'), data)
  await using folder = await tempFolder()
  await using sluice = await startSluice(folder.path, {
    downloadDir: disk.path,
    lanes: { http: { concurrency: 1 } },
  })
  const id = await add(sluice, [link])
  await underway(sluice, id)
  const second = await add(sluice, [`${nginx.url}/b.bin`])
  const filler = join(disk.path, 'filler')
  await expect(writeFile(filler, Buffer.alloc(4_000_000))).rejects.toThrow(/ENOSPC/)
  await inState(sluice, id, 'Paused')
  const waiting = { reason: 'disk-full', folder: disk.path, position: null }
  await vi.waitFor(async () => expect(await record(sluice, second)).toMatchObject({ waiting }), soon)
  const elsewhere = join(folder.path, 'elsewhere')
  const [third] = await sluice.call('add', { urls: [`${nginx.url}/b.bin`], dir: elsewhere })
  if (!third) throw new Error('Nothing was added')
  await inState(sluice, third, 'Completed, Succeeded')
  expect(await record(sluice, second)).toMatchObject({ state: 'Initializing', attempt: 0, waiting })
  await rm(filler)
  await inState(sluice, second, 'Completed, Succeeded')
  expect(data.equals(await readFile(join(disk.path, 'b.bin')))).toBe(true)
  expect(await record(sluice, id)).toMatchObject({ state: 'Paused' })
  // It looks for room every ten seconds.
}, 90_000)

it('a data folder that is full refuses what it cannot keep, keeps what it has, and goes on once there is room', async (context) => {
  await using disk = await smallDisk('size=1m')
  if (!disk) return context.skip('Only root may mount a disk.')
  await using folder = await tempFolder()
  const downloads = join(folder.path, 'downloads')
  await mkdir(join(disk.path, 'data'))
  const preferences = { downloadDir: downloads, lanes: { http: { paused: true } } }
  await writeFile(join(disk.path, 'data', 'preferences.json'), JSON.stringify(preferences))
  const sluice = await startSluice(disk.path)
  const kept = await addUntilRefused(sluice)
  await expect(add(sluice, ['http://127.0.0.1:9/more'])).rejects.toThrow(/could not be saved.*disk/)
  spawnSync('mount', ['-o', 'remount,size=20m', disk.path])
  const later = await vi.waitFor(() => add(sluice, ['http://127.0.0.1:9/later']), soon)
  await sluice.end('SIGKILL')
  await using again = await startSluice(disk.path)
  const { records } = await again.call('getAllDownloads', {})
  const ids = records.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([...kept, later]))
})

/** Ids that were said to be kept. */
async function addUntilRefused(sluice: RunningSluice): Promise<RecordId[]> {
  const kept: RecordId[] = []
  const urls = Array.from({ length: 20 }, (_, n) => `http://127.0.0.1:9/${'x'.repeat(500)}/${n}`)
  for (;;) {
    try {
      kept.push(...(await sluice.call('add', { urls })))
    } catch (error) {
      expect(String(error)).toMatch(/could not be saved.*disk/)
      return kept
    }
  }
}

function remount(path: string, mode: 'ro' | 'rw'): void {
  const { status, stderr } = spawnSync('mount', ['-o', `remount,${mode}`, path], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
