import { create } from 'zustand'
import type { Preferences } from '../../shared/preferences.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { report } from './notices.ts'

/** Null until the engine has told. */
export const usePreferences = create<{ readonly preferences: Preferences | null }>()(() => ({
  preferences: null,
}))

export function followPreferences(bridge: Bridge): () => void {
  const load = async () => usePreferences.setState({ preferences: await bridge.call('getPreferences', {}) })
  // Listened to first: what is told while the answer is on its way is in the answer, or comes after it.
  const stopPreferences = bridge.on('onPreferences', (preferences) =>
    usePreferences.setState({ preferences }),
  )
  const stopConnection = bridge.onConnection((connection) => {
    if (connection === 'open') load().catch(report)
  })
  return () => {
    stopPreferences()
    stopConnection()
  }
}
