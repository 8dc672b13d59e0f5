import type { Progress } from '../../shared/run-protocol.ts'

/** Ten reports a second are as many as anyone can see. */
const INTERVAL_MS = 100

/** Turns what a source says as often as it likes into few whole reports, the latest always among them. */
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
  #unsent = false
  /** Set while a report was sent less than the interval ago. */
  #timer: NodeJS.Timeout | undefined

  constructor(send: (progress: Progress) => void) {
    this.#send = send
  }

  report(change: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change }
    this.#unsent = true
    if (this.#timer === undefined) this.#sendNow()
  }

  /** Sends what is unsent. Nothing may be reported after it. */
  close(): void {
    clearTimeout(this.#timer)
    if (this.#unsent) this.#send(this.#progress)
  }

  #sendNow(): void {
    this.#unsent = false
    this.#send(this.#progress)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#unsent) this.#sendNow()
    }, INTERVAL_MS)
  }
}
