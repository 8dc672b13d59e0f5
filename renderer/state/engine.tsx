import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { MethodName, ParamsOf, ResultOf } from '../../shared/methods.ts'
import type { Bridge, Connection, Desktop } from '../bridge/bridge.ts'
import { followConnections } from './connections.ts'
import { followCopied } from './copied.ts'
import { followForecast } from './forecast.ts'
import { followLanes } from './lanes.ts'
import { report } from './notices.ts'
import { followOffered } from './offered.ts'
import { followPreferences } from './preferences.ts'
import { followRecords } from './records.ts'
import { finishRemovals, followRemovals } from './removal.ts'
import { followSpeeds } from './speeds.ts'
import { followWaiting } from './waiting.ts'

const BridgeContext = createContext<Bridge | null>(null)

/** Gives the window its engine and keeps every mirror of it true. */
export function EngineProvider({ bridge, children }: { bridge: Bridge; children: ReactNode }) {
  useEffect(() => {
    const stops = [
      followRecords(bridge),
      followRemovals(bridge, askOf(bridge)),
      followLanes(bridge),
      followPreferences(bridge),
      followWaiting(bridge),
      followSpeeds(),
      followConnections(bridge),
      followForecast(bridge),
      ...(bridge.desktop ? [followOffered(bridge.desktop), followCopied(bridge, bridge.desktop)] : []),
    ]
    // What was removed goes with the window, if it was still to be brought back.
    window.addEventListener('pagehide', finishRemovals)
    return () => {
      window.removeEventListener('pagehide', finishRemovals)
      for (const stop of stops) stop()
    }
  }, [bridge])
  return <BridgeContext value={bridge}>{children}</BridgeContext>
}

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext)
  if (!bridge) throw new Error('Outside EngineProvider')
  return bridge
}

export function useConnection(): Connection {
  const bridge = useBridge()
  const [connection, setConnection] = useState<Connection>('connecting')
  useEffect(() => bridge.onConnection(setConnection), [bridge])
  return connection
}

/** What can be done on the desktop this window is on; null in a browser. */
export const useDesktop = (): Desktop | null => useBridge().desktop

export type Ask = <N extends MethodName>(name: N, params: ParamsOf<N>) => Promise<ResultOf<N> | undefined>

/** A function that asks the engine and shows a notice, resolving to undefined, when it says no. */
export function useAsk(): Ask {
  const bridge = useBridge()
  return useMemo(() => askOf(bridge), [bridge])
}

function askOf(bridge: Bridge): Ask {
  return async (name, params) => {
    try {
      return await bridge.call(name, params)
    } catch (error) {
      report(error)
      return undefined
    }
  }
}
