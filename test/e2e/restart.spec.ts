import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startNginx } from '../helpers/nginx.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { makeFile, namesIn, sha256 } from './files.ts'
import { startSluice } from './running-sluice.ts'

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
    expect((await namesIn(after.downloads)).sort()).toEqual(names)
    for (const name of names) {
      expect(await sha256(join(after.downloads, name))).toBe(await sha256(join(nginx.root, name)))
    }
  })
}
