import { join } from 'node:path'
import type { PreferencesPatch } from '../shared/preferences.ts'
import type { RunningSluice } from '../test/e2e/running-sluice.ts'
import { type DemoServer, startDemoServer } from './demo-server.ts'

const MB = 1_000_000
const fetcher = join(import.meta.dirname, 'demo-fetch.ts')
const command = (name: string) => ({
  name,
  program: process.execPath,
  args: [fetcher, '{url}', '{out}'],
  progress: '(?<transferred>\\d+)/(?<size>\\d+)',
})

export type DemoServers = AsyncDisposable & {
  readonly mirror: DemoServer
  readonly strict: DemoServer
  readonly shaky: DemoServer
  readonly slow: DemoServer
}

/** Four places of different manners. */
export async function startDemoServers(): Promise<DemoServers> {
  const all = await Promise.all([
    startDemoServer(),
    startDemoServer({ limit: { requests: 5, seconds: 20, restSeconds: 40 } }),
    startDemoServer(),
    startDemoServer(),
  ])
  const [mirror, strict, shaky, slow] = all
  return {
    mirror,
    strict,
    shaky,
    slow,
    async [Symbol.asyncDispose]() {
      for (const server of all) await server[Symbol.asyncDispose]()
    },
  }
}

/** A lane for each place, and one for each of two programs. */
export const demoPreferences = ({ mirror, strict, shaky, slow }: DemoServers): PreferencesPatch => ({
  maxActive: 12,
  sources: { command: { commands: [command('podcasts'), command('gallery')] } },
  lanes: {
    [`http:${mirror.host}`]: { concurrency: 3 },
    [`http:${strict.host}`]: { concurrency: 2 },
    [`http:${shaky.host}`]: { concurrency: 2, delay: 1 },
    [`http:${slow.host}`]: { concurrency: 1, delay: 2 },
    'command:podcasts': { concurrency: 1, delay: 3 },
    'command:gallery': { concurrency: 2, delay: 0.5 },
  },
})

const numbered = (count: number, name: (n: string) => string): string[] =>
  Array.from({ length: count }, (_, n) => name(String(n + 1).padStart(2, '0')))

/** Two hundred downloads: small ones that come, some that fail or break off, most that wait. */
export async function fillDemo(sluice: RunningSluice, servers: DemoServers): Promise<void> {
  const { mirror, strict, shaky, slow } = servers
  const sized = (n: number, least: number, most: number) =>
    Math.round((least + (((n * 37) % 100) / 100) * (most - least)) * MB)
  const add = (urls: string[], source?: string) => sluice.call('add', { urls, ...(source && { source }) })

  await add([
    mirror.link('Field recordings, vol. 1.flac', 6 * MB, 12 * MB),
    mirror.link('Field recordings, vol. 2.flac', 8 * MB, 12 * MB),
    mirror.refusal('Lost tape.flac', 404),
    // Slow enough for each connection that several are worth it.
    mirror.link('Harbour at night, 4K.mp4', 640 * MB, 0.9 * MB),
    mirror.link('census-2025.parquet', 140 * MB, 0.7 * MB),
    mirror.link('debian-13-netinst.iso', 260 * MB, 0.8 * MB),
    ...numbered(54, (n) => mirror.link(`photos-1998-part-${n}.tar.zst`, sized(Number(n), 4, 20), 3 * MB)),
  ])
  await add(
    numbered(40, (n) => strict.link(`Lecture ${n}, thermodynamics.mp4`, sized(Number(n), 3, 10), 2 * MB)),
  )
  await add(numbered(30, (n) => shaky.shakyLink(`tide-gauge-${n}.csv.gz`, sized(Number(n), 2, 8), 0.8 * MB)))
  await add([
    slow.link('Atlas of canals, 1884 (scan).pdf', 48 * MB, 0.35 * MB),
    slow.refusal('Atlas of canals, maps.pdf', 403),
    ...numbered(18, (n) => slow.link(`Parish registers ${n}.pdf`, sized(Number(n), 2, 6), 0.35 * MB)),
  ])
  const episodes = numbered(24, (n) =>
    mirror.link(`Water and power, episode ${n}.mp3`, sized(Number(n), 6, 14), 0.9 * MB),
  )
  await add(episodes, 'command:podcasts')
  const images = numbered(26, (n) =>
    mirror.link(`Lock keeper's house ${n}.tif`, sized(Number(n), 3, 9), 1.1 * MB),
  )
  await add(images, 'command:gallery')
  await arrange(sluice)
}

/** What a person may have done meanwhile. */
async function arrange(sluice: RunningSluice): Promise<void> {
  const { records } = await sluice.call('getAllDownloads', {})
  const named = (name: string) => records.find(({ displayName }) => displayName.startsWith(name))
  const [paused, first] = [named('Parish registers 03'), named('Lecture 12')]
  if (paused) await sluice.call('pauseDownload', { id: paused.id })
  if (first) await sluice.call('setPriority', { id: first.id, priority: 'high' })
}
