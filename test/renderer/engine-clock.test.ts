import { expect, it } from 'vitest'
import { EngineClock } from '../../renderer/state/engine-clock.ts'

function clocks() {
  let monotonic = 500
  const clock = new EngineClock(
    () => 1_000_000,
    () => monotonic,
  )
  return { clock, pass: (ms: number) => (monotonic += ms) }
}

it('until the engine has spoken its time is taken to be ours', () => {
  const { clock, pass } = clocks()
  pass(20)
  expect(clock.now()).toBe(1_000_020)
})

it('an engine an hour ahead is believed, and runs on between its words', () => {
  const { clock, pass } = clocks()
  clock.hear(4_600_000)
  pass(250)
  expect(clock.now()).toBe(4_600_250)
})

it('a word that was long on its way does not set the clock back', () => {
  const { clock, pass } = clocks()
  clock.hear(2_000_000)
  pass(100)
  clock.hear(2_000_040)
  expect(clock.now()).toBe(2_000_100)
  clock.hear(2_000_103)
  expect(clock.now()).toBe(2_000_103)
})

it('a clock that was set back is followed', () => {
  const { clock, pass } = clocks()
  clock.hear(90_000_000)
  pass(100)
  clock.hear(3_600_000)
  expect(clock.now()).toBe(3_600_000)
})
