import type { Clock } from '../../shared/clock.ts'

/** An alarm later than this says that our own process stood still (sleep, a long task), so the silence was ours. */
const LATE_MS = 1_000

/** Calls back once when nothing was heard for `silenceMs`. Dispose to stop watching. */
export class Heartbeat implements Disposable {
  readonly #clock: Clock
  readonly #silenceMs: number
  readonly #onSilence: () => void
  #lastHeard: number
  /** Set while watching. One at a time, moved on only when it rings: messages come by the hundred. */
  #alarm: Disposable

  constructor(clock: Clock, silenceMs: number, onSilence: () => void) {
    this.#clock = clock
    this.#silenceMs = silenceMs
    this.#onSilence = onSilence
    this.#lastHeard = clock.monotonic()
    this.#alarm = this.#set()
  }

  heard(): void {
    this.#lastHeard = this.#clock.monotonic()
  }

  [Symbol.dispose](): void {
    this.#alarm[Symbol.dispose]()
  }

  #set(): Disposable {
    const due = this.#lastHeard + this.#silenceMs
    return this.#clock.at(due, () => {
      const now = this.#clock.monotonic()
      if (now - due > LATE_MS) this.#lastHeard = now
      if (now - this.#lastHeard >= this.#silenceMs) this.#onSilence()
      else this.#alarm = this.#set()
    })
  }
}
