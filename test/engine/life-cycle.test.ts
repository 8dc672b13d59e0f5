import { describe, expect, it } from 'vitest'
import { RecordId } from '../../shared/record.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

describe('a dispatched download', () => {
  it('is there before dispatch returns, exactly as the contract says', () => {
    const { engine, clock } = engineWorld()
    const id = engine.dispatch({
      source: 'deezer_dl',
      targetId: '42',
      displayName: 'Song',
      originalFilename: '42||Song',
      extra: { trackId: '42', id: 'not the id', state: 'Completed, Succeeded' },
    })
    expect(RecordId.safeParse(id).success).toBe(true)
    expect(engine.getDownloadStatus(id)).toEqual({
      id,
      source: 'deezer',
      lane: 'deezer',
      targetId: '42',
      displayName: 'Song',
      filename: '42||Song',
      username: 'deezer_dl',
      processName: 'deezer-dl-42',
      extra: { trackId: '42', id: 'not the id', state: 'Completed, Succeeded' },
      state: 'Initializing',
      progress: 0,
      size: 0,
      transferred: 0,
      speed: 0,
      timeRemaining: null,
      phase: null,
      filePath: null,
      otherFiles: [],
      verified: null,
      expanded: null,
      partOf: null,
      error: null,
      attempt: 0,
      nextAttemptAt: null,
      createdAt: clock.now(),
      order: 1,
      priority: 'normal',
      startedAt: null,
      alternatives: [],
      tried: [],
      finishedAt: null,
      waiting: { reason: 'global-cap', until: null, position: 1 },
    })
  })

  it('is refused with a reason when the source is unknown or the filename malformed, and leaves no record', () => {
    const { engine } = engineWorld()
    const request = { source: 'nobody', targetId: '1', displayName: 'x', originalFilename: '1||x' }
    expect(() => engine.dispatch(request)).toThrow(/no source named "nobody"/)
    expect(() => engine.dispatch({ ...request, source: 'plain', originalFilename: 'x' })).toThrow(
      /not a filename/,
    )
    expect(engine.getAllDownloads({ offset: 0, limit: 10 }).total).toBe(0)
  })

  it('ends Completed with the bytes on disk, no speed and no time left', async () => {
    const { runner, dispatch, record } = engineWorld()
    const [id] = dispatch('plain', 'a')
    await settled()
    runner.voice('a')(40)
    expect(record(id)).toMatchObject({ state: 'InProgress, Downloading', progress: 40, speed: 5 })
    runner.done('a', 123)
    await settled()
    expect(record(id)).toMatchObject({
      state: 'Completed, Succeeded',
      progress: 100,
      size: 123,
      transferred: 123,
      speed: 0,
      timeRemaining: null,
      filePath: '/files/a',
      error: null,
      waiting: null,
    })
  })

  it('has what was written beside its file on its record', async () => {
    const { runner, dispatch, record } = engineWorld()
    const [id] = dispatch('plain', 'a')
    await settled()
    const otherFiles = ['/files/a.en.vtt']
    runner.end('a', { kind: 'done', filePath: '/files/a', size: 1, otherFiles })
    await settled()
    expect(record(id)).toMatchObject({ state: 'Completed, Succeeded', otherFiles })
  })

  it('ends Errored with a reason when there is no file', async () => {
    const { runner, dispatch, record } = engineWorld()
    const [id] = dispatch('plain', 'a')
    await settled()
    runner.end('a', { kind: 'nothing' })
    await settled()
    expect(record(id)).toMatchObject({ state: 'Errored', error: { code: 'no-file', retryable: false } })
  })

  it('is tried again after longer and longer waits, then Errored; waiting holds no slot', async () => {
    const { runner, dispatch, clock, record } = engineWorld({ maxAttempts: 3 })
    const [id] = dispatch('plain', 'a', 'b')
    await settled()
    for (const [attempt, waitMs] of [2_000, 4_000].entries()) {
      runner.fail('a', 'connection')
      await settled()
      if (attempt === 0) runner.done('b')
      expect(record(id).waiting).toEqual({ reason: 'retry', until: clock.now() + waitMs, position: null })
      await clock.advance(waitMs - 1)
      expect(runner.open).toEqual([])
      await clock.advance(1)
      expect(runner.open).toEqual(['a'])
    }
    runner.fail('a', 'connection')
    await settled()
    expect(record(id)).toMatchObject({ state: 'Errored', attempt: 3, error: { code: 'connection' } })
  })
})

