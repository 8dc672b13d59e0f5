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
    expect(() => engine.dispatch(request)).toThrow(/no source named .nobody./)
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

  it('has all its attempts left for failures, however often it was paused or its engine ended before', async () => {
    let world = engineWorld({ maxAttempts: 3 })
    const [id] = world.dispatch('plain', 'a')
    if (!id) throw new Error('no id')
    for (let round = 0; round < 3; round += 1) {
      await settled()
      world.engine.pauseDownload(id)
      await settled()
      world.engine.resumeDownload(id)
      await settled()
      await world.engine.close()
      world = engineWorld({ maxAttempts: 3 }, world)
    }
    await settled()
    world.runner.fail('a', 'connection')
    await settled()
    expect(world.record(id)).toMatchObject({ attempt: 1, waiting: { reason: 'retry' } })
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
