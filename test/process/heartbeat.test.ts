import { expect, it } from 'vitest'
import { Heartbeat } from '../../electron/process/heartbeat.ts'
import type { Clock } from '../../shared/clock.ts'
import { ManualClock } from '../helpers/manual-clock.ts'

it('a silence in which we stood still ourselves does not count', () => {
  let now = 0
  let ring = () => {}
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    at(_time, callback) {
      ring = callback
      return { [Symbol.dispose]: () => {} }
    },
  }
  let silences = 0
  new Heartbeat(clock, 30_000, () => {
    silences += 1
  })
  now = 3_600_000
  ring()
  expect(silences).toBe(0)
  now += 30_000
  ring()
  expect(silences).toBe(1)
})

it('says so once', async () => {
  const clock = new ManualClock()
  let silences = 0
  new Heartbeat(clock, 10, () => {
    silences += 1
  })
  await clock.advance(100)
  expect({ silences, alarms: clock.pending }).toEqual({ silences: 1, alarms: 0 })
})

it('keeps one alarm, however much is heard, and none when it is over', async () => {
  const clock = new ManualClock()
  const heartbeat = new Heartbeat(clock, 10, () => {})
  for (let i = 0; i < 100; i += 1) {
    heartbeat.heard()
    await clock.advance(5)
    expect(clock.pending).toBe(1)
  }
  heartbeat[Symbol.dispose]()
  expect(clock.pending).toBe(0)
})
