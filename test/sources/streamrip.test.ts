import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSource } from '../../electron/sources/registry.ts'
import { type FakeRip, fakeRip } from '../helpers/fake-rip.ts'
import { eventually, isAlive } from '../helpers/process-life.ts'
import { RunChild } from '../helpers/run-child.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// Against a fake of streamrip's `rip`: the real one needs accounts, and cannot be had here.

let tools: Awaited<ReturnType<typeof tempFolder>>
let rip: FakeRip

beforeAll(async () => {
  tools = await tempFolder()
  rip = await fakeRip(tools.path)
})
afterAll(() => tools[Symbol.asyncDispose]())

const download = (child: RunChild, dir: string, targetId: string, more: object = {}) =>
  child.run({ source: 'tidal', dir, targetId, settings: rip.settings, ...more })

describe('streamrip', () => {
  it.each(['tidal', 'qobuz', 'deezer'])('fetches a track of %s under its title', async (source) => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    await writeFile(join(folder.path, 'A _ B.flac'), 'mine')
    const extra = { trackId: 'whole', title: 'A / B' }
    const outcome = await download(child, folder.path, 'whole', { source, extra })
    const filePath = join(folder.path, 'A _ B (1).flac')
    const original = await readFile(join(tools.path, 'media/whole.flac'))
    expect(outcome).toEqual({ kind: 'done', filePath, size: original.length })
    expect((await readFile(filePath)).equals(original)).toBe(true)
    expect((await readdir(folder.path)).sort()).toEqual(['A _ B (1).flac', 'A _ B.flac'])
    expect(child.told('tool').map(({ running }) => running)).toEqual([true, false])
    const call = (await readFile(rip.calls, 'utf8')).trim().split('\n').at(-1)
    expect(call).toMatch(/--no-db --no-progress url -- https:\/\/\S+\/track\/whole$/)
    expect(call).toContain(source)
  })

  it.each([
    ['mp3', '01. Artist - Title.mp3'],
    ['m4a', '01. Artist - Title.m4a'],
    ['litters', '01. Artist - Title.flac'],
  ])('names a track itself where nobody did, wherever it put it (%s)', async (targetId, name) => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const outcome = await download(child, folder.path, targetId)
    expect(outcome).toMatchObject({ kind: 'done', filePath: join(folder.path, name) })
    expect(await readdir(folder.path)).toEqual([name])
    const [, temporary] = /temporary files in (\S+)/.exec(JSON.stringify(child.told('log'))) ?? []
    if (targetId === 'litters') expect(temporary).toContain(folder.path)
  })

  it.each([
    ['preview', 'unavailable'],
    ['truncated', 'incomplete'],
    ['truncated_m4a', 'incomplete'],
    ['empty', 'incomplete'],
    ['persistent', 'incomplete'],
    ['unavailable', 'not-found'],
    ['busy', 'rate-limited'],
    ['expired', 'sign-in'],
    ['asks', 'sign-in'],
    ['two', 'tool-failed'],
    ['dies', 'tool-failed'],
    ['not a track', 'bad-address'],
    ['--help', 'bad-address'],
    ['/artist/27', 'unsupported'],
  ])('that ends with "%s" fails as %s and leaves nothing', async (targetId, code) => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const outcome = await download(child, folder.path, targetId)
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code } })
    expect(await readdir(folder.path)).toEqual([])
    expect(child.told('tool').at(-1)?.running ?? false).toBe(false)
  })

  it('of an album says what to do, and starts nothing', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const album = findSource('tidal')?.recognise(new URL('https://tidal.com/browse/album/77640616'))
    expect(await download(child, folder.path, album?.targetId ?? '')).toMatchObject({
      failure: {
        code: 'unsupported',
        message: expect.stringMatching(/album.*add the links of its tracks, one a line/),
        retryable: false,
      },
    })
    expect(child.told('tool')).toEqual([])
  })

  it('that finds nothing and says nothing has nothing', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    expect(await download(child, folder.path, 'nothing')).toEqual({ kind: 'nothing' })
  })

  it('a short track is whole if a person says so, or if it is that short', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const settings = { ...rip.settings, allowShort: true }
    expect(await download(child, folder.path, 'preview', { settings })).toMatchObject({ kind: 'done' })
    const known = { extra: { duration: 30 } }
    expect(await download(child, folder.path, 'preview', known)).toMatchObject({ kind: 'done' })
    const longer = await download(child, folder.path, 'whole', { extra: { duration: 180 } })
    expect(longer).toMatchObject({ kind: 'failed', failure: { code: 'unavailable' } })
  })

  it.each(['slow', 'stubborn'])(
    'that is %s tells how far it is, and ends whole when cancelled',
    async (id) => {
      await using folder = await tempFolder()
      await using child = new RunChild()
      child.order({ source: 'qobuz', dir: folder.path, targetId: id, settings: rip.settings })
      await child.until(() => (child.told('progress').at(-1)?.progress.transferred ?? 0) > 50_000)
      const [, helper] = /helper (\d+)/.exec(JSON.stringify(child.told('log'))) ?? []
      const pids = [child.told('tool')[0]?.pid ?? 0, Number(helper)]
      expect(pids.map(isAlive)).toEqual([true, true])
      const stoppedAt = performance.now()
      child.send({ type: 'stop', runId: 'run 1', discard: true })
      await child.until(() => child.told('end').length === 1)
      // It has 2 s, which the pool sees to and its tests hold; here nobody waits for a busy machine.
      expect(performance.now() - stoppedAt).toBeLessThan(4_000)
      expect(child.told('end')[0]?.outcome).toEqual({ kind: 'stopped' })
      await eventually(() => !pids.some(isAlive), 200)
      expect(await readdir(folder.path)).toEqual([])
    },
  )

  it('that is not there, or has no account, is named with what to do', async () => {
    await using folder = await tempFolder()
    await using child = new RunChild()
    const deezer = findSource('deezer_dl')
    const lost = { toolPath: '/nowhere/rip' }
    expect(await download(child, folder.path, 'whole', { settings: lost })).toMatchObject({
      failure: {
        code: 'tool-missing',
        message: expect.stringMatching(/\/nowhere\/rip.*pip install streamrip/),
      },
    })
    expect(await deezer?.configured(lost)).toMatchObject({ ready: false })
    const configPath = join(folder.path, 'config.toml')
    await writeFile(configPath, '[deezer]\narl = ""\n')
    const strange = { ...rip.settings, configPath }
    const outcome = await download(child, folder.path, 'whole', { source: 'deezer', settings: strange })
    expect(outcome).toMatchObject({ failure: { code: 'not-configured' } })
    expect(await deezer?.configured(strange)).toMatchObject({
      ready: false,
      howTo: expect.stringMatching(/rip url/),
    })
    expect(await deezer?.configured(rip.settings)).toMatchObject({ ready: true })
    expect(child.told('tool')).toEqual([])
  })
})
