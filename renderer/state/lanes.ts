import { create } from 'zustand'
import type { LaneView } from '../../shared/lane.ts'
import type { LanesPatch } from '../../shared/methods.ts'
import type { SourceView } from '../../shared/source.ts'
import type { Stats } from '../../shared/stats.ts'
import { type Bridge, LostError } from '../bridge/bridge.ts'
import { engineClock } from './engine-clock.ts'
import { report } from './notices.ts'

const ASK_AGAIN_MS = 1_000

type Lanes = {
  readonly sources: readonly SourceView[]
  readonly byKey: ReadonlyMap<string, LaneView>
  readonly stats: Stats | null
}

export const useLanes = create<Lanes>()(() => ({ sources: [], byKey: new Map(), stats: null }))

/** What to call a lane, before the engine has told us of it too. */
export function laneLabel({ sources, byKey }: Lanes, key: string): string {
  const [source = key, ...host] = key.split(':')
  return (
    byKey.get(key)?.label ??
    (host.length > 0 ? host.join(':') : (sources.find(({ name }) => name === source)?.label ?? key))
  )
}

/** The latest question is the one whose answer counts. */
let latestAsking = 0
let askAgain: ReturnType<typeof setTimeout> | undefined

/** Has the engine tell of its sources, and asks again while it is looking at one of them. */
export async function loadSources(bridge: Bridge): Promise<void> {
  latestAsking += 1
  const asking = latestAsking
  clearTimeout(askAgain)
  const sources = await bridge.call('getSources', {})
  if (asking !== latestAsking) return
  useLanes.setState({ sources })
  if (sources.every(({ setup }) => setup.ready !== null)) return
  askAgain = setTimeout(() => void loadSources(bridge).catch(reportUnlessLost), ASK_AGAIN_MS)
}

function forgetSources(): void {
  latestAsking += 1
  clearTimeout(askAgain)
}

/** All is loaded anew once the connection is back; until then it is said that there is none. */
function reportUnlessLost(error: unknown): void {
  if (!(error instanceof LostError)) report(error)
}

export function patchLanes(byKey: ReadonlyMap<string, LaneView>, { put, drop }: LanesPatch) {
  const patched = new Map(byKey)
  for (const key of drop) patched.delete(key)
  for (const lane of put) patched.set(lane.key, lane)
  return patched
}

/** Keeps the lanes true to the engine until the returned function is called. */
export function followLanes(bridge: Bridge): () => void {
  /** Of the latest patch heard; null until the first, which may carry any number. */
  let lastSeq: number | null = null
  let latestLoad = 0

  // Each answer counts as it comes: patches before it are in it already, those after it are newer.
  const load = async () => {
    latestLoad += 1
    const thisLoad = latestLoad
    const take = (state: Partial<Lanes>) => {
      if (thisLoad === latestLoad) useLanes.setState(state)
    }
    await Promise.all([
      loadSources(bridge),
      bridge
        .call('getLanes', {})
        .then((lanes) => take({ byKey: new Map(lanes.map((lane) => [lane.key, lane])) })),
      bridge.call('getStats', {}).then((stats) => take({ stats })),
    ])
  }
  const reload = () => {
    load().catch(reportUnlessLost)
  }
  const stopLanes = bridge.on('onLanes', (patch) => {
    const isGap = lastSeq !== null && patch.seq !== lastSeq + 1
    lastSeq = patch.seq
    engineClock.hear(patch.now)
    useLanes.setState(({ byKey }) => ({ byKey: patchLanes(byKey, patch), stats: patch.stats }))
    if (isGap) reload()
  })
  const stopConnection = bridge.onConnection((connection) => {
    if (connection !== 'open') return
    lastSeq = null
    reload()
  })
  return () => {
    latestLoad += 1
    forgetSources()
    stopLanes()
    stopConnection()
  }
}
