import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../../electron/engine/system-clock.ts'
import { openPlugins } from '../../electron/plugins.ts'
import { ForkedProcessHost } from '../../electron/process/forked-process-host.ts'
import { rememberedSetup } from '../../electron/remembered-setup.ts'
import { sourceViews } from '../../electron/source-views.ts'
import { defineSource } from '../../electron/sources/contract.ts'
import { Preferences } from '../../shared/preferences.ts'
import type { Setup, SetupView } from '../../shared/source.ts'
import { ManualClock, settled } from '../helpers/manual-clock.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// Whether a plugin is set up is for its own code to say, which runs elsewhere.

const host = new ForkedProcessHost({ entryPath: join(import.meta.dirname, '../../electron/run/entry.ts') })

/** A folder with one plugin, which says of its setup what `configured` does; `more`: lines of it. */
async function openedPlugin(configured: string, more = '') {
  const folder = await tempFolder()
  await writeFile(
    join(folder.path, 'mine.mjs'),
    `import { appendFileSync } from 'node:fs'
export const plugin = ({ z }) => ({
  contract: 1, version: '2.0', name: 'mine', label: 'Mine', policy: { concurrency: 1, delay: 0 },
  match: ['https://mine.example/:id'],
  ${more}
  ${configured}
  download: async () => null,
})`,
  )
  const { sources, view } = await openPlugins({
    ...{ folder: folder.path, enabled: true, host, clock: systemClock },
    slow: { has: () => false },
  })
  expect(view.plugins).toMatchObject([{ name: 'mine', problem: null }])
  return {
    path: folder.path,
    /** What a window is told. */
    async setup(settings: Preferences['sources'][string] = {}): Promise<SetupView> {
      const preferences = Preferences.parse({ sources: { mine: settings } })
      const [mine] = await sourceViews(sources, systemClock).views(preferences, 30)
      if (!mine) throw new Error('There is no plugin.')
      return mine.setup
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}

it('a plugin says whether it is set up, in its own words and not in our process, once for the same settings', async () => {
  await using plugin = await openedPlugin(
    `configured(settings) {
      appendFileSync(import.meta.dirname + '/asked', process.pid + '\\n')
      if (settings.key) return { ready: true, detail: 'Signed in.' }
      return { ready: false, reason: 'No key is set.', howTo: 'Ask Mine for one.' }
    },`,
  )
  const pids = async () => (await readFile(join(plugin.path, 'asked'), 'utf8')).trim().split('\n')
  const unset = { ready: false, reason: 'No key is set.', howTo: 'Ask Mine for one.' }
  expect([await plugin.setup(), await plugin.setup()]).toEqual([unset, unset])
  expect(await pids()).toHaveLength(1)
  const ready = { ready: true, detail: `Plugin 2.0, from ${join(plugin.path, 'mine.mjs')}. Signed in.` }
  expect([await plugin.setup({ key: 'k' }), await plugin.setup({ key: 'k' })]).toEqual([ready, ready])
  expect(await pids()).toHaveLength(2)
  expect(await pids()).not.toContain(String(process.pid))
})

it('a plugin whose settings are not as its schema has them is not set up', async () => {
  await using plugin = await openedPlugin('', 'settings: z.strictObject({ api: z.url().optional() }),')
  expect(await plugin.setup({ api: 'https://a.example/' })).toMatchObject({ ready: true })
  expect(await plugin.setup({ apy: 1 })).toMatchObject({ ready: false, reason: /settings do not fit.*apy/ })
})

it('a plugin that says nothing of it is set up', async () => {
  await using plugin = await openedPlugin('')
  expect(await plugin.setup()).toMatchObject({ ready: true })
})

it.each([
  ['throws', 'throw new Error("oh no")', /oh no/],
  ['returns nonsense', 'return "yes"', /"configured" has to return/],
  ['ends its process', 'process.exit(4)', /ended the process it was loaded in \(exit code 4\)/],
  ['does not answer', 'return new Promise(() => {})', /did not answer within 5 seconds/],
])(
  'a plugin that %s when it is asked is not set up',
  async (_, body, reason) => {
    await using plugin = await openedPlugin(`configured() { ${body} },`)
    const howTo = 'Mend the plugin, or remove it.'
    expect(await plugin.setup()).toMatchObject({ ready: false, reason: expect.stringMatching(reason), howTo })
  },
  30_000,
)

it('a source that does not say whether it is set up keeps no other waiting, and is told of once it does', async () => {
  const clock = new ManualClock()
  const answer = Promise.withResolvers<Setup>()
  const ready = { ready: true, detail: 'All is there.' } as const
  const source = (name: string, setup: Promise<Setup>) =>
    defineSource({
      ...{ name, label: name, policy: { concurrency: 1, delay: 0 }, settings: z.strictObject({}) },
      ...{ recognise: () => null, parse: () => null, download: async () => null },
      configured: () => setup,
    })
  const sources = [source('hangs', answer.promise), source('answers', Promise.resolve(ready))]
  const setups = async (patience: number, ms: number) => {
    const views = sourceViews(sources, clock).views(Preferences.parse({}), patience)
    await clock.advance(ms)
    return (await views).map(({ setup }) => setup)
  }
  expect(await setups(0.3, 300)).toEqual([{ ready: null }, ready])
  const waiting = setups(30, 29_999)
  answer.resolve(ready)
  expect(await waiting).toEqual([ready, ready])
  expect(await setups(0.3, 0)).toEqual([ready, ready])
  expect(clock.pending).toBe(0)
})

it('what was not set up is asked again after a while, what was is not', async () => {
  const clock = new ManualClock()
  const asked: unknown[] = []
  const setup = rememberedSetup(clock, async (settings) => {
    asked.push(settings)
    if (settings['ready'] === true) return { ready: true, detail: '' }
    return { ready: false, reason: '', howTo: '' }
  })
  const askLater = async (settings: { ready: boolean }) => {
    await setup(settings)
    await settled()
    await clock.advance(60_000)
    await setup(settings)
  }
  await askLater({ ready: false })
  expect(asked).toHaveLength(2)
  await askLater({ ready: true })
  expect(asked).toHaveLength(3)
})
