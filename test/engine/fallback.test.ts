import { expect, it } from 'vitest'
import { failure } from '../../shared/failure.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

const song = (source: string, targetId: string) => ({
  source,
  targetId,
  originalFilename: `${targetId}||Song`,
})

function chain(preferences: Parameters<typeof engineWorld>[0] = {}) {
  const world = engineWorld({ maxAttempts: 2, ...preferences })
  const id = world.engine.dispatch({
    ...song('plain', 'a'),
    displayName: 'Song',
    alternatives: [song('deezer_dl', 'b'), song('slow', 'c')],
  })
  return { ...world, id }
}

it('a download that one source refuses is tried at the next, with what was tried on its record', async () => {
  const { runner, record, id } = chain()
  await settled()
  expect(record(id).alternatives.map(({ source }) => source)).toEqual(['deezer', 'slow'])
  runner.voice('a')(50)
  runner.fail('a', 'unavailable')
  await settled()
  expect(record(id)).toMatchObject({
    ...{ state: 'InProgress, Downloading', source: 'deezer', lane: 'deezer', targetId: 'b' },
    ...{ username: 'deezer_dl', processName: 'deezer-dl-b', displayName: 'Song', filename: 'a||Song' },
    ...{
      attempt: 1,
      transferred: 0,
      tried: [{ source: 'plain', targetId: 'a', error: { code: 'unavailable' } }],
    },
  })
  expect(runner.order('b')).toMatchObject({ source: 'deezer', targetId: 'b', partial: null })
  runner.end('b', { kind: 'nothing' })
  await settled()
  runner.done('c')
  await settled()
  expect(record(id)).toMatchObject({ state: 'Completed, Succeeded', source: 'slow', alternatives: [] })
  expect(record(id).tried.map(({ error }) => error.code)).toEqual(['unavailable', 'no-file'])
})

it('a source has all its attempts before the next is turned to', async () => {
  const { runner, clock, id, record } = chain()
  await settled()
  runner.fail('a', 'connection')
  await settled()
  expect(record(id)).toMatchObject({ state: 'Initializing', source: 'plain', tried: [] })
  await clock.advance(10_000)
  runner.fail('a', 'connection')
  await settled()
  expect(runner.started).toEqual(['a', 'a', 'b'])
})

it('the next source is waited for in its own lane', async () => {
  const { runner, id, record, dispatch, engine } = chain()
  dispatch('deezer', 'x', 'y')
  await settled()
  runner.fail('a')
  await settled()
  // Older than `y`, so ahead of it; `x` runs.
  expect(record(id).waiting).toEqual({ reason: 'slot', until: null, position: 1 })
  expect(engine.getLane('plain')).toMatchObject({ active: 0, queued: 0 })
  runner.done('x')
  await settled()
  expect(runner.open).toEqual(['b'])
})

it('what one source has left unfinished is gone before the next begins', async () => {
  const { runner, id, repository } = chain()
  await settled()
  runner.partial('a', '/files/a.part')
  runner.fail('a')
  await settled()
  expect(runner.discarded).toEqual(['/files/a.part'])
  expect(runner.order('b').partial).toBeNull()
  expect(repository.read(id)?.partial ?? null).toBeNull()
})

it('when all have failed it is over, and a retry goes on with the last alone', async () => {
  const { runner, id, record, engine } = chain()
  await settled()
  for (const name of ['a', 'b', 'c']) {
    runner.fail(name)
    await settled()
  }
  expect(record(id)).toMatchObject({ state: 'Errored', source: 'slow', error: { code: 'not-found' } })
  expect(record(id).tried).toHaveLength(2)
  engine.retryDownload(id)
  expect(record(id)).toMatchObject({ state: 'Initializing', source: 'slow' })
})

it('a full disk is no source to blame: it pauses until somebody has made room', async () => {
  const { runner, id, record, engine } = chain()
  await settled()
  runner.end('a', { kind: 'failed', failure: failure('disk-full', 'The disk is full.') })
  await settled()
  expect(record(id)).toMatchObject({ state: 'Paused', source: 'plain', tried: [], attempt: 0 })
  expect(record(id).error).toMatchObject({ code: 'disk-full' })
  expect(runner.started).toEqual(['a'])
  engine.resumeDownload(id)
  await settled()
  expect(runner.started).toEqual(['a', 'a'])
  expect(record(id)).toMatchObject({ state: 'InProgress, Downloading', error: null, attempt: 1 })
})

it('a cancelled one is tried nowhere else', async () => {
  const { runner, id, engine, state } = chain()
  await settled()
  runner.slowToStop = true
  engine.cancelDownload(id, { remove: false })
  runner.fail('a')
  await settled()
  expect([state(id), runner.started]).toEqual(['Cancelled', ['a']])
})

it('links are given to those of the named sources that know them, in the order they were named', () => {
  const { engine, record } = engineWorld()
  const [id] = engine.add({ urls: ['http://a.test/1'], sources: ['deezer_dl', 'web', 'web'] })
  expect(record(id)).toMatchObject({ source: 'web', alternatives: [] })
  expect(() => engine.add({ urls: ['http://a.test/1'], sources: ['plain', 'slow'] })).toThrow(
    /of plain, slow/,
  )
  expect(() => engine.add({ urls: ['http://a.test/1'], sources: ['web', 'nobody'] })).toThrow(
    /no source named/,
  )
})