describe('cancelling', () => {
  it('a queued one never runs it', async () => {
    const { runner, dispatch, engine, state } = engineWorld()
    const [a, b] = dispatch('plain', 'a', 'b')
    await settled()
    expect(b && engine.cancelDownload(b, { remove: false })).toBe(true)
    runner.done('a')
    await settled()
    expect(runner.started).toEqual(['a'])
    expect([state(a), state(b)]).toEqual(['Completed, Succeeded', 'Cancelled'])
  })

  it('one that waits for the delay takes effect at once', async () => {
    const { runner, dispatch, engine, clock } = engineWorld()
    const [, b] = dispatch('slow', 'a', 'b')
    await settled()
    runner.done('a')
    await clock.advance(1_000)
    if (b) engine.cancelDownload(b, { remove: false })
    await clock.advance(60_000)
    expect(runner.started).toEqual(['a'])
  })

  it('a running one is final: late progress and a late end change nothing, and its slot is held until it let go', async () => {
    const { runner, dispatch, engine, record } = engineWorld()
    const [a] = dispatch('plain', 'a', 'b')
    await settled()
    const late = runner.voice('a')
    runner.slowToStop = true
    if (a) engine.cancelDownload(a, { remove: false })
    late(90)
    await settled()
    expect(runner.stopped).toEqual(['a discard'])
    expect(record(a)).toMatchObject({ state: 'Cancelled', transferred: 0 })
    expect(runner.started).toEqual(['a'])
    runner.done('a')
    await settled()
    late(95)
    expect(record(a)).toMatchObject({ state: 'Cancelled', filePath: null })
    expect(runner.started).toEqual(['a', 'b'])
  })

  it('a finished one returns false and changes nothing; with remove its row goes', async () => {
    const { runner, dispatch, engine, state } = engineWorld()
    const [a] = dispatch('plain', 'a')
    await settled()
    runner.done('a')
    await settled()
    if (!a) throw new Error('no id')
    expect(engine.cancelDownload(a, { remove: false })).toBe(false)
    expect(state(a)).toBe('Completed, Succeeded')
    expect(engine.cancelDownload(a, { remove: true })).toBe(true)
    expect(engine.getDownloadStatus(a)).toBeNull()
  })

  it('and retrying while the old run still lets go starts the new one only after it', async () => {
    const { runner, dispatch, engine, state } = engineWorld()
    const [a] = dispatch('plain', 'a')
    await settled()
    runner.slowToStop = true
    if (!a) throw new Error('no id')
    engine.cancelDownload(a, { remove: false })
    engine.retryDownload(a)
    await settled()
    expect([state(a), runner.started]).toEqual(['Initializing', ['a']])
    runner.end('a', { kind: 'stopped' })
    await settled()
    expect([state(a), runner.started]).toEqual(['InProgress, Downloading', ['a', 'a']])
  })

  it('a paused one removes its partial file', async () => {
    const { runner, dispatch, engine } = engineWorld()
    const [a] = dispatch('plain', 'a')
    await settled()
    runner.partial('a', '/files/a.part')
    if (!a) throw new Error('no id')
    engine.pauseDownload(a)
    await settled()
    expect(runner.stopped).toEqual(['a keep'])
    engine.cancelDownload(a, { remove: false })
    expect(runner.discarded).toEqual(['/files/a.part'])
  })
})

describe('pausing', () => {
  it.each([false, true])(
    'too late, the file is there and is not fetched again; resumed: %s',
    async (resumed) => {
      const { runner, dispatch, engine, record } = engineWorld()
      const [a] = dispatch('plain', 'a')
      await settled()
      runner.slowToStop = true
      if (a) engine.pauseDownload(a)
      if (a && resumed) engine.resumeDownload(a)
      runner.done('a')
      await settled()
      expect(record(a)).toMatchObject({ state: 'Completed, Succeeded', filePath: '/files/a' })
      expect(runner.started).toEqual(['a'])
    },
  )

  it('frees the slot, survives a restart, and resuming goes back to the same place', async () => {
    const before = engineWorld()
    const [a, b] = before.dispatch('plain', 'a', 'b')
    await settled()
    if (!a || !b) throw new Error('no id')
    before.engine.pauseDownload(a)
    await settled()
    expect(before.runner.open).toEqual(['b'])
    await before.engine.close()
    const after = engineWorld({}, before)
    await settled()
    expect([after.state(a), after.runner.open]).toEqual(['Paused', ['b']])
    expect(after.record(a).waiting).toEqual({ reason: 'paused', until: null, position: null })
    after.engine.resumeDownload(a)
    after.runner.done('b')
    await settled()
    expect(after.runner.open).toEqual(['a'])
  })
})

