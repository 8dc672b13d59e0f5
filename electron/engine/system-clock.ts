import type { Clock } from '../../shared/clock.ts'

/** setTimeout fires at once for longer delays than this, so long waits are made in steps. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  at(time, callback) {
    let timer: ReturnType<typeof setTimeout>
    // A timer may fire a fraction of a millisecond early; what it wakes must never be early.
    const arm = () => {
      const left = time - performance.now()
      if (left <= 0) callback()
      else timer = setTimeout(arm, Math.min(Math.ceil(left), LONGEST_TIMER_MS))
    }
    timer = setTimeout(arm, Math.max(0, Math.min(Math.ceil(time - performance.now()), LONGEST_TIMER_MS)))
    return { [Symbol.dispose]: () => clearTimeout(timer) }
  },
}
