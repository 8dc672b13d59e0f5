import type { Progress } from '../../shared/run-protocol.ts'

/** Ten reports a second are as many as anyone can see. */
const INTERVAL_MS = 100

/**
 * Turns what a source says as often as it likes into few whole reports, the latest always among them. Each waits
 * for what else is said, the first too: a small file is there by then and needs but one.
 */
export class ProgressFeed {
  readonly #send: (progress: Progress) => void
  #progress: Progress = {
    transferred: 0,
    size: null,
    speed: 0,
    timeRemaining: null,
    percent: null,
    phase: null,
  }
  /** Set while there is something unsent. */
  #timer: NodeJS.Timeout | undefined

  constructor(send: (progress: Progress) => void) {
    this.#send = send
  }

  report(change: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change }
    this.#timer ??= setTimeout(() => this.#sendNow(), INTERVAL_MS)
  }

  /** Sends what is unsent. Nothing may be reported after it. */
  close(): void {
    if (this.#timer !== undefined) this.#sendNow()
  }

  #sendNow(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#send(this.#progress)
  }
}
