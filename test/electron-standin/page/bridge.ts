import type { Callable, Codec, Links } from './codec.ts'

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly args: unknown[] }
  | { readonly kind: 'return'; readonly value: unknown }
  | { readonly kind: 'throw'; readonly error: unknown }
  | { readonly kind: 'settle'; readonly id: number; readonly isGood: boolean; readonly value: unknown }
  | { readonly kind: 'expose'; readonly name: string; readonly api: unknown }

export type Expose = (name: string, api: unknown) => void

/**
 * One end of the line between a page's two worlds: events of the window they share, named so that no page
 * can guess, which carry text and nothing else. Events are synchronous, and so are calls over them. Sent
 * to the page as source. Returns how to expose something to the other end.
 */
export function makeBridge(codec: Codec, outgoing: string, incoming: string, onExpose: Expose): Expose {
  const functions = new Map<number, Callable>()
  const promises = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  let answer: Message | undefined

  const post = (message: Message): Message | undefined => {
    answer = undefined
    window.dispatchEvent(new CustomEvent(outgoing, { detail: codec.encode(message, links) }))
    return answer
  }

  const links: Links = {
    give(value) {
      const id = ++lastId
      if (typeof value === 'function') functions.set(id, value)
      else {
        value.then(
          (value) => post({ kind: 'settle', id, isGood: true, value }),
          (value: unknown) => post({ kind: 'settle', id, isGood: false, value }),
        )
      }
      return id
    },
    takeFunction:
      (id) =>
      (...args) => {
        const answer = post({ kind: 'call', id, args })
        if (answer?.kind === 'throw') throw answer.error
        return answer?.kind === 'return' ? answer.value : undefined
      },
    takePromise(id) {
      const pending = Promise.withResolvers<unknown>()
      promises.set(id, pending)
      return pending.promise
    },
  }

  const call = (id: number, args: unknown[]): Message => {
    try {
      return { kind: 'return', value: functions.get(id)?.(...args) }
    } catch (error) {
      return { kind: 'throw', error }
    }
  }

  const settle = (id: number, isGood: boolean, value: unknown) => {
    const pending = promises.get(id)
    promises.delete(id)
    if (isGood) pending?.resolve(value)
    else pending?.reject(value)
  }

  window.addEventListener(incoming, (event) => {
    const message = codec.decode((event as CustomEvent<string>).detail, links) as Message
    if (message.kind === 'call') post(call(message.id, message.args))
    else if (message.kind === 'settle') settle(message.id, message.isGood, message.value)
    else if (message.kind === 'expose') onExpose(message.name, message.api)
    else answer = message
  })

  return (name, api) => void post({ kind: 'expose', name, api })
}