describe('a restart', () => {
  it('brings everything back in order, finished ones finished, and keeps the delay', async () => {
    const before = engineWorld()
    const ids = before.dispatch('slow', 'a', 'b', 'c')
    await settled()
    before.runner.done('a')
    await before.clock.advance(3_000)
    await before.engine.close()
    await before.clock.advance(1_000)
    const after = engineWorld({}, before)
    await after.clock.advance(1_999)
    expect(after.runner.started).toEqual([])
    await after.clock.advance(1)
    expect(after.runner.started).toEqual(['b'])
    expect(ids.map(after.state)).toEqual(['Completed, Succeeded', 'InProgress, Downloading', 'Initializing'])
  })
})

describe('2,000 queued downloads', () => {
  it('start no run until their turn', async () => {
    const { runner, dispatch, engine } = engineWorld()
    dispatch('plain', ...Array.from({ length: 2_000 }, (_, i) => `n${i}`))
    await settled()
    expect(runner.started).toEqual(['n0'])
    expect(engine.getStats()).toMatchObject({ active: 1, counts: { Initializing: 1_999 } })
  })
})

it('a moved download goes to its new place and stays there after a restart', async () => {
  const before = engineWorld()
  const [, , c] = before.dispatch('plain', 'a', 'b', 'c', 'd')
  await settled()
  if (!c) throw new Error('no id')
  expect(before.engine.moveDownload(c, 1)).toBe(true)
  expect(before.record(c).waiting?.position).toBe(1)
  await before.engine.close()
  const after = engineWorld({}, before)
  for (const name of ['a', 'c', 'b']) {
    await settled()
    after.runner.done(name)
  }
  await settled()
  expect(after.runner.started).toEqual(['a', 'c', 'b', 'd'])
})

describe('priority', () => {
  it('puts a download before all of lower priority, and survives a restart', async () => {
    const before = engineWorld()
    const [, , c, d] = before.dispatch('plain', 'a', 'b', 'c', 'd')
    await settled()
    if (!c || !d) throw new Error('no id')
    before.engine.setPriority(d, 'high')
    before.engine.setPriority(c, 'low')
    expect([before.record(d).waiting?.position, before.record(c).waiting?.position]).toEqual([1, 3])
    await before.engine.close()
    const after = engineWorld({}, before)
    for (const name of ['d', 'a', 'b']) {
      await settled()
      after.runner.done(name)
    }
    await settled()
    expect(after.runner.started).toEqual(['d', 'a', 'b', 'c'])
  })

  it('of whoever is displaced goes to the one that is moved there', async () => {
    const { engine, dispatch, record } = engineWorld()
    const [, b, c] = dispatch('plain', 'a', 'b', 'c', 'd')
    await settled()
    if (!b || !c) throw new Error('no id')
    engine.setPriority(b, 'high')
    engine.moveDownload(c, 1)
    expect(record(c)).toMatchObject({ priority: 'high', waiting: { position: 1 } })
  })
})

it('all that wait or run are paused at once, and all that are paused go on at their places', async () => {
  const { engine, dispatch, runner, state } = engineWorld()
  const [a, b, c, d] = dispatch('plain', 'a', 'b', 'c', 'd')
  await settled()
  runner.done('a')
  await settled()
  expect(d && engine.cancelDownload(d, { remove: false })).toBe(true)
  expect(await engine.pauseAllDownloads()).toBe(2)
  await settled()
  expect([a, b, c, d].map(state)).toEqual(['Completed, Succeeded', 'Paused', 'Paused', 'Cancelled'])
  expect(runner.open).toEqual([])
  expect(runner.started).toEqual(['a', 'b'])
  expect(await engine.pauseAllDownloads()).toBe(0)
  expect(await engine.resumeAllDownloads()).toBe(2)
  await settled()
  expect([a, b, c, d].map(state)).toEqual([
    'Completed, Succeeded',
    'InProgress, Downloading',
    'Initializing',
    'Cancelled',
  ])
  expect(runner.started).toEqual(['a', 'b', 'b'])
})

