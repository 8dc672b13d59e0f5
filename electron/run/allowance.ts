import type { SharedLimits } from '../sources/contract.ts'

/** Seconds of its share, before the first portion says what is usual. */
const PORTION_SECONDS = 0.05
const LEAST_PIECE = 1024
/** Connections that bring a piece at once: together they should bring no more than one portion. */
const USUAL_CONNECTIONS = 4
/** So many portions at most are owed: what was taken under a far higher limit is not made up for under a low one. */
const MOST_OWED = 4

/**
 * What the engine allows a run of limits that it shares with others. It asks before it is out, so that the answer
 * is there in time.
 */
export class Allowance implements SharedLimits {
  /** As it begins, bytes per second; null: no limits. For tools, which are told once. */
  readonly share: number | null
  readonly #want: () => void
  #isLimited: boolean
  #portion: number
  #left = 0
  #isAsking = false
  #waiting: PromiseWithResolvers<void> | null = null

  constructor(share: number | null, want: () => void) {
    this.share = share
    this.#want = want
    this.#isLimited = share !== null
    this.#portion = (share ?? 0) * PORTION_SECONDS
  }

  /** See Throttle. */
  spend(bytes: number): Promise<void> | null {
    if (!this.#isLimited) return null
    this.#left -= bytes
    if (this.#left < this.#portion / 2) this.#ask()
    if (this.#left > 0) return null
    this.#waiting ??= Promise.withResolvers()
    return this.#waiting.promise
  }

  /** See Throttle. */
  mostAtOnce(): number {
    if (!this.#isLimited) return Number.POSITIVE_INFINITY
    return Math.max(LEAST_PIECE, Math.round(this.#portion / USUAL_CONNECTIONS))
  }

  /** So many more; null: as many as there are. */
  allow(bytes: number | null): void {
    this.#isAsking = false
    this.#isLimited = bytes !== null
    this.#portion = bytes ?? 0
    this.#left = bytes === null ? 0 : Math.max(this.#left, -MOST_OWED * bytes) + bytes
    if (this.#isLimited && this.#left <= 0) this.#ask()
    else this.#release()
  }

  #release(): void {
    this.#waiting?.resolve()
    this.#waiting = null
  }

  #ask(): void {
    if (this.#isAsking) return
    this.#isAsking = true
    this.#want()
  }
}
