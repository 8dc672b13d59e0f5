import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { DownloadEngine } from '../electron/engine/engine.ts'
import { systemClock } from '../electron/engine/system-clock.ts'
import { ForkedProcessHost } from '../electron/process/forked-process-host.ts'
import { ProcessPool } from '../electron/process/process-pool.ts'
import { spaceIn } from '../electron/transfer/folder.ts'
import { Preferences } from '../shared/preferences.ts'
import { MemoryRepository } from './helpers/memory-repository.ts'
import { type Access, startNginx } from './helpers/nginx.ts'
import { tempFolder } from './helpers/temp-folder.ts'
import { twoSources } from './helpers/two-sources.ts'

const entryPath = join(import.meta.dirname, 'helpers/two-sources-entry.ts')
const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex')

/** The engine as a host puts it together, over real download processes. */
function openEngine(dir: string, preferences: Preferences) {
  const clock = systemClock
  const runner = new ProcessPool({ host: new ForkedProcessHost({ entryPath }), clock })
  const repository = new MemoryRepository()
  const parts = { clock, catalog: twoSources, runner, repository, downloadDir: () => dir, spaceIn }
  const engine = DownloadEngine.open(parts, preferences)
  return { engine, [Symbol.asyncDispose]: () => engine.close() }
}

async function ended(engine: DownloadEngine): Promise<void> {
  const isBusy = () => {
    const { counts } = engine.getStats()
    return counts.Initializing + counts['InProgress, Downloading'] > 0
  }
  while (isBusy()) await sleep(20)
}

/** 20 files for the web and 10 for the archive, one of 50 MB and the others of 1-4; their sha256 by name. */
async function makeFiles(root: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (let n = 0; n < 30; n += 1) {
    const name = `${n < 20 ? 'web' : 'archive'}-${n}.bin`
    const data = randomBytes(n === 0 ? 50_000_000 : 1_000_000 * (1 + (n % 4)))
    hashes.set(name, sha256(data))
    await writeFile(join(root, name), data)
  }
  return hashes
}

/** The most of these requests that were under way at one moment. */
function mostAtOnce(requests: readonly Access[]): number {
  // The server's clock knows no less than 1 ms.
  const during = (time: number) =>
    requests.filter(({ start, end }) => start <= time && time < Math.max(end, start + 1)).length
  return Math.max(...requests.map(({ start }) => during(start)))
}

describe('the main job', () => {
  it('fetches 30 files of two sources whole, each under its own limit and delay', async () => {
    await using nginx = await startNginx()
    await using files = await tempFolder()
    const hashes = await makeFiles(nginx.root)
    await using host = openEngine(files.path, Preferences.parse({ lanes: { http: { concurrency: 2 } } }))
    const links = [...hashes.keys()].map((name) => `${nginx.url}/${name}`)
    host.engine.add({ urls: links.slice(0, 20) })
    host.engine.add({ urls: links.slice(20), source: 'archive' })
    await ended(host.engine)

    expect(host.engine.getStats().counts['Completed, Succeeded']).toBe(30)
    // What a download needs to know its own file after a kill goes once its end is on disk.
    await expect
      .poll(async () => (await readdir(files.path)).toSorted())
      .toEqual([...hashes.keys()].toSorted())
    for (const [name, hash] of hashes) expect(sha256(await readFile(join(files.path, name)))).toBe(hash)

    const requests = (await nginx.requests()).toSorted((a, b) => a.start - b.start)
    const [web, archive] = ['/web', '/archive'].map((of) => requests.filter(({ uri }) => uri.startsWith(of)))
    if (!web || !archive) throw new Error('no requests')
    expect([web.length, archive.length]).toEqual([20, 10])
    expect(mostAtOnce(web)).toBeLessThanOrEqual(2)
    expect(mostAtOnce(archive)).toBe(1)
    // A start is logged with the server's clock, at most a few ms after the engine's.
    const gaps = archive.slice(1).map(({ start }, n) => start - (archive[n]?.start ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(990)
    // Neither held up the other: the web's files were all there long before the archive's.
    expect(web.at(-1)?.end).toBeLessThan(archive.at(-1)?.start ?? 0)
  }, 60_000)

  it('kill -9 of one download process ends that download alone', async () => {
    await using nginx = await startNginx({ location: 'limit_rate 700k;' })
    await using files = await tempFolder()
    for (const name of ['a', 'b', 'c', 'd']) await writeFile(join(nginx.root, name), randomBytes(4_000_000))
    await using host = openEngine(files.path, Preferences.parse({ maxAttempts: 1 }))
    const ids = ['a', 'b', 'c', 'd'].map((name) => {
      const url = `${nginx.url}/${name}`
      const names = { targetId: url, displayName: name, originalFilename: url, processName: `victim-${name}` }
      return host.engine.dispatch({ source: 'http', ...names })
    })
    while (!ids.every((id) => (host.engine.getDownloadStatus(id)?.transferred ?? 0) > 0)) await sleep(20)
    process.kill(await processNamed('victim-c'), 'SIGKILL')
    await ended(host.engine)
    const records = ids.map((id) => host.engine.getDownloadStatus(id))
    expect(records.map((record) => record?.state)).toEqual([
      'Completed, Succeeded',
      'Completed, Succeeded',
      'Errored',
      'Completed, Succeeded',
    ])
    expect(records[2]?.error?.code).toBe('worker-crash')
    expect(records[2]?.error?.message).toMatch(/^worker crash: /)
  }, 30_000)
})

async function processNamed(name: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))
  for (const pid of pids) {
    const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (title.startsWith(name)) return Number(pid)
  }
  throw new Error(`No process ${name}`)
}
