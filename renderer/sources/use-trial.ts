import { useEffect, useRef, useState } from 'react'
import type { JsonObject } from '../../shared/json.ts'
import { isTerminal } from '../../shared/record.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { failureWords } from '../engine-words.ts'
import { useBridge } from '../state/engine.tsx'
import { loadSources } from '../state/lanes.ts'
import { usePreferences } from '../state/preferences.ts'
import type { Command } from './commands.ts'

export type Trial =
  | { readonly state: 'none' | 'running' }
  | { readonly state: 'works'; readonly file: string }
  /** The template or the link was not taken. */
  | { readonly state: 'refused'; readonly reason: string }
  | { readonly state: 'fails'; readonly reason: string }

const LOOK_MS = 400

/** Keeps commands, and tries one with a link: a download like any other, followed to its end while this is shown. */
export function useTrial(settings: JsonObject) {
  const bridge = useBridge()
  const [trial, setTrial] = useState<Trial>({ state: 'none' })
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])
  const guarded = async (act: () => Promise<void>): Promise<boolean> => {
    try {
      await act()
      return true
    } catch (error) {
      setTrial({ state: 'refused', reason: error instanceof Error ? error.message : String(error) })
      return false
    }
  }
  const keep = async (commands: readonly Command[]) => {
    const command = { ...settings, commands: [...commands] }
    usePreferences.setState({ preferences: await bridge.call('setPreferences', { sources: { command } }) })
    await loadSources(bridge)
    setTrial({ state: 'none' })
  }
  return {
    trial,
    /** True once they are kept. */
    save: (commands: readonly Command[]) => guarded(() => keep(commands)),
    /** True once they are kept and the link is on its way. */
    saveAndTry: (commands: readonly Command[], name: string, url: string) =>
      guarded(async () => {
        await keep(commands)
        const [id] = await bridge.call('add', { urls: [url], source: `command:${name}` })
        if (id === undefined) return
        setTrial({ state: 'running' })
        void follow(bridge, id, () => isShown.current).then((ended) => ended && setTrial(ended))
      }),
  }
}

/** Undefined: nobody looks any more. */
async function follow(bridge: Bridge, id: string, isWanted: () => boolean): Promise<Trial | undefined> {
  while (isWanted()) {
    const record = await bridge.call('getDownloadStatus', { id }).catch(() => null)
    if (!record) return { state: 'none' }
    if (record.filePath !== null) return { state: 'works', file: record.filePath }
    // A first failure is told at once, though it may be tried again: a template is to be put right.
    if (record.error) return { state: 'fails', reason: failureWords(record.error) }
    if (isTerminal(record.state)) return { state: 'none' }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return undefined
}
