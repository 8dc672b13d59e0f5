const SECOND_MS = 1_000

/** Tells when more messages come within a second than are allowed. Pure: it is told the time. */
export class FloodMeter {
  readonly #mostPerSecond: number
  #secondBegan = Number.NEGATIVE_INFINITY
  #count = 0

  constructor(mostPerSecond: number) {
    this.#mostPerSecond = mostPerSecond
  }

  /** What was counted so far is forgotten: other work begins. */
  restart(): void {
    this.#secondBegan = Number.NEGATIVE_INFINITY
  }

  /** Counts one more message, at `now` (ms, monotonic). True: it is one too many. */
  isFlooded(now: number): boolean {
    if (now - this.#secondBegan >= SECOND_MS) {
      this.#secondBegan = now
      this.#count = 0
    }
    this.#count += 1
    return this.#count > this.#mostPerSecond
  }
}
