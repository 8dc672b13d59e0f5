import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { makeFile, namesIn, sha256 } from './files.ts'
import { type RunningSluice, startSluice } from './running-sluice.ts'

const names = ['first.bin', 'second.bin', 'third.bin']

for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
  test(`the queue outlives ${signal}: same downloads, same order, and they finish`, async () => {
    await using nginx = await startNginx({ location: 'limit_rate 400k;' })
    for (const name of names) await makeFile(nginx.root, name, 600_000)
    await using folder = await tempFolder()
    const preferences = { lanes: { http: { concurrency: 1 } } }
    const before = await startSluice(folder.path, preferences)
    const ids = await before.call('add', { urls: names.map((name) => `${nginx.url}/${name}`) })
    await expect.poll(() => namesIn(before.downloads)).not.toEqual([])
    const [child = 0] = await before.children()
    const { code, ms } = await before.end(signal)
    expect(code).toBe(signal === 'SIGKILL' ? null : 0)
    expect(ms).toBeLessThan(3_000)
    await eventually(() => !isAlive(child), 3_000)

    await using after = await startSluice(folder.path)
    const { records } = await after.call('getAllDownloads', {})
    expect(records.map(({ id }) => id)).toEqual(ids)
    const states = async () => (await after.call('getAllDownloads', {})).records.map(({ state }) => state)
    await expect.poll(states, { timeout: 20_000 }).toEqual(names.map(() => 'Completed, Succeeded'))
    await expect.poll(async () => (await namesIn(after.downloads)).toSorted()).toEqual(names)
    for (const name of names) {
      expect(await sha256(join(after.downloads, name))).toBe(await sha256(join(nginx.root, name)))
    }
  })
}

test('a finished download whose file a person has deleted is not fetched again', async () => {
  await using nginx = await startNginx()
  await makeFile(nginx.root, 'a.bin', 1_000)
  await using folder = await tempFolder()
  const before = await startSluice(folder.path)
  const [id] = await before.call('add', { urls: [`${nginx.url}/a.bin`] })
  if (!id) throw new Error('Nothing was added')
  const state = async (sluice: RunningSluice) => (await sluice.call('getAllDownloads', {})).records[0]?.state
  await expect.poll(() => state(before)).toBe('Completed, Succeeded')
  await before.end()
  await rm(join(before.downloads, 'a.bin'))
  const asked = (await nginx.requests()).length
  await using after = await startSluice(folder.path)
  // One that is new is fetched, so whatever would be fetched again has had its turn.
  await after.call('add', { urls: [`${nginx.url}/a.bin?new`] })
  await expect.poll(() => namesIn(after.downloads)).toEqual(['a.bin'])
  expect((await nginx.requests()).slice(asked).map(({ uri }) => uri)).toEqual(['/a.bin?new'])
  expect(await after.call('getDownloadStatus', { id })).toMatchObject({ state: 'Completed, Succeeded' })
})
