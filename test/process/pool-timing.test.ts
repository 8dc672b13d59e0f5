import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultLimits, type PoolLimits } from '../../electron/process/pool-limits.ts'
import { ProcessPool } from '../../electron/process/process-pool.ts'
import { SupervisedRun } from '../../electron/process/supervised-run.ts'
import { WatchedProcess } from '../../electron/process/watched-process.ts'
import { FakeProcessHost } from '../helpers/fake-process-host.ts'
import { ManualClock, settled } from '../helpers/manual-clock.ts'
import { makeOrder, type OpenRun, openRun } from '../helpers/open-run.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

function setUp(limits: Partial<PoolLimits> = {}) {
  const clock = new ManualClock()
  const host = new FakeProcessHost()
  const pool = new ProcessPool({ host, clock, limits: { processors: 16, ...limits } })
  /** A run whose process is ready and has its order. */
  function run(): OpenRun {
    const open = openRun(pool, 'any')
    if (host.last.sent.length === 0) host.last.say({ type: 'ready' })
    return open
  }
  async function outcomeOf(open: OpenRun) {
    await settled()
    return Promise.race([open.outcome, settled().then(() => 'open' as const)])
  }
  return { clock, host, pool, run, outcomeOf }
}

describe('a process that runs a download', () => {
  it('is ended when nothing was heard of it for 30 s', async () => {
    const { clock, host, run, outcomeOf } = setUp()
    const open = run()
    await clock.advance(29_999)
    expect(await outcomeOf(open)).toBe('open')
    await clock.advance(1)
    expect(await outcomeOf(open)).toMatchObject({ kind: 'failed', failure: { code: 'worker-hung' } })
    expect(host.alive).toEqual([])
    expect(clock.pending).toBe(0)
  })

  it('lives as long as it says it is alive', async () => {
    const { clock, host, run, outcomeOf } = setUp()
    const open = run()
    for (let i = 0; i < 20; i += 1) {
      await clock.advance(29_000)
      host.last.say({ type: 'alive' })
    }
    expect(await outcomeOf(open)).toBe('open')
    await clock.advance(30_000)
    expect(await outcomeOf(open)).toMatchObject({ failure: { code: 'worker-hung' } })
  })

  it('is ended when it never gets ready', async () => {
    const { clock, pool, host, outcomeOf } = setUp()
    const open = openRun(pool, 'any')
    await clock.advance(30_000)
    expect(await outcomeOf(open)).toMatchObject({ failure: { code: 'worker-hung' } })
    expect(host.last.sent).toEqual([])
  })

  it('is ended by its 1,001st message within a second, not by 1,000 each second', async () => {
    const { clock, host, run, outcomeOf } = setUp()
    const open = run()
    for (let second = 0; second < 3; second += 1) {
      await clock.advance(1_000)
      for (let i = 0; i < 1_000; i += 1) host.last.say({ type: 'alive' })
    }
    expect(await outcomeOf(open)).toBe('open')
    host.last.say({ type: 'alive' })
    expect(await outcomeOf(open)).toMatchObject({ failure: { code: 'protocol', retryable: false } })
    expect(host.alive).toEqual([])
  })

  it('may serve so many small ones within a second that all their words together are more', async () => {
    const { host, run } = setUp()
    const processes = new Set()
    for (let n = 0; n < 4; n += 1) {
      const open = run()
      for (let i = 0; i < 400; i += 1) host.last.say({ type: 'alive' })
      host.last.finish()
      expect(await open.outcome).toMatchObject({ kind: 'done' })
      processes.add(host.last)
    }
    expect([processes.size, host.alive.length]).toEqual([1, 1])
  })

  it('gets 1.2 s to stop, then it is ended', async () => {
    const { clock, host, run, outcomeOf } = setUp()
    const open = run()
    open.stop('keep')
    expect(host.last.sent.at(-1)).toMatchObject({ type: 'stop', discard: false })
    await clock.advance(1_199)
    expect(host.alive).toHaveLength(1)
    await clock.advance(1)
    expect(await outcomeOf(open)).toEqual({ kind: 'stopped' })
    expect(host.alive).toEqual([])
    expect(clock.pending).toBe(0)
  })

  it('is given up within 2 s of a stop when not even force ends it', async () => {
    const { clock, host, run, outcomeOf } = setUp()
    const open = run()
    host.last.isStuck = true
    open.stop('keep')
    await clock.advance(2_000)
    expect(await outcomeOf(open)).toEqual({ kind: 'stopped' })
  })

  it('that hangs and cannot be ended is let go of when the person stops the download', async () => {
    const { clock, host, run, outcomeOf } = setUp()
    const open = run()
    host.last.isStuck = true
    await clock.advance(40_000)
    expect(await outcomeOf(open)).toBe('open')
    open.stop('keep')
    await clock.advance(2_000)
    expect(await outcomeOf(open)).toEqual({ kind: 'stopped' })
  })

  it('that was told nothing yet is ended at once when stopped', async () => {
    const { pool, host, outcomeOf } = setUp()
    const open = openRun(pool, 'any')
    open.stop('discard')
    host.last.say({ type: 'ready' })
    expect(await outcomeOf(open)).toEqual({ kind: 'stopped' })
    expect({ sent: host.last.sent, alive: host.alive }).toEqual({ sent: [], alive: [] })
  })
})

