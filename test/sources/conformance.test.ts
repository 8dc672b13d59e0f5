import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sources } from '../../electron/sources/registry.ts'
import { Preferences } from '../../shared/preferences.ts'
import { type DownloadRecord, isTerminal, type RecordId } from '../../shared/record.ts'
import { type SourceCases, sourceCases, sourceNames } from '../helpers/source-cases.ts'
import { processTitled, SourceWorld } from '../helpers/source-world.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// What every source must do, each through the engine and real download processes.

let cases: SourceCases

beforeAll(async () => {
  cases = await sourceCases()
})
afterAll(() => cases[Symbol.asyncDispose]())

const worldOf = (dir: string, preferences: Partial<Preferences>) =>
  new SourceWorld(dir, preferences, cases.catalog)

it('every source there is has its case', () => {
  expect(cases.catalog.all.map(({ name }) => name).toSorted()).toEqual([...sourceNames].toSorted())
  expect(cases.catalog.all).toEqual(expect.arrayContaining([...sources]))
})

const isFinishing = ({ state, phase, transferred, size }: DownloadRecord): boolean =>
  isTerminal(state) || phase !== null || (size > 0 && transferred >= size)

describe.each(sourceNames)('%s', (name) => {
  const source = () => cases.catalog.find(name)
  const laneOf = (targetId: string) => {
    const host = source()?.hostOf?.(targetId)
    return host === undefined ? name : `${name}:${host}`
  }

  it('brings one download after the other, told from first to last, and nothing else', async () => {
    await using folder = await tempFolder()
    const { settings, whole } = cases.of[name]
    await using world = worldOf(folder.path, {
      sources: { [name]: settings },
      lanes: { [name]: { concurrency: 1, delay: 0 } },
    })
    const first = world.dispatch(name, whole)
    const ids = [first, world.dispatch(name, whole)]
    expect(world.record(first)).toMatchObject({
      ...{ state: 'Initializing', progress: 0, transferred: 0, size: 0, filePath: null, error: null },
      ...{ source: name, targetId: whole.targetId, filename: whole.filename, displayName: 'A title' },
      username: name === 'deezer' ? 'deezer_dl' : name,
    })
    const records = []
    for (const id of ids) records.push(await world.ended(id))
    for (const record of records) {
      const { size } = await stat(record.filePath ?? '')
      expect(record).toMatchObject({
        state: 'Completed, Succeeded',
        progress: 100,
        size,
        transferred: size,
        speed: 0,
      })
      expect(size).toBeGreaterThan(1_000)
      expect(dirname(record.filePath ?? '')).toBe(folder.path)
    }
    const names = new Set(records.map(({ filePath }) => basename(filePath ?? '')))
    expect(names.size).toBe(2)
    await world.tidy([...names])
  })

  it('that fails says why, and leaves nothing', async () => {
    await using folder = await tempFolder()
    const { settings, failing } = cases.of[name]
    await using world = worldOf(folder.path, { sources: { [name]: settings } })
    const failed = await world.ended(world.dispatch(name, failing.wish))
    expect(failed).toMatchObject({ state: 'Errored', filePath: null, error: { code: failing.code } })
    expect(failed.error?.message.length).toBeGreaterThan(20)
    await world.tidy()
  })

  it('whose servers want fewer requests has its lane rest', async () => {
    await using folder = await tempFolder()
    const { settings, busy, whole } = cases.of[name]
    await using world = worldOf(folder.path, {
      sources: { [name]: settings },
      lanes: { [name]: { delay: 0 }, [laneOf(busy.targetId)]: { delay: 0 } },
    })
    const id = world.dispatch(name, busy)
    expect(await world.ended(id)).toMatchObject({
      ...{ state: 'Errored', error: { code: 'rate-limited', retryable: true } },
    })
    expect(world.engine.getLane(laneOf(busy.targetId))?.coolDownUntil).toBeGreaterThan(Date.now())
    const next = world.dispatch(name, whole)
    expect(world.record(next)).toMatchObject({ attempt: 0, waiting: { reason: 'cool-down' } })
    await world.tidy()
  })

  it('that has nothing says so, and leaves nothing', async ({ skip }) => {
    const { nothing } = cases.of[name]
    if (nothing === null) return skip('It has a file, or fails.')
    await using folder = await tempFolder()
    await using world = worldOf(folder.path, { sources: { [name]: nothing.settings } })
    const empty = await world.ended(world.dispatch(name, nothing.wish))
    expect(empty).toMatchObject({ state: 'Errored', filePath: null, error: { code: 'no-file' } })
    await world.tidy()
  })

  it('whose settings are not right says so', async () => {
    await using folder = await tempFolder()
    const { badSettings, whole } = cases.of[name]
    await using world = worldOf(folder.path, { sources: { [name]: badSettings } })
    const refused = await world.ended(world.dispatch(name, whole))
    expect(refused).toMatchObject({ state: 'Errored', error: { code: 'not-configured' } })
    // A plugin's own schema is known in its process alone.
    if (!source()?.plugin) expect(source()?.settings.safeParse(badSettings).success).toBe(false)
    await world.tidy()
  })

  it('whose tool, or what else it needs, is not there says what to do', async ({ skip }) => {
    const { unready, whole } = cases.of[name]
    if (unready === null) return skip('It needs nothing.')
    await using folder = await tempFolder()
    await using world = worldOf(folder.path, { sources: { [name]: unready.settings } })
    const record = await world.ended(world.dispatch(name, whole))
    expect(record).toMatchObject({ state: 'Errored', error: { code: unready.code, retryable: false } })
    const setup = await source()?.configured(unready.settings)
    expect(setup).toMatchObject({
      ready: false,
      said: { reason: expect.anything(), howTo: expect.anything() },
    })
    await world.tidy()
  })

  it('refuses a malformed filename, and makes no record of it', async () => {
    await using folder = await tempFolder()
    await using world = worldOf(folder.path, {})
    const { malformed, whole } = cases.of[name]
    expect(() => world.dispatch(name, { ...whole, filename: malformed })).toThrow(/not a filename/)
    expect(world.engine.getAllDownloads({ offset: 0, limit: 10 }).total).toBe(0)
  })

  it('is cancelled at once wherever it stands: queued, in the delay, or running', async () => {
    await using folder = await tempFolder()
    const { settings, slow, failing } = cases.of[name]
    await using world = worldOf(folder.path, {
      sources: { [name]: settings },
      lanes: {
        [name]: { concurrency: 1, delay: 0 },
        [laneOf(slow.targetId)]: { concurrency: 1, delay: 0 },
      },
    })
    const running = world.dispatch(name, slow)
    const queued = world.dispatch(name, failing.wish)
    await world.until(running, ({ transferred }) => transferred > 0)
    expect(world.engine.cancelDownload(queued, { remove: false })).toBe(true)
    expect(world.record(queued)).toMatchObject({ state: 'Cancelled', attempt: 0 })

    const cancelledAt = performance.now()
    expect(world.engine.cancelDownload(running, { remove: false })).toBe(true)
    const before = world.record(running)
    expect(before.state).toBe('Cancelled')
    await world.tidy()
    expect(performance.now() - cancelledAt).toBeLessThan(2_500)
    await world.idle(name)
    expect(world.record(running)).toEqual(before)
    expect(world.record(queued).attempt).toBe(0)

    world.engine.applyPreferences(
      Preferences.parse({
        sources: { [name]: settings },
        lanes: { [name]: { delay: 60 }, [laneOf(slow.targetId)]: { delay: 60 } },
      }),
    )
    const delayed = world.dispatch(name, slow)
    expect(world.record(delayed).waiting?.reason).toBe('delay')
    expect(world.engine.cancelDownload(delayed, { remove: true })).toBe(true)
    expect(world.engine.getDownloadStatus(delayed)).toBeNull()
  })

  it('is not heard once it is over: a late word changes nothing', async () => {
    await using folder = await tempFolder()
    const { settings, slow, whole, failing } = cases.of[name]
    await using world = worldOf(folder.path, {
      sources: { [name]: settings },
      lanes: { [name]: { concurrency: 3, delay: 0 } },
    })
    const staysAsItIs = async (id: RecordId, letGo: () => Promise<void> = async () => undefined) => {
      const before = world.record(id)
      world.sayLate(id)
      expect(world.record(id)).toEqual(before)
      await letGo()
      world.sayLate(id)
      expect(world.record(id)).toEqual(before)
    }
    const running = world.dispatch(name, slow)
    const [done, failed] = [world.dispatch(name, whole), world.dispatch(name, failing.wish)]
    expect(await world.ended(done)).toMatchObject({ state: 'Completed, Succeeded' })
    await staysAsItIs(done)
    expect(await world.ended(failed)).toMatchObject({ state: 'Errored' })
    await staysAsItIs(failed)

    await world.until(running, ({ transferred }) => transferred > 0)
    world.engine.cancelDownload(running, { remove: false })
    expect(world.record(running)).toMatchObject({ state: 'Cancelled' })
    // First as it is being stopped, then when nothing of it is left.
    await staysAsItIs(running, () => world.idle(name))
    await world.tidy([basename(world.record(done).filePath ?? '')])

    const removed = world.dispatch(name, slow)
    await world.until(removed, ({ transferred }) => transferred > 0)
    world.engine.cancelDownload(removed, { remove: true })
    world.sayLate(removed)
    expect(world.engine.getDownloadStatus(removed)).toBeNull()
  })

  it('that is cancelled as it finishes has its file, or leaves nothing', async () => {
    await using folder = await tempFolder()
    const { settings, whole } = cases.of[name]
    await using world = worldOf(folder.path, { sources: { [name]: settings } })
    const id = world.dispatch(name, whole)
    await world.until(id, isFinishing)
    const isCancelled = world.engine.cancelDownload(id, { remove: false })
    const { state, filePath } = await world.ended(id)
    expect(state).toBe(isCancelled ? 'Cancelled' : 'Completed, Succeeded')
    await world.idle(name)
    await world.tidy(filePath === null ? [] : [basename(filePath)])
  })

  it('whose process crashes ends alone, with its tools', async () => {
    await using folder = await tempFolder()
    const { settings, slow } = cases.of[name]
    await using world = worldOf(folder.path, { sources: { [name]: settings } })
    const processName = `crash-${name}`
    const id = world.engine.dispatch({
      ...{ source: name, targetId: slow.targetId, displayName: 'A title', processName },
      ...{ originalFilename: slow.filename, extra: slow.extra ?? {} },
    })
    await world.until(id, ({ transferred }) => transferred > 0)
    process.kill(await processTitled(processName), 'SIGKILL')
    expect(await world.ended(id)).toMatchObject({ state: 'Errored', error: { code: 'worker-crash' } })
    // What there is of it is kept for the next attempt, and goes when there is to be none.
    world.engine.retryDownload(id)
    world.engine.cancelDownload(id, { remove: true })
    await world.tidy()
  })

  it('takes a hostile title for a title', async () => {
    await using folder = await tempFolder()
    const { settings, whole } = cases.of[name]
    await using world = worldOf(folder.path, { sources: { [name]: settings } })
    const title = '../../etc/--x\n$(touch hacked) `touch hacked`;touch hacked\u202e%(id)s{url}||\u0000.exe'
    const filename = whole.filename.replace('Title', title)
    const extra = name === 'http' ? {} : { ...whole.extra, title }
    const record = await world.ended(world.dispatch(name, { ...whole, filename, extra }, title))
    expect(record).toMatchObject({ state: 'Completed, Succeeded', displayName: title })
    const made = basename(record.filePath ?? '')
    expect(record.filePath).toBe(`${folder.path}/${made}`)
    await world.tidy([made])
    expect(made).toMatch(/^[^\p{Cc}/\\:*?"<>|]+$/u)
  })
})

it('a track that one service does not have comes from the next that is named', async () => {
  await using folder = await tempFolder()
  const settings = { tidal: cases.of.tidal.settings, hifi: cases.of.hifi.settings }
  await using world = worldOf(folder.path, { sources: settings })
  const at = (targetId: string) => ({ targetId, originalFilename: `${targetId}||Title` })
  const id = world.engine.dispatch({
    ...{ source: 'tidal', displayName: 'A title', ...at('unavailable') },
    alternatives: [{ source: 'hifi', ...at('1') }],
  })
  const record = await world.ended(id)
  expect(record).toMatchObject({
    ...{ state: 'Completed, Succeeded', source: 'hifi', targetId: '1' },
    tried: [{ source: 'tidal', targetId: 'unavailable', error: { code: 'not-found' } }],
  })
  await world.tidy([basename(record.filePath ?? '')])
})
