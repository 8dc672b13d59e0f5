import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../electron/engine/system-clock.ts'
import { openPlugins, type PluginParts } from '../../electron/plugins.ts'
import { ForkedProcessHost } from '../../electron/process/forked-process-host.ts'
import { catalogWith } from '../../electron/sources/registry.ts'
import { FakeProcessHost } from '../helpers/fake-process-host.ts'
import { byPath, type FaultServer, faultServer, serves, servesRanges } from '../helpers/fault-server.ts'
import { ManualClock } from '../helpers/manual-clock.ts'
import { isAlive } from '../helpers/process-life.ts'
import { SourceWorld } from '../helpers/source-world.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const host = new ForkedProcessHost({ entryPath: join(import.meta.dirname, '../../electron/run/entry.ts') })
const body = Buffer.alloc(500_000, 'an item ')

const says: RequestListener = (request, response) =>
  serves(JSON.stringify({ file: `http://${request.headers.host}/item.bin` }))(request, response)

let server: FaultServer
beforeAll(async () => {
  server = await faultServer(byPath({ '/api?id=42': says, '/item.bin': servesRanges(body) }))
})
afterAll(() => server[Symbol.asyncDispose]())

/** A folder of plugins. */
async function pluginsOf(files: Readonly<Record<string, string>>) {
  const folder = await tempFolder()
  const path = join(folder.path, 'plugins')
  await mkdir(path)
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text)
  return { path, root: folder.path, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() }
}

/** A plugin that is as it should be, but for what is said otherwise; `download`: its body. */
const pluginText = (facts: object = {}, download = 'return null', before = '') => `${before}
export const plugin = ({ DownloadError }) => ({
  ...${JSON.stringify({
    ...{ contract: 1, version: '1.0.0', name: 'good', label: 'Good', policy: { concurrency: 1, delay: 0 } },
    ...{ match: ['https://good.example/item/:id'] },
    ...facts,
  })},
  async download(job) { ${download} },
})`

/** Plugins are on and none is known to be slow, but for what is said otherwise. */
const opened = (folder: string, other: Partial<PluginParts> = {}) =>
  openPlugins({ folder, enabled: true, host, clock: systemClock, slow: { has: () => false }, ...other })

describe('the example of a plugin', () => {
  it('brings an item by its link, with its settings and in its own lane', async () => {
    await using plugins = await pluginsOf({})
    await cp(join(import.meta.dirname, 'example-plugin.mjs'), join(plugins.path, 'archive.mjs'))
    const { view, sources } = await opened(plugins.path)
    expect(view).toEqual({
      ...{ enabled: true, folder: plugins.path },
      plugins: [{ file: 'archive.mjs', name: 'archive', label: 'Archive', version: '1.2.0', problem: null }],
    })
    await using files = await tempFolder()
    const settings = { archive: { api: `${server.url}/api` } }
    await using world = new SourceWorld(files.path, { sources: settings }, catalogWith(sources))
    const [id] = world.engine.add({ urls: ['https://archive.example/item/42'] })
    if (!id) throw new Error('It was not taken.')
    expect(world.record(id)).toMatchObject({ source: 'archive', targetId: '42', displayName: 'Archive 42' })
    const record = await world.ended(id)
    expect(record).toMatchObject({ state: 'Completed, Succeeded', filePath: join(files.path, 'item.bin') })
    expect((await readFile(join(files.path, 'item.bin'))).equals(body)).toBe(true)
    expect(world.engine.getLanes().find(({ key }) => key === 'archive')).toMatchObject({
      ...{ label: 'Archive', concurrency: 2, delay: 1 },
    })
  })

  it('fails with its own words, and for settings that are not as it wants them', async () => {
    await using plugins = await pluginsOf({})
    await cp(join(import.meta.dirname, 'example-plugin.mjs'), join(plugins.path, 'archive.mjs'))
    const { sources } = await opened(plugins.path)
    await using files = await tempFolder()
    await using world = new SourceWorld(
      files.path,
      { lanes: { archive: { delay: 0 } } },
      catalogWith(sources),
    )
    const wish = { targetId: '42', filename: '42||An item' }
    const unset = await world.ended(world.dispatch('archive', wish))
    expect(unset.error).toMatchObject({ code: 'not-configured', message: /Set "api"/ })
    world.set({ lanes: { archive: { delay: 0 } }, sources: { archive: { apy: 'x' } } })
    const misspelt = await world.ended(world.dispatch('archive', wish))
    expect(misspelt.error).toMatchObject({ code: 'not-configured', message: /apy/ })
  })

  it('is shown in the guide as it is', async () => {
    const example = await readFile(new URL('example-plugin.mjs', import.meta.url), 'utf8')
    const guide = await readFile(new URL('../../docs/write-a-source.md', import.meta.url), 'utf8')
    expect(guide).toContain(`\`\`\`js\n${example}\`\`\`\n`)
  })
})

