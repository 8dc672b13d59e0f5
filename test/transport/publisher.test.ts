import { describe, expect, it } from 'vitest'
import { Publisher } from '../../electron/transport/publisher.ts'
import type { LanesPatch } from '../../shared/methods.ts'
import type { RecordsPatch } from '../../shared/record.ts'
import { ManualClock } from '../helpers/manual-clock.ts'
import { FakeEngine, idOf } from './fake-engine.ts'

function listening() {
  const engine = new FakeEngine()
  const clock = new ManualClock()
  const publisher = new Publisher(engine, clock)
  const records: RecordsPatch[] = []
  const lanes: LanesPatch[] = []
  const unlisten = publisher.listen((name, patch) => {
    if (name === 'onRecords') records.push(patch as RecordsPatch)
    else lanes.push(patch as LanesPatch)
  })
  return { engine, clock, publisher, records, lanes, unlisten }
}

describe('the publisher', () => {
  it('sends the first change at once and what follows every 125 ms, each record once', async () => {
    const { engine, clock, records } = listening()
    engine.put(idOf(1))
    await clock.advance(0)
    expect(records).toMatchObject([{ seq: 1, put: [{ id: idOf(1) }], drop: [] }])
    for (let size = 1; size <= 124; size += 1) {
      engine.put(idOf(1), { size })
      await clock.advance(1)
    }
    expect(records).toHaveLength(1)
    await clock.advance(1)
    expect(records.slice(1)).toMatchObject([{ seq: 2, put: [{ size: 124 }] }])
  })

  it('leaves room for answers in 20 messages a second, however much changes', async () => {
    const { engine, clock, records, lanes } = listening()
    for (let ms = 0; ms < 999; ms += 1) {
      engine.speed = ms
      engine.put(idOf(ms))
      engine.setLane('youtube', { queued: ms })
      await clock.advance(1)
    }
    expect(records.length + lanes.length).toBeLessThanOrEqual(16)
    await clock.advance(125)
    expect(new Set(records.flatMap(({ put }) => put.map(({ id }) => id))).size).toBe(999)
  })

  it('tells what is gone', async () => {
    const { engine, clock, records, lanes } = listening()
    engine.put(idOf(1))
    engine.drop(idOf(1))
    engine.setLane('http:example.test')
    engine.dropLane('http:example.test')
    await clock.advance(0)
    expect(records).toMatchObject([{ put: [], drop: [idOf(1)] }])
    expect(lanes).toMatchObject([{ put: [], drop: ['http:example.test'] }])
  })

  it('sends lanes with the totals, and the totals alone only when they differ', async () => {
    const { engine, clock, records, lanes } = listening()
    engine.put(idOf(1))
    await clock.advance(100)
    engine.put(idOf(1), { progress: 1 })
    await clock.advance(100)
    engine.speed = 5
    engine.put(idOf(1), { progress: 2 })
    await clock.advance(100)
    expect(records).toHaveLength(3)
    expect(lanes.map(({ stats }) => stats.speed)).toEqual([0, 5])
  })

  it('keeps a patch bounded and sends the rest with the next', async () => {
    const { engine, clock, records } = listening()
    for (let n = 0; n < 2_500; n += 1) engine.put(idOf(n))
    await clock.advance(300)
    expect(records.map(({ seq, put }) => [seq, put.length])).toEqual([
      [1, 1_000],
      [2, 1_000],
      [3, 500],
    ])
  })

  it('does nothing while nobody listens, and never leaves an alarm behind', async () => {
    const { engine, clock, publisher, unlisten } = listening()
    unlisten()
    engine.put(idOf(1))
    expect(clock.pending).toBe(0)
    publisher.listen(() => undefined)
    engine.put(idOf(2))
    publisher[Symbol.dispose]()
    expect(clock.pending).toBe(0)
    expect(engine.listeners).toBe(0)
  })
})
