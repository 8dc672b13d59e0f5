import { describe, expect, it } from 'vitest'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

const lanes = (settings: object) => ({ lanes: { plain: settings } })

describe('a lane', () => {
  it('starts first in, first out, and never more than its concurrency', async () => {
    const { runner, dispatch } = engineWorld(lanes({ concurrency: 2 }))
    dispatch('plain', 'a', 'b', 'c', 'd')
    await settled()
    expect(runner.open).toEqual(['a', 'b'])
    runner.done('b')
    await settled()
    expect(runner.open).toEqual(['a', 'c'])
  })

  it('lowered while busy lets running downloads finish and starts no other until it may', async () => {
    const { runner, dispatch, set } = engineWorld(lanes({ concurrency: 3 }))
    dispatch('plain', 'a', 'b', 'c', 'd', 'e')
    await settled()
    await set(lanes({ concurrency: 1 }))
    expect(runner.open).toEqual(['a', 'b', 'c'])
    runner.done('a')
    runner.done('b')
    await settled()
    expect(runner.open).toEqual(['c'])
    runner.done('c')
    await settled()
    expect(runner.open).toEqual(['d'])
    expect(runner.most).toBe(3)
  })

  it('raised while busy starts waiters at once', async () => {
    const { runner, dispatch, set } = engineWorld()
    dispatch('plain', 'a', 'b', 'c', 'd', 'e')
    await settled()
    expect(runner.open).toEqual(['a'])
    await set(lanes({ concurrency: 4 }))
    expect(runner.open).toEqual(['a', 'b', 'c', 'd'])
  })

  it('keeps the delay between starts however many places are free', async () => {
    const { runner, dispatch, clock } = engineWorld(lanes({ concurrency: 2, delay: 1 }))
    dispatch('plain', 'a', 'b')
    await clock.advance(999)
    expect(runner.started).toEqual(['a'])
    await clock.advance(1)
    expect(runner.started).toEqual(['a', 'b'])
  })

  it.each(['done', 'fail'] as const)('keeps the delay after a finish, also when it is: %s', async (end) => {
    const { runner, dispatch, clock } = engineWorld()
    dispatch('slow', 'a', 'b')
    await clock.advance(10_000)
    runner[end]('a')
    await clock.advance(2_999)
    expect(runner.started).toEqual(['a'])
    await clock.advance(1)
    expect(runner.started).toEqual(['a', 'b'])
  })

  it('times waiters anew when the delay is edited', async () => {
    const { runner, dispatch, clock, set } = engineWorld(lanes({ concurrency: 9, delay: 100 }))
    dispatch('plain', 'a', 'b')
    await clock.advance(1_000)
    await set(lanes({ concurrency: 9, delay: 2 }))
    await clock.advance(999)
    expect(runner.started).toEqual(['a'])
    await clock.advance(1)
    expect(runner.started).toEqual(['a', 'b'])
  })

  it('does not notice a wall clock that jumps a day either way', async () => {
    const { runner, dispatch, clock } = engineWorld()
    dispatch('slow', 'a', 'b')
    await settled()
    runner.done('a')
    await settled()
    clock.jump(86_400_000)
    await clock.advance(2_999)
    expect(runner.started).toEqual(['a'])
    clock.jump(-2 * 86_400_000)
    await clock.advance(1)
    expect(runner.started).toEqual(['a', 'b'])
  })

  it('never holds up another lane', async () => {
    const { runner, dispatch } = engineWorld()
    dispatch('slow', 'a', 'b')
    dispatch('plain', 'c')
    await settled()
    expect(runner.open).toEqual(['a', 'c'])
  })

  it('takes turns under the global cap, so that a short queue finishes as if alone', async () => {
    const { runner, dispatch } = engineWorld({
      maxActive: 2,
      lanes: { plain: { concurrency: 64 }, deezer: { concurrency: 64 } },
    })
    dispatch('plain', ...Array.from({ length: 50 }, (_, i) => `p${i}`))
    dispatch('deezer', 'd0', 'd1')
    await settled()
    expect(runner.open).toEqual(['p0', 'd0'])
    runner.done('p0')
    await settled()
    runner.done('d0')
    await settled()
    expect(runner.started).toEqual(['p0', 'd0', 'p1', 'd1'])
    expect(runner.most).toBe(2)
  })

  it('of ten is through as soon beside one of 10,000 as alone', async () => {
    const throughAfter = async (others: number): Promise<number> => {
      const world = engineWorld({
        maxActive: 8,
        lanes: { plain: { concurrency: 64 }, deezer: { concurrency: 2 } },
      })
      world.dispatch('plain', ...Array.from({ length: others }, (_, n) => `p${n}`))
      const few = world.dispatch('deezer', ...Array.from({ length: 10 }, (_, n) => `d${n}`))
      await settled()
      let seconds = 0
      for (; few.some((id) => world.state(id) !== 'Completed, Succeeded'); seconds += 1) {
        await world.clock.advance(1_000)
        // Each takes a second; those of the long queue give their places back first.
        for (const name of world.runner.open.toSorted().reverse()) {
          world.runner.done(name)
          await settled()
        }
      }
      return seconds
    }
    expect(await throughAfter(10_000)).toBe(await throughAfter(0))
  })

  it('costs nothing once idle, though there were 10,000 hosts', async () => {
    const { engine, runner, clock } = engineWorld({ maxActive: 100 })
    const lanesBefore = engine.getLanes().length
    const urls = Array.from({ length: 10_000 }, (_, n) => `http://host-${n}.example/file`)
    engine.add({ urls, connections: 1 })
    expect(engine.getLanes()).toHaveLength(lanesBefore + 10_000)
    await settled()
    while (runner.open.length > 0) {
      for (const name of [...runner.open]) runner.done(name)
      await settled()
    }
    await clock.advance(60_000)
    expect(engine.getStats().counts['Completed, Succeeded']).toBe(10_000)
    expect(engine.getLanes()).toHaveLength(lanesBefore)
    expect(clock.pending).toBe(0)
  })

  it('gives each host its own gate, and forgets an idle one', async () => {
    const { runner, engine, clock } = engineWorld()
    const urls = ['http://a.test/1', 'http://a.test/2', 'http://a.test/3', 'http://b.test/1']
    engine.add({ urls })
    await settled()
    expect(runner.open.toSorted()).toEqual(['http://a.test/1', 'http://a.test/2', 'http://b.test/1'])
    runner.done('http://b.test/1')
    await clock.advance(1)
    expect(engine.getLanes().map(({ key }) => key)).toEqual(['slow', 'plain', 'deezer', 'web', 'web:a.test'])
  })

  it('of a host goes once the settings that kept it are taken away', async () => {
    const { engine, runner, set } = engineWorld({ lanes: { 'web:a.test': { concurrency: 3 } } })
    engine.add({ urls: ['http://a.test/1'] })
    await settled()
    runner.done('http://a.test/1')
    await settled()
    expect(engine.getLane('web:a.test')).toMatchObject({ concurrency: 3 })
    await set({ lanes: {} })
    expect(engine.getLane('web:a.test')).toBeUndefined()
  })

  it('of a host goes on alone while its source is paused, and follows it otherwise', async () => {
    const web = { paused: true }
    const { runner, engine, set } = engineWorld({ lanes: { web, 'web:a.test': { paused: false } } })
    engine.add({ urls: ['http://a.test/1', 'http://b.test/1'] })
    await settled()
    expect(runner.open).toEqual(['http://a.test/1'])
    expect(engine.getLane('web:b.test')?.paused).toBe(true)
    runner.done('http://a.test/1')
    await set({ lanes: { web, 'web:a.test': {} } })
    engine.add({ urls: ['http://a.test/2'] })
    await settled()
    expect(runner.open).toEqual([])
    await set({ lanes: { 'web:a.test': { paused: true } } })
    expect(runner.open).toEqual(['http://b.test/1'])
  })

  it('of a source sums up its hosts, and says so when one of them changes', async () => {
    const { runner, engine } = engineWorld()
    const told = new Set<string>()
    engine.onLaneChange((key) => told.add(key))
    engine.add({ urls: ['http://a.test/1', 'http://b.test/1'] })
    await settled()
    expect(engine.getLane('web')).toMatchObject({ active: 2, queued: 0 })
    told.clear()
    runner.done('http://b.test/1')
    await settled()
    expect(engine.getLane('web')?.active).toBe(1)
    expect([...told].toSorted()).toEqual(['web', 'web:b.test'])
  })

  it('rests as a whole when told it is too fast, sends nothing before its time, and others go on', async () => {
    const { runner, dispatch, clock, record } = engineWorld(lanes({ concurrency: 2 }))
    const [first] = dispatch('plain', 'a', 'b', 'c')
    dispatch('deezer', 'x', 'y')
    await settled()
    runner.fail('a', 'rate-limited', 60_000)
    runner.done('b')
    await clock.advance(59_999)
    runner.done('x')
    await settled()
    expect(runner.started).toEqual(['a', 'x', 'b', 'y'])
    expect(record(first).waiting).toEqual({ reason: 'cool-down', until: clock.now() + 1, position: 1 })
    await clock.advance(1)
    expect(runner.started.slice(4)).toEqual(['a', 'c'])
  })

  it('goes on early when a person ends its rest', async () => {
    const { runner, dispatch, engine } = engineWorld()
    dispatch('plain', 'a')
    await settled()
    runner.fail('a', 'rate-limited', 75_151_000)
    await settled()
    expect(engine.getLane('plain')?.coolDownUntil).not.toBeNull()
    expect([engine.endCoolDown('plain'), engine.endCoolDown('plain')]).toEqual([true, false])
    await settled()
    expect(runner.open).toEqual(['a'])
  })
})