it('while plugins are off none of their code is run, and they are named', async () => {
  await using plugins = await pluginsOf({})
  const hello = `import { writeFileSync } from 'node:fs'\nwriteFileSync('${plugins.root}/was-here', '')\n`
  await writeFile(join(plugins.path, 'good.mjs'), pluginText({}, undefined, hello))
  const { view, sources } = await opened(plugins.path, { enabled: false })
  expect(view).toMatchObject({
    enabled: false,
    plugins: [{ file: 'good.mjs', version: null, problem: null }],
  })
  expect(sources).toEqual([])
  expect(await readdir(plugins.root)).toEqual(['plugins'])
  await opened(plugins.path)
  expect(await readdir(plugins.root)).toEqual(['plugins', 'was-here'])
})

it('a folder that is not there has no plugins', async () => {
  expect((await opened('/nowhere/plugins')).view.plugins).toEqual([])
})

it('a bad plugin is said to be one, and harms none of the others', async () => {
  await using plugins = await pluginsOf({
    'a-throws.mjs': 'throw new Error("no luck")',
    'd-exits.mjs': 'process.exit(3)',
    'e-syntax.mjs': 'export const = 1',
    'f-empty.mjs': '',
    'g-version.mjs': pluginText({ contract: 2 }),
    'h-clash.mjs': pluginText({ name: 'youtube' }),
    'i-alias.mjs': pluginText({ name: 'other', aliases: ['hifi'] }),
    'j-policy.mjs': pluginText({ policy: { concurrency: 0, delay: -1 } }),
    'k-web.mjs': pluginText({ match: ['http{s}?://*/:id'] }),
    'l-regex.mjs': pluginText({ match: ['https://a.example/:id(\\d+)'] }),
    'l-slow.mjs': pluginText({ match: ['https://a.example/*-*-*/:id'] }),
    'm-forger.mjs': 'process.send({ type: "described", plugin: { name: 1 } })',
    'n-good.mjs': pluginText(),
    'o-twin.mjs': pluginText(),
    'p-typed.ts': pluginText({ name: 'typed' }, 'return null', 'type Never = never'),
    'readme.txt': 'no plugin',
  })
  // However slow this machine is.
  const { view, sources } = await opened(plugins.path, { clock: new ManualClock() })
  const problems = Object.fromEntries(view.plugins.map(({ file, problem }) => [file, problem]))
  expect(problems).toEqual({
    'a-throws.mjs': 'The plugin cannot be loaded: no luck',
    'd-exits.mjs': 'It ended the process it was loaded in (exit code 3).',
    'e-syntax.mjs': expect.stringContaining('cannot be loaded'),
    'f-empty.mjs': expect.stringContaining('has to export a function "plugin"'),
    'g-version.mjs': expect.stringContaining('It is written for contract 2, and this Sluice has 1.'),
    'h-clash.mjs': 'The name “youtube” is taken by YouTube.',
    'i-alias.mjs': 'The name “hifi” is taken by HiFi.',
    'j-policy.mjs': expect.stringMatching(
      /policy.concurrency: .*at least 1.*policy.delay: .*0 seconds or more/,
    ),
    'k-web.mjs': expect.stringContaining('names a host'),
    'l-regex.mjs': expect.stringContaining('no regular expressions'),
    'l-slow.mjs': expect.stringContaining('parts that can be anything'),
    'm-forger.mjs': expect.any(String),
    'n-good.mjs': null,
    'o-twin.mjs': 'The name “good” is taken by Good.',
    'p-typed.ts': null,
  })
  expect(sources.map(({ name }) => name)).toEqual(['good', 'typed'])
}, 40_000)

