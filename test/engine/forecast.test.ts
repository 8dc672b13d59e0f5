import { describe, expect, it } from 'vitest'
import { DownloadEngine } from '../../electron/engine/engine.ts'
import { Preferences } from '../../shared/preferences.ts'
import type { RunOrder, RunOutcome } from '../../shared/run-protocol.ts'
import { worldCatalog } from '../helpers/engine-world.ts'
import { ManualClock } from '../helpers/manual-clock.ts'
import { MemoryRepository } from '../helpers/memory-repository.ts'
import { processorMs } from '../helpers/processor-ms.ts'

/** Runs that take as long as `takes` says, in simulated time. */
function world(preferences: object, takes: (order: RunOrder) => number) {
  const clock = new ManualClock()
  const runner = {
    run: (order: RunOrder) =>
      new Promise<RunOutcome>((resolve) => {
        const done = { kind: 'done', filePath: '/f', size: 1 } as const
        clock.at(clock.monotonic() + takes(order), () => resolve(done))
      }),
    discard: async () => {},
    allow: () => {},
    close: async () => {},
  }
  const repository = new MemoryRepository()
  const parts = {
    clock,
    catalog: worldCatalog,
    runner,
    repository,
    downloadDir: () => '/f',
    spaceIn: async () => null,
    random: () => 0,
  }
  const engine = DownloadEngine.open(parts, Preferences.parse(preferences))
  const dispatch = (source: string, count: number) => {
    for (let n = 0; n < count; n += 1) {
      engine.dispatch({ source, targetId: 'x', displayName: 'x', originalFilename: 'x||x' })
    }
  }
  /** Runs until nothing is left; returns when the last ended, in ms since the epoch. */
  const runDry = async () => {
    let last = clock.now()
    engine.onRecordChange(() => {
      last = clock.now()
    })
    while (engine.getStats().active > 0 || engine.getStats().counts.Initializing > 0)
      await clock.advance(600_000)
    return last
  }
  return { clock, engine, dispatch, runDry }
}

/** Sizes as different as those of real files: most small, a few many times as large; the same on every run. */
function unequal(meanMs: number) {
  let seed = 1
  return () => {
    seed = (seed * 16_807) % 2_147_483_647
    return -Math.log(seed / 2_147_483_647) * meanMs
  }
}

const lanes = {
  plain: { concurrency: 4, delay: 2 },
  slow: { concurrency: 1, delay: 5 },
  deezer: { concurrency: 8 },
}

describe('a forecast', () => {
  it('of 2,000 downloads in three lanes is within a tenth of what comes to pass', async () => {
    const time = unequal(20_000)
    const { clock, engine, dispatch, runDry } = world({ lanes }, time)
    for (const source of ['plain', 'slow', 'deezer']) dispatch(source, 60)
    await runDry()
    dispatch('plain', 900)
    dispatch('slow', 300)
    dispatch('deezer', 800)
    const start = clock.now()
    const foreseen = engine.getForecast({})
    expect(foreseen.lanes.map(({ left, basis }) => ({ left, basis }))).toContainEqual({
      left: 900,
      basis: 'observed',
    })
    expect(foreseen.bottleneck).toBe('slow')
    const end = await runDry()
    expect(((foreseen.finishAt ?? 0) - start) / (end - start)).toBeGreaterThan(0.9)
    expect(((foreseen.finishAt ?? 0) - start) / (end - start)).toBeLessThan(1.1)
  }, 60_000)

  it('knows the global cap and the turns', async () => {
    const { clock, engine, dispatch, runDry } = world(
      { maxActive: 3, lanes: { plain: { concurrency: 8 }, deezer: { concurrency: 8 } } },
      () => 10_000,
    )
    dispatch('plain', 1)
    await runDry()
    dispatch('plain', 90)
    dispatch('deezer', 10)
    const start = clock.now()
    const { lanes, finishAt } = engine.getForecast({})
    expect((finishAt ?? 0) - start).toBeGreaterThanOrEqual(330_000)
    expect((finishAt ?? 0) - start).toBeLessThanOrEqual(350_000)
    const small = lanes.find(({ key }) => key === 'deezer')
    expect((small?.finishAt ?? 0) - start).toBeLessThanOrEqual(80_000)
  })

  it('counts links that are not added yet, and a budget', () => {
    const { clock, engine } = world(
      { lanes: { web: { budget: { starts: 10, seconds: 3_600 } } } },
      () => 1_000,
    )
    const urls = Array.from({ length: 100 }, (_, n) => `http://a.test/${n}`)
    const { lanes, finishAt } = engine.getForecast({ urls })
    expect(lanes).toMatchObject([{ key: 'web:a.test', left: 100, basis: 'assumed' }])
    expect(((finishAt ?? 0) - clock.now()) / 3_600_000).toBeCloseTo(9, 0)
    expect(engine.getLanes().map(({ key }) => key)).not.toContain('web:a.test')
  })

  it('of a paused lane is that it will not end, of an empty queue nothing', () => {
    const { engine, dispatch } = world({ lanes: { plain: { paused: true } } }, () => 1_000)
    expect(engine.getForecast({})).toEqual({ lanes: [], finishAt: null, bottleneck: null })
    dispatch('plain', 5)
    expect(engine.getForecast({})).toEqual({
      lanes: [{ key: 'plain', left: 5, finishAt: null, basis: 'assumed' }],
      finishAt: null,
      bottleneck: null,
    })
  })

  it('of 100,000 costs little', () => {
    const { engine, dispatch } = world({}, () => 1_000)
    dispatch('plain', 100_000)
    engine.getForecast({})
    const took = processorMs()
    expect(engine.getForecast({}).finishAt).not.toBeNull()
    expect(took()).toBeLessThan(3_000)
  })
})
