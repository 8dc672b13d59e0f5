import { expect, it, vi } from 'vitest'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

const part = '/files/a.part'

/** An engine with one download that has named its unfinished file. */
async function withPartial(preferences = {}) {
  const world = engineWorld(preferences)
  const [id] = world.dispatch('plain', 'a')
  if (!id) throw new Error('no id')
  await settled()
  world.runner.partial('a', part)
  return { ...world, id }
}

it('what stands beside a finished file goes once the end is on disk, and not before', async () => {
  const { runner, repository, engine, clock, id } = await withPartial()
  repository.failWith = new Error('The disk is full.')
  runner.done('a')
  await settled()
  await clock.advance(100)
  await settled()
  expect(runner.discarded).toEqual([])
  repository.failWith = undefined
  await clock.advance(2_000)
  await settled()
  expect(repository.read(id)).toMatchObject({ record: { state: 'Completed, Succeeded' } })
  await engine.close()
  expect(runner.discarded).toEqual([part])
  expect(repository.read(id)?.partial).toBeNull()
})

it('what ends within a moment is saved together, and cleared without being read back', async () => {
  const { engine, runner, repository, clock } = engineWorld()
  const urls = ['http://a.test/1', 'http://b.test/2']
  engine.add({ urls })
  await settled()
  for (const [at, url] of urls.entries()) runner.partial(url, `/files/${at}.part`)
  await clock.advance(100)
  const saves = vi.spyOn(repository, 'save')
  const reads = vi.spyOn(repository, 'read')
  for (const url of urls) {
    runner.done(url)
    await settled()
    await clock.advance(5)
  }
  await clock.advance(100)
  await settled()
  await clock.advance(100)
  expect(runner.discarded).toEqual(['/files/0.part', '/files/1.part'])
  // Their ends, and that nothing of them is left.
  expect(saves).toHaveBeenCalledTimes(2)
  expect(reads).not.toHaveBeenCalled()
})

it('an engine that was killed before it could remove it does so at its next start', async () => {
  const before = await withPartial()
  before.runner.done('a')
  await settled()
  // On disk, and killed before anything else.
  before.engine.getLog(before.id)
  const after = engineWorld({}, before)
  await after.clock.advance(100)
  await settled()
  expect(after.runner.started).toEqual([])
  expect(after.runner.discarded).toEqual([part])
})

it('only the first attempt of all is told that nothing can be left of another', async () => {
  const world = engineWorld()
  const [, b] = world.dispatch('plain', 'a', 'b')
  await settled()
  expect(world.runner.order('a').isFirst).toBe(true)
  await world.clock.advance(100)
  world.runner.fail('a', 'connection')
  await settled()
  expect(world.runner.order('b').isFirst).toBe(true)
  // Killed before it was saved that b has begun, too: by its record nobody would know.
  expect(b && world.repository.read(b)?.record).toMatchObject({ attempt: 0, startedAt: null })
  const after = engineWorld({ lanes: { plain: { concurrency: 2 } } }, world)
  await settled()
  await after.clock.advance(60_000)
  await settled()
  expect([after.runner.order('a').isFirst, after.runner.order('b').isFirst]).toEqual([false, false])
})

it('a failed attempt keeps it, and the next is told where it is', async () => {
  const { runner, clock, engine, id } = await withPartial()
  runner.fail('a', 'connection')
  await settled()
  await clock.advance(60_000)
  await settled()
  expect(runner.started).toEqual(['a', 'a'])
  expect(runner.order('a').partial).toBe(part)
  expect(runner.discarded).toEqual([])
  engine.pauseDownload(id)
  await settled()
  engine.resumeDownload(id)
  await settled()
  expect(runner.order('a').partial).toBe(part)
})

it.each([true, false])(
  'what is cancelled while a pause is still under way leaves nothing, its row removed (%s) or not',
  async (remove) => {
    const { engine, runner, id } = await withPartial()
    runner.slowToStop = true
    engine.pauseDownload(id)
    engine.cancelDownload(id, { remove })
    await settled()
    expect(runner.discarded).toEqual([])
    runner.end('a', { kind: 'stopped' })
    await engine.close()
    expect(runner.discarded).toEqual([part])
  },
)

it('retried before that pause is over, it begins anew once what was left has gone', async () => {
  const { engine, runner, id } = await withPartial()
  runner.slowToStop = true
  engine.pauseDownload(id)
  engine.cancelDownload(id, { remove: false })
  engine.retryDownload(id)
  runner.end('a', { kind: 'stopped' })
  await settled()
  expect(runner.discarded).toEqual([part])
  expect(runner.order('a').partial).toBeNull()
})

it('one that failed for good keeps it for whoever retries, until its row is removed', async () => {
  const { runner, engine, clock, state, id } = await withPartial()
  runner.fail('a', 'not-found')
  await settled()
  expect(state(id)).toBe('Errored')
  await clock.advance(1_000)
  await settled()
  expect(runner.discarded).toEqual([])
  engine.cancelDownload(id, { remove: true })
  await clock.advance(1_000)
  await settled()
  expect(runner.discarded).toEqual([part])
})
