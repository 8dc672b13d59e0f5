import type { Clock } from '../shared/clock.ts'
import type { JsonObject } from '../shared/json.ts'
import type { Setup } from '../shared/source.ts'

/** What is missing may have been mended by then. */
const NOT_READY_MS = 10_000

type Ask = (settings: JsonObject) => Promise<Setup>
type Asked = { readonly settings: string; readonly setup: Promise<Setup>; until: number }

/**
 * The same question, asked anew only where the answer may be another: when the settings have changed, and, if it
 * was not set up, after a while. Each asking is a process, and every window asks.
 */
export function rememberedSetup(clock: Clock, ask: Ask): Ask {
  let last: Asked | undefined
  return (settings) => {
    const key = JSON.stringify(settings)
    if (last?.settings === key && clock.monotonic() < last.until) return last.setup
    const asked: Asked = { settings: key, setup: ask(settings), until: Number.POSITIVE_INFINITY }
    void asked.setup.then(({ ready }) => {
      if (!ready) asked.until = clock.monotonic() + NOT_READY_MS
    })
    last = asked
    return asked.setup
  }
}
