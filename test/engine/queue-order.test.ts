import { describe, expect, it } from 'vitest'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

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

it('a moved download goes back to its place by its order, also when others have started meanwhile', async () => {
  const { engine, runner, record, dispatch } = engineWorld()
  const [, , c, d] = dispatch('plain', 'a', 'b', 'c', 'd', 'e')
  await settled()
  if (!c || !d) throw new Error('no id')
  engine.setPriority(d, 'high')
  const [before, high] = [record(c), record(d)]
  expect(engine.moveDownload(c, 1)).toBe(true)
  expect(engine.moveDownload(d, 4)).toBe(true)
  expect(record(c)).toMatchObject({ priority: 'high', waiting: { position: 1 } })
  runner.done('a')
  await settled()
  expect(runner.started).toEqual(['a', 'c'])
  // It runs: too late.
  expect(engine.setPriority(c, before.priority, before.order)).toBe(false)
  expect(engine.setPriority(d, high.priority, high.order)).toBe(true)
  expect(record(d)).toMatchObject({ priority: 'high', order: high.order, waiting: { position: 1 } })
})

describe('however many are moved', () => {
  const many = Array.from({ length: 300 }, (_, n) => `n${n}`)
  const still = { lanes: { plain: { paused: true } } }

  it('between the same two, they are there in the order they were moved, after a restart too', async () => {
    const before = engineWorld(still)
    const ids = before.dispatch('plain', ...many)
    const [first, ...others] = ids
    const [moved, rest] = [others.slice(150), others.slice(0, 150)]
    for (const [at, id] of moved.entries()) before.engine.moveDownload(id, 2 + at)
    const expected = [first, ...moved, ...rest]
    expect(expected.map((id) => before.record(id).waiting?.position)).toEqual(expected.map((_, at) => at + 1))
    await before.engine.close()
    const after = engineWorld(still, before)
    expect(after.engine.getAllDownloads({ offset: 0, limit: 500 }).records.map(({ id }) => id)).toEqual(
      expected,
    )
  })

  it.each([1, 2])('to place %i, the last of them has it', async (position) => {
    const { engine, runner, dispatch, record, set } = engineWorld()
    const [, ...ids] = dispatch('plain', ...many)
    await settled()
    await set(still)
    for (const id of ids.slice(100)) {
      engine.moveDownload(id, position)
      expect(record(id).waiting?.position).toBe(position)
    }
    expect(runner.started).toEqual(['n0'])
  })

  it('behind all, they are there in the order they were moved, and before what is added', () => {
    const { engine, dispatch, record } = engineWorld(still)
    const ids = dispatch('plain', ...'abcdefgh')
    for (const id of ids.slice(0, 6)) engine.moveDownload(id, 99)
    const expected = [...ids.slice(6), ...ids.slice(0, 6), ...dispatch('plain', 'new')]
    expect(expected.map((id) => record(id).waiting?.position)).toEqual(expected.map((_, at) => at + 1))
  })
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
