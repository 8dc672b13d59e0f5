import { expect, it } from 'vitest'
import { engineWorld } from '../helpers/engine-world.ts'
import { settled } from '../helpers/manual-clock.ts'

// Somebody sets the wall clock while Sluice is closed. What is running does not notice: see engine/lane.test.ts.

const DAY = 86_400_000

it.each([-DAY, 0])(
  'a wait for the next attempt is no longer after a wall clock was set %i ms on',
  async (ms) => {
    const before = engineWorld()
    before.dispatch('plain', 'a')
    await before.clock.advance(1_000)
    before.runner.fail('a', 'connection')
    await before.clock.advance(500)
    await before.engine.close()
    before.clock.jump(ms)
    const after = engineWorld({}, before)
    await after.clock.advance(3_000)
    expect(after.runner.started).toEqual(['a'])
  },
)

it.each([-DAY, 0])(
  'a lane’s rest is no longer after a wall clock was set %i ms on, and no shorter',
  async (ms) => {
    const before = engineWorld()
    const [id] = before.dispatch('plain', 'a')
    await settled()
    before.runner.fail('a', 'rate-limited', 60_000)
    await before.clock.advance(10_000)
    await before.engine.close()
    before.clock.jump(ms)
    const after = engineWorld({}, before)
    await after.clock.advance(49_999)
    expect(after.runner.started).toEqual([])
    expect(after.record(id).waiting).toMatchObject({ reason: 'cool-down' })
    await after.clock.advance(ms === 0 ? 1 : 10_001)
    expect(after.runner.started).toEqual(['a'])
  },
)

it.each([-DAY, DAY])(
  'a delay between starts is not started anew by a wall clock set %i ms on',
  async (ms) => {
    const before = engineWorld()
    before.dispatch('slow', 'a', 'b')
    await settled()
    before.runner.done('a')
    await before.clock.advance(1)
    await before.engine.close()
    before.clock.jump(ms)
    const after = engineWorld({}, before)
    await after.clock.advance(3_000)
    expect(after.runner.started).toEqual(['b'])
  },
)
