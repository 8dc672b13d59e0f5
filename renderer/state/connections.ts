import { useEffect } from 'react'
import { create } from 'zustand'
import type { Connections } from '../../shared/connections.ts'
import type { DownloadRecord, RecordId } from '../../shared/record.ts'
import type { Bridge } from '../bridge/bridge.ts'

const EVERY_MS = 1_000
/** What comes into sight together is asked about together. */
const SOON_MS = 50

const useTold = create<{ readonly byId: ReadonlyMap<RecordId, Connections> }>()(() => ({ byId: new Map() }))

/** How many parts of the window show each. */
const shown = new Map<RecordId, number>()
let askSoon = (): void => {}

/** Who fetches what of a download that is in sight, for as long as it runs; null: it does not, or nobody tells. */
export function useConnections({ id, state }: DownloadRecord): Connections | null {
  const isRunning = state === 'InProgress, Downloading'
  useEffect(() => (isRunning ? show(id) : undefined), [id, isRunning])
  const connections = useTold(({ byId }) => byId.get(id) ?? null)
  return isRunning ? connections : null
}

/** Asks of all that are in sight in one question, once a second, until the returned function is called. */
export function followConnections(bridge: Bridge): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let isAsking = false
  const askIn = (ms: number) => {
    clearTimeout(timer)
    if (!isOver && shown.size > 0) timer = setTimeout(() => void ask(), ms)
  }
  const ask = async () => {
    isAsking = true
    // What could not be asked now is asked again: that there is no connection to the engine is said elsewhere.
    const told = await bridge.call('getConnections', { ids: [...shown.keys()] }).catch(() => [])
    isAsking = false
    if (isOver) return
    useTold.setState({ byId: new Map(told.map(({ id, connections }) => [id, connections])) })
    askIn(EVERY_MS)
  }
  askSoon = () => {
    if (!isAsking) askIn(SOON_MS)
  }
  askSoon()
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

function show(id: RecordId): () => void {
  shown.set(id, (shown.get(id) ?? 0) + 1)
  if (!useTold.getState().byId.has(id)) askSoon()
  return () => {
    const left = (shown.get(id) ?? 1) - 1
    if (left > 0) shown.set(id, left)
    else shown.delete(id)
  }
}