describe('a process that has ended its download', () => {
  it('serves the next one', async () => {
    const { host, run, outcomeOf } = setUp()
    for (let i = 0; i < 3; i += 1) {
      const open = run()
      host.last.finish()
      expect(await outcomeOf(open)).toMatchObject({ kind: 'done' })
    }
    expect(host.spawned).toHaveLength(1)
  })

  it('never serves two at once', async () => {
    const { host, pool, run } = setUp()
    run()
    openRun(pool, 'any')
    expect(host.spawned.map(({ sent }) => sent.length)).toEqual([1, 0])
  })

  it('is ended after 30 s of waiting', async () => {
    const { clock, host, run } = setUp()
    run()
    host.last.finish()
    await clock.advance(29_999)
    expect(host.alive).toHaveLength(1)
    await clock.advance(1)
    expect(host.alive).toEqual([])
    expect(clock.pending).toBe(0)
  })

  it('waits with one other at most once nobody has wanted it for a second; the longest idle one goes', async () => {
    const { clock, host, pool } = setUp()
    const open = [1, 2, 3].map(() => {
      const each = openRun(pool, 'any')
      host.last.say({ type: 'ready' })
      return each
    })
    for (const [at, process] of host.spawned.entries()) {
      process.finish()
      await open[at]?.outcome
      await clock.advance(1)
    }
    await clock.advance(900)
    expect(host.alive).toHaveLength(3)
    await clock.advance(1_000)
    expect(host.spawned.map(({ hasEnded }) => hasEnded)).toEqual([true, false, false])
  })

  it('is replaced after its share of downloads', async () => {
    const { host, run } = setUp({ usesPerProcess: 2 })
    for (let i = 0; i < 3; i += 1) {
      const open = run()
      host.last.finish()
      await open.outcome
    }
    expect(host.spawned.map(({ hasEnded }) => hasEnded)).toEqual([true, false])
  })

  it('is not used again when it ended while it waited, or broke the rules', async () => {
    const { host, run } = setUp()
    const first = run()
    host.last.finish()
    await first.outcome
    host.last.end({ code: 1 })
    await settled()
    const second = run()
    host.last.finish()
    await second.outcome
    host.last.isStuck = true
    host.last.say('nonsense')
    run()
    expect(host.spawned).toHaveLength(3)
  })

  it('ended on a tool that still runs is not used again', async () => {
    const { clock, host, run } = setUp()
    const open = run()
    const [order] = host.last.sent
    const runId = order?.type === 'run' ? order.order.runId : ''
    host.last.say({ type: 'tool', runId, pid: 2 ** 30, running: true })
    host.last.finish()
    await clock.advance(1_000)
    await open.outcome
    expect(host.alive).toEqual([])
  })
})

