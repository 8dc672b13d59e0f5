import { describe, expect, it } from 'vitest'
import { DownloadEngine } from '../../electron/engine/engine.ts'
import { Preferences } from '../../shared/preferences.ts'
import { engineWorld, worldCatalog } from '../helpers/engine-world.ts'
import { ManualClock, settled } from '../helpers/manual-clock.ts'
import { MemoryRepository } from '../helpers/memory-repository.ts'
import { type HiddenLimit, SimulatedServer } from '../helpers/simulated-server.ts'

const HOUR_MS = 3_600_000

/** An adaptive lane that never runs dry, over hours. Returns what the server was asked after the first. */
async function afterAnHour(limit: HiddenLimit, tookMs: number, hours: number) {
  const clock = new ManualClock()
  const server = new SimulatedServer(clock, limit, tookMs)
  const parts = {
    clock,
    catalog: worldCatalog,
    runner: server,
    downloadDir: () => '/files',
    spaceIn: async () => null,
    random: () => 0,
  }
  const preferences = Preferences.parse({
    maxActive: 64,
    maxAttempts: 100,
    lanes: { plain: { concurrency: 32, adaptive: true } },
  })
  const engine = DownloadEngine.open({ ...parts, repository: new MemoryRepository() }, preferences)
  const fill = () => {
    for (let left = 200 - engine.getStats().counts.Initializing; left > 0; left -= 1) {
      engine.dispatch({ source: 'plain', targetId: 'x', displayName: 'x', originalFilename: 'x||x' })
    }
    void engine.clearAllCompletedDownloads()
  }
  for (let time = 0; time < hours * HOUR_MS; time += 30_000) {
    fill()
    await clock.advance(30_000)
  }
  const later = server.requests.filter(({ time }) => time > HOUR_MS)
  const refused = later.filter((request) => request.refused).length
  const perMinute = (later.length - refused) / ((hours - 1) * 60)
  return { share: refused / later.length, perMinute, bearable: engine.getLane('plain')?.bearable }
}

describe('an adaptive lane', () => {
  it('settles just under how many at once a server bears', async () => {
    const { share, perMinute } = await afterAnHour({ atOnce: 6 }, 10_000, 5)
    expect(share).toBeLessThan(0.01)
    // Six at once of 10 s each would be 36 a minute; five are 30.
    expect(perMinute).toBeGreaterThan(29)
  }, 60_000)

  it('settles just under how many a minute a server bears, also when that is less than one at a time', async () => {
    const { share, perMinute } = await afterAnHour({ perMinute: 20 }, 1_000, 8)
    expect(share).toBeLessThan(0.01)
    expect(perMinute).toBeGreaterThan(14)
    expect(perMinute).toBeLessThanOrEqual(20)
  }, 60_000)

  it('goes up to its limit where nothing is refused', async () => {
    expect(await afterAnHour({}, 20_000, 2)).toMatchObject({ share: 0, bearable: 32 })
  }, 60_000)
})

describe('a budget', () => {
  const lanes = { plain: { concurrency: 9, budget: { starts: 3, seconds: 3_600 } } }

  it('lets so many start in any period, however many places are free', async () => {
    const { dispatch, runner, clock, record } = engineWorld({ lanes })
    const ids = dispatch('plain', 'a', 'b', 'c', 'd', 'e')
    await clock.advance(1_000)
    expect(runner.started).toEqual(['a', 'b', 'c'])
    expect(record(ids[3]).waiting).toMatchObject({ reason: 'delay', until: clock.now() + 3_599_000 })
    await clock.advance(HOUR_MS - 1_001)
    expect(runner.started).toHaveLength(3)
    await clock.advance(1)
    expect(runner.started).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('is not got round by a restart', async () => {
    const before = engineWorld({ lanes })
    before.dispatch('plain', 'a', 'b', 'c', 'd')
    await settled()
    for (const name of ['a', 'b', 'c']) before.runner.done(name)
    await settled()
    await before.engine.close()
    const after = engineWorld({ lanes }, before)
    await after.clock.advance(HOUR_MS - 1)
    expect(after.runner.started).toEqual([])
    await after.clock.advance(1)
    expect(after.runner.started).toEqual(['d'])
  })
})
