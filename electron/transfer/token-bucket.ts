import { setTimeout as sleep } from 'node:timers/promises'
import type { Throttle } from './throttle.ts'

/** How much of a second's bytes may come at once after a pause. */
const BURST_SECONDS = 0.2
/** Bytes come in pieces that take so long, over all connections. Seconds. */
const PIECE_SECONDS = 0.1
const LEAST_PIECE = 1024

/** Lets bytes through at a rate. It counts what has come already, so it may owe; whoever spends waits that off. */
export class TokenBucket implements Throttle {
  readonly #perMs: number
  readonly #burst: number
  readonly #piece: number
  readonly #now: () => number
  #tokens = 0
  #time: number

  /** `now` in ms, of a clock that never goes back. `connections`: how many may bring a piece at once. */
  constructor(bytesPerSecond: number, connections = 1, now: () => number = () => performance.now()) {
    this.#perMs = bytesPerSecond / 1_000
    this.#burst = bytesPerSecond * BURST_SECONDS
    this.#piece = Math.max(LEAST_PIECE, Math.round((bytesPerSecond * PIECE_SECONDS) / connections))
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

  spend(bytes: number): Promise<void> | null {
    const ms = this.charge(bytes)
    return ms < 1 ? null : sleep(ms, undefined, { ref: false })
  }

  mostAtOnce(): number {
    return this.#piece
  }
}
