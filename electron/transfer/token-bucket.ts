import { setTimeout as sleep } from 'node:timers/promises'

/** How much of a second's bytes may come at once after a pause. */
const BURST_SECONDS = 0.2

/** Lets bytes through at a rate. It counts what has come already, so it may owe; whoever takes waits that off. */
export class TokenBucket {
  readonly #perMs: number
  readonly #burst: number
  readonly #now: () => number
  #tokens = 0
  #time: number

  /** `now` in ms, of a clock that never goes back. */
  constructor(bytesPerSecond: number, now: () => number = () => performance.now()) {
    this.#perMs = bytesPerSecond / 1_000
    this.#burst = bytesPerSecond * BURST_SECONDS
    this.#now = now
    this.#time = now()
  }

  /** Takes `bytes` and says how long to wait before the next, in ms. */
  charge(bytes: number): number {
    const now = this.#now()
    this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#time) * this.#perMs) - bytes
    this.#time = now
    return Math.max(0, -this.#tokens / this.#perMs)
  }

  async take(bytes: number, signal: AbortSignal): Promise<void> {
    const ms = this.charge(bytes)
    if (ms >= 1) await sleep(ms, undefined, { signal })
  }
}
