import { useSyncExternalStore } from 'react'
import { engineClock } from './engine-clock.ts'

const TICK_MS = 200
const FINE_BELOW_MS = 10_000

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

// One timer for all countdowns, and none when nothing counts down.
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const floor = (time: number, step: number) => Math.floor(time / step) * step

/** The engine's time, for a countdown to `until`: by the second, by fifths of one in the last ten; still when it is over. */
export function useNow(until: number | null): number {
  return useSyncExternalStore(until === null ? subscribeToNothing : subscribe, () => {
    const now = engineClock.now()
    if (until === null || now >= until) return until ?? 0
    return floor(now, until - now < FINE_BELOW_MS ? TICK_MS : 1_000)
  })
}

const subscribeToNothing = () => () => {}
