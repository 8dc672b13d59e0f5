import { create } from 'zustand'
import type { LanesPatch } from '../../shared/methods.ts'
import type { RecordId } from '../../shared/record.ts'
import type { Stats } from '../../shared/stats.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { engineClock } from './engine-clock.ts'
import { takeWaiting, useRecords } from './records.ts'
import { WaitingWatch } from './waiting-watch.ts'

/** The rows in sight. */
const useShown = create<{ readonly ids: readonly RecordId[] }>()(() => ({ ids: [] }))

export const showRows = (ids: readonly RecordId[]): void => useShown.setState({ ids })

/** Keeps the reasons of waiting rows in sight true until the returned function is called. */
export function followWaiting(bridge: Bridge): () => void {
  const { mirror } = useRecords.getState()
  const watch = new WaitingWatch({
    get: (id) => mirror.get(id),
    ask: (ids) => bridge.call('getWaiting', { ids }),
    take: takeWaiting,
    now: () => engineClock.now(),
  })
  let cap = ''
  watch.show(useShown.getState().ids)
  const stops = [
    useShown.subscribe(({ ids }) => watch.show(ids)),
    useRecords.subscribe(() => watch.arm()),
    bridge.on('onLanes', (patch) => {
      watch.lanesChanged(keysOf(patch))
      if (cap !== capOf(patch.stats)) watch.capChanged()
      cap = capOf(patch.stats)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    watch[Symbol.dispose]()
  }
}

const keysOf = ({ put, drop }: LanesPatch): ReadonlySet<string> =>
  new Set([...put.map(({ key }) => key), ...drop])
const capOf = ({ active, maxActive }: Stats): string => `${active} of ${maxActive}`
