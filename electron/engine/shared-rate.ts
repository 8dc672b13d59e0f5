/** What comes at once after a pause, and makes up for an alarm that was late. Seconds. */
const BURST_SECONDS = 0.1

/** A token bucket for many: it may owe what it gave last, and is open again once that is made up for. Times monotonic ms. */
export class SharedRate {
  /** Infinite: no limit. */
  #perSecond = Number.POSITIVE_INFINITY
  #tokens = 0
  #time: number

  constructor(now: number) {
    this.#time = now
  }

  get perSecond(): number {
    return this.#perSecond
  }

  /** Bytes per second; 0: no limit. What was given at a higher rate is not made up for at this one. */
  setRate(bytesPerSecond: number, now: number): void {
    const next = bytesPerSecond === 0 ? Number.POSITIVE_INFINITY : bytesPerSecond
    if (next === this.#perSecond) return
    this.#fill(now)
    this.#perSecond = next
    const burst = next * BURST_SECONDS
    this.#tokens = Number.isFinite(next) ? Math.max(-burst, Math.min(this.#tokens, burst)) : 0
  }

  /** `now`, or when it will be open. */
  opensAt(now: number): number {
    this.#fill(now)
    return this.#tokens >= 0 ? now : now + Math.ceil((-this.#tokens / this.#perSecond) * 1_000)
  }

  spend(bytes: number, now: number): void {
    this.#fill(now)
    if (Number.isFinite(this.#perSecond)) this.#tokens -= bytes
  }

  #fill(now: number): void {
    const seconds = (now - this.#time) / 1_000
    this.#time = now
    this.#tokens = Number.isFinite(this.#perSecond)
      ? Math.min(this.#perSecond * BURST_SECONDS, this.#tokens + seconds * this.#perSecond)
      : 0
  }
}
