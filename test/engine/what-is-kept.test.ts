import { expect, it, vi } from 'vitest'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

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

it('what was written counts as saved once it is on disk, and the disk’s no is said', async () => {
  const { engine, dispatch, repository, clock } = engineWorld()
  const turns = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const
  let turn: Promise<void> = turns[0].promise
  vi.spyOn(repository, 'synced').mockImplementation(() => turn)
  const [a] = dispatch('plain', 'a')
  if (!a) throw new Error('no id')
  const saved = engine.saved()
  await clock.advance(1)
  expect(repository.read(a)?.record.id).toBe(a)
  // Written by now, and asked for again.
  const again = engine.saved()
  expect(await Promise.race([saved, again, settled().then(() => 'waits')])).toBe('waits')
  turns[0].resolve()
  await Promise.all([saved, again])

  turn = turns[1].promise
  dispatch('plain', 'b')
  const refused = expect(engine.saved()).rejects.toThrow(/could not be saved \(EIO\)/)
  await clock.advance(1)
  turns[1].reject(new Error('EIO'))
  await refused
})

it('an engine that cannot save at its end says so, and ends its processes all the same', async () => {
  const { engine, runner, dispatch, repository } = engineWorld()
  const closed = vi.spyOn(runner, 'close')
  dispatch('plain', 'a')
  repository.failWith = new Error('The disk is full.')
  await expect(engine.close()).rejects.toThrow('The disk is full.')
  expect(closed).toHaveBeenCalledOnce()
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

it('of what has completed, what had by a moment is cleared, and what came later stays', async () => {
  const { engine, runner, clock, record } = engineWorld()
  const [early, late] = engine.add({ urls: ['http://a.test/1', 'http://b.test/2'] })
  if (!(early && late)) throw new Error('no ids')
  await settled()
  runner.done('http://a.test/1')
  await settled()
  await clock.advance(1_000)
  runner.done('http://b.test/2')
  await settled()
  const finishedBy = record(early).finishedAt ?? 0
  expect(await engine.clearAllCompletedDownloads({ finishedBy })).toBe(1)
  expect(engine.getDownloadStatus(early)).toBeNull()
  expect(engine.getDownloadStatus(late)).not.toBeNull()
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
