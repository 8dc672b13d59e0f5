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
  return bridge.onConnection((connection) => {
    if (connection === 'open') load().catch(report)
  })
}