it('a long queue is paused in turns with others, and nothing of it starts meanwhile', async () => {
  const { engine, dispatch, runner, clock, state } = engineWorld({ lanes: { plain: { concurrency: 2 } } })
  const ids = dispatch('plain', ...Array.from({ length: 1_000 }, (_, n) => `${n}`))
  await settled()
  const pausing = engine.pauseAllDownloads()
  expect(ids.filter((id) => state(id) === 'Paused')).toHaveLength(200)
  await clock.advance(0)
  expect(await pausing).toBe(1_000)
  await settled()
  expect(runner.started).toEqual(['0', '1'])
  expect(runner.open).toEqual([])
  const resuming = engine.resumeAllDownloads()
  await clock.advance(0)
  expect(await resuming).toBe(1_000)
  expect(runner.open).toEqual(['0', '1'])
})

describe('starting by hand', () => {
  it('goes past limits, delay, global cap and a paused lane, and counts like any other', async () => {
    const { engine, dispatch, runner, clock } = engineWorld({
      maxActive: 1,
      lanes: { slow: { paused: true } },
    })
    const [, b] = dispatch('slow', 'a', 'b')
    dispatch('plain', 'p')
    await settled()
    expect(b && engine.forceStart(b)).toBe(true)
    expect(runner.open).toEqual(['p', 'b'])
    runner.done('p')
    await clock.advance(60_000)
    expect(runner.started).toEqual(['p', 'b'])
    expect(b && engine.forceStart(b)).toBe(false)
  })

  it('is refused while the lane has to rest', async () => {
    const { engine, dispatch, runner } = engineWorld()
    const [a] = dispatch('plain', 'a')
    await settled()
    runner.fail('a', 'rate-limited', 60_000)
    await settled()
    expect(() => a && engine.forceStart(a)).toThrow(/asked for a rest/)
    expect(runner.started).toEqual(['a'])
  })
})

it('links are matched without being taken, and known targets are named', async () => {
  const { engine, runner } = engineWorld()
  const [a, b, c] = ['http://a.test/1', 'http://a.test/2', 'http://b.test/3'] as const
  engine.add({ urls: [a, c] })
  await settled()
  runner.done(c)
  await settled()
  expect(engine.matchLinks({ urls: [a, b, c, 'nonsense'] })).toEqual([
    { url: a, source: 'web', displayName: a, known: 'queued', others: [], dir: null },
    { url: b, source: 'web', displayName: b, known: null, others: [], dir: null },
    { url: c, source: 'web', displayName: c, known: 'completed', others: [], dir: null },
    { url: 'nonsense', source: null, displayName: 'nonsense', known: null, others: [], dir: null },
  ])
  expect(engine.getStats().counts['Completed, Succeeded']).toBe(1)
})

it('what cannot be saved is said, tried again, and saved once it can be', async () => {
  const { engine, dispatch, repository, clock } = engineWorld()
  repository.failWith = new Error('disk full')
  const [a] = dispatch('plain', 'a')
  if (!a) throw new Error('no id')
  const refused = expect(engine.saved()).rejects.toThrow(/could not be saved \(disk full\)/)
  await clock.advance(1)
  await refused
  repository.failWith = undefined
  await clock.advance(1_000)
  expect(repository.read(a)?.record.id).toBe(a)
})

it('what has completed is found in the history, also when its row has gone', async () => {
  const { engine, runner } = engineWorld()
  const link = 'http://a.test/Film.mkv'
  engine.add({ urls: [link] })
  await settled()
  runner.done(link)
  await settled()
  expect(await engine.clearAllCompletedDownloads()).toBe(1)
  expect(engine.getHistory({ search: 'fiLM' })).toMatchObject({ entries: [{ filename: link }], total: 1 })
  expect(engine.getHistory({ search: 'other' })).toEqual({ entries: [], total: 0 })
})

it('a log tells what happened, without secrets', async () => {
  const { engine, runner, clock } = engineWorld()
  const link = 'http://a.test/1?key=secret'
  const [id] = engine.add({ urls: [link] })
  await settled()
  runner.fail(link, 'connection')
  await clock.advance(2_000)
  runner.done(link)
  await settled()
  const texts = id ? engine.getLog(id).map(({ text }) => text) : []
  expect(texts).toEqual([
    'Attempt 1 began',
    'Failed: It went wrong: connection. Next attempt in 2 s',
    'Attempt 2 began',
    'Finished: /files/http://a.test/1?key=…',
  ])
})
