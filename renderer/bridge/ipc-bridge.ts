import type { RpcError } from '../../shared/rpc-error.ts'
import { refusalWords } from '../engine-words.ts'
import { type Bridge, CallError, type Desktop } from './bridge.ts'
import {
  checkedDesktopNotification,
  checkedDesktopResult,
  checkedNotification,
  checkedResult,
} from './checked.ts'

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: RpcError }

/** What the preload exposes as `window.sluice`. */
export type PreloadApi = {
  call(name: string, params: unknown): Promise<Answer>
  on(name: string, listener: (payload: unknown) => void): () => void
}

/** The bridge in Electron. Main lives as long as the window, so it is always open. */
export function ipcBridge(api: PreloadApi): Bridge {
  return {
    call: async (name, params) => checkedResult(name, await answered(api.call(name, params))),
    on: (name, listener) =>
      api.on(name, (payload) => {
        const value = checkedNotification(name, payload)
        if (value !== undefined) listener(value)
      }),
    onConnection(listener) {
      listener('open')
      return () => {}
    },
    desktop: ipcDesktop(api),
  }
}

function ipcDesktop(api: PreloadApi): Desktop {
  return {
    call: async (name, params) => checkedDesktopResult(name, await answered(api.call(name, params))),
    on: (name, listener) =>
      api.on(name, (payload) => {
        const value = checkedDesktopNotification(name, payload)
        if (value !== undefined) listener(value)
      }),
  }
}

async function answered(asked: Promise<Answer>): Promise<unknown> {
  const answer = await asked
  if (!answer.ok) throw new CallError(refusalWords(answer.error), { said: answer.error.data })
  return answer.value
}
