import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemClock } from '../../electron/engine/system-clock.ts'
import { openPlugins, reviewSlowPlugins } from '../../electron/plugins.ts'
import { ForkedProcessHost } from '../../electron/process/forked-process-host.ts'
import type { ProcessHost } from '../../electron/process/process-host.ts'
import { SlowPlugins } from '../../electron/store/slow-plugins.ts'
import type { Clock } from '../../shared/clock.ts'
import { FakeProcessHost } from '../helpers/fake-process-host.ts'
import { ManualClock } from '../helpers/manual-clock.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// A start asks each plugin what it is, and a bad one must not hold it up.

const forked = new ForkedProcessHost({ entryPath: join(import.meta.dirname, '../../electron/run/entry.ts') })

/** Loads only once there is a file `answer` in its folder. */
const hanging = (name: string) => `import { existsSync } from 'node:fs'
if (!existsSync(import.meta.dirname + '/answer')) await new Promise(() => setInterval(() => {}, 1000))
${healthy(name)}`

const healthy = (name: string) => `export const plugin = () => ({
  contract: 1, version: '1', name: '${name}', label: '${name}', policy: { concurrency: 1, delay: 0 },
  match: ['https://${name}.example/:id'], download: async () => null,
})`

/** A folder of plugins, and what is kept of them from one start to the next. */
async function pluginFolder(files: Readonly<Record<string, string>>) {
  const folder = await tempFolder()
  const plugins = join(folder.path, 'plugins')
  const kept = join(folder.path, 'slow-plugins.json')
  await mkdir(plugins)
  const put = (name: string, text: string) => writeFile(join(plugins, name), text)
  for (const [name, text] of Object.entries(files)) await put(name, text)
  return {
    kept,
    put,
    async start(clock: Clock, host: ProcessHost = forked) {
      const slow = SlowPlugins.open(kept)
      const found = await openPlugins({ folder: plugins, enabled: true, host, clock, slow })
      return {
        used: found.sources.map(({ name }) => name),
        problems: found.view.plugins.map(({ said }) => said?.code ?? null),
        review: (signal: AbortSignal = new AbortController().signal) =>
          reviewSlowPlugins(found, slow, { host, clock, signal }),
      }
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}

/** A start during which plugins that hang are given up. */
async function startGivingUp(folder: Awaited<ReturnType<typeof pluginFolder>>) {
  const clock = new ManualClock()
  const starting = folder.start(clock)
  while (clock.pending < 2) await clock.advance(0)
  await clock.advance(5_000)
  return await starting
}

it('is waited for once: the next start goes on without it, and with it once it has answered again', async () => {
  await using folder = await pluginFolder({ 'bad.mjs': hanging('bad') })
  const first = await startGivingUp(folder)
  expect(first).toMatchObject({ used: [], problems: ['plugin-silent'] })
  await first.review()

  await folder.put('good.mjs', healthy('good'))
  // Its time stands still: were the bad one waited for, this start would not end.
  const second = await folder.start(new ManualClock())
  expect(second).toMatchObject({ used: ['good'], problems: ['plugin-not-waited-for', null] })

  await folder.put('answer', '')
  await second.review()
  expect(await folder.start(systemClock)).toMatchObject({ used: ['bad', 'good'], problems: [null, null] })
})

it('is waited for again when it has changed', async () => {
  await using folder = await pluginFolder({ 'bad.mjs': hanging('bad') })
  await (await startGivingUp(folder)).review()
  await folder.put('bad.mjs', healthy('mended'))
  expect((await folder.start(systemClock)).used).toEqual(['mended'])
})

it('goes on being skipped while it hangs, and asking it ends with the engine', async () => {
  await using folder = await pluginFolder({ 'bad.mjs': '' })
  const host = new FakeProcessHost()
  const clock = new ManualClock()
  const starting = folder.start(clock, host)
  while (host.spawned.length === 0) await clock.advance(0)
  await clock.advance(5_000)
  await (await starting).review()

  const again = await folder.start(clock, host)
  expect(host.alive).toEqual([])
  const closing = new AbortController()
  const reviewed = again.review(closing.signal)
  while (host.alive.length === 0) await clock.advance(0)
  closing.abort()
  await reviewed
  expect(host.alive).toEqual([])
  expect((await folder.start(clock, host)).problems).toEqual(['plugin-not-waited-for'])
})

it('does not wait longer for many than ten seconds', async () => {
  const names = Array.from({ length: 20 }, (_, n) => `p${String(n).padStart(2, '0')}.mjs`)
  await using folder = await pluginFolder(Object.fromEntries(names.map((name) => [name, ''])))
  const host = new FakeProcessHost()
  const clock = new ManualClock()
  const starting = folder.start(clock, host)
  while (host.spawned.length === 0) await clock.advance(0)
  await clock.advance(10_000)
  const { problems } = await starting
  expect(host.alive).toEqual([])
  expect(new Set(problems)).toEqual(new Set(['plugin-silent', 'plugin-not-waited-for']))
})

it('what is kept of them may be damaged', async () => {
  await using folder = await pluginFolder({ 'good.mjs': healthy('good') })
  await writeFile(folder.kept, '{"good.mjs": 7')
  expect((await folder.start(systemClock)).used).toEqual(['good'])
})