describe('where runs end sooner than a process starts', () => {
  /** Two processes, both at work on a run, as many as there are processors. */
  async function busy() {
    const world = setUp({ processors: 2 })
    const runs = [world.run(), world.run()]
    await settled()
    const [first] = world.host.spawned
    if (!first) throw new Error('No process was spawned')
    return { ...world, runs, first }
  }

  it('the next one waits for a process that is free again', async () => {
    const { host, pool, clock, outcomeOf, runs, first } = await busy()
    const next = openRun(pool, 'any')
    first.finish()
    expect(await outcomeOf(runs[0] ?? next)).toMatchObject({ kind: 'done' })
    expect(host.spawned.map(({ sent }) => sent.length)).toEqual([2, 1])
    first.finish()
    expect(await outcomeOf(next)).toMatchObject({ kind: 'done' })
    await clock.advance(1_000)
    expect(host.spawned).toHaveLength(2)
  })

  it('one whose lane counts the time from start to start does not wait, nor for those that do', async () => {
    const { host, pool } = await busy()
    openRun(pool, 'any')
    void pool.run(makeOrder({ mayWait: false }), new AbortController().signal, () => {})
    await settled()
    expect(host.spawned).toHaveLength(3)
  })

  it('it waits for 0.3 s at most', async () => {
    const { host, pool, clock } = await busy()
    openRun(pool, 'any')
    await clock.advance(299)
    expect(host.spawned).toHaveLength(2)
    await clock.advance(1)
    expect(host.spawned).toHaveLength(3)
  })

  it('one that is stopped meanwhile is over, and leaves nothing of an earlier attempt if told so', async () => {
    await using folder = await tempFolder()
    const { host, pool, outcomeOf, runs, first } = await busy()
    const part = join(folder.path, 'a.part')
    writeFileSync(part, '')
    const stop = new AbortController()
    const order = makeOrder({ partial: part, dir: folder.path })
    const outcome = pool.run(order, stop.signal, () => {})
    stop.abort('discard')
    expect(await outcome).toEqual({ kind: 'stopped' })
    expect(existsSync(part)).toBe(false)
    first.finish()
    if (runs[0]) await outcomeOf(runs[0])
    expect(host.spawned.map(({ sent }) => sent.length)).toEqual([1, 1])
  })

  it('what it is allowed meanwhile is told after its order', async () => {
    const { pool, outcomeOf, runs, first } = await busy()
    const next = openRun(pool, 'any')
    pool.allow(next.runId, 1_024)
    first.finish()
    if (runs[0]) await outcomeOf(runs[0])
    expect(first.sent.slice(1)).toMatchObject([{ type: 'run' }, { type: 'allow', bytes: 1_024 }])
  })

  it('another is started at once where they take longer', async () => {
    const { host, pool, clock, first } = await busy()
    for (let n = 0; n < 2; n += 1) {
      first.finish()
      await settled()
      openRun(pool, 'any')
      await clock.advance(20)
    }
    first.finish()
    await settled()
    openRun(pool, 'any')
    openRun(pool, 'any')
    expect(host.spawned).toHaveLength(3)
  })

  it('no more are starting than there are processors', async () => {
    const { host, pool } = setUp({ processors: 2 })
    for (let n = 0; n < 4; n += 1) openRun(pool, 'any')
    expect(host.spawned).toHaveLength(2)
  })
})

describe('the pool', () => {
  it('prepares a process in advance, once, and uses it', async () => {
    const { host, pool } = setUp()
    pool.warm()
    pool.warm()
    host.last.say({ type: 'ready' })
    openRun(pool, 'any')
    expect(host.spawned.map(({ sent }) => sent.length)).toEqual([1])
  })

  it('ends a process prepared for nothing', async () => {
    const { clock, host, pool } = setUp()
    pool.warm()
    await clock.advance(30_000)
    expect(host.alive).toEqual([])
  })

  it('ends idle processes when closed and waits for them', async () => {
    const { clock, host, pool, run } = setUp()
    const open = run()
    host.last.finish()
    await open.outcome
    host.last.isStuck = true
    const closed = pool.close().then(() => 'closed')
    await settled()
    expect(await Promise.race([closed, settled()])).toBeUndefined()
    host.last.end({ signal: 'SIGKILL' })
    expect(await closed).toBe('closed')
    expect(clock.pending).toBe(0)
  })

  it('starts nothing for a run that is stopped already', async () => {
    const { host, pool } = setUp()
    const signal = AbortSignal.abort('keep')
    expect(await pool.run({} as never, signal, () => {})).toEqual({ kind: 'stopped' })
    expect(host.spawned).toEqual([])
  })
})

it('a run that was stopped while it was given its process tells it nothing and is over', async () => {
  const [clock, limits] = [new ManualClock(), defaultLimits]
  const host = new FakeProcessHost()
  const process = new WatchedProcess(host.spawn({ name: 'any' }), clock, limits)
  host.last.say({ type: 'ready' })
  const signal = AbortSignal.abort('keep')
  const run = new SupervisedRun({ process, order: makeOrder(), signal, onEvent: () => {}, clock, limits })
  expect(await run.carryOut()).toEqual({ outcome: { kind: 'stopped' }, isReusable: false })
  expect(host.last.sent).toEqual([])
  expect(host.alive).toEqual([])
  expect(clock.pending).toBe(0)
})

it('what a run is allowed before its process is ready is told after its order, and nothing once it is over', async () => {
  const { host, pool } = setUp()
  const open = openRun(pool, 'any')
  pool.allow(open.runId, 1_024)
  expect(host.last.sent).toEqual([])
  host.last.say({ type: 'ready' })
  pool.allow(open.runId, null)
  expect(host.last.sent.map((message) => (message.type === 'allow' ? message.bytes : message.type))).toEqual([
    'run',
    1_024,
    null,
  ])
  host.last.finish()
  await open.outcome
  pool.allow(open.runId, 1_024)
  expect(host.last.sent).toHaveLength(3)
})
