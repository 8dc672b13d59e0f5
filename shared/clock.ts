/**
 * The only way anything that waits learns the time, so tests can own it.
 *
 * Two times on purpose: a wall clock may jump a day when a person or a time server sets it, and a
 * lane's delay must not. Rules compare `monotonic()`; `now()` is only for what people and disks see.
 */
export type Clock = {
  /** Milliseconds since the Unix epoch. May jump either way. */
  now(): number
  /** Milliseconds since some fixed moment. Never goes back. */
  monotonic(): number
  /** Calls back once, when `monotonic()` has reached `time` or as soon after as it can. Dispose to cancel. */
  at(time: number, callback: () => void): Disposable
}
