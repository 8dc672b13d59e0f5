import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { CallError, LostError } from '../../renderer/bridge/bridge.ts'
import { engineClock } from '../../renderer/state/engine-clock.ts'
import { followLanes, useLanes } from '../../renderer/state/lanes.ts'
import { useNotices } from '../../renderer/state/notices.ts'
import { followPreferences, usePreferences } from '../../renderer/state/preferences.ts'
import { followRecords, takeWaiting, useRecords } from '../../renderer/state/records.ts'
import { defaultPreferences } from '../../shared/preferences.ts'
import { FakeBridge } from '../helpers/fake-bridge.ts'

// The window's mirrors over a bridge, without the window.

let stop = () => {}
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  stop()
  vi.useRealTimers()
})
const settle = () => vi.advanceTimersByTimeAsync(1_000)
const asked = (bridge: FakeBridge, name: string) => bridge.calls.filter((call) => call.name === name).length

it('a gap in what is told of lanes has them all asked for again', async () => {
  const bridge = new FakeBridge('busy')
  stop = followLanes(bridge)
  await settle()
  const patch = { now: Date.now(), put: [], drop: [], stats: bridge.queue.stats() }
  bridge.tell('onLanes', { ...patch, seq: 7 })
  bridge.tell('onLanes', { ...patch, seq: 8 })
  await settle()
  expect(asked(bridge, 'getLanes')).toBe(1)
  bridge.queue.changeLane('youtube', { paused: true })
  bridge.tell('onLanes', { ...patch, seq: 10 })
  await settle()
  expect(asked(bridge, 'getLanes')).toBe(2)
  expect(useLanes.getState().byKey.get('youtube')?.paused).toBe(true)
})

it('after a new connection the numbers of lanes may begin anew', async () => {
  const bridge = new FakeBridge('busy')
  stop = followLanes(bridge)
  await settle()
  const patch = { now: Date.now(), put: [], drop: [], stats: bridge.queue.stats() }
  bridge.tell('onLanes', { ...patch, seq: 40 })
  bridge.become('lost')
  bridge.become('open')
  bridge.tell('onLanes', { ...patch, seq: 1 })
  await settle()
  expect(asked(bridge, 'getLanes')).toBe(2)
})

it('lanes that could not be asked for since the connection went are no notice of their own', async () => {
  for (const [error, notices] of [
    [new LostError('gone'), []],
    [new CallError('no'), ['no']],
  ] as const) {
    const bridge = new FakeBridge('busy')
    vi.spyOn(bridge, 'call').mockRejectedValue(error)
    stop = followLanes(bridge)
    await settle()
    expect(useNotices.getState().notices.map(({ message }) => message)).toEqual(notices)
    stop()
  }
})

it('a source that is being looked at is asked for again until it is known, then no more', async () => {
  const bridge = new FakeBridge('busy')
  const [first] = bridge.sources
  if (!first) throw new Error('The fake engine has no source.')
  const known = bridge.sources
  bridge.sources = [{ ...first, setup: { ready: null } }, ...known.slice(1)]
  stop = followLanes(bridge)
  await settle()
  expect(useLanes.getState().sources).toHaveLength(known.length)
  expect(useLanes.getState().sources[0]?.setup).toEqual({ ready: null })
  bridge.sources = known
  await settle()
  expect(useLanes.getState().sources).toEqual(known)
  const before = asked(bridge, 'getSources')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked(bridge, 'getSources')).toBe(before)
})

it('the engine’s clock is heard with each change of lanes', async () => {
  const bridge = new FakeBridge('busy')
  stop = followLanes(bridge)
  const now = Date.now() + 3_600_000
  bridge.tell('onLanes', { seq: 1, now, put: [], drop: [], stats: bridge.queue.stats() })
  expect(Math.abs(engineClock.now() - now)).toBeLessThan(1_000)
})

it('preferences another window changed are followed', async () => {
  const bridge = new FakeBridge('empty')
  stop = followPreferences(bridge)
  await settle()
  expect(usePreferences.getState().preferences).toEqual(defaultPreferences)
  bridge.tell('onPreferences', { ...defaultPreferences, maxActive: 3 })
  expect(usePreferences.getState().preferences?.maxActive).toBe(3)
})

it('an answer about waiting changes only what still waits', async () => {
  const bridge = new FakeBridge('busy')
  stop = followRecords(bridge)
  await settle()
  const { mirror } = useRecords.getState()
  const ofState = (state: string) => mirror.ids.find((id) => mirror.get(id)?.state === state)
  const [queued, running] = [ofState('Initializing'), ofState('InProgress, Downloading')]
  if (!queued || !running) throw new Error('The fake queue has neither.')
  const waiting = { reason: 'global-cap', until: null, position: 9 } as const
  takeWaiting([
    { id: queued, waiting },
    { id: running, waiting },
  ])
  expect(mirror.get(queued)?.waiting).toEqual(waiting)
  expect(mirror.get(running)?.waiting).toBeNull()
  const { version } = mirror
  takeWaiting([{ id: queued, waiting: { ...waiting } }])
  expect(mirror.version).toBe(version)
})
