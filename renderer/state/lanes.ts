import { create } from 'zustand'
import type { LaneView } from '../../shared/lane.ts'
import type { LanesPatch } from '../../shared/methods.ts'
import type { SourceView } from '../../shared/source.ts'
import type { Stats } from '../../shared/stats.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { report } from './notices.ts'

type Lanes = {
  readonly sources: readonly SourceView[]
  readonly byKey: ReadonlyMap<string, LaneView>
  readonly stats: Stats | null
}

export const useLanes = create<Lanes>()(() => ({ sources: [], byKey: new Map(), stats: null }))

export const useLane = (key: string): LaneView | undefined => useLanes(({ byKey }) => byKey.get(key))

/** What to call a lane, before the engine has told us of it too. */
export function laneLabel({ sources, byKey }: Lanes, key: string): string {
  const [source = key, ...host] = key.split(':')
  return (
    byKey.get(key)?.label ??
    (host.length > 0 ? host.join(':') : (sources.find(({ name }) => name === source)?.label ?? key))
  )
}

export function patchLanes(byKey: ReadonlyMap<string, LaneView>, { put, drop }: LanesPatch) {
  const patched = new Map(byKey)
  for (const key of drop) patched.delete(key)
  for (const lane of put) patched.set(lane.key, lane)
  return patched
}

export function followLanes(bridge: Bridge): () => void {
  const load = async () => {
    const [sources, lanes, stats] = await Promise.all([
      bridge.call('getSources', {}),
      bridge.call('getLanes', {}),
      bridge.call('getStats', {}),
    ])
    useLanes.setState({ sources, byKey: new Map(lanes.map((lane) => [lane.key, lane])), stats })
  }
  const stopLanes = bridge.on('onLanes', (patch) =>
    useLanes.setState(({ byKey }) => ({ byKey: patchLanes(byKey, patch), stats: patch.stats })),
  )
  const stopConnection = bridge.onConnection((connection) => {
    if (connection === 'open') load().catch(report)
  })
  return () => {
    stopLanes()
    stopConnection()
  }
}
