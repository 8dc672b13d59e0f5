import { useEffect, useState } from 'react'
import type { Connections } from '../../shared/connections.ts'
import type { DownloadRecord } from '../../shared/record.ts'
import { useBridge } from '../state/engine.tsx'

const EVERY_MS = 1_000

type Told = { readonly run: string; readonly connections: Connections | null }

/** Who fetches what of a running download, asked again for as long as it runs; null: it does not, or nobody tells. */
export function useConnections({ id, state, attempt }: DownloadRecord): Connections | null {
  const bridge = useBridge()
  const [told, setTold] = useState<Told | null>(null)
  const isRunning = state === 'InProgress, Downloading'
  const run = `${id} ${attempt}`
  useEffect(() => {
    if (!isRunning) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      // What could not be asked now is asked again: the list above says that there is no connection.
      const connections = await bridge.call('getConnections', { id }).catch(() => null)
      if (isOver) return
      setTold({ run, connections })
      timer = setTimeout(() => void look(), EVERY_MS)
    }
    void look()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [bridge, id, run, isRunning])
  return isRunning && told?.run === run ? told.connections : null
}