it('a plugin that loops, or waits for ever, is given up after five seconds', async () => {
  await using plugins = await pluginsOf({
    'loops.mjs': 'for (;;) {}',
    'waits.mjs': 'await new Promise(() => setInterval(() => {}, 1000))',
  })
  const clock = new ManualClock()
  const opening = opened(plugins.path, { clock })
  // That of both, and that of each.
  while (clock.pending < 3) await clock.advance(0)
  await clock.advance(5_000)
  const { view, sources } = await opening
  expect(view.plugins.map(({ problem }) => problem)).toEqual(
    Array(2).fill('It did not answer within 5 seconds.'),
  )
  expect(sources).toEqual([])
})

it('of more plugins than can be used the rest are named, and not asked', async () => {
  const files = Array.from({ length: 51 }, (_, n) => [`p${String(n).padStart(2, '0')}.mjs`, ''])
  await using plugins = await pluginsOf(Object.fromEntries(files))
  const asked = new FakeProcessHost()
  const ending = {
    spawn(options: { readonly name: string }) {
      const process = asked.spawn(options)
      queueMicrotask(() => process.end({ code: 1 }))
      return process
    },
  }
  const { view } = await opened(plugins.path, { host: ending })
  expect(asked.spawned).toHaveLength(50)
  expect(view.plugins).toHaveLength(51)
  expect(view.plugins.at(-1)).toMatchObject({
    file: 'p50.mjs',
    problem: expect.stringContaining('50 plugins'),
  })
})

it('links go to ours first, then to plugins, then to the web', async () => {
  await using plugins = await pluginsOf({
    'good.mjs': pluginText({
      match: ['https://www.youtube.com/watch?v=:id', 'https://*.good.example/:kind/:id'],
    }),
  })
  const { sources } = await opened(plugins.path)
  const catalog = catalogWith(sources)
  const takes = (link: string) => catalog.all.find((source) => source.recognise(new URL(link)))?.name
  expect(takes('https://www.youtube.com/watch?v=abc')).toBe('youtube')
  expect(takes('https://x.good.example/film/7?a=b')).toBe('good')
  expect(takes('https://good.example/film')).toBe('http')
  expect(catalog.find('GOOD')?.recognise(new URL('https://x.good.example/film/7'))).toMatchObject({
    ...{ targetId: '7', extra: { kind: 'film', url: 'https://x.good.example/film/7' } },
  })
})

describe('a plugin that goes wrong in a download', () => {
  it.each([
    ['throws', 'throw new Error("oh no")', 'internal'],
    ['throws our error', 'throw new DownloadError("sign-in", "Sign in first.")', 'sign-in'],
    ['ends the process', 'process.exit(1)', 'worker-crash'],
    ['returns nonsense', 'return { entries: 7 }', 'internal'],
    ['names a file that is not there', 'return "/nowhere/file"', 'no-file'],
    ['has nothing', 'return null', 'no-file'],
  ])('that $0 fails as $2, and the next download goes on', async (_, code, expected) => {
    await using plugins = await pluginsOf({ 'good.mjs': pluginText({}, code) })
    const { sources } = await opened(plugins.path)
    await using files = await tempFolder()
    await using world = new SourceWorld(files.path, {}, catalogWith(sources))
    const wish = { targetId: '1', filename: '1||One' }
    expect((await world.ended(world.dispatch('good', wish))).error).toMatchObject({ code: expected })
    const url = `${server.url}/item.bin`
    const after = world.dispatch('http', { targetId: url, filename: url })
    expect(await world.ended(after)).toMatchObject({ state: 'Completed, Succeeded' })
  })

  it('has spoilt its own process alone', async () => {
    const spoil =
      'globalThis.fetch = () => { throw new Error("spoilt") }; job.log(String(process.pid)); return job.extra.file'
    await using plugins = await pluginsOf({ 'good.mjs': pluginText({}, spoil) })
    const { sources } = await opened(plugins.path)
    await using files = await tempFolder()
    await using world = new SourceWorld(files.path, {}, catalogWith(sources))
    const made = join(files.path, 'made')
    await writeFile(made, 'a file')
    const id = world.dispatch('good', { targetId: '1', filename: '1||One', extra: { file: made } })
    expect(await world.ended(id)).toMatchObject({ state: 'Completed, Succeeded', filePath: made })
    await world.idle('good')
    const pid = Number(world.engine.getLog(id).find(({ text }) => /^\d+$/.test(text))?.text)
    expect(pid).toBeGreaterThan(0)
    expect(isAlive(pid)).toBe(false)
  })
})
