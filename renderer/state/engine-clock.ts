/** More than delivery takes: the engine's clock was set. */
const JUMP_MS = 1_000

/**
 * The engine's clock as the window knows it: the two may be on different machines, and the engine's is
 * the one its moments are told in. Runs by the window's monotonic clock between the words of the engine.
 */
export class EngineClock {
  readonly #monotonic: () => number
  /** What to add to the monotonic clock. */
  #ahead: number

  constructor(wall: () => number, monotonic: () => number) {
    this.#monotonic = monotonic
    this.#ahead = wall() - monotonic()
  }

  now(): number {
    return this.#monotonic() + this.#ahead
  }

  /** `now` was the engine's time when it said so. That word may be late, never early: the fastest is the truest. */
  hear(now: number): void {
    const ahead = now - this.#monotonic()
    if (ahead > this.#ahead || this.#ahead - ahead > JUMP_MS) this.#ahead = ahead
  }
}

export const engineClock = new EngineClock(
  () => Date.now(),
  () => performance.now(),
)
