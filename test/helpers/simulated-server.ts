import type { DownloadRunner } from '../../electron/engine/ports.ts'
import type { Clock } from '../../shared/clock.ts'
import { failure } from '../../shared/failure.ts'
import type { RunOrder, RunOutcome } from '../../shared/run-protocol.ts'

export type HiddenLimit = {
  /** Downloads at once; one more is refused. */
  readonly atOnce?: number
  /** Requests within any minute; one more is refused. */
  readonly perMinute?: number
}

/** Downloads of a server that has limits it does not tell, in simulated time. Keeps count of what it was asked. */
export class SimulatedServer implements DownloadRunner {
  /** When each request came, and whether it was refused. */
  readonly requests: { readonly time: number; readonly refused: boolean }[] = []
  readonly #clock: Clock
  readonly #limit: HiddenLimit
  readonly #tookMs: number
  #active = 0

  constructor(clock: Clock, limit: HiddenLimit, tookMs: number) {
    this.#clock = clock
    this.#limit = limit
    this.#tookMs = tookMs
  }

  run(order: RunOrder): Promise<RunOutcome> {
    const time = this.#clock.monotonic()
    const refused = this.#isTooMuch(time)
    this.requests.push({ time, refused })
    if (refused) {
      const tooFast = failure('rate-limited', 'Too many requests.', 5_000)
      return Promise.resolve({ kind: 'failed', failure: tooFast })
    }
    this.#active += 1
    return new Promise((resolve) => {
      this.#clock.at(time + this.#tookMs, () => {
        this.#active -= 1
        resolve({ kind: 'done', filePath: `/files/${order.targetId}`, size: 1 })
      })
    })
  }

  async discard(): Promise<void> {}
  allow(): void {}

  async close(): Promise<void> {}

  #isTooMuch(time: number): boolean {
    const { atOnce = Number.POSITIVE_INFINITY, perMinute = Number.POSITIVE_INFINITY } = this.#limit
    if (this.#active >= atOnce) return true
    const oldest = this.requests.at(-perMinute)
    return oldest !== undefined && oldest.time > time - 60_000
  }
}
