import { describe, expect, it } from 'vitest'
import { type MethodName, methodNames, methods, type ParamsOf } from '../../shared/methods.ts'
import { idOf } from './fake-engine.ts'
import { fakeParts } from './fake-parts.ts'

const asked: { readonly [N in MethodName]: ParamsOf<N> } = {
  dispatch: { source: 'http', targetId: 't', displayName: 'd', originalFilename: 'o' },
  add: { urls: ['http://example.test/a'] },
  matchLinks: { urls: ['http://a.test/'] },
  probeLinks: { urls: ['http://a.test/'] },
  getWaiting: { ids: [] },
  getForecast: {},
  getDownloadStatus: { id: idOf(1) },
  getAllDownloads: {},
  cancelDownload: { id: idOf(1) },
  cancelAllDownloads: {},
  pauseAllDownloads: {},
  resumeAllDownloads: {},
  pauseDownload: { id: idOf(1) },
  resumeDownload: { id: idOf(1) },
  retryDownload: { id: idOf(1) },
  refreshLink: { id: idOf(1), url: 'http://example.test/new' },
  forceStart: { id: idOf(1) },
  setPriority: { id: idOf(1), priority: 'high' },
  moveDownload: { id: idOf(1), position: 1 },
  clearAllCompletedDownloads: {},
  getSources: {},
  getPlugins: {},
  getLanes: {},
  setLane: { source: 'youtube', delay: 5 },
  endCoolDown: { source: 'youtube' },
  getDownloadDir: {},
  getPreferences: {},
  setPreferences: { maxActive: 4 },
  getLog: { id: idOf(1) },
  getConnections: { ids: [idOf(1)] },
  getHistory: { search: 'film' },
  getStats: {},
}

describe('the method table', () => {
  it.each(methodNames)('%s answers what the table promises', async (name) => {
    const { call, engine } = fakeParts()
    engine.put(idOf(1))
    const answer = await call(name, asked[name])
    expect(answer).toMatchObject({ ok: true })
    expect(methods[name].result.safeParse(answer.ok && answer.value)).toMatchObject({ success: true })
  })

  it.each([
    'dispatch',
    'add',
    'cancelDownload',
    'pauseDownload',
    'pauseAllDownloads',
    'moveDownload',
  ] as const)('%s is answered only once it is on disk', async (name) => {
    const { call, engine } = fakeParts()
    await call(name, asked[name])
    expect(engine.saves).toBe(1)
  })
})

describe('setLane', () => {
  it('adds to what was set before, keeps it in the preferences, and answers the lane as it is now', async () => {
    const { call, preferences } = fakeParts()
    await call('setLane', { source: 'youtube', concurrency: 4 })
    const answer = await call('setLane', { source: 'youtube', delay: 5 })
    expect(answer).toMatchObject({ ok: true, value: { key: 'youtube', concurrency: 4, delay: 5 } })
    expect(preferences.get().lanes).toEqual({ youtube: { concurrency: 4, delay: 5 } })
  })

  it('takes an alias, and a host of a source with host lanes', async () => {
    const { call, preferences } = fakeParts()
    await call('setLane', { source: 'deezer_dl', delay: 1 })
    await call('setLane', { source: 'http', host: 'example.test', concurrency: 8 })
    expect(preferences.get().lanes).toEqual({
      deezer: { delay: 1 },
      'http:example.test': { concurrency: 8 },
    })
  })

  it('answers the lane a host will have before anything was asked of that host', async () => {
    const { call, engine } = fakeParts()
    engine.setLane('http', { concurrency: 4, active: 3, queued: 9 })
    engine.applyPreferences = () => undefined
    expect(await call('setLane', { source: 'http', host: 'Example.test', delay: 2 })).toMatchObject({
      ok: true,
      value: {
        key: 'http:example.test',
        host: 'example.test',
        concurrency: 4,
        delay: 2,
        active: 0,
        queued: 0,
      },
    })
  })

  it('has a host go on alone while its source is paused, until that is paused again', async () => {
    const { call, preferences } = fakeParts()
    await call('setLane', { source: 'http', paused: true })
    await call('setLane', { source: 'http', host: 'a.test', paused: false, delay: 2 })
    await call('setLane', { source: 'http', host: 'b.test', paused: true })
    expect(preferences.get().lanes).toEqual({
      http: { paused: true },
      'http:a.test': { paused: false, delay: 2 },
      'http:b.test': { paused: true },
    })
    await call('setLane', { source: 'http', paused: true })
    expect(preferences.get().lanes).toEqual({
      http: { paused: true },
      'http:a.test': { delay: 2 },
      'http:b.test': { paused: true },
    })
  })

  it('refuses a host of a source whose hosts share one lane', async () => {
    const { call, preferences } = fakeParts()
    const answer = await call('setLane', { source: 'youtube', host: 'example.test', delay: 1 })
    expect(answer).toMatchObject({ ok: false, error: { code: 2 } })
    expect(preferences.get().lanes).toEqual({})
  })

  it('refuses a source that is not there', async () => {
    const { call } = fakeParts()
    expect(await call('setLane', { source: 'napster', delay: 1 })).toEqual({
      ok: false,
      error: {
        code: 2,
        message: expect.stringContaining('There is no source named “napster”.'),
        data: { code: 'unknown-source', values: { name: 'napster', known: expect.any(String) } },
      },
    })
  })
})

