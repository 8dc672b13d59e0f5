import { describe, expect, it } from 'vitest'
import { Bandwidth, type BandwidthLimits } from '../../electron/engine/bandwidth.ts'
import { Lane } from '../../electron/engine/lane.ts'
import { Allowance } from '../../electron/run/allowance.ts'
import { limitAt, type SpeedRule, SpeedSchedule } from '../../shared/speed-schedule.ts'
import { engineWorld } from '../helpers/engine-world.ts'
import { ManualClock, settled } from '../helpers/manual-clock.ts'

const limits = { concurrency: 9, delayMs: 0, paused: false, adaptive: false, budget: null, speedLimit: 0 }
const laneOf = (key: string, speedLimit = 0) =>
  new Lane({ key, source: key, host: null }, { ...limits, speedLimit })

/** Runs as download processes are, less the processes: each takes all it gets, in pieces, or `perSecond` at most. */
class World {
  readonly clock = new ManualClock()
  readonly bandwidth: Bandwidth
  readonly #runs = new Map<string, { allowance: Allowance; taken: number; isOver: boolean }>()

  constructor(limits: Partial<BandwidthLimits> = {}) {
    this.bandwidth = new Bandwidth(
      this.clock,
      { speedLimit: 0, speedSchedule: [], ...limits },
      // As over a wire: not before the one who called has returned.
      (runId, bytes) => queueMicrotask(() => this.#runs.get(runId)?.allowance.allow(bytes)),
    )
  }

  begin(name: string, lane: Lane, perSecond = 1e9): number | null {
    const share = this.bandwidth.join(name, lane)
    const run = {
      allowance: new Allowance(share, () => this.bandwidth.want(name)),
      taken: 0,
      isOver: false,
    }
    this.#runs.set(name, run)
    const take = async () => {
      while (!run.isOver) {
        const piece = Math.min(run.allowance.mostAtOnce(), 65_536)
        run.taken += piece
        const ms = (piece / perSecond) * 1_000
        const { promise, resolve } = Promise.withResolvers<void>()
        this.clock.at(this.clock.monotonic() + ms, resolve)
        await Promise.all([promise, run.allowance.spend(piece)])
      }
    }
    void take()
    return share
  }

  end(name: string): void {
    const run = this.#runs.get(name)
    if (run) run.isOver = true
    this.bandwidth.leave(name)
  }

  /** Bytes a second over so many seconds, by run. */
  async speeds(seconds: number): Promise<Record<string, number>> {
    const before = new Map([...this.#runs].map(([name, { taken }]) => [name, taken]))
    await this.clock.advance(seconds * 1_000)
    const speeds = [...this.#runs].map(([name, { taken }]) => [
      name,
      (taken - (before.get(name) ?? 0)) / seconds,
    ])
    return Object.fromEntries(speeds)
  }
}

const sum = (speeds: Record<string, number>) => Object.values(speeds).reduce((all, one) => all + one, 0)
const near = (expected: number, share = 0.05) => ({
  asymmetricMatch: (value: number) => Math.abs(value - expected) <= share * expected,
  toString: () => `about ${expected}`,
})

describe('a limit of all downloads', () => {
  it('is kept to within 5 % over 5 s, from the first byte on, and shared equally', async () => {
    const world = new World({ speedLimit: 1_000_000 })
    const lane = laneOf('a')
    for (const name of ['1', '2', '3', '4']) world.begin(name, lane)
    expect(sum(await world.speeds(5))).toEqual(near(1_000_000))
    const speeds = await world.speeds(5)
    expect(sum(speeds)).toEqual(near(1_000_000))
    expect(speeds).toEqual({
      1: near(250_000, 0.1),
      2: near(250_000, 0.1),
      3: near(250_000, 0.1),
      4: near(250_000, 0.1),
    })
  })

  it('leaves to the others what a slow one does not use', async () => {
    const world = new World({ speedLimit: 1_000_000 })
    const lane = laneOf('a')
    world.begin('slow', lane, 50_000)
    world.begin('fast', lane)
    await world.speeds(1)
    const { slow, ...others } = await world.speeds(5)
    expect(slow).toEqual(near(50_000, 0.1))
    expect(sum(others)).toEqual(near(950_000))
  })

  it('that is set, changed and lifted while they run holds at once', async () => {
    const world = new World()
    expect(world.begin('1', laneOf('a'), 5_000_000)).toBeNull()
    world.begin('2', laneOf('b'), 5_000_000)
    expect(sum(await world.speeds(1))).toEqual(near(10_000_000))
    world.bandwidth.setLimits({ speedLimit: 500_000, speedSchedule: [] })
    expect(sum(await world.speeds(5))).toEqual(near(500_000))
    world.bandwidth.setLimits({ speedLimit: 2_000_000, speedSchedule: [] })
    expect(sum(await world.speeds(5))).toEqual(near(2_000_000))
    world.bandwidth.setLimits({ speedLimit: 20_000, speedSchedule: [] })
    // What was given at the higher rate is used up first.
    await world.speeds(2)
    expect(sum(await world.speeds(10))).toEqual(near(20_000))
    world.bandwidth.setLimits({ speedLimit: 0, speedSchedule: [] })
    expect(sum(await world.speeds(5))).toEqual(near(10_000_000))
  })

  it('is left wholly to those that are still there', async () => {
    const world = new World({ speedLimit: 1_000_000 })
    world.begin('1', laneOf('a'))
    world.begin('2', laneOf('a'))
    await world.speeds(1)
    world.end('1')
    expect((await world.speeds(5))['2']).toEqual(near(1_000_000))
  })
})

describe('a limit of a lane', () => {
  it('holds for its own downloads, and the rest of what all may have goes to others', async () => {
    const world = new World({ speedLimit: 1_000_000 })
    const slow = laneOf('slow', 200_000)
    world.begin('1', slow)
    world.begin('2', slow)
    world.begin('3', laneOf('other'))
    await world.speeds(1)
    const speeds = await world.speeds(5)
    expect(sum({ 1: speeds['1'] ?? 0, 2: speeds['2'] ?? 0 })).toEqual(near(200_000))
    expect(sum(speeds)).toEqual(near(1_000_000))
  })

  it('changes while they run', async () => {
    const world = new World()
    const lane = laneOf('a', 100_000)
    world.begin('1', lane)
    await world.speeds(1)
    lane.setLimits({ ...limits, speedLimit: 300_000 })
    world.bandwidth.setLimits({ speedLimit: 0, speedSchedule: [] })
    expect(sum(await world.speeds(5))).toEqual(near(300_000))
  })
})

describe('a schedule', () => {
  const rule = (text: Partial<SpeedRule>): SpeedRule => ({
    days: ['mon'],
    from: '09:00',
    to: '17:00',
    limit: 10,
    ...text,
  })
  /** 5 January 2026 was a Monday. */
  const at = (day: number, hours: number, minutes = 0) => new Date(2026, 0, day, hours, minutes).getTime()

  it.each<[schedule: SpeedRule[], time: number, limit: number]>([
    [[], at(5, 12), 99],
    [[rule({})], at(5, 9), 10],
    [[rule({})], at(5, 8, 59), 99],
    [[rule({})], at(5, 16, 59), 10],
    [[rule({})], at(5, 17), 99],
    [[rule({})], at(6, 12), 99],
    [[rule({ limit: 0 })], at(5, 12), 0],
    [[rule({ from: '22:00', to: '06:00' })], at(5, 23), 10],
    [[rule({ from: '22:00', to: '06:00' })], at(6, 5, 59), 10],
    [[rule({ from: '22:00', to: '06:00' })], at(6, 6), 99],
    [[rule({ from: '22:00', to: '06:00' })], at(5, 5), 99],
    [[rule({ days: ['sat'], from: '22:00', to: '06:00' })], at(4, 5), 10],
    [[rule({ from: '00:00', to: '00:00' })], at(5, 0), 10],
    [[rule({ from: '00:00', to: '00:00' })], at(6, 0), 99],
    [[rule({ limit: 1 }), rule({ limit: 2 })], at(5, 12), 1],
    [[rule({ days: ['sun'] }), rule({ limit: 2 })], at(5, 12), 2],
  ])('%j at %d leaves %d', (schedule, time, limit) => {
    expect(limitAt(schedule, 99, time)).toBe(limit)
  })

  it.each([{ days: [] }, { days: ['mo'] }, { from: '9:00' }, { to: '24:00' }, { limit: -1 }])(
    'is not %j',
    (wrong) => {
      expect(SpeedSchedule.safeParse([{ ...rule({}), ...wrong }]).success).toBe(false)
    },
  )

  it('begins and ends on the minute for what runs, and outside of it the usual limit holds', async () => {
    const clock = new ManualClock(at(5, 8, 59) + 30_000)
    const world = engineWorld(
      { maxActive: 1, speedSchedule: [rule({ to: '09:02', limit: 10_000 })] },
      { clock },
    )
    world.dispatch('plain', 'one')
    await settled()
    expect(world.runner.order('one').share).toBeNull()
    await clock.advance(29_999)
    expect(world.runner.allowed).toEqual([])
    await clock.advance(1)
    expect(world.runner.allowed).toEqual([['one', 1_024]])
    await clock.advance(120_000)
    expect(world.runner.allowed.at(-1)).toEqual(['one', null])
    await world.engine.close()
    expect(clock.pending).toBe(0)
  })
})

it('a run is told its share as it begins, and is given more when it asks', async () => {
  const world = engineWorld({ lanes: { plain: { speedLimit: 40_000, concurrency: 2 } } })
  world.dispatch('plain', 'one', 'two')
  await settled()
  expect(world.runner.order('one').share).toBe(40_000)
  expect(world.runner.order('two').share).toBe(20_000)
  world.runner.want('two')
  world.runner.want('one')
  expect(world.runner.allowed).toEqual([['two', 1_024]])
  await world.clock.advance(26)
  expect(world.runner.allowed).toEqual([
    ['two', 1_024],
    ['one', 1_024],
  ])
  expect(world.engine.getLane('plain')?.speedLimit).toBe(40_000)
})
