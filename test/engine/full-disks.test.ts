import { expect, it } from 'vitest'
import type { RecordId } from '../../shared/record.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

/** An engine whose disk has filled up under the first of those that go to `/full`. */
async function filled(names: readonly string[] = ['a', 'b', 'c']) {
  const world = engineWorld()
  const add = (name: string, dir = '/full'): RecordId =>
    world.engine.dispatch({
      ...{ source: 'plain', targetId: name, displayName: name, originalFilename: `${name}||Title` },
      options: { dir },
    })
  const ids = names.map((name) => add(name))
  await settled()
  world.disk.free = 0
  world.runner.fail('a', 'disk-full')
  await settled()
  const [a, b, c] = ids
  if (!(a && b)) throw new Error('no ids')
  const waiting = (id: RecordId | undefined) => world.record(id).waiting
  return { ...world, add, ids, a, b, c, waiting }
}

it('once a disk is full, what else goes there waits for room and says so, and goes on by itself once there is some', async () => {
  const { runner, clock, disk, engine, a, b, c, waiting, state, record } = await filled()
  expect(record(a)).toMatchObject({ state: 'Paused', error: { code: 'disk-full' }, attempt: 0 })
  const wait = { reason: 'disk-full', until: clock.now() + 10_000, position: null, folder: '/full' }
  expect([waiting(b), waiting(c)]).toEqual([wait, wait])
  expect(engine.getLane('plain')).toMatchObject({ active: 0, queued: 2 })
  await clock.advance(10_000)
  expect(waiting(b)).toEqual({ ...wait, until: clock.now() + 10_000 })
  disk.free = 1e11
  await clock.advance(9_999)
  expect(runner.started).toEqual(['a'])
  await clock.advance(1)
  expect(runner.started).toEqual(['a', 'b'])
  expect(waiting(c)).toMatchObject({ reason: 'slot', position: 1 })
  runner.done('b')
  await settled()
  runner.done('c')
  await settled()
  expect([a, b, c].map(state)).toEqual(['Paused', 'Completed, Succeeded', 'Completed, Succeeded'])
  // It looks at no disk that has room.
  const { pending } = clock
  await clock.advance(60_000)
  expect(clock.pending).toBeLessThanOrEqual(pending)
})

it('what goes elsewhere is not held up, in the same lane either', async () => {
  const { runner, add, waiting, b } = await filled(['a', 'b'])
  add('elsewhere', '/roomy')
  await settled()
  expect(runner.open).toEqual(['elsewhere'])
  expect(waiting(b)).toMatchObject({ reason: 'disk-full' })
})

it('what is added while a disk is full waits too, without a start', async () => {
  const { runner, add, waiting } = await filled(['a', 'b'])
  const later = add('later')
  await settled()
  expect(waiting(later)).toMatchObject({ reason: 'disk-full', folder: '/full' })
  expect(runner.started).toEqual(['a'])
})

it('a file that is too large for a disk with room is paused alone', async () => {
  const { runner, engine, disk, dispatch, state } = engineWorld()
  const [large, small] = dispatch('plain', 'large', 'small')
  await settled()
  disk.free = 1e9
  runner.fail('large', 'disk-full')
  await settled()
  expect([state(large), runner.open]).toEqual(['Paused', ['small']])
  expect(small && engine.getDownloadStatus(small)?.waiting).toBeNull()
})

it('who resumes what a full disk has paused says that there is room for all', async () => {
  const { runner, engine, a, b, waiting } = await filled()
  engine.resumeDownload(a)
  await settled()
  expect(runner.open).toEqual(['a'])
  expect(waiting(b)).toMatchObject({ reason: 'slot', position: 1 })
  // And is wrong: the rest of them has not been started for it.
  runner.fail('a', 'disk-full')
  await settled()
  expect(runner.started).toEqual(['a', 'a'])
  expect(waiting(b)).toMatchObject({ reason: 'disk-full' })
})

it('who waits for room can be cancelled, paused and started by hand', async () => {
  const { runner, engine, clock, disk, ids, state } = await filled(['a', 'b', 'c', 'd', 'e'])
  const [, b, c, d] = ids
  if (!(b && c && d)) throw new Error('no ids')
  engine.cancelDownload(b, { remove: false })
  engine.pauseDownload(c)
  expect(engine.forceStart(d)).toBe(true)
  expect(runner.open).toEqual(['d'])
  expect(engine.getLane('plain')).toMatchObject({ active: 1, queued: 1 })
  runner.done('d')
  disk.free = 1e11
  await clock.advance(10_000)
  expect(runner.started).toEqual(['a', 'd', 'e'])
  expect([state(b), state(c)]).toEqual(['Cancelled', 'Paused'])
  await engine.close()
  expect(clock.pending).toBe(0)
})

it('another folder for downloads is a way out for those that name none', async () => {
  const { runner, disk, dispatch, set, record, engine } = engineWorld()
  const [, b] = dispatch('plain', 'a', 'b')
  await settled()
  disk.free = 0
  runner.fail('a', 'disk-full')
  await settled()
  await set({ maxActive: 3 })
  expect(record(b).waiting).toMatchObject({ reason: 'disk-full', folder: '/files' })
  const named = engine.dispatch({
    ...{ source: 'deezer', targetId: 'named', displayName: 'named', originalFilename: 'named||Title' },
    options: { dir: '/files' },
  })
  await set({ downloadDir: '/other' })
  expect(runner.open).toEqual(['b'])
  expect(record(named).waiting).toMatchObject({ reason: 'disk-full', folder: '/files' })
})

it('however many wait for room, none is started for it, and they go on in their order', async () => {
  const names = ['a', ...Array.from({ length: 2_000 }, (_, n) => `n${n}`)]
  const { runner, clock, disk, engine, ids, waiting } = await filled(names)
  await clock.advance(1_000)
  expect(runner.started).toEqual(['a'])
  expect(new Set(ids.slice(1).map((id) => waiting(id)?.reason))).toEqual(new Set(['disk-full']))
  disk.free = 1e11
  await clock.advance(20_000)
  for (const name of names.slice(1)) {
    expect(runner.open).toEqual([name])
    runner.done(name)
    await settled()
  }
  expect(engine.getStats().counts).toMatchObject({ Initializing: 0, Paused: 1 })
})

it('an engine that is closed while it looks at a full disk looks no more', async () => {
  const { clock, disk, engine, repository } = await filled()
  await engine.close()
  disk.free = 1e11
  repository.failWith = new Error('It is closed.')
  await clock.advance(60_000)
  expect(clock.pending).toBe(0)
})