describe('setPreferences', () => {
  it('takes a source by its alias wherever it names one, and keeps it by its own name', async () => {
    const { call, preferences } = fakeParts()
    const rule = { folder: 'Music' }
    const patch = {
      lanes: { deezer_dl: { delay: 1 }, 'http:Example.test': { delay: 2 } },
      folderRules: [{ source: 'deezer_dl', ...rule }, { source: 'a-plugin', ...rule }, rule],
    }
    expect(await call('setPreferences', patch)).toMatchObject({ ok: true })
    const { lanes, folderRules } = preferences.get()
    expect(lanes).toEqual({ deezer: { delay: 1 }, 'http:example.test': { delay: 2 } })
    expect(folderRules).toEqual([{ source: 'deezer', ...rule }, { source: 'a-plugin', ...rule }, rule])
    // What is taken away may be of a source that is gone.
    expect(await call('setPreferences', { lanes: { deezer_dl: null, napster: null } })).toMatchObject({
      ok: true,
    })
    expect(preferences.get().lanes).toEqual({ 'http:example.test': { delay: 2 } })
  })

  it('takes what stands under the own name where a source is named by an alias too, in whichever order', async () => {
    const { call, preferences } = fakeParts()
    for (const lanes of [
      { deezer: { delay: 2 }, deezer_dl: { delay: 1 } },
      { deezer_dl: { delay: 1 }, deezer: { delay: 2 } },
    ]) {
      expect(await call('setPreferences', { lanes })).toMatchObject({ ok: true })
      expect(preferences.get().lanes).toEqual({ deezer: { delay: 2 } })
    }
  })

  it('checks the settings of a source that is named by its alias', async () => {
    const { call, preferences } = fakeParts()
    expect(await call('setPreferences', { sources: { yt: { path: '/x' } } })).toMatchObject({ ok: true })
    expect(preferences.get().sources).toEqual({ youtube: { path: '/x' } })
  })

  it.each([
    [{ downloadDir: 'downloads' }, /full path/],
    [{ lanes: { napster: { delay: 1 } } }, /no source named “napster”/],
    [{ lanes: { 'youtube:a.test': { delay: 1 } } }, /share one lane/],
    [{ sources: { napster: { path: '/x' } } }, /no source named “napster”/],
  ])('refuses %j and changes nothing', async (patch, why) => {
    const { call, preferences } = fakeParts()
    const before = preferences.get()
    const answer = await call('setPreferences', patch)
    expect(answer).toMatchObject({ ok: false, error: { code: 2, message: expect.stringMatching(why) } })
    expect(preferences.get()).toBe(before)
  })
})
