import type { Expose } from './bridge.ts'
import type { Callable, Codec } from './codec.ts'

/** What a page says to main. */
export type ToMain =
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown[] }

/** What main says to a page. */
export type ToPage =
  | { readonly kind: 'event'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly error: string }

/**
 * What a sandboxed preload finds: a `require` of few modules, and Electron's half of a page's life. Sent to
 * the page as source. `sendText` reaches main; main reaches us by the function named `deliverName`.
 */
export function makePreloadRequire(
  codec: Codec,
  expose: Expose,
  sendText: (text: string) => void,
  deliverName: string,
): (name: string) => unknown {
  const listeners = new Map<string, Set<Callable>>()
  const pending = new Map<number, PromiseWithResolvers<unknown> & { channel: string }>()
  let lastId = 0
  const send = (message: ToMain) => sendText(codec.encode(message))

  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => send({ kind: 'send', channel, args }),
    invoke(channel: string, ...args: unknown[]) {
      const id = ++lastId
      send({ kind: 'invoke', id, channel, args })
      const waiting = { ...Promise.withResolvers<unknown>(), channel }
      pending.set(id, waiting)
      return waiting.promise
    },
    on(channel: string, listener: Callable) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
    },
    off(channel: string, listener: Callable) {
      listeners.get(channel)?.delete(listener)
    },
  }

  const deliver = (text: string) => {
    const message = codec.decode(text) as ToPage
    if (message.kind === 'event') {
      for (const listener of listeners.get(message.channel) ?? [])
        listener({ sender: ipcRenderer }, ...message.args)
      return
    }
    const waiting = pending.get(message.id)
    pending.delete(message.id)
    if (message.kind === 'reply') waiting?.resolve(message.value)
    else waiting?.reject(new Error(`Error invoking remote method '${waiting.channel}': ${message.error}`))
  }
  Object.defineProperty(globalThis, deliverName, { value: deliver })

  const exposed = new Set<string>()
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      if (exposed.has(name))
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(name)
      expose(name, api)
    },
  }
  /** A file made by a page, as all are that a test drops, has no path. */
  const webUtils = { getPathForFile: () => '' }

  return (name) => {
    if (!/^electron(\/renderer|\/common)?$/.test(name)) throw new Error(`module not found: ${name}`)
    return { contextBridge, ipcRenderer, webUtils }
  }
}
